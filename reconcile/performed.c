#include "reconcile/performed.h"

#include "reconcile/base/ratio.h"
#include "reconcile/visits.h"

static enum pool pool_of_lost(const struct visit *visit)
{
    if (visit->lost_to == LOST_DECEASED) {
        return POOL_DECEASED;
    }
    if (visit->lost_to == LOST_ABSENT) {
        return POOL_ABSENT;
    }
    return visit->lost_client_s > 0 ? POOL_CLIENT_DOUBLE : POOL_STAFF_DOUBLE;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

void performed_add_hours(const struct service *service, const struct visit *visit,
                         int64_t grains[POOL_COUNT])
{
    int64_t counted_s = visit->duration_s;

    if (service->round_visit_s > 0) {
        counted_s = (int64_t)ratio_half_up(visit->duration_s, service->round_visit_s) *
                    service->round_visit_s;
    }
    if (visit_left_s(visit) <= 0) {
        grains[pool_of_lost(visit)] += counted_s * GRAINS_PER_SECOND;
        return;
    }
    int64_t client_s = smaller(visit->lost_client_s, counted_s);
    int64_t staff_s = smaller(visit->lost_staff_s, counted_s - client_s);

    grains[POOL_CLIENT_DOUBLE] += client_s * GRAINS_PER_SECOND;
    grains[POOL_STAFF_DOUBLE] += staff_s * GRAINS_PER_SECOND;
    grains[POOL_PAYABLE] += (counted_s - client_s - staff_s) * GRAINS_PER_SECOND;
}

void performed_add_each(const struct visit *visit, int64_t grains[POOL_COUNT])
{
    grains[visit_left_s(visit) > 0 ? POOL_PAYABLE : pool_of_lost(visit)] += GRAINS_PER_UNIT;
}

/* The order in which reasons are asked: deceased, absent, client, staff. */
static int precedence(enum pool pool)
{
    return pool == POOL_DECEASED ? 0 : (int)pool;
}

void performed_add_day(const struct facts *facts, const uint32_t *visits, size_t count,
                       int64_t grains[POOL_COUNT])
{
    enum pool first = POOL_STAFF_DOUBLE; /* the last that is asked */

    for (size_t at = 0; at < count; at++) {
        const struct visit *visit = &facts->visits.items[visits[at]];

        if (visit_left_s(visit) > 0) {
            grains[POOL_PAYABLE] = GRAINS_PER_UNIT;
            return;
        }
        if (precedence(pool_of_lost(visit)) < precedence(first)) {
            first = pool_of_lost(visit);
        }
    }
    grains[first] = GRAINS_PER_UNIT;
}
