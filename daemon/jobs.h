/* The queue: kind of job → function; lanes, attempts and delays.
 *
 * A job is taken with FOR UPDATE SKIP LOCKED and, while it runs, marked by an advisory lock of the
 * connection: when its process dies, the job waits again at once.  Jobs can be run twice.  One that
 * fails waits longer each time, up to an hour; the others of its kind do not wait for it.
 *
 * A kind is a row: its file exports `const struct job_kind job_x`, listed in job_kinds.c.
 */
#ifndef AVSTAMD_JOBS_H
#define AVSTAMD_JOBS_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/db.h"

/* Jobs of a lane wait for each other, not for those of other lanes. */
enum job_lane {
    LANE_RECONCILE, /* one at a time: the reconciliation itself */
    LANE_EXCHANGE,  /* several: what waits for other systems */
    LANE_NOTICE,    /* several: mails and webhooks, so that nothing waits for their receivers */
    LANE_COUNT
};

struct job {
    int64_t job_no, attempts; /* attempts: with this one */
    const char *kind;
    const char *subject; /* of several of a kind, which; "" */
    const char *failure; /* why its last attempt failed; "" */
};

/* What a job runs with: its process ends after it. */
struct job_run {
    struct db *db; /* no transaction is open */
    struct arena *arena;
    const struct job *job;
    void (*progress)(void *context, const char *what); /* NULL: nobody listens */
    void *context;
};

struct job_kind {
    const char *name;
    enum job_lane lane;
    /* True also when there was nothing to do.  ERROR_LAW is not tried again. */
    bool (*perform)(const struct job_run *run, struct error *error);
    /* Asked every minute of every daemon: queues what is due (jobs_every).  NULL: others queue it.
     */
    bool (*plan)(struct db *db, struct error *error);
};

extern const struct job_kind *const job_kind_all[];
extern const size_t job_kind_count;

/* Says that the job goes on: one that is silent for a quarter of an hour is ended. */
void job_progress(const struct job_run *run, const char *what);

/* *ret_wait_ms: until the next of the lane may be tried, −1 when none waits. */
CHECKED bool jobs_due(struct db *db, enum job_lane lane, bool *ret_due, int64_t *ret_wait_ms,
                      struct error *error);

/* Queues a job, unless one like it waits.  `subject`: "" or which. */
CHECKED bool jobs_queue(struct db *db, const char *kind, const char *subject, struct error *error);

/* Queues a job unless one like it waits, runs, or was queued within so many seconds. */
CHECKED bool jobs_every(struct db *db, const char *kind, const char *subject, int64_t seconds,
                        struct error *error);

/* Queues what every kind says is due. */
CHECKED bool jobs_plan(struct db *db, struct error *error);

/* Queues tonight's full run, unless there is or was one. */
CHECKED bool jobs_night(struct db *db, struct error *error);

/* Takes one job of the lane and runs it; *ret_ran is false when there was none.  A job that fails
 * is put back with its reason, which is logged unless it is that of its last attempt; false is for
 * a database that is away. */
CHECKED bool jobs_run_one(struct db *db, enum job_lane lane,
                          void (*progress)(void *context, const char *what), void *context,
                          bool *ret_ran, struct error *error);

#endif
