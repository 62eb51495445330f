#include "daemon/quarantine.h"

#include "daemon/ingest_file.h"
#include "daemon/jobs.h"
#include "daemon/log.h"
#include "daemon/printable.h"
#include "parsers/validate/rulebook.h"

static bool waits(struct db *db, struct arena *arena, int64_t file_no, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_QUARANTINE_TAKE, DB_VALUES(db_int(arena, file_no)), &result, error)) {
        return false;
    }
    if (PQntuples(result) == 0) {
        return error_set(error, ERROR_INPUT, "file %jd is not in quarantine", (intmax_t)file_no);
    }
    return !db_cell_bool(result, 0, 1) ||
           error_set(error, ERROR_INPUT, "file %jd was discarded", (intmax_t)file_no);
}

static bool read_again(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                       int64_t file_no, const char **ret_reason, struct error *error)
{
    struct ingest_result result = {0};

    if (!db_begin(db, error) || !waits(db, arena, file_no, error) ||
        !ingest_file(db, rulebook, arena, file_no, true, &result, error)) {
        return false;
    }
    if (result.stored > 0 && !jobs_queue(db, "reconcile", "", error)) {
        return false;
    }
    if (!db_commit(db, error)) {
        return false;
    }
    *ret_reason = result.reason;
    return true;
}

bool quarantine_retry(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                      int64_t file_no, const char **ret_reason, struct error *error)
{
    if (!read_again(db, rulebook, arena, file_no, ret_reason, error)) {
        db_rollback(db);
        return false;
    }
    return true;
}

/* Asked for once, tried once; what is wrong with the one file is told, and the next is tried. */
static bool retry_next(struct db *db, const struct rulebook *rulebook, int64_t file_no,
                       struct error *error)
{
    ARENA(arena);
    const char *reason = NULL;
    struct error why = {0};
    bool read;

    if (!db_execute(db, &SQL_QUARANTINE_RETRIED, DB_VALUES(db_int(arena, file_no)), NULL, error)) {
        return false;
    }
    read = quarantine_retry(db, rulebook, arena, file_no, &reason, &why);
    if (!read && (why.kind == ERROR_UNAVAILABLE || why.kind == ERROR_CONFLICT)) {
        *error = why;
        return false;
    }
    log_line(
        read ? LOG_LINE_INFO : LOG_LINE_ERROR,
        &(struct log_about){.error = read ? LOG_NO_ERROR : LOG_RETRY_FAILED, .file_no = file_no},
        "file %jd read again: %s", (intmax_t)file_no,
        !read            ? masked_text(arena, why.text)
        : reason == NULL ? "stored"
                         : reason);
    return true;
}

bool quarantine_retry_asked(struct db *db, struct error *error)
{
    CLEANUP(rulebook_free) struct rulebook *rulebook = rulebook_new();
    DB_RESULT(asked);

    if (!db_run(db, &SQL_QUARANTINE_ASKED, DB_NO_VALUES, &asked, error)) {
        return false;
    }
    for (int at = 0; at < PQntuples(asked); at++) {
        if (!retry_next(db, rulebook, db_cell_int(asked, at, 0), error)) {
            return false;
        }
    }
    return true;
}

bool quarantine_discard(struct db *db, struct arena *arena, int64_t file_no, const char *why,
                        struct error *error)
{
    int64_t rows = 0;

    if (!db_execute(db, &SQL_QUARANTINE_DISCARD,
                    DB_VALUES(db_int(arena, file_no), db_text(masked_text(arena, why))), &rows,
                    error)) {
        return false;
    }
    return rows > 0 ||
           error_set(error, ERROR_INPUT, "file %jd is not in quarantine, or was discarded already",
                     (intmax_t)file_no);
}
