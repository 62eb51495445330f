/* One job in a process of its own, so that the daemon stays awake: it goes on taking files, answers
 * the watchdog, and can end a run at any moment (a run is transactions; the job waits again). */
#ifndef AVSTAMD_RUNNER_H
#define AVSTAMD_RUNNER_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "daemon/jobs.h"

enum { RUNNER_TEXT_BYTES = 128 };

struct runner {
    enum job_lane lane;
    pid_t process;         /* 0: none runs */
    int pipe;              /* what it says of its progress; ends with it */
    int64_t last_heard_ms; /* by clock_monotonic_ms */
    char text[RUNNER_TEXT_BYTES];
};

/* For the next job of the lane; `database` is libpq's connection string. */
CHECKED bool runner_start(const char *database, enum job_lane lane, struct runner *ret_runner,
                          struct error *error);
/* After the pipe became readable; *ret_ended when it has ended, *ret_ran when it did a job. */
void runner_listen(struct runner *runner, bool *ret_ended, bool *ret_ran);
/* Ends it and waits: politely, then not. */
void runner_stop(struct runner *runner);

#endif
