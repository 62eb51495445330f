#include "daemon/web/traffic.h"

static const struct {
    const char *text; /* seconds */
    int64_t us;
} limits[TRAFFIC_LIMITS] = {{"0.005", 5000},  {"0.01", 10000},  {"0.025", 25000},  {"0.05", 50000},
                            {"0.1", 100000},  {"0.25", 250000}, {"0.5", 500000},   {"1.0", 1000000},
                            {"2.5", 2500000}, {"5.0", 5000000}, {"10.0", 10000000}};

static const char *const classes[TRAFFIC_CLASSES] = {"2xx", "3xx", "4xx", "5xx"};

void traffic_count(struct traffic *traffic, unsigned status, int64_t took_us)
{
    size_t at = 0;
    unsigned class = status / 100;

    while (at < TRAFFIC_LIMITS && took_us > limits[at].us) {
        at++;
    }
    (void)atomic_fetch_add(&traffic->within[at], 1);
    (void)atomic_fetch_add(&traffic->sum_us, took_us);
    if (class >= 2 && class < 2 + TRAFFIC_CLASSES) {
        (void)atomic_fetch_add(&traffic->classes[class - 2], 1);
    }
}

void traffic_print(struct traffic *traffic, const struct openmetrics *to)
{
    static const struct metric requests = {"avstamd_web_requests", METRIC_COUNTER, NULL,
                                           "Requests that were answered, by class of the status."};
    static const struct metric duration = {
        "avstamd_web_request_duration_seconds", METRIC_HISTOGRAM, "seconds",
        "From the last byte of a request to when its answer is ready to be sent."};
    struct openmetrics_bucket buckets[TRAFFIC_LIMITS + 1] = {{0}};
    ARENA(arena);
    int64_t before = 0;

    openmetrics_family(to, &requests);
    for (size_t at = 0; at < TRAFFIC_CLASSES; at++) {
        openmetrics_value(to, &requests, openmetrics_label(arena, "", "code", classes[at]),
                          atomic_load(&traffic->classes[at]));
    }
    for (size_t at = 0; at <= TRAFFIC_LIMITS; at++) {
        before += atomic_load(&traffic->within[at]);
        buckets[at] = (struct openmetrics_bucket){
            .limit = at < TRAFFIC_LIMITS ? limits[at].text : NULL, .count = before};
    }
    openmetrics_family(to, &duration);
    openmetrics_histogram(to, &duration, buckets, TRAFFIC_LIMITS + 1,
                          atomic_load(&traffic->sum_us));
}
