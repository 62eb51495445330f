/* The queue: kind of job → function; attempts and delays.
 *
 * A job is taken with FOR UPDATE SKIP LOCKED and, while it runs, marked by an advisory lock of the
 * connection: when its process dies, the job waits again at once.  Jobs can be run twice.
 */
#ifndef AVSTAMD_JOBS_H
#define AVSTAMD_JOBS_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/db.h"

/* *ret_wait_ms: until the next may be tried, −1 when none waits. */
CHECKED bool jobs_due(struct db *db, bool *ret_due, int64_t *ret_wait_ms, struct error *error);

/* Queues tonight's full run, unless there is or was one. */
CHECKED bool jobs_night(struct db *db, struct error *error);

/* Takes one job and runs it; *ret_ran is false when there was none.  A job that fails is put back
 * with its reason, which is logged; false is for a database that is away. */
CHECKED bool jobs_run_one(struct db *db, void (*progress)(void *context, const char *what),
                          void *context, bool *ret_ran, struct error *error);

#endif
