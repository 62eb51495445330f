/* The daemon's loop: wait; take files from the inbox; have jobs run; tell systemd.
 *
 * One thread.  Jobs run in a process of their own (runner.h).  The database may go away at any
 * time: the loop says so, tries again after growing pauses and goes on where it was.
 */
#ifndef AVSTAMD_WORK_H
#define AVSTAMD_WORK_H

#include <stdbool.h>
#include <stdint.h>

#include "reconcile/base/error.h"

enum { NIGHT_OFF = -1 };

struct work_options;

/* SIGHUP: the settings are read anew.  On false the old ones go on to hold.  On true all of the new
 * ones do; the texts of the old ones must live until the next time. */
struct work_reload {
    bool (*read)(void *context, struct work_options *ret_options, struct error *error);
    void *context;
};

struct work_options {
    const char *database; /* libpq's connection string */
    const char *inbox;
    const char *metrics;    /* probe.h: where to listen; NULL: nowhere */
    int night_minute;       /* of the local day, or NIGHT_OFF */
    int64_t stuck_after_ms; /* without a word of progress a job is ended */
    bool once;              /* end when nothing waits any more */
    struct work_reload reload;
};

/* Returns true after SIGTERM or SIGINT (or, with `once`, when all is done; then it also gives up
 * when the database goes away, with the error). */
CHECKED bool work(const struct work_options *options, struct error *error);

#endif
