/* What the daemon's loop does when it is due, and what it knows between two turns. */
#ifndef AVSTAMD_WORK_TASKS_H
#define AVSTAMD_WORK_TASKS_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/db.h"
#include "daemon/inbox.h"
#include "daemon/runner.h"
#include "daemon/work.h"

enum {
    EXCHANGE_RUNNERS = 4, /* jobs that wait for other systems, at once */
    NOTICE_RUNNERS = 3,   /* and those that tell people and systems */
    RUNNER_COUNT = 1 + EXCHANGE_RUNNERS + NOTICE_RUNNERS,
    RESCAN_MS = 30000,        /* the inbox is looked through even when nothing was heard */
    LATER_MS = 1000,          /* and when a file was not complete */
    JOBS_MS = 15000,          /* the queue, even when nobody announced anything */
    REOPEN_MS = 3000,         /* after the inbox went away */
    PLAN_MS = 60000,          /* what is done every so often */
    NEXT_JOB_MS = 100,        /* until the job that was just started has been taken */
    RECONNECT_FIRST_MS = 500, /* after the database went away; doubles up to … */
    RECONNECT_LAST_MS = 30000,
    MINUTE_S = 60
};

struct probe;
struct rulebook;

struct work {
    struct work_options options;
    struct rulebook *rulebook;
    struct db *db;                       /* NULL while the database is away */
    struct inbox *inbox;                 /* NULL while the folder is away */
    struct runner runners[RUNNER_COUNT]; /* each has its lane */
    struct probe *probe;                 /* NULL: nobody asks */
    int signals;
    bool stopping;
    bool inbox_idle, jobs_idle[LANE_COUNT]; /* nothing waits, as far as we know */
    int64_t reconnect_at_ms, reconnect_wait_ms;
    int64_t scan_at_ms, plan_at_ms, watchdog_at_ms, watchdog_ms;
    int64_t jobs_at_ms[LANE_COUNT];
    int64_t night_at_s; /* INT64_MAX: never */
    int64_t stored, quarantined, repeated;
    char trouble[ERROR_TEXT_BYTES]; /* told already */
    struct error gave_up;           /* with `once`: why it ended early */
};

void work_tell_status(const struct work *work);
void work_lose_database(struct work *work, const struct error *error);
void work_connect_database(struct work *work);
void work_scan_inbox(struct work *work);
/* When and how long the loop may wait before the lane is looked at; INT64_MAX: until a job ends. */
int64_t work_jobs_at_ms(const struct work *work, enum job_lane lane);
void work_look_for_jobs(struct work *work, enum job_lane lane);
void work_hear_of_jobs(struct work *work);
void work_plan_jobs(struct work *work);
int64_t work_next_night_s(int night_minute);
void work_start_night(struct work *work);
void work_reload(struct work *work);
/* What operations may ask the daemon itself. */
CHECKED bool work_start_probe(struct work *work, struct error *error);
void work_end_silent_jobs(struct work *work);

#endif
