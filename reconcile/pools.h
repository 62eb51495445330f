/* What can be drunk, day by day (spec §2, pools).
 *
 * P1 and P2 are one quantity a day, told apart by the month's cap; the other pools are a quantity a
 * day each.  Bases without a cap have nothing above the order.
 */
#ifndef AVSTAMD_POOLS_H
#define AVSTAMD_POOLS_H

#include "reconcile/account.h"
#include "reconcile/facts.h"

enum pool {
    POOL_PAYABLE,       /* P1 */
    POOL_ABOVE_ORDER,   /* P2 */
    POOL_OUTSIDE_ORDER, /* P3 */
    POOL_ABSENT,        /* P4 */
    POOL_DECEASED,      /* P5 */
    POOL_CLIENT_DOUBLE, /* P6 */
    POOL_STAFF_DOUBLE,  /* P7 */
    POOL_COUNT
};

/* A day of the account; POOL_PAYABLE holds what is qualified on an ordered day, before the cap, and
 * POOL_ABOVE_ORDER stays empty: it is what the cap leaves of the same quantity. */
struct day {
    date day;
    bool ordered;
    int64_t grains[POOL_COUNT];
};

struct account_month {
    month month;
    date last;         /* its last day */
    int64_t ordered;   /* ordered(m) */
    int64_t cap_left;  /* what may still be drunk from P1; INT64_MAX without a cap */
    int64_t qualified; /* on ordered days, before any drinking */
    int64_t performed; /* qualified, also on days without order */
};

struct pools {
    struct day *days; /* ascending */
    size_t day_count, day_capacity;
    struct account_month *months; /* ascending, those that have days */
    size_t month_count, month_capacity;
};

/* Fills the pools of one account up to the end of month `last`; the arrays of `pools` are used
 * again. */
void pools_fill(struct arena *arena, const struct facts *facts, const struct accounts *accounts,
                int32_t account, month last, struct pools *pools);

/* The month's row; NULL when no day of it has anything in a pool. */
struct account_month *pools_month(const struct pools *pools, month m);

/* Index of the first day on or after `day`. */
size_t pools_day_from(const struct pools *pools, date day);

#endif
