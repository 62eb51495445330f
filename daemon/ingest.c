#include "daemon/ingest.h"

#include <inttypes.h>
#include <sys/stat.h>

#include "daemon/ingest_file.h"
#include "daemon/jobs.h"
#include "daemon/keep.h"
#include "daemon/printable.h"

enum { TRIES_MAX = 3 };

bool arrival_key(struct arena *arena, int fd, const char *source, const char *path,
                 const char **ret_key, struct error *error)
{
    struct stat status;

    if (fstat(fd, &status) != 0) {
        return error_set(error, ERROR_UNAVAILABLE, "%s: cannot be examined", path);
    }
    const char *key =
        arena_printf(arena, "%s %ju:%ju:%jd.%09ld:%jd %s", source, (uintmax_t)status.st_dev,
                     (uintmax_t)status.st_ino, (intmax_t)status.st_mtim.tv_sec,
                     status.st_mtim.tv_nsec, (intmax_t)status.st_size, path);

    *ret_key = printable_text(arena, key);
    return true;
}

/* *ret_mine: nobody else has read it or is at it. */
static bool take(struct db *db, struct arena *arena, int64_t file_no, bool *ret_mine,
                 struct error *error)
{
    int64_t rows = 0;

    if (!db_execute(db, &SQL_FILE_UNREAD_TAKE, DB_VALUES(db_int(arena, file_no)), &rows, error)) {
        return false;
    }
    *ret_mine = rows == 1;
    return true;
}

/* What somebody else made of a file that we stored. */
static bool look_up(struct db *db, struct arena *arena, struct arrival *arrival,
                    struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_QUARANTINE_REASON, DB_VALUES(db_int(arena, arrival->file_no)), &result,
                error)) {
        return false;
    }
    arrival->reason = db_null(result, 0, 0) ? NULL : db_cell_copy(arena, result, 0, 0);
    arrival->outcome =
        arrival->reason == NULL || db_cell_bool(result, 0, 1) ? INGEST_STORED : INGEST_QUARANTINED;
    return true;
}

static bool read_arrival(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                         struct arrival *arrival, bool *ret_stored, struct error *error)
{
    struct ingest_result result = {0};
    bool mine = false;

    *ret_stored = false;
    if (arrival->outcome == INGEST_REFUSED) {
        return true;
    }
    if (!take(db, arena, arrival->file_no, &mine, error)) {
        return false;
    }
    if (!mine) {
        return arrival->outcome != INGEST_PENDING || look_up(db, arena, arrival, error);
    }
    if (!ingest_file(db, rulebook, arena, arrival->file_no, false, &result, error)) {
        return error_in(error, "file %" PRId64, arrival->file_no);
    }
    arrival->reason = result.reason;
    arrival->attachments_left = result.attachments_left;
    arrival->invoices = result.invoices;
    *ret_stored = result.stored > 0;
    if (arrival->outcome != INGEST_REPEATED) {
        arrival->outcome = *ret_stored ? INGEST_STORED : INGEST_QUARANTINED;
    }
    return true;
}

static bool queue_reconcile(struct db *db, bool due, struct error *error)
{
    return !due || jobs_queue(db, "reconcile", "", error);
}

static bool read_batch(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                       struct arrival *arrivals, size_t count, struct error *error)
{
    bool due = false;

    if (!db_begin(db, error)) {
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        bool stored = false;

        if (!read_arrival(db, rulebook, arena, &arrivals[at], &stored, error)) {
            return false;
        }
        due = due || stored || arrivals[at].outcome == INGEST_REPEATED;
    }
    return queue_reconcile(db, due, error) && db_commit(db, error);
}

bool ingest_batch(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                  const char *source, struct arrival *arrivals, size_t count, struct error *error)
{
    if (!keep_batch(db, arena, source, arrivals, count, error)) {
        return false;
    }
    for (int attempt = 1;; attempt++) {
        struct error why = {0};

        if (read_batch(db, rulebook, arena, arrivals, count, &why)) {
            return true;
        }
        db_rollback(db);
        if (why.kind != ERROR_CONFLICT || attempt == TRIES_MAX) {
            *error = why;
            return false;
        }
        keep_forget_outcomes(arrivals, count);
    }
}

bool ingest_settle(struct db *db, struct arena *arena, const struct arrival *arrivals, size_t count,
                   struct error *error)
{
    int64_t *receipts = arena_array(arena, int64_t, count + 1);
    size_t settled = 0;

    for (size_t at = 0; at < count; at++) {
        if (arrivals[at].receipt_no != 0) {
            receipts[settled++] = arrivals[at].receipt_no;
        }
    }
    return settled == 0 ||
           db_execute(db, &SQL_RECEIPT_SETTLE, DB_VALUES(db_int_array(arena, receipts, settled)),
                      NULL, error);
}

static bool read_leftovers(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                           int *ret_count, struct error *error)
{
    DB_RESULT(result);

    if (!db_begin(db, error) || !db_run(db, &SQL_FILE_UNREAD_LIST, DB_NO_VALUES, &result, error)) {
        return false;
    }
    int count = PQntuples(result);

    for (int at = 0; at < count; at++) {
        struct arrival arrival = {.file_no = db_cell_int(result, at, 0), .name = "a stored file"};
        bool stored = false;

        if (!read_arrival(db, rulebook, arena, &arrival, &stored, error)) {
            return false;
        }
    }
    if (!queue_reconcile(db, count > 0, error) || !db_commit(db, error)) {
        return false;
    }
    *ret_count = count;
    return true;
}

bool ingest_leftovers(struct db *db, const struct rulebook *rulebook, int *ret_count,
                      struct error *error)
{
    ARENA(arena);

    if (!read_leftovers(db, rulebook, arena, ret_count, error)) {
        db_rollback(db);
        return false;
    }
    return true;
}
