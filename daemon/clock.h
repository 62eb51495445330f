/* The only place that asks what time it is.  AVSTAMD_TODAY=YYYY-MM-DD overrides the day, for demos
 * and tests. */
#ifndef AVSTAMD_CLOCK_H
#define AVSTAMD_CLOCK_H

#include <stdint.h>

#include "reconcile/base/date.h"

/* Today in local (Swedish) time. */
date clock_today(void);
/* Now, in seconds since 1970 UTC. */
int64_t clock_now_s(void);
/* Milliseconds that only go forward, for durations. */
int64_t clock_monotonic_ms(void);
int64_t clock_monotonic_us(void);

#endif
