#include "reconcile/pools.h"

#include "reconcile/base/ratio.h"
#include "reconcile/performed.h"

/* What fills one account's pools. */
struct filling {
    struct arena *arena;
    const struct facts *facts;
    const struct accounts *accounts;
    const struct service *service;
    int32_t account;
    int32_t client;
    date died_on;
    date last; /* end of the horizon */
    struct pools *pools;
};

static struct day *day_add(const struct filling *filling, date day)
{
    struct pools *pools = filling->pools;

    pools->days =
        arena_grow(filling->arena, pools->days, &pools->day_capacity, pools->day_count + 1);
    if (pools->month_count == 0 || pools->months[pools->month_count - 1].last < day) {
        month m = month_of(day);

        pools->months = arena_grow(filling->arena, pools->months, &pools->month_capacity,
                                   pools->month_count + 1);
        pools->months[pools->month_count++] = (struct account_month){
            .month = m,
            .last = month_last(m),
            .ordered = ordered_grains(filling->facts, filling->accounts, filling->account, m)};
    }
    struct day *added = &pools->days[pools->day_count++];

    *added = (struct day){
        .day = day,
        .ordered = day_is_ordered(filling->facts, filling->accounts, filling->account, day)};
    return added;
}

/* What is qualified on a day without order is outside of the order (P3). */
static void move_outside_order(struct day *day)
{
    if (!day->ordered) {
        day->grains[POOL_OUTSIDE_ORDER] += day->grains[POOL_PAYABLE];
        day->grains[POOL_PAYABLE] = 0;
    }
}

static void fill_performed(const struct filling *filling)
{
    const struct facts *facts = filling->facts;
    const uint32_t *items = filling->accounts->visits.items;
    uint32_t end = filling->accounts->visits.first[filling->account + 1];

    for (uint32_t at = filling->accounts->visits.first[filling->account]; at < end;) {
        date today = facts->visits.items[items[at]].day;
        uint32_t next = at;

        while (next < end && facts->visits.items[items[next]].day == today) {
            next++;
            __builtin_prefetch(&facts->visits.items[items[next + 8 < end ? next + 8 : at]]);
        }
        struct day *day = day_add(filling, today);

        if (filling->service->unit == UNIT_DAY) {
            performed_add_day(facts, items + at, next - at, day->grains);
        }
        for (uint32_t visit = at; visit < next; visit++) {
            if (filling->service->unit == UNIT_HOUR) {
                performed_add_hours(filling->service, &facts->visits.items[items[visit]],
                                    day->grains);
            } else if (filling->service->unit == UNIT_EACH) {
                performed_add_each(&facts->visits.items[items[visit]], day->grains);
            }
        }
        move_outside_order(day);
        at = next;
    }
}

static bool is_deceased(const struct filling *filling, date day)
{
    return filling->died_on != DATE_NONE && day > filling->died_on;
}

static void fill_present_day(const struct filling *filling, struct day *day)
{
    const struct service *service = filling->service;
    const struct connected_absence *absence =
        absence_on(filling->accounts, filling->client, day->day);

    if (is_deceased(filling, day->day)) {
        day->grains[POOL_DECEASED] = GRAINS_PER_UNIT;
        return;
    }
    day->grains[POOL_PAYABLE] = GRAINS_PER_UNIT;
    if (absence != NULL) {
        bool paid = day->day - absence->away.first <= service->absence_paid_days;
        int64_t paid_grains =
            paid ? (int64_t)ratio_half_up((int128)GRAINS_PER_UNIT * service->absence_paid_pct_e4,
                                          1000000)
                 : 0;

        day->grains[POOL_PAYABLE] = paid_grains;
        day->grains[POOL_ABSENT] = GRAINS_PER_UNIT - paid_grains;
    }
    move_outside_order(day);
}

/* A day counts at most once for the account, in however many stays it is. */
static void fill_presence(const struct filling *filling)
{
    const struct grouping *stays = &filling->accounts->stays;
    date next = DATE_NONE;

    for (uint32_t at = stays->first[filling->account]; at < stays->first[filling->account + 1];
         at++) {
        const struct stay *stay = &filling->facts->stays.items[stays->items[at]];
        date last = stay->moved_out == DATE_FOREVER    ? filling->last
                    : filling->service->count_last_day ? stay->moved_out
                                                       : stay->moved_out - 1;

        last = last < filling->last ? last : filling->last;
        for (date day = stay->moved_in > next ? stay->moved_in : next; day <= last; day++) {
            fill_present_day(filling, day_add(filling, day));
            next = day + 1;
        }
    }
}

/* The month's quantity evenly over its ordered days, whole grains, the remainder on the earliest.
 */
static void spread(const struct filling *filling, month m)
{
    bool fixed = filling->service->basis == BASIS_FIXED;
    size_t first = filling->pools->day_count;

    for (date day = month_first(m); day <= month_last(m); day++) {
        if (day_is_ordered(filling->facts, filling->accounts, filling->account, day)) {
            (void)day_add(filling, day);
        }
    }
    int64_t days = (int64_t)(filling->pools->day_count - first);

    if (days == 0) {
        return;
    }
    int64_t total = fixed ? (int64_t)ratio_half_up((int128)GRAINS_PER_UNIT * days, month_days(m))
                          : ordered_grains(filling->facts, filling->accounts, filling->account, m);

    for (int64_t at = 0; at < days; at++) {
        struct day *day = &filling->pools->days[first + (size_t)at];
        enum pool pool = POOL_PAYABLE;

        if (is_deceased(filling, day->day)) {
            pool = POOL_DECEASED;
        } else if (!fixed && absence_on(filling->accounts, filling->client, day->day) != NULL) {
            pool = POOL_ABSENT;
        }
        day->grains[pool] = total / days + (at < total % days ? 1 : 0);
    }
}

static void fill_by_order(const struct filling *filling)
{
    const struct grouping *orders = &filling->accounts->orders;
    month next = MONTH_NONE;

    for (uint32_t at = orders->first[filling->account]; at < orders->first[filling->account + 1];
         at++) {
        struct period valid = filling->facts->orders.items[orders->items[at]].valid;
        month last = month_of(valid.last < filling->last ? valid.last : filling->last);

        for (month m = month_of(valid.first) > next ? month_of(valid.first) : next; m <= last;
             m++) {
            spread(filling, m);
            next = m + 1;
        }
    }
}

static void sum_months(const struct filling *filling)
{
    struct pools *pools = filling->pools;
    bool capped = filling->service->basis == BASIS_PERFORMED;
    size_t row = 0;

    for (size_t at = 0; at < pools->day_count; at++) {
        const struct day *day = &pools->days[at];

        while (pools->months[row].last < day->day) {
            row++;
        }
        pools->months[row].qualified += day->grains[POOL_PAYABLE];
        pools->months[row].performed += day->grains[POOL_PAYABLE] + day->grains[POOL_OUTSIDE_ORDER];
    }
    for (row = 0; row < pools->month_count; row++) {
        pools->months[row].cap_left = capped ? pools->months[row].ordered : INT64_MAX;
    }
}

void pools_fill(struct arena *arena, const struct facts *facts, const struct accounts *accounts,
                int32_t account, month last, struct pools *pools)
{
    int32_t client = facts->accounts.items[account].client;
    const struct filling filling = {
        .arena = arena,
        .facts = facts,
        .accounts = accounts,
        .service = &facts->services.items[facts->accounts.items[account].service],
        .account = account,
        .client = client,
        .died_on = facts->clients.items[client].died_on,
        .last = month_last(last),
        .pools = pools,
    };

    pools->day_count = 0;
    pools->month_count = 0;
    switch (filling.service->basis) {
    case BASIS_PERFORMED:
        fill_performed(&filling);
        break;
    case BASIS_PRESENCE:
        fill_presence(&filling);
        break;
    case BASIS_ORDERED:
    case BASIS_FIXED:
        fill_by_order(&filling);
        break;
    }
    sum_months(&filling);
}

struct account_month *pools_month(const struct pools *pools, month m)
{
    for (size_t at = 0; at < pools->month_count; at++) {
        if (pools->months[at].month == m) {
            return &pools->months[at];
        }
    }
    return NULL;
}

size_t pools_day_from(const struct pools *pools, date day)
{
    size_t low = 0;
    size_t high = pools->day_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (pools->days[middle].day < day) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
