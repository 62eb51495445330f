/* What came to the pages and how long it took, for metrics: counted by all threads at once. */
#ifndef AVSTAMD_WEB_TRAFFIC_H
#define AVSTAMD_WEB_TRAFFIC_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "daemon/health/openmetrics.h"

enum { TRAFFIC_LIMITS = 11, TRAFFIC_CLASSES = 4 };

struct traffic {
    atomic_llong
        within[TRAFFIC_LIMITS + 1]; /* took at most so long, and more than the one before */
    atomic_llong sum_us;
    atomic_llong classes[TRAFFIC_CLASSES]; /* 2xx to 5xx */
    atomic_bool hangs;                     /* when it was last looked at */
};

void traffic_count(struct traffic *traffic, unsigned status, int64_t took_us);
void traffic_print(struct traffic *traffic, const struct openmetrics *to);

#endif
