#include "daemon/quarantine.h"

#include "daemon/ingest_file.h"
#include "daemon/jobs.h"
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
