/* Metrics as text: OpenMetrics 1.0, or for who asks for it Prometheus' text format 0.0.4.
 *
 * A family is told once (openmetrics_family), then its values.  Names end with their unit; what
 * the formats add behind (_total, _info, _bucket) is added here.
 */
#ifndef AVSTAMD_HEALTH_OPENMETRICS_H
#define AVSTAMD_HEALTH_OPENMETRICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "reconcile/base/arena.h"

enum metric_type { METRIC_GAUGE, METRIC_COUNTER, METRIC_INFO, METRIC_HISTOGRAM };

struct metric {
    const char *name;
    enum metric_type type;
    const char *unit; /* "seconds"; NULL: a number of things */
    const char *help;
};

struct openmetrics {
    FILE *out;
    bool classic; /* text format 0.0.4 */
};

struct openmetrics_bucket {
    const char *limit; /* as it is written: "0.25" */
    int64_t count;     /* up to it, those of lower limits, too */
};

const char *openmetrics_content_type(bool classic);

void openmetrics_family(const struct openmetrics *to, const struct metric *metric);
/* `labels`: made by openmetrics_label; "" for none. */
void openmetrics_value(const struct openmetrics *to, const struct metric *metric,
                       const char *labels, int64_t value);
void openmetrics_seconds(const struct openmetrics *to, const struct metric *metric, int64_t us);
/* The last bucket is all of them, and has no limit. */
void openmetrics_histogram(const struct openmetrics *to, const struct metric *metric,
                           const struct openmetrics_bucket *buckets, size_t count, int64_t sum_us);
void openmetrics_end(const struct openmetrics *to);

/* `before` and one more; in the arena. */
const char *openmetrics_label(struct arena *arena, const char *before, const char *name,
                              const char *value);

#endif
