/* What operations ask a running process: /metrics, /healthz and /readyz over HTTP, at an address of
 * its own that only this machine reaches.  No personal data, no sessions, nothing that changes.
 *
 * /healthz touches nothing else: that it answers says that the process is alive.  /readyz is 503
 * with the reason when the database does not answer in time, or has another schema.
 */
#ifndef AVSTAMD_HEALTH_PROBE_H
#define AVSTAMD_HEALTH_PROBE_H

#include <stdint.h>

#include "daemon/health/openmetrics.h"
#include "reconcile/base/error.h"

struct probe;

struct probe_options {
    const char *listen;       /* "127.0.0.1:9464"; NULL: systemd's socket "metrics", or nothing */
    const char *database;     /* libpq's connection string */
    const char *state_folder; /* whose disk is told of */
    bool own_thread;          /* else the owner calls probe_turn */
    /* Of the owner; may be NULL.  `alive`: false with the reason when it hangs. */
    bool (*alive)(void *context, struct error *error);
    void (*metrics)(void *context, const struct openmetrics *to);
    void *context;
};

/* Answers by these options instead of the old, on the same socket when they name the same.
 * *probe is NULL before the first time, and afterwards when there is no address to answer at.
 * On false the old one goes on, or there is none. */
CHECKED bool probe_replace(struct probe **probe, const struct probe_options *options,
                           struct error *error);
void probe_stop(struct probe **probe);
/* "http://127.0.0.1:9464/"; NULL: there is none. */
const char *probe_address(const struct probe *probe);

/* Without a thread of its own: what to wait for, how long at most (−1: for ever), and its turn. */
int probe_fd(const struct probe *probe);
int64_t probe_wait_ms(const struct probe *probe);
void probe_turn(struct probe *probe);

#endif
