#include "daemon/clock.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

int64_t clock_now_s(void)
{
    struct timespec now = {0};

    (void)clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec;
}

int64_t clock_monotonic_us(void)
{
    struct timespec now = {0};

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t clock_monotonic_ms(void)
{
    return clock_monotonic_us() / 1000;
}

date clock_today(void)
{
    const char *override = getenv("AVSTAMD_TODAY");
    date today = DATE_NONE;

    if (override != NULL && date_parse(override, strlen(override), &today)) {
        return today;
    }
    return local_day(clock_now_s());
}
