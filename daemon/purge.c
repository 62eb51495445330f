#include "daemon/purge.h"

#include <inttypes.h>
#include <time.h>

/* Rows of a kind in one transaction: a second's work, so that nobody waits for longer. */
enum { BATCH = 200, ATTEMPTS = 10 };

static bool step(struct db *db, struct arena *arena, bool *ret_goes_on, int64_t *ret_pending,
                 struct error *error)
{
    DB_RESULT(result);

    if (!db_begin(db, error)) {
        return false;
    }
    if (!db_run(db, &SQL_PURGE_STEP, DB_VALUES(db_int(arena, BATCH)), &result, error) ||
        !db_commit(db, error)) {
        db_rollback(db);
        return false;
    }
    *ret_goes_on = db_cell_bool(result, 0, 0);
    *ret_pending = db_cell_int(result, 0, 1);
    return true;
}

/* A batch that met somebody else's lock is tried again: they have work to do, too. */
static bool step_patiently(struct db *db, struct arena *arena, bool *ret_goes_on,
                           int64_t *ret_pending, struct error *error)
{
    for (int attempt = 1;; attempt++) {
        if (step(db, arena, ret_goes_on, ret_pending, error)) {
            return true;
        }
        if (error->kind != ERROR_CONFLICT || attempt == ATTEMPTS) {
            return false;
        }
        (void)nanosleep(&(struct timespec){.tv_sec = attempt}, NULL);
    }
}

static bool begin(struct db *db, const char *by, int64_t *ret_purge_no, struct error *error)
{
    DB_RESULT(result);

    if (!db_begin(db, error)) {
        return false;
    }
    if (!db_run(db, &SQL_PURGE_BEGIN, DB_VALUES(db_text(by)), &result, error) ||
        !db_commit(db, error)) {
        db_rollback(db);
        return false;
    }
    *ret_purge_no = db_cell_int(result, 0, 0);
    return true;
}

static bool run_locked(struct db *db, const char *by,
                       void (*progress)(void *context, const char *what), void *context,
                       int64_t *ret_purge_no, struct error *error)
{
    bool goes_on = true;
    int64_t pending = 0;

    if (!begin(db, by, ret_purge_no, error)) {
        return false;
    }
    while (goes_on) {
        ARENA(arena);

        if (!step_patiently(db, arena, &goes_on, &pending, error)) {
            return error_in(error, "purge %" PRId64 " goes on where it was when it is begun again",
                            *ret_purge_no);
        }
        if (progress != NULL) {
            progress(context, arena_printf(arena, "purging, %" PRId64 " to go", pending));
        }
    }
    return true;
}

/* Who was killed a moment ago may still have its last batch running in the server: patience. */
static bool lock(struct db *db, struct error *error)
{
    enum { TRIES = 30 };
    static const struct timespec pause = {.tv_nsec = 500000000};

    for (int at = 0; at < TRIES; at++) {
        DB_RESULT(locked);

        if (!db_run(db, &SQL_PURGE_LOCK, DB_NO_VALUES, &locked, error)) {
            return false;
        }
        if (db_cell_bool(locked, 0, 0)) {
            return true;
        }
        (void)nanosleep(&pause, NULL);
    }
    return error_set(error, ERROR_CONFLICT, "another process is purging at this moment");
}

bool purge_run(struct db *db, const char *by, void (*progress)(void *context, const char *what),
               void *context, int64_t *ret_purge_no, struct error *error)
{
    struct error ignored = {0};

    if (!db_execute(db, &SQL_JOB_SESSION, DB_NO_VALUES, NULL, error) || !lock(db, error)) {
        return false;
    }
    bool done = run_locked(db, by, progress, context, ret_purge_no, error);

    if (db_alive(db) && !db_execute(db, &SQL_PURGE_UNLOCK, DB_NO_VALUES, NULL, &ignored)) {
        (void)ignored; /* a lost connection unlocks by itself */
    }
    return done;
}
