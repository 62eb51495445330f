#include "tests/check.h"

#include "reconcile/account.h"
#include "tests/reconcile/municipality.h"

static int64_t ordered_in(struct municipality *m, const char *first_of_month)
{
    struct accounts accounts = {0};

    accounts_collect(m->arena, &m->facts, &accounts);
    return ordered_grains(&m->facts, &accounts, ANNAS_HOME_CARE, month_of(day(first_of_month)));
}

struct order_case {
    const char *from;
    const char *to;
    const char *quantity;
    enum per per;
    int32_t staff;
    const char *in; /* a day of the month asked about */
    int64_t grains;
};

/* Days are those of the month within the order; a week is 7 of them; a month is all of them. */
static void an_order_is_worth_its_share_of_the_month(void **state)
{
    static const struct order_case cases[] = {
        /* 31 days, 30, 28 and 29 */
        {"2026-01-01", "", "2", PER_DAY, 1, "2026-10-01", 62 * GRAINS_PER_UNIT},
        {"2026-01-01", "", "2", PER_DAY, 1, "2026-11-01", 60 * GRAINS_PER_UNIT},
        {"2026-01-01", "", "2", PER_DAY, 1, "2026-02-01", 56 * GRAINS_PER_UNIT},
        {"2026-01-01", "", "2", PER_DAY, 1, "2028-02-01", 58 * GRAINS_PER_UNIT},
        /* 31/7 of 7 hours; 31/7 of 1 hour are 1 594 285.71… grains */
        {"2026-01-01", "", "7", PER_WEEK, 1, "2026-10-01", 31 * GRAINS_PER_UNIT},
        {"2026-01-01", "", "1", PER_WEEK, 1, "2026-10-01", 1594286},
        {"2026-01-01", "", "7", PER_WEEK, 1, "2026-02-01", 28 * GRAINS_PER_UNIT},
        {"2026-01-01", "", "10", PER_MONTH, 1, "2026-10-01", 10 * GRAINS_PER_UNIT},
        {"2026-01-01", "", "10", PER_MONTH, 1, "2026-02-01", 10 * GRAINS_PER_UNIT},
        /* parts of a month: from the 16th 16 of 31 days, to the 15th 15, and a day alone */
        {"2026-10-16", "", "31", PER_MONTH, 1, "2026-10-01", 16 * GRAINS_PER_UNIT},
        {"2026-01-01", "2026-10-15", "31", PER_MONTH, 1, "2026-10-01", 15 * GRAINS_PER_UNIT},
        {"2026-10-31", "2026-10-31", "31", PER_MONTH, 1, "2026-10-01", GRAINS_PER_UNIT},
        {"2026-10-31", "", "2.5", PER_DAY, 1, "2026-10-01", 5 * GRAINS_PER_UNIT / 2},
        {"2026-11-01", "", "2.5", PER_DAY, 1, "2026-10-01", 0},
        {"2026-09-01", "2026-09-30", "2.5", PER_DAY, 1, "2026-10-01", 0},
        /* 10 × 360 000 × 15/31 = 1 741 935.48…; 10 × 360 000 × 16/31 = 1 858 064.51… */
        {"2026-10-17", "", "10", PER_MONTH, 1, "2026-10-01", 1741935},
        {"2026-10-16", "", "10", PER_MONTH, 1, "2026-10-01", 1858065},
        /* two at a time are twice as much */
        {"2026-01-01", "", "2", PER_DAY, 2, "2026-10-01", 124 * GRAINS_PER_UNIT},
        /* nine decimals are exact: 0.000000001 × 360 000 × 31 = 0.01116 grains */
        {"2026-01-01", "", "0.000000001", PER_DAY, 1, "2026-10-01", 0},
        /* 0.000001388… × 360 000 is half a grain: up */
        {"2026-10-31", "", "0.000001389", PER_DAY, 1, "2026-10-01", 1},
        {"2026-10-31", "", "0.000001388", PER_DAY, 1, "2026-10-01", 0},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        const struct order_case *one = &cases[at];
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        add_order(m, ANNAS_HOME_CARE, one->from, one->to, one->quantity, one->per)->staff_count =
            one->staff;
        assert_int_equal(ordered_in(m, one->in), one->grains);
    }
}

/* Each alone is 5.50008 grains; rounded first they would be 6 + 6. */
static void orders_are_summed_exactly_and_rounded_once(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "2026-10-01", "0.000015278", PER_DAY);
    assert_int_equal(ordered_in(m, "2026-10-01"), 6); /* 5.50008 */
    add_order(m, ANNAS_HOME_CARE, "2026-10-02", "2026-10-02", "0.000015278", PER_DAY);
    assert_int_equal(ordered_in(m, "2026-10-01"), 11); /* 11.00016 */
}

/* 360 000 × (1/7 × 31 + 1/7 × 31 + 1/7 × 31) = 4 782 857.14…: one by one it would be 4 782 858. */
static void thirds_and_sevenths_are_exact(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-01-01", "", "1", PER_WEEK);
    add_order(m, ANNAS_HOME_CARE, "2026-01-01", "", "1", PER_WEEK);
    add_order(m, ANNAS_HOME_CARE, "2026-01-01", "", "1", PER_WEEK);
    assert_int_equal(ordered_in(m, "2026-10-01"), 4782857);
}

/* 10 days of 2 a day, 31/7 × 7 a week, and 9 of 31 days of 31 a month; overlapping orders add. */
static void orders_of_all_kinds_add_up(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-22", "2026-10-31", "2", PER_DAY);
    add_order(m, ANNAS_HOME_CARE, "2026-01-01", "", "7", PER_WEEK);
    add_order(m, ANNAS_HOME_CARE, "2026-10-23", "2026-11-30", "31", PER_MONTH);
    add_order(m, add_account(m, ANNA, CARE_AB, HOME_CARE, "2"), "2026-01-01", "", "7", PER_DAY);
    assert_int_equal(ordered_in(m, "2026-10-01"), (20 + 31 + 9) * GRAINS_PER_UNIT);
}

static void a_day_is_ordered_when_any_order_covers_it(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    struct accounts accounts = {0};
    int32_t second = add_account(m, ANNA, CARE_AB, HOME_CARE, "2");

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-20", "2026-10-25", "1", PER_DAY);
    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "2026-10-05", "1", PER_DAY);
    add_order(m, second, "2026-10-10", "", "1", PER_DAY);
    accounts_collect(arena, &m->facts, &accounts);
    assert_false(day_is_ordered(&m->facts, &accounts, ANNAS_HOME_CARE, day("2026-09-30")));
    assert_true(day_is_ordered(&m->facts, &accounts, ANNAS_HOME_CARE, day("2026-10-01")));
    assert_true(day_is_ordered(&m->facts, &accounts, ANNAS_HOME_CARE, day("2026-10-05")));
    assert_false(day_is_ordered(&m->facts, &accounts, ANNAS_HOME_CARE, day("2026-10-06")));
    assert_false(day_is_ordered(&m->facts, &accounts, ANNAS_HOME_CARE, day("2026-10-19")));
    assert_true(day_is_ordered(&m->facts, &accounts, ANNAS_HOME_CARE, day("2026-10-25")));
    assert_false(day_is_ordered(&m->facts, &accounts, ANNAS_HOME_CARE, day("2026-10-26")));
    assert_true(day_is_ordered(&m->facts, &accounts, second, day("2099-12-31")));
}

/* The days of October on which Anna is absent, as a text: '#' is absent. */
static void expect_absent(struct municipality *m, const char *october)
{
    struct accounts accounts = {0};
    char got[32] = {0};

    accounts_collect(m->arena, &m->facts, &accounts);
    for (date at = 0; at < 31; at++) {
        got[at] = absence_on(&accounts, ANNA, day("2026-10-01") + at) == NULL ? '.' : '#';
    }
    assert_string_equal(got, october);
}

static void the_days_of_leaving_and_coming_home_are_not_absent(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_absence(m, add_client(m, "berit"), "2026-10-01", "2026-10-31");
    add_absence(m, ANNA, "2026-10-04", "2026-10-08");
    add_absence(m, ANNA, "2026-10-20", "2026-10-20");
    add_absence(m, ANNA, "2026-10-24", "2026-10-25");
    expect_absent(m, "....###........................");
}

static void absences_that_overlap_or_follow_day_on_day_are_one(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_absence(m, ANNA, "2026-10-08", "2026-10-12"); /* follows: 7 and 8 are inside */
    add_absence(m, ANNA, "2026-10-04", "2026-10-07");
    add_absence(m, ANNA, "2026-10-14", "2026-10-17"); /* a day between: 13 is at home */
    add_absence(m, ANNA, "2026-10-20", "2026-10-30"); /* holds the next one */
    add_absence(m, ANNA, "2026-10-22", "2026-10-24");
    expect_absent(m, "....#######...##....#########..");
}

static void an_absence_without_end_goes_on(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_absence(m, ANNA, "2026-10-12", "");
    add_absence(m, ANNA, "2026-10-14", "2026-10-17");
    expect_absent(m, "............###################");
}

static void lists_do_not_depend_on_the_order_of_facts(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    struct accounts accounts = {0};

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 09:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60)->tie = 9;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_stay(m, ANNAS_HOME_CARE, "2026-10-05", "");
    add_stay(m, ANNAS_HOME_CARE, "2026-10-04", "");
    add_order(m, ANNAS_HOME_CARE, "2026-10-02", "", "1", PER_DAY);
    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "1", PER_DAY);
    accounts_collect(arena, &m->facts, &accounts);
    assert_int_equal(accounts.visits.items[0], 2);
    assert_int_equal(accounts.visits.items[1], 1);
    assert_int_equal(accounts.visits.items[2], 0);
    assert_int_equal(accounts.stays.items[0], 1);
    assert_int_equal(accounts.client_stays.items[0], 1);
    assert_int_equal(accounts.orders.items[0], 1);
    assert_int_equal(accounts.orders.first[1], 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_is_worth_its_share_of_the_month),
        cmocka_unit_test(orders_are_summed_exactly_and_rounded_once),
        cmocka_unit_test(thirds_and_sevenths_are_exact),
        cmocka_unit_test(orders_of_all_kinds_add_up),
        cmocka_unit_test(a_day_is_ordered_when_any_order_covers_it),
        cmocka_unit_test(the_days_of_leaving_and_coming_home_are_not_absent),
        cmocka_unit_test(absences_that_overlap_or_follow_day_on_day_are_one),
        cmocka_unit_test(an_absence_without_end_goes_on),
        cmocka_unit_test(lists_do_not_depend_on_the_order_of_facts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
