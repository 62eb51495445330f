#include "tests/daemon/fresh_database.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "daemon/migrate.h"
#include "tests/check.h"

static struct db *connect_to(const char *name)
{
    struct error error = {0};
    struct db *db = NULL;
    char conninfo[96];

    (void)snprintf(conninfo, sizeof conninfo, "dbname=%s", name);
    if (!db_open(conninfo, &db, &error)) {
        fail_msg("%s", error.text);
    }
    return db;
}

static void create(struct fresh_database *fresh, const char *of)
{
    struct timespec now = {0};
    char sql[192];
    struct db *server = connect_to("postgres");

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    (void)snprintf(fresh->name, sizeof fresh->name, "test_%d_%lld_%ld", (int)getpid(),
                   (long long)now.tv_sec, now.tv_nsec);
    (void)snprintf(sql, sizeof sql, "create database %s template %s", fresh->name, of);
    test_execute(server, sql);
    db_close(&server);
}

void fresh_database_create_empty(struct fresh_database *fresh)
{
    create(fresh, "template1");
    fresh->db = connect_to(fresh->name);
}

/* Migrated once in each program: to copy is quicker. */
static void ensure_pattern(const char *name)
{
    struct error error = {0};
    int applied = 0;
    char sql[192];
    struct db *server = connect_to("postgres");

    (void)snprintf(sql, sizeof sql, "select count(*) from pg_database where datname = '%s'", name);
    if (test_number(server, sql) == 0) {
        struct db *pattern = NULL;

        (void)snprintf(sql, sizeof sql, "create database %s", name);
        test_execute(server, sql);
        pattern = connect_to(name);
        if (!migrate(pattern, &applied, &error)) {
            fail_msg("%s", error.text);
        }
        db_close(&pattern);
    }
    db_close(&server);
}

void fresh_database_create(struct fresh_database *fresh)
{
    char pattern[64];

    (void)snprintf(pattern, sizeof pattern, "pattern_%d", (int)getpid());
    ensure_pattern(pattern);
    create(fresh, pattern);
    fresh->db = connect_to(fresh->name);
}

void fresh_database_drop(struct fresh_database *fresh)
{
    char sql[128];
    struct db *server = connect_to("postgres");

    db_close(&fresh->db);
    (void)snprintf(sql, sizeof sql, "drop database if exists %s with (force)", fresh->name);
    test_execute(server, sql);
    db_close(&server);
}

struct db *fresh_database_connect(const struct fresh_database *fresh)
{
    return connect_to(fresh->name);
}

int fresh_database_setup(void **state)
{
    struct fresh_database *fresh = calloc(1, sizeof *fresh);

    assert_non_null(fresh);
    fresh_database_create(fresh);
    *state = fresh;
    return 0;
}

int fresh_database_teardown(void **state)
{
    fresh_database_drop(*state);
    free(*state);
    return 0;
}

void test_execute(struct db *db, const char *sql)
{
    struct error error = {0};

    if (!db_script(db, sql, sql, &error)) {
        fail_msg("%s", error.text);
    }
}

char *test_text(struct db *db, struct arena *arena, const char *sql)
{
    DB_RESULT(result);

    result = PQexec(db_connection(db), sql);
    if (PQresultStatus(result) != PGRES_TUPLES_OK || PQntuples(result) == 0) {
        fail_msg("%s: %s", sql, PQerrorMessage(db_connection(db)));
    }
    return db_cell_copy(arena, result, 0, 0);
}

int64_t test_number(struct db *db, const char *sql)
{
    ARENA(arena);

    return strtoll(test_text(db, arena, sql), NULL, 10);
}
