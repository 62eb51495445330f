#include "daemon/jobs.h"

#include <inttypes.h>
#include <string.h>

#include "daemon/clock.h"
#include "daemon/log.h"
#include "daemon/printable.h"
#include "daemon/reconcile_run.h"

struct job {
    int64_t job_no;
    const char *kind;
};

static const struct job_kind {
    const char *name;
    bool full;
} kinds[] = {
    {"reconcile", false},
    {"night", true},
};

bool jobs_due(struct db *db, bool *ret_due, int64_t *ret_wait_ms, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_JOB_DUE, DB_NO_VALUES, &result, error)) {
        return false;
    }
    int64_t wait = db_cell_int(result, 0, 1);

    *ret_due = db_cell_bool(result, 0, 0);
    *ret_wait_ms = db_null(result, 0, 1) ? -1 : wait < 0 ? 0 : wait;
    return true;
}

bool jobs_night(struct db *db, struct error *error)
{
    return db_execute(db, &SQL_JOB_NIGHT, DB_NO_VALUES, NULL, error) &&
           db_execute(db, &SQL_JOB_FORGET, DB_NO_VALUES, NULL, error);
}

static bool claim(struct db *db, struct arena *arena, int64_t job_no, bool *ret_claimed,
                  struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_JOB_CLAIM, DB_VALUES(db_int(arena, job_no)), &result, error)) {
        return false;
    }
    *ret_claimed = db_cell_bool(result, 0, 0);
    return true;
}

static bool take_in_transaction(struct db *db, struct arena *arena, struct job *ret_job,
                                bool *ret_taken, struct error *error)
{
    bool claimed = false;
    DB_RESULT(result);

    if (!db_begin(db, error) || !db_run(db, &SQL_JOB_TAKE, DB_NO_VALUES, &result, error)) {
        return false;
    }
    if (PQntuples(result) == 1) {
        ret_job->job_no = db_cell_int(result, 0, 0);
        ret_job->kind = db_cell_copy(arena, result, 0, 1);
        if (!claim(db, arena, ret_job->job_no, &claimed, error) ||
            (claimed && !db_execute(db, &SQL_JOB_BEGIN, DB_VALUES(db_int(arena, ret_job->job_no)),
                                    NULL, error))) {
            return false;
        }
    }
    *ret_taken = claimed;
    return db_commit(db, error);
}

static bool take(struct db *db, struct arena *arena, struct job *ret_job, bool *ret_taken,
                 struct error *error)
{
    if (!take_in_transaction(db, arena, ret_job, ret_taken, error)) {
        db_rollback(db);
        return false;
    }
    return true;
}

static bool perform(struct db *db, const struct job *job,
                    void (*progress)(void *context, const char *what), void *context,
                    struct error *error)
{
    struct reconcile_options options = {
        .as_of = clock_today(), .only_month = MONTH_NONE, .progress = progress, .context = context};
    struct reconcile_summary summary = {0};

    for (size_t at = 0; at < sizeof kinds / sizeof kinds[0]; at++) {
        if (strcmp(kinds[at].name, job->kind) == 0) {
            options.full = kinds[at].full;
        }
    }
    if (!reconcile_run(db, &options, &summary, error)) {
        return false;
    }
    log_line(LOG_LINE_INFO, &(struct log_about){.job_no = job->job_no},
             "%s: run %" PRId64 " settled %" PRId64 " accounts and judged %" PRId64
             " documents; findings: %" PRId64 " opened, %" PRId64 " changed, %" PRId64 " closed",
             job->kind, summary.run_no, summary.accounts, summary.documents, summary.opened,
             summary.changed, summary.closed);
    return true;
}

/* A broken law is told and kept with the job, but running it again would only find it again. */
static bool record(struct db *db, struct arena *arena, const struct job *job, bool done,
                   const struct error *why, struct error *error)
{
    bool over = done || why->kind == ERROR_LAW;
    const char *text = done ? NULL : masked_text(arena, why->text);

    return db_execute(db, over ? &SQL_JOB_DONE : &SQL_JOB_FAILED,
                      DB_VALUES(db_int(arena, job->job_no), db_text(text)), NULL, error) &&
           db_execute(db, &SQL_JOB_UNCLAIM, DB_VALUES(db_int(arena, job->job_no)), NULL, error);
}

bool jobs_run_one(struct db *db, void (*progress)(void *context, const char *what), void *context,
                  bool *ret_ran, struct error *error)
{
    ARENA(arena);
    struct job job = {0};
    struct error why = {0};
    bool taken = false;

    if (!take(db, arena, &job, &taken, error)) {
        return false;
    }
    if (!taken) {
        *ret_ran = false;
        return true;
    }
    bool done = perform(db, &job, progress, context, &why);

    if (!done) {
        log_line(LOG_LINE_ERROR, &(struct log_about){.job_no = job.job_no}, "%s: %s", job.kind,
                 why.text);
        db_rollback(db);
    }
    if (!record(db, arena, &job, done, &why, error)) {
        return false;
    }
    *ret_ran = true;
    return true;
}
