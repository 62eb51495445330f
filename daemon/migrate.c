#include "daemon/migrate.h"

#include <sodium.h>
#include <string.h>

#include "daemon/db.h"
#include "daemon/finding_kinds.h"

enum { DIGEST_TEXT_BYTES = 2 * crypto_hash_sha256_BYTES + 1 };

static void digest(const struct migration *file, char ret_text[DIGEST_TEXT_BYTES])
{
    unsigned char hash[crypto_hash_sha256_BYTES];

    (void)crypto_hash_sha256(hash, (const unsigned char *)file->sql, strlen(file->sql));
    (void)sodium_bin2hex(ret_text, DIGEST_TEXT_BYTES, hash, sizeof hash);
}

static const struct migration *by_name(const char *name)
{
    for (size_t at = 0; at < migration_count; at++) {
        if (strcmp(migration_all[at].name, name) == 0) {
            return &migration_all[at];
        }
    }
    return NULL;
}

/* What was run here must be what we know by that name. */
static bool check_known(const PGresult *list, struct error *error)
{
    for (int row = 0; row < PQntuples(list); row++) {
        const char *name = db_cell(list, row, 0);
        const struct migration *file = by_name(name);
        char expected[DIGEST_TEXT_BYTES];

        if (file == NULL) {
            return error_set(error, ERROR_INPUT,
                             "the schema in the database is newer than this program: it has "
                             "migration %s; install the newer avstamd",
                             name);
        }
        digest(file, expected);
        if (strcmp(expected, db_cell(list, row, 1)) != 0) {
            return error_set(error, ERROR_INPUT,
                             "migration %s was changed after it was run in this database", name);
        }
    }
    return true;
}

static bool was_run(const PGresult *list, const struct migration *file)
{
    for (int row = 0; row < PQntuples(list); row++) {
        if (strcmp(db_cell(list, row, 0), file->name) == 0) {
            return true;
        }
    }
    return false;
}

static bool run_file(struct db *db, const struct migration *file, struct error *error)
{
    char text[DIGEST_TEXT_BYTES];

    digest(file, text);
    return db_begin(db, error) &&
           db_execute(db, &SQL_MIGRATION_PATIENCE, DB_NO_VALUES, NULL, error) &&
           db_script(db, file->name, file->sql, error) &&
           db_execute(db, &SQL_MIGRATION_INSERT, DB_VALUES(db_text(file->name), db_text(text)),
                      NULL, error) &&
           db_commit(db, error);
}

static bool run_roles(struct db *db, struct error *error)
{
    return db_begin(db, error) &&
           db_execute(db, &SQL_MIGRATION_PATIENCE, DB_NO_VALUES, NULL, error) &&
           db_script(db, migration_roles.name, migration_roles.sql, error) && db_commit(db, error);
}

static bool migrate_locked(struct db *db, int *ret_applied, struct error *error)
{
    int applied = 0;
    DB_RESULT(list);

    if (!db_execute(db, &SQL_MIGRATION_SCHEMA, DB_NO_VALUES, NULL, error) ||
        !db_execute(db, &SQL_MIGRATION_TABLE, DB_NO_VALUES, NULL, error) ||
        !db_run(db, &SQL_MIGRATION_LIST, DB_NO_VALUES, &list, error) || !check_known(list, error)) {
        return false;
    }
    for (size_t at = 0; at < migration_count; at++) {
        if (was_run(list, &migration_all[at])) {
            continue;
        }
        if (!run_file(db, &migration_all[at], error)) {
            return false;
        }
        applied++;
    }
    if (!run_roles(db, error) || !finding_kinds_put(db, error)) {
        return false;
    }
    *ret_applied = applied;
    return true;
}

bool migrate(struct db *db, int *ret_applied, struct error *error)
{
    struct error ignored = {0};

    if (!db_execute(db, &SQL_MIGRATION_LOCK, DB_NO_VALUES, NULL, error)) {
        return error_in(error, "migrating");
    }
    bool migrated = migrate_locked(db, ret_applied, error);

    if (!migrated) {
        db_rollback(db);
    }
    if (!migrated && error->kind == ERROR_CONFLICT) {
        (void)error_in(error, "somebody is working with these tables: stop the services, or try "
                              "again");
    }
    /* A lost connection has lost the lock, too. */
    (void)!db_execute(db, &SQL_MIGRATION_UNLOCK, DB_NO_VALUES, NULL, &ignored);
    return migrated || error_in(error, "migrating");
}

bool migrate_known(const PGresult *exists, struct error *error)
{
    return db_cell_bool(exists, 0, 0) ||
           error_set(error, ERROR_INPUT,
                     "the database has no schema of avstamd yet: run 'avstamd migrate'");
}

bool migrate_current(const PGresult *list, struct error *error)
{
    if (!check_known(list, error)) {
        return false;
    }
    for (size_t at = 0; at < migration_count; at++) {
        if (!was_run(list, &migration_all[at])) {
            return error_set(error, ERROR_INPUT,
                             "the schema in the database is older than this program: run 'avstamd "
                             "migrate'");
        }
    }
    return true;
}

bool migrate_check(struct db *db, struct error *error)
{
    DB_RESULT(exists);
    DB_RESULT(list);

    return db_run(db, &SQL_MIGRATION_EXISTS, DB_NO_VALUES, &exists, error) &&
           migrate_known(exists, error) &&
           db_run(db, &SQL_MIGRATION_LIST, DB_NO_VALUES, &list, error) &&
           migrate_current(list, error);
}
