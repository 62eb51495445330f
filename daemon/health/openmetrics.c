#include "daemon/health/openmetrics.h"

#include <inttypes.h>
#include <string.h>

enum { US_PER_S = 1000000 };

const char *openmetrics_content_type(bool classic)
{
    return classic ? "text/plain; version=0.0.4; charset=utf-8"
                   : "application/openmetrics-text; version=1.0.0; charset=utf-8";
}

static const char *suffix_of(enum metric_type type)
{
    return type == METRIC_COUNTER ? "_total" : type == METRIC_INFO ? "_info" : "";
}

static const char *type_of(enum metric_type type, bool classic)
{
    switch (type) {
    case METRIC_COUNTER:
        return "counter";
    case METRIC_HISTOGRAM:
        return "histogram";
    case METRIC_INFO:
        return classic ? "gauge" : "info"; /* the older format has no such type */
    case METRIC_GAUGE:
        break;
    }
    return "gauge";
}

void openmetrics_family(const struct openmetrics *to, const struct metric *metric)
{
    const char *suffix = to->classic ? suffix_of(metric->type) : ""; /* of the family's own name */

    (void)fprintf(to->out, "# HELP %s%s %s\n# TYPE %s%s %s\n", metric->name, suffix, metric->help,
                  metric->name, suffix, type_of(metric->type, to->classic));
    if (!to->classic && metric->unit != NULL) {
        (void)fprintf(to->out, "# UNIT %s %s\n", metric->name, metric->unit);
    }
}

static void sample(const struct openmetrics *to, const char *name, const char *suffix,
                   const char *labels)
{
    (void)fprintf(to->out, "%s%s", name, suffix);
    if (*labels != '\0') {
        (void)fprintf(to->out, "{%s}", labels);
    }
}

void openmetrics_value(const struct openmetrics *to, const struct metric *metric,
                       const char *labels, int64_t value)
{
    sample(to, metric->name, suffix_of(metric->type), labels);
    (void)fprintf(to->out, " %" PRId64 "\n", value);
}

void openmetrics_seconds(const struct openmetrics *to, const struct metric *metric, int64_t us)
{
    (void)fprintf(to->out, "%s %" PRId64 ".%06d\n", metric->name, us / US_PER_S,
                  (int)(us % US_PER_S));
}

void openmetrics_histogram(const struct openmetrics *to, const struct metric *metric,
                           const struct openmetrics_bucket *buckets, size_t count, int64_t sum_us)
{
    int64_t all = count == 0 ? 0 : buckets[count - 1].count;

    for (size_t at = 0; at < count; at++) {
        bool last = at + 1 == count;

        (void)fprintf(to->out, "%s_bucket{le=\"%s\"} %" PRId64 "\n", metric->name,
                      last ? "+Inf" : buckets[at].limit, buckets[at].count);
    }
    (void)fprintf(to->out, "%s_count %" PRId64 "\n%s_sum %" PRId64 ".%06d\n", metric->name, all,
                  metric->name, sum_us / US_PER_S, (int)(sum_us % US_PER_S));
}

void openmetrics_end(const struct openmetrics *to)
{
    if (!to->classic) {
        (void)fputs("# EOF\n", to->out);
    }
}

const char *openmetrics_label(struct arena *arena, const char *before, const char *name,
                              const char *value)
{
    char *escaped = arena_alloc(arena, 2 * strlen(value) + 1);
    char *out = escaped;

    for (const char *in = value; *in != '\0'; in++) {
        if (*in == '\\' || *in == '"' || *in == '\n') {
            *out++ = '\\';
        }
        *out++ = *in;
        if (*in == '\n') {
            out[-1] = 'n';
        }
    }
    *out = '\0';
    return arena_printf(arena, "%s%s%s=\"%s\"", before, *before == '\0' ? "" : ",", name, escaped);
}
