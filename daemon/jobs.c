#include "daemon/jobs.h"

#include <string.h>

#include "daemon/log.h"
#include "daemon/printable.h"
#include "daemon/secrecy.h"

/* '{night,reconcile}': the kinds of a lane. */
static struct db_value kinds_of(struct arena *arena, enum job_lane lane)
{
    const char *kinds = "";

    for (size_t at = 0; at < job_kind_count; at++) {
        if (job_kind_all[at]->lane == lane) {
            kinds = arena_printf(arena, "%s%s%s", kinds, *kinds == '\0' ? "" : ",",
                                 job_kind_all[at]->name);
        }
    }
    return db_text(arena_printf(arena, "{%s}", kinds));
}

void job_progress(const struct job_run *run, const char *what)
{
    if (run->progress != NULL) {
        run->progress(run->context, what);
    }
}

bool jobs_due(struct db *db, enum job_lane lane, bool *ret_due, int64_t *ret_wait_ms,
              struct error *error)
{
    ARENA(arena);
    DB_RESULT(result);

    if (!db_run(db, &SQL_JOB_DUE, DB_VALUES(kinds_of(arena, lane)), &result, error)) {
        return false;
    }
    int64_t wait = db_cell_int(result, 0, 1);

    *ret_due = db_cell_bool(result, 0, 0);
    *ret_wait_ms = db_null(result, 0, 1) ? -1 : wait < 0 ? 0 : wait;
    return true;
}

bool jobs_queue(struct db *db, const char *kind, const char *subject, struct error *error)
{
    return db_execute(db, &SQL_JOB_QUEUE, DB_VALUES(db_text(kind), db_text(subject)), NULL, error);
}

bool jobs_every(struct db *db, const char *kind, const char *subject, int64_t seconds,
                struct error *error)
{
    ARENA(arena);

    return db_execute(db, &SQL_JOB_EVERY,
                      DB_VALUES(db_text(kind), db_text(subject), db_int(arena, seconds)), NULL,
                      error);
}

bool jobs_plan(struct db *db, struct error *error)
{
    for (size_t at = 0; at < job_kind_count; at++) {
        if (job_kind_all[at]->plan != NULL && !job_kind_all[at]->plan(db, error)) {
            return false;
        }
    }
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

static bool take_in_transaction(struct db *db, struct arena *arena, enum job_lane lane,
                                struct job *ret_job, bool *ret_taken, struct error *error)
{
    bool claimed = false;
    DB_RESULT(result);

    if (!db_begin(db, error) ||
        !db_run(db, &SQL_JOB_TAKE, DB_VALUES(kinds_of(arena, lane)), &result, error)) {
        return false;
    }
    if (PQntuples(result) == 1) {
        ret_job->job_no = db_cell_int(result, 0, 0);
        ret_job->kind = db_cell_copy(arena, result, 0, 1);
        ret_job->attempts = db_cell_int(result, 0, 2) + 1;
        ret_job->subject = db_cell_copy(arena, result, 0, 3);
        ret_job->failure = db_cell_copy(arena, result, 0, 4);
        if (!claim(db, arena, ret_job->job_no, &claimed, error) ||
            (claimed && !db_execute(db, &SQL_JOB_BEGIN, DB_VALUES(db_int(arena, ret_job->job_no)),
                                    NULL, error))) {
            return false;
        }
    }
    *ret_taken = claimed;
    return db_commit(db, error);
}

static bool take(struct db *db, struct arena *arena, enum job_lane lane, struct job *ret_job,
                 bool *ret_taken, struct error *error)
{
    if (!take_in_transaction(db, arena, lane, ret_job, ret_taken, error)) {
        db_rollback(db);
        return false;
    }
    return true;
}

/* The rows it was taken by are those that are searched here. */
static bool perform(const struct job_run *run, struct error *error)
{
    for (size_t at = 0; at < job_kind_count; at++) {
        if (strcmp(job_kind_all[at]->name, run->job->kind) == 0) {
            return job_kind_all[at]->perform(run, error);
        }
    }
    return error_set(error, ERROR_LAW, "this program knows no such job");
}

static void tell_failure(struct db *db, struct arena *arena, const struct job *job,
                         const struct error *why)
{
    if (strcmp(job->failure, masked_text(arena, why->text)) == 0) {
        return; /* nothing that is not known */
    }
    bool source = strcmp(job->kind, "source") == 0;
    const struct log_about about = {.error = why->kind == ERROR_LAW ? LOG_JOB_GIVEN_UP
                                             : source               ? LOG_SOURCE_FAILED
                                                                    : LOG_JOB_FAILED,
                                    .job_no = job->job_no,
                                    .source = source ? job->subject : NULL};

    log_line(LOG_LINE_ERROR, &about, "%s%s%s: %s", job->kind, *job->subject == '\0' ? "" : " ",
             job->subject, secrecy_text(db, arena, why->text));
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

bool jobs_run_one(struct db *db, enum job_lane lane,
                  void (*progress)(void *context, const char *what), void *context, bool *ret_ran,
                  struct error *error)
{
    ARENA(arena);
    struct job job = {0};
    struct error why = {0};
    bool taken = false;

    if (!take(db, arena, lane, &job, &taken, error)) {
        return false;
    }
    if (!taken) {
        *ret_ran = false;
        return true;
    }
    const struct job_run run = {
        .db = db, .arena = arena, .job = &job, .progress = progress, .context = context};
    bool done = perform(&run, &why);

    if (!done) {
        db_rollback(db);
        tell_failure(db, arena, &job, &why);
    }
    if (!record(db, arena, &job, done, &why, error)) {
        return false;
    }
    *ret_ran = true;
    return true;
}
