#include "tests/check.h"

#include "tests/reconcile/municipality.h"

/* Ordered without end, `hours` a month, at 400 kronor an hour. */
static struct municipality *ordered(struct arena *arena, const char *hours)
{
    struct municipality *m = municipality_new(arena);

    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", hours, PER_MONTH);
    add_price(m, HOME_CARE, "2026-01-01", "", "400.00");
    return m;
}

static void a_line_that_finds_all_it_needs_is_clean(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "10");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 360);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-31 23:00", 240);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "10", "4000.00");
    municipality_reconcile(m);
    expect_nothing(m);
    assert_int_equal(line_of(m, "F1", "1")->outcome.payable_ore, 400000);
}

static void minutes_and_thirds_of_hours_are_exact(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "10");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 20);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 08:00", 25);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "45", "300.00")->unit = "MIN";
    municipality_reconcile(m);
    expect_nothing(m);
}

static void more_than_is_ordered_is_qt02(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "4");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 600);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "10", "4000.00");
    municipality_reconcile(m);
    EXPECT(m, "QT02 F1/1 2026-10 6.0000 2400.00");
}

static void the_cap_is_one_counter_for_the_days_of_a_month(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "4");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 180);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-25 08:00", 180);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "3", "1200.00")->stated = days("2026-10-16", "2026-10-31");
    add_line(m, ANNAS_HOME_CARE, "3", "1200.00")->stated = days("2026-10-01", "2026-10-15");
    municipality_reconcile(m);
    EXPECT(m, "QT02 F1/1 2026-10 2.0000 800.00");
}

static void each_month_has_a_cap_of_its_own(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "4");

    (void)state;
    m->facts.as_of = day("2026-11-01");
    m->facts.orders.items[0].valid.first = day("2026-09-01");
    add_visit(m, ANNAS_HOME_CARE, "2026-09-05 08:00", 300);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 180);
    add_invoice(m, "F1")->period = days("2026-09-01", "2026-10-31");
    add_line(m, ANNAS_HOME_CARE, "7.5", "3000.00");
    municipality_reconcile(m);
    EXPECT(m, "QT02 F1/1 2026-09 0.5000 200.00", "QT03 anna 2026-09 1.0000 -");
}

static void care_on_a_day_without_order_is_lk05(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    m->facts.orders.items[0].valid.first = day("2026-10-10");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-09 08:00", 120);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-10 08:00", 180);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    municipality_reconcile(m);
    EXPECT(m, "LK05 F1/1 2026-10 2.0000 800.00");
}

/* Anna leaves on the 4th and comes home on the 8th. */
static void care_on_an_absent_day_is_ve18(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_absence(m, ANNA, "2026-10-04", "2026-10-08");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-04 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-07 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-08 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "4", "1600.00");
    municipality_reconcile(m);
    EXPECT(m, "VE18 F1/1 2026-10 2.0000 800.00");
}

static void care_after_the_day_of_death_is_pl04(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    anna(m)->died_on = day("2026-10-31");
    add_absence(m, ANNA, "2026-10-20", "");
    m->facts.as_of = day("2026-10-31");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-19 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-11-01 08:00", 60);
    add_invoice(m, "F1")->period = days("2026-10-01", "2026-11-02");
    add_line(m, ANNAS_HOME_CARE, "2", "800.00");
    municipality_reconcile(m);
    EXPECT(m, "PL04 F1/1 2026-10 1.0000 400.00");
}

static void two_visits_at_once_are_ve07(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:30", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "2", "800.00");
    municipality_reconcile(m);
    EXPECT(m, "VE07 F1/1 2026-10 0.5000 200.00");
}

static void staff_in_two_places_at_once_are_ve06(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");
    int32_t berits = add_account(m, add_client(m, "berit"), CARE_AB, HOME_CARE, "");

    (void)state;
    add_order(m, berits, "2026-10-01", "", "31", PER_MONTH);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60)->staff = 7;
    add_visit(m, berits, "2026-10-05 08:45", 60)->staff = 7;
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    add_line(m, berits, "1", "400.00");
    municipality_reconcile(m);
    EXPECT(m, "VE06 F1/2 2026-10 0.2500 100.00");
}

/* 1 h each: ordered, above the order, outside it, absent, dead, two at once, staff elsewhere; and
 * one that never was. */
static void one_line_may_drink_from_every_pool(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t berits = add_account(m, add_client(m, "berit"), CARE_AB, HOME_CARE, "");

    (void)state;
    anna(m)->died_on = day("2026-10-20");
    add_price(m, HOME_CARE, "2026-01-01", "", "400.00");
    add_order(m, ANNAS_HOME_CARE, "2026-10-05", "2026-10-14", "0.1", PER_DAY);
    add_absence(m, ANNA, "2026-10-15", "2026-10-17");
    add_visit(m, berits, "2026-10-06 10:00", 60)->staff = 7;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 120);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 09:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 10:00", 60)->staff = 7;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-04 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-16 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-21 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "8", "3200.00");
    municipality_reconcile(m);
    EXPECT(m, "QT02 F1/1 2026-10 1.0000 400.00", "LK05 F1/1 2026-10 1.0000 400.00",
           "VE18 F1/1 2026-10 1.0000 400.00", "PL04 F1/1 2026-10 1.0000 400.00",
           "VE07 F1/1 2026-10 1.0000 400.00", "VE06 F1/1 2026-10 1.0000 400.00",
           "QT01 F1/1 2026-10 1.0000 400.00");
    assert_int_equal(line_of(m, "F1", "1")->outcome.payable_ore, 40000);
}

static void more_than_was_performed_is_qt01(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 120);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    municipality_reconcile(m);
    EXPECT(m, "QT01 F1/1 2026-10 3.0000 1200.00");
}

static void nothing_performed_at_all_is_qt04(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    municipality_reconcile(m);
    EXPECT(m, "QT04 F1/1 2026-10 5.0000 2000.00");
}

/* It got something, though nothing that is payable: the rest is QT01 and not QT04. */
static void what_a_later_pool_gave_counts_as_something(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_absence(m, ANNA, "2026-10-04", "2026-10-06");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "3", "1200.00");
    municipality_reconcile(m);
    EXPECT(m, "VE18 F1/1 2026-10 1.0000 400.00", "QT01 F1/1 2026-10 2.0000 800.00");
}

static void the_rest_without_any_order_is_lk04(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 120);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    municipality_reconcile(m);
    EXPECT(m, "LK05 F1/1 2026-10 2.0000 800.00", "LK04 F1/1 2026-10 3.0000 1200.00");
}

/* The order ends the day before, or on the first day, of the line's period. */
static void the_rest_is_lk05_without_an_order_in_its_period(void **state)
{
    static const char *const ends[] = {"2026-09-30", "2026-10-01"};
    static const char *const expected[] = {"LK05 F1/1 2026-10 5.0000 2000.00",
                                           "QT04 F1/1 2026-10 5.0000 2000.00"};

    (void)state;
    for (size_t at = 0; at < 2; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        add_order(m, ANNAS_HOME_CARE, "2026-09-01", ends[at], "31", PER_MONTH);
        add_invoice(m, "F1");
        add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
        municipality_reconcile(m);
        EXPECT(m, expected[at]);
    }
}

/* What it took from P3 and what it did not find at all have one name, and are one finding. */
static void outside_order_and_nothing_left_add_up(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-09-01", "2026-09-30", "31", PER_MONTH);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 120);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    municipality_reconcile(m);
    EXPECT(m, "LK05 F1/1 2026-10 5.0000 2000.00");
}

/* Turns: period end, period start, issue date, received sequence, position. */
static void lines_drink_in_the_order_of_their_periods(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00")->stated = days("2026-10-02", "2026-10-15");
    add_line(m, ANNAS_HOME_CARE, "1", "400.01")->stated = days("2026-10-01", "2026-10-16");
    add_invoice(m, "F2")->issued = day("2026-12-01");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00")->stated = days("2026-10-01", "2026-10-15");
    municipality_reconcile(m);
    EXPECT(m, "QT04 F1/1 2026-10 1.0000 400.00", "QT04 F1/2 2026-10 1.0000 400.01");
}

/* The earliest days first: the second line finds what the first has left it. */
static void a_line_takes_its_earliest_days_first(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    m->facts.prices.items[0].valid.last = day("2026-10-15");
    add_price(m, HOME_CARE, "2026-10-16", "", "500.00");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-10 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-20 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    add_line(m, ANNAS_HOME_CARE, "1", "500.00");
    municipality_reconcile(m);
    expect_nothing(m);
}

static void a_line_takes_nothing_outside_its_period(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-04 23:59", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 00:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "3", "1200.00")->stated = days("2026-10-05", "2026-10-05");
    municipality_reconcile(m);
    EXPECT(m, "QT01 F1/1 2026-10 2.0000 800.00");
}

/* A visit belongs to the local day on which it starts, also over midnight and month end. */
static void a_night_belongs_to_the_day_on_which_it_starts(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-31 22:00", 480);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "8", "3200.00")->stated = days("2026-10-31", "2026-10-31");
    municipality_reconcile(m);
    expect_nothing(m);
}

static void a_line_of_nothing_needs_nothing(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "0.00");
    municipality_reconcile(m);
    expect_nothing(m);
}

/* The same care, invoiced on a line that takes back what a credit note gave. */
static void a_negative_line_on_a_credit_note_drinks(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_credit_note(m, "K1");
    add_line(m, ANNAS_HOME_CARE, "-3", "-1200.00");
    municipality_reconcile(m);
    EXPECT(m, "QT01 K1/1 2026-10 2.0000 800.00");
}

static void what_credits_have_mended_is_remembered(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");
    size_t mended = 0;

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 120);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    refer_to(m, add_credit_note(m, "K1"), "F1");
    add_line(m, ANNAS_HOME_CARE, "3", "1200.00");
    municipality_reconcile(m);
    expect_nothing(m);
    for (size_t at = 0; at < m->found.count; at++) {
        mended += m->found.items[at].but_for_credits && m->found.items[at].code == QT01 &&
                  m->found.items[at].amount_ore == 120000;
    }
    assert_int_equal(mended, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_that_finds_all_it_needs_is_clean),
        cmocka_unit_test(minutes_and_thirds_of_hours_are_exact),
        cmocka_unit_test(more_than_is_ordered_is_qt02),
        cmocka_unit_test(the_cap_is_one_counter_for_the_days_of_a_month),
        cmocka_unit_test(each_month_has_a_cap_of_its_own),
        cmocka_unit_test(care_on_a_day_without_order_is_lk05),
        cmocka_unit_test(care_on_an_absent_day_is_ve18),
        cmocka_unit_test(care_after_the_day_of_death_is_pl04),
        cmocka_unit_test(two_visits_at_once_are_ve07),
        cmocka_unit_test(staff_in_two_places_at_once_are_ve06),
        cmocka_unit_test(one_line_may_drink_from_every_pool),
        cmocka_unit_test(more_than_was_performed_is_qt01),
        cmocka_unit_test(nothing_performed_at_all_is_qt04),
        cmocka_unit_test(what_a_later_pool_gave_counts_as_something),
        cmocka_unit_test(the_rest_without_any_order_is_lk04),
        cmocka_unit_test(the_rest_is_lk05_without_an_order_in_its_period),
        cmocka_unit_test(outside_order_and_nothing_left_add_up),
        cmocka_unit_test(lines_drink_in_the_order_of_their_periods),
        cmocka_unit_test(a_line_takes_its_earliest_days_first),
        cmocka_unit_test(a_line_takes_nothing_outside_its_period),
        cmocka_unit_test(a_night_belongs_to_the_day_on_which_it_starts),
        cmocka_unit_test(a_line_of_nothing_needs_nothing),
        cmocka_unit_test(a_negative_line_on_a_credit_note_drinks),
        cmocka_unit_test(what_credits_have_mended_is_remembered),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
