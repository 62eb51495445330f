#include "daemon/quarantine.h"

#include "daemon/ingest.h"
#include "daemon/printable.h"

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

static bool read_again(struct db *db, struct arena *arena, int64_t file_no, const char **ret_reason,
                       struct error *error)
{
    const char *reason = NULL;

    if (!db_begin(db, error) || !waits(db, arena, file_no, error) ||
        !ingest_read(db, arena, file_no, &reason, error)) {
        return false;
    }
    if (reason == NULL &&
        (!db_execute(db, &SQL_QUARANTINE_RELEASE, DB_VALUES(db_int(arena, file_no)), NULL, error) ||
         !db_execute(db, &SQL_JOB_QUEUE, DB_VALUES(db_text("reconcile")), NULL, error))) {
        return false;
    }
    if (!db_commit(db, error)) {
        return false;
    }
    *ret_reason = reason;
    return true;
}

bool quarantine_retry(struct db *db, struct arena *arena, int64_t file_no, const char **ret_reason,
                      struct error *error)
{
    if (!read_again(db, arena, file_no, ret_reason, error)) {
        db_rollback(db);
        return false;
    }
    return true;
}

bool quarantine_discard(struct db *db, struct arena *arena, int64_t file_no, const char *why,
                        struct error *error)
{
    int64_t rows = 0;

    if (!db_execute(db, &SQL_QUARANTINE_DISCARD,
                    DB_VALUES(db_int(arena, file_no), db_text(printable_text(arena, why))), &rows,
                    error)) {
        return false;
    }
    return rows == 1 ||
           error_set(error, ERROR_INPUT, "file %jd is not in quarantine, or was discarded already",
                     (intmax_t)file_no);
}
