#include "tests/check.h"

#include "reconcile/performed.h"
#include "reconcile/visits.h"

static int64_t minutes(int64_t count)
{
    return count * 60 * GRAINS_PER_SECOND;
}

struct rounding_case {
    int32_t duration_s;
    int32_t lost_client_s;
    int32_t lost_staff_s;
    int round_min;
    int payable, client, staff; /* minutes */
};

static void the_whole_visit_is_rounded_before_time_is_taken_from_it(void **state)
{
    static const struct rounding_case cases[] = {
        {22 * 60, 0, 0, 0, 22, 0, 0},
        {22 * 60, 0, 0, 15, 15, 0, 0},
        {22 * 60 + 29, 0, 0, 15, 15, 0, 0},
        {22 * 60 + 30, 0, 0, 15, 30, 0, 0},
        {7 * 60, 0, 0, 15, 0, 0, 0},
        /* 23 minutes are 30: what was lost is taken from these */
        {23 * 60, 10 * 60, 0, 15, 20, 10, 0},
        {23 * 60, 10 * 60, 8 * 60, 15, 12, 10, 8},
        {23 * 60, 10 * 60, 8 * 60, 0, 5, 10, 8},
        /* 22 minutes are 15: never more than is left of these */
        {22 * 60, 20 * 60, 0, 15, 0, 15, 0},
        {22 * 60, 10 * 60, 8 * 60, 15, 0, 10, 5},
        {22 * 60, 2 * 60, 19 * 60, 15, 0, 2, 13},
        /* nothing left: all of it is the first reason's */
        {23 * 60, 23 * 60, 0, 15, 0, 30, 0},
        {23 * 60, 10 * 60, 13 * 60, 15, 0, 30, 0},
        {23 * 60, 10 * 60, 13 * 60, 0, 0, 23, 0},
        {23 * 60, 0, 23 * 60, 15, 0, 0, 30},
        {18 * 60, 0, 18 * 60, 15, 0, 0, 15},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        const struct rounding_case *one = &cases[at];
        struct service service = {.round_visit_s = one->round_min * 60};
        struct visit visit = {.duration_s = one->duration_s,
                              .lost_client_s = one->lost_client_s,
                              .lost_staff_s = one->lost_staff_s};
        int64_t pools[POOL_COUNT] = {0};

        performed_add_hours(&service, &visit, pools);
        assert_int_equal(pools[POOL_PAYABLE], minutes(one->payable));
        assert_int_equal(pools[POOL_CLIENT_DOUBLE], minutes(one->client));
        assert_int_equal(pools[POOL_STAFF_DOUBLE], minutes(one->staff));
    }
}

static void a_visit_counts_one_while_any_time_is_left(void **state)
{
    static const struct {
        struct visit visit;
        enum pool pool;
    } cases[] = {
        {{.duration_s = 60}, POOL_PAYABLE},
        {{.duration_s = 60, .lost_client_s = 30, .lost_staff_s = 29}, POOL_PAYABLE},
        {{.duration_s = 60, .lost_client_s = 30, .lost_staff_s = 30}, POOL_CLIENT_DOUBLE},
        {{.duration_s = 60, .lost_staff_s = 60}, POOL_STAFF_DOUBLE},
        {{.duration_s = 60, .lost_to = LOST_ABSENT}, POOL_ABSENT},
        {{.duration_s = 60, .lost_to = LOST_DECEASED}, POOL_DECEASED},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        int64_t pools[POOL_COUNT] = {0};

        performed_add_each(&cases[at].visit, pools);
        for (int pool = 0; pool < POOL_COUNT; pool++) {
            assert_int_equal(pools[pool], pool == (int)cases[at].pool ? GRAINS_PER_UNIT : 0);
        }
    }
}

/* Without valid visits the first reason counts: deceased, absent, client, staff. */
static void a_day_counts_for_the_first_reason(void **state)
{
    struct visit visits[] = {{.duration_s = 60, .lost_staff_s = 60},
                             {.duration_s = 60, .lost_client_s = 60},
                             {.duration_s = 60, .lost_to = LOST_ABSENT},
                             {.duration_s = 60, .lost_to = LOST_DECEASED},
                             {.duration_s = 60, .lost_client_s = 59}};
    static const enum pool expected[] = {POOL_STAFF_DOUBLE, POOL_CLIENT_DOUBLE, POOL_ABSENT,
                                         POOL_DECEASED, POOL_PAYABLE};
    static const uint32_t order[] = {0, 1, 2, 3, 4};
    struct facts facts = {.visits = {visits, 5, 5}};

    (void)state;
    for (size_t count = 1; count <= 5; count++) {
        int64_t pools[POOL_COUNT] = {0};

        performed_add_day(&facts, order, count, pools);
        for (int pool = 0; pool < POOL_COUNT; pool++) {
            assert_int_equal(pools[pool], pool == (int)expected[count - 1] ? GRAINS_PER_UNIT : 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_visit_is_rounded_before_time_is_taken_from_it),
        cmocka_unit_test(a_visit_counts_one_while_any_time_is_left),
        cmocka_unit_test(a_day_counts_for_the_first_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
