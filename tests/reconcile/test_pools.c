#include "tests/check.h"

#include <string.h>

#include "reconcile/pools.h"
#include "reconcile/visits.h"
#include "tests/reconcile/municipality.h"

static struct pools filled(struct municipality *m, int32_t account, const char *last)
{
    struct accounts accounts = {0};
    struct pools pools = {0};

    accounts_collect(m->arena, &m->facts, &accounts);
    visits_judge(m->arena, &m->facts, &accounts);
    pools_fill(m->arena, &m->facts, &accounts, account, month_of(day(last)), &pools);
    return pools;
}

/* What a pool has on a day. */
static int64_t there(const struct pools *pools, const char *on, enum pool pool)
{
    size_t at = pools_day_from(pools, day(on));

    return at < pools->day_count && pools->days[at].day == day(on) ? pools->days[at].grains[pool]
                                                                   : 0;
}

static int64_t total(const struct pools *pools, enum pool pool)
{
    int64_t sum = 0;

    for (size_t at = 0; at < pools->day_count; at++) {
        sum += pools->days[at].grains[pool];
    }
    return sum;
}

static int64_t minutes(int64_t count)
{
    return count * 60 * GRAINS_PER_SECOND;
}

static void a_lost_visit_is_rounded_too(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    home_care(m)->round_visit_s = 15 * 60;
    anna(m)->died_on = day("2026-10-05");
    add_absence(m, ANNA, "2026-10-02", "2026-10-04");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-03 08:00", 23);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 08:00", 52);
    struct pools pools = filled(m, ANNAS_HOME_CARE, "2026-10-31");

    assert_int_equal(there(&pools, "2026-10-03", POOL_ABSENT), minutes(30));
    assert_int_equal(there(&pools, "2026-10-06", POOL_DECEASED), minutes(45));
    assert_int_equal(pools.day_count, 2);
}

static void the_month_tells_what_is_ordered_and_performed(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-10", "", "2", PER_DAY);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-09 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-10 08:00", 120);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-10 18:00", 60);
    struct pools pools = filled(m, ANNAS_HOME_CARE, "2026-11-30");
    const struct account_month *october = pools_month(&pools, month_of(day("2026-10-01")));

    assert_int_equal(pools.day_count, 2);
    assert_int_equal(october->ordered, 44 * GRAINS_PER_UNIT);
    assert_int_equal(october->cap_left, 44 * GRAINS_PER_UNIT);
    assert_int_equal(october->qualified, 3 * GRAINS_PER_UNIT);
    assert_int_equal(october->performed, 4 * GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-10-09", POOL_OUTSIDE_ORDER), GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-10-09", POOL_PAYABLE), 0);
    assert_null(pools_month(&pools, month_of(day("2026-11-01"))));
}

/* Day by day: two visits; one lost to absence; one of two at once has time left; one lost to
 * another's staff beside one after death… */
static void a_day_counts_once_when_any_visit_has_time_left(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t activity = add_service(m, "activity", UNIT_DAY, BASIS_PERFORMED);
    int32_t days_of = add_account(m, ANNA, CARE_AB, activity, "");
    int32_t berits = add_account(m, add_client(m, "berit"), CARE_AB, HOME_CARE, "");

    (void)state;
    add_order(m, days_of, "2026-10-01", "", "1", PER_DAY);
    add_absence(m, ANNA, "2026-10-06", "2026-10-08");
    add_visit(m, days_of, "2026-10-05 08:00", 60);
    add_visit(m, days_of, "2026-10-05 13:00", 60);
    add_visit(m, days_of, "2026-10-07 08:00", 60);
    add_visit(m, days_of, "2026-10-07 08:30", 60);
    add_visit(m, berits, "2026-10-09 08:00", 60)->staff = 7;
    add_visit(m, days_of, "2026-10-09 08:00", 60)->staff = 7;
    add_visit(m, days_of, "2026-10-10 08:00", 60);
    add_visit(m, days_of, "2026-10-10 08:10", 60);
    add_visit(m, berits, "2026-10-12 08:00", 360)->staff = 7;
    add_visit(m, days_of, "2026-10-12 09:00", 60)->staff = 7;
    add_visit(m, days_of, "2026-10-12 09:10", 30)->staff = 8;
    struct pools pools = filled(m, days_of, "2026-10-31");

    assert_int_equal(there(&pools, "2026-10-05", POOL_PAYABLE), GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-10-07", POOL_ABSENT), GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-10-09", POOL_STAFF_DOUBLE), GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-10-10", POOL_PAYABLE), GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-10-10", POOL_CLIENT_DOUBLE), 0);
    /* P6 comes before P7 */
    assert_int_equal(there(&pools, "2026-10-12", POOL_CLIENT_DOUBLE), GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-10-12", POOL_STAFF_DOUBLE), 0);
    assert_int_equal(pools.day_count, 5);
}

static void each_visit_with_time_left_counts_one(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t escort = add_service(m, "escort", UNIT_EACH, BASIS_PERFORMED);
    int32_t trips = add_account(m, ANNA, CARE_AB, escort, "");

    (void)state;
    add_order(m, trips, "2026-10-01", "", "31", PER_MONTH);
    add_visit(m, trips, "2026-10-05 08:00", 60);
    add_visit(m, trips, "2026-10-05 08:59", 2);
    add_visit(m, trips, "2026-10-05 08:30", 10);
    add_visit(m, trips, "2026-10-05 13:00", 1);
    struct pools pools = filled(m, trips, "2026-10-31");

    assert_int_equal(there(&pools, "2026-10-05", POOL_PAYABLE), 3 * GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-10-05", POOL_CLIENT_DOUBLE), GRAINS_PER_UNIT);
}

/* An elder house: half of a day is paid for the first two absent days. */
static int32_t home_for_elders(struct municipality *m)
{
    int32_t service = add_service(m, "house", UNIT_DAY, BASIS_PRESENCE);
    int32_t house = add_account(m, ANNA, CARE_AB, service, "");

    m->facts.services.items[service].absence_paid_days = 2;
    m->facts.services.items[service].absence_paid_pct_e4 = scaled("50", 4);
    add_order(m, house, "2026-10-01", "", "1", PER_DAY);
    return house;
}

static void the_day_of_moving_out_counts_only_where_agreed(void **state)
{
    (void)state;
    for (int last_day = 0; last_day < 2; last_day++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);
        int32_t house = home_for_elders(m);

        m->facts.services.items[1].count_last_day = last_day == 1;
        add_stay(m, house, "2026-10-03", "2026-10-06");
        add_stay(m, house, "2026-10-10", "2026-10-10");
        struct pools pools = filled(m, house, "2026-10-31");

        assert_int_equal(there(&pools, "2026-10-02", POOL_PAYABLE), 0);
        assert_int_equal(there(&pools, "2026-10-03", POOL_PAYABLE), GRAINS_PER_UNIT);
        assert_int_equal(there(&pools, "2026-10-05", POOL_PAYABLE), GRAINS_PER_UNIT);
        assert_int_equal(there(&pools, "2026-10-06", POOL_PAYABLE), last_day * GRAINS_PER_UNIT);
        assert_int_equal(there(&pools, "2026-10-10", POOL_PAYABLE), last_day * GRAINS_PER_UNIT);
        assert_int_equal(total(&pools, POOL_PAYABLE), (3 + 2 * last_day) * GRAINS_PER_UNIT);
    }
}

static void a_day_in_several_stays_counts_once(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t house = home_for_elders(m);

    (void)state;
    add_stay(m, house, "2026-10-20", "");
    add_stay(m, house, "2026-10-03", "2026-10-08");
    add_stay(m, house, "2026-10-05", "2026-10-06");
    add_stay(m, house, "2026-10-07", "2026-10-10");
    struct pools pools = filled(m, house, "2026-10-31");

    /* 3–9 and 20–31 */
    assert_int_equal(total(&pools, POOL_PAYABLE), (7 + 12) * GRAINS_PER_UNIT);
    assert_int_equal(pools.day_count, 19);
    assert_int_equal(pools.months[0].cap_left, INT64_MAX);
}

/* Away from the 29th: absent on 30, 31, 1, 2 and 3; the first two are half paid. */
static void paid_absent_days_are_counted_over_the_month_end(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t house = home_for_elders(m);

    (void)state;
    m->facts.services.items[1].absence_paid_days = 3;
    add_stay(m, house, "2026-10-28", "");
    add_absence(m, ANNA, "2026-10-29", "2026-10-31");
    add_absence(m, ANNA, "2026-11-01", "2026-11-04"); /* follows day on day: one absence */
    struct pools pools = filled(m, house, "2026-11-30");

    assert_int_equal(there(&pools, "2026-10-29", POOL_PAYABLE), GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-10-30", POOL_PAYABLE), GRAINS_PER_UNIT / 2);
    assert_int_equal(there(&pools, "2026-10-30", POOL_ABSENT), GRAINS_PER_UNIT / 2);
    assert_int_equal(there(&pools, "2026-10-31", POOL_PAYABLE), GRAINS_PER_UNIT / 2);
    assert_int_equal(there(&pools, "2026-11-01", POOL_PAYABLE), GRAINS_PER_UNIT / 2);
    assert_int_equal(there(&pools, "2026-11-02", POOL_PAYABLE), 0);
    assert_int_equal(there(&pools, "2026-11-02", POOL_ABSENT), GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-11-03", POOL_ABSENT), GRAINS_PER_UNIT);
    assert_int_equal(there(&pools, "2026-11-04", POOL_PAYABLE), GRAINS_PER_UNIT);
}

/* 33.3333 % are 119 999.88 grains; 0.0002 % are 0.72, 0.0001 % are 0.36. */
static void the_paid_part_of_a_day_is_rounded_half_up(void **state)
{
    static const struct {
        const char *percent;
        int64_t paid;
    } cases[] = {
        {"33.3333", 120000}, {"0.0002", 1}, {"0.0001", 0}, {"0", 0}, {"100", GRAINS_PER_UNIT}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);
        int32_t house = home_for_elders(m);

        m->facts.services.items[1].absence_paid_pct_e4 = scaled(cases[at].percent, 4);
        add_stay(m, house, "2026-10-01", "");
        add_absence(m, ANNA, "2026-10-04", "2026-10-06");
        struct pools pools = filled(m, house, "2026-10-31");

        assert_int_equal(there(&pools, "2026-10-05", POOL_PAYABLE), cases[at].paid);
        assert_int_equal(there(&pools, "2026-10-05", POOL_ABSENT),
                         GRAINS_PER_UNIT - cases[at].paid);
    }
}

static void a_stay_after_death_is_asked_before_absence(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t house = home_for_elders(m);

    (void)state;
    anna(m)->died_on = day("2026-10-06");
    add_stay(m, house, "2026-10-03", "2026-10-10");
    add_absence(m, ANNA, "2026-10-06", "2026-10-09");
    struct pools pools = filled(m, house, "2026-10-31");

    assert_int_equal(total(&pools, POOL_PAYABLE), 4 * GRAINS_PER_UNIT);
    assert_int_equal(total(&pools, POOL_DECEASED), 3 * GRAINS_PER_UNIT);
    assert_int_equal(total(&pools, POOL_ABSENT), 0);
}

static void presence_without_order_is_outside_of_it(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t house = home_for_elders(m);

    (void)state;
    m->facts.orders.items[0].valid = days("2026-10-05", "2026-10-07");
    add_stay(m, house, "2026-10-01", "2026-10-15");
    add_absence(m, ANNA, "2026-10-09", "2026-10-11");
    struct pools pools = filled(m, house, "2026-10-31");

    assert_int_equal(total(&pools, POOL_PAYABLE), 3 * GRAINS_PER_UNIT);
    assert_int_equal(total(&pools, POOL_OUTSIDE_ORDER), 10 * GRAINS_PER_UNIT + GRAINS_PER_UNIT / 2);
    assert_int_equal(there(&pools, "2026-10-10", POOL_OUTSIDE_ORDER), GRAINS_PER_UNIT / 2);
    assert_int_equal(there(&pools, "2026-10-10", POOL_ABSENT), GRAINS_PER_UNIT / 2);
}

static int32_t safety_alarm(struct municipality *m, enum unit unit, enum basis basis)
{
    return add_account(m, ANNA, CARE_AB, add_service(m, "alarm", unit, basis), "");
}

/* 10 h are 3 600 000 grains; over 31 days 116 129 each and one more on the first. */
static void what_is_ordered_is_spread_in_whole_grains(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t alarm = safety_alarm(m, UNIT_HOUR, BASIS_ORDERED);

    (void)state;
    add_order(m, alarm, "2026-10-01", "", "10", PER_MONTH);
    add_visit(m, alarm, "2026-10-05 08:00", 600);
    struct pools pools = filled(m, alarm, "2026-10-31");

    assert_int_equal(pools.day_count, 31);
    assert_int_equal(there(&pools, "2026-10-01", POOL_PAYABLE), 116130);
    assert_int_equal(there(&pools, "2026-10-02", POOL_PAYABLE), 116129);
    assert_int_equal(there(&pools, "2026-10-31", POOL_PAYABLE), 116129);
    assert_int_equal(total(&pools, POOL_PAYABLE), 10 * GRAINS_PER_UNIT);
    assert_int_equal(pools.months[0].cap_left, INT64_MAX);
}

/* Spread first, removed after: 31 h over 31 days, 5–6 absent, dead after the 20th. */
static void absent_and_dead_days_are_removed_after_spreading(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t alarm = safety_alarm(m, UNIT_HOUR, BASIS_ORDERED);

    (void)state;
    anna(m)->died_on = day("2026-10-20");
    add_order(m, alarm, "2026-09-30", "", "31", PER_MONTH);
    add_absence(m, ANNA, "2026-10-04", "2026-10-07");
    struct pools pools = filled(m, alarm, "2026-10-31");

    /* and a day of September: 31/30 h */
    assert_int_equal(total(&pools, POOL_PAYABLE), 372000 + 18 * GRAINS_PER_UNIT);
    assert_int_equal(total(&pools, POOL_ABSENT), 2 * GRAINS_PER_UNIT);
    assert_int_equal(total(&pools, POOL_DECEASED), 11 * GRAINS_PER_UNIT);
}

/* Two orders, a gap between them: 1–3 and 30–31 share the sum of both. */
static void only_ordered_days_get_a_share(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t alarm = safety_alarm(m, UNIT_HOUR, BASIS_ORDERED);

    (void)state;
    add_order(m, alarm, "2026-10-30", "", "1", PER_DAY);
    add_order(m, alarm, "2026-10-01", "2026-10-03", "0.00001", PER_DAY);
    struct pools pools = filled(m, alarm, "2026-10-31");

    /* 720 000 + 10.8 ≈ 720 011 grains over 5 days: 144 002 and one more on the 1st */
    assert_int_equal(pools.day_count, 5);
    assert_int_equal(there(&pools, "2026-10-01", POOL_PAYABLE), 144003);
    assert_int_equal(there(&pools, "2026-10-03", POOL_PAYABLE), 144002);
    assert_int_equal(there(&pools, "2026-10-31", POOL_PAYABLE), 144002);
}

/* A whole month is 1: 360 000 over 31 days are 11 612 and one more on the first 28. */
static void a_fixed_month_is_one_unit_whatever_is_ordered(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t alarm = safety_alarm(m, UNIT_MONTH, BASIS_FIXED);

    (void)state;
    add_order(m, alarm, "2026-09-01", "", "5", PER_MONTH)->staff_count = 2;
    add_absence(m, ANNA, "2026-10-01", "2026-10-31");
    struct pools pools = filled(m, alarm, "2026-10-31");

    assert_int_equal(there(&pools, "2026-10-01", POOL_PAYABLE), 11613);
    assert_int_equal(there(&pools, "2026-10-28", POOL_PAYABLE), 11613);
    assert_int_equal(there(&pools, "2026-10-29", POOL_PAYABLE), 11612);
    assert_int_equal(total(&pools, POOL_PAYABLE), 2 * GRAINS_PER_UNIT);
}

/* 16 of 31 days are 185 806.45… grains: 185 806, 11 612 a day and one more on the first 14. */
static void a_part_of_a_fixed_month_is_its_share_of_the_days(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t alarm = safety_alarm(m, UNIT_MONTH, BASIS_FIXED);

    (void)state;
    anna(m)->died_on = day("2026-10-30");
    add_order(m, alarm, "2026-10-16", "", "1", PER_MONTH);
    struct pools pools = filled(m, alarm, "2026-10-31");

    assert_int_equal(pools.day_count, 16);
    assert_int_equal(there(&pools, "2026-10-29", POOL_PAYABLE), 11613);
    assert_int_equal(there(&pools, "2026-10-30", POOL_PAYABLE), 11612);
    assert_int_equal(there(&pools, "2026-10-31", POOL_DECEASED), 11612);
    assert_int_equal(total(&pools, POOL_PAYABLE), 185806 - 11612);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lost_visit_is_rounded_too),
        cmocka_unit_test(the_month_tells_what_is_ordered_and_performed),
        cmocka_unit_test(a_day_counts_once_when_any_visit_has_time_left),
        cmocka_unit_test(each_visit_with_time_left_counts_one),
        cmocka_unit_test(the_day_of_moving_out_counts_only_where_agreed),
        cmocka_unit_test(a_day_in_several_stays_counts_once),
        cmocka_unit_test(paid_absent_days_are_counted_over_the_month_end),
        cmocka_unit_test(the_paid_part_of_a_day_is_rounded_half_up),
        cmocka_unit_test(a_stay_after_death_is_asked_before_absence),
        cmocka_unit_test(presence_without_order_is_outside_of_it),
        cmocka_unit_test(what_is_ordered_is_spread_in_whole_grains),
        cmocka_unit_test(absent_and_dead_days_are_removed_after_spreading),
        cmocka_unit_test(only_ordered_days_get_a_share),
        cmocka_unit_test(a_fixed_month_is_one_unit_whatever_is_ordered),
        cmocka_unit_test(a_part_of_a_fixed_month_is_its_share_of_the_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
