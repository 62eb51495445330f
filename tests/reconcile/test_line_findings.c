#include "tests/check.h"

#include "tests/reconcile/municipality.h"

#include <string.h>

/* Ordered 40 h a month without end, at 400 kronor an hour, and as many minutes performed on the
 * 5th. */
static struct municipality *performed(struct arena *arena, int minutes)
{
    struct municipality *m = municipality_new(arena);

    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "40", PER_MONTH);
    add_price(m, HOME_CARE, "2026-01-01", "", "400.00");
    if (minutes > 0) {
        add_visit(m, ANNAS_HOME_CARE, "2026-10-05 00:00", minutes);
    }
    return m;
}

/* 100.00 over three hours: 33.33, 66.67 and 100.00 as running totals. */
static void parts_share_the_amount_to_the_ore(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_price(m, HOME_CARE, "2026-01-01", "", "33.33");
    add_order(m, ANNAS_HOME_CARE, "2026-10-10", "2026-10-19", "0.1", PER_DAY);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-11 08:00", 120);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "3", "100.00");
    municipality_reconcile(m);
    EXPECT(m, "QT02 F1/1 2026-10 1.0000 33.34", "LK05 F1/1 2026-10 1.0000 33.33");
}

/* A half öre in the running total goes away from zero: 0.05 over two halves is 0.03 and 0.02. */
static void a_half_ore_goes_to_the_earlier_part(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 60);

    (void)state;
    m->facts.prices.items[0].unit_price_e4 = scaled("0.03", 4);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "2", "0.05");
    municipality_reconcile(m);
    EXPECT(m, "QT01 F1/1 2026-10 1.0000 0.02");
}

struct price_case {
    const char *quantity;
    const char *net;
    const char *finding; /* NULL: silence */
};

/* Exactly contract price, then each side of one öre and of half an öre an hour. */
static void what_differs_from_the_contract_is_a_price_finding(void **state)
{
    static const struct price_case cases[] = {
        {"1", "400.00", NULL},
        {"1", "400.01", "PR08 F1/1 2026-10 1.0000 0.01 within"},
        {"1", "400.02", "PR01 F1/1 2026-10 1.0000 0.02"},
        {"1", "399.99", "PR08 F1/1 2026-10 1.0000 -0.01 within"},
        {"1", "399.98", "PR01 F1/1 2026-10 1.0000 -0.02"},
        {"10", "4000.05", "PR08 F1/1 2026-10 10.0000 0.05 within"},
        {"10", "4000.06", "PR01 F1/1 2026-10 10.0000 0.06"},
        {"10", "3999.95", "PR08 F1/1 2026-10 10.0000 -0.05 within"},
        {"10", "3999.94", "PR01 F1/1 2026-10 10.0000 -0.06"},
        {"4", "1600.02", "PR08 F1/1 2026-10 4.0000 0.02 within"},
        {"3.9999", "1599.98", "PR01 F1/1 2026-10 3.9999 0.02"},
        {"10", "4100.00", "PR01 F1/1 2026-10 10.0000 100.00"},
        {"10", "3900.00", "PR01 F1/1 2026-10 10.0000 -100.00"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = performed(arena, 600);

        add_invoice(m, "F1");
        add_line(m, ANNAS_HOME_CARE, cases[at].quantity, cases[at].net);
        municipality_reconcile(m);
        expect_findings(m, (const char *const[]){cases[at].finding, NULL});
    }
}

/* Two hours at 100.0050 are 200.01; rounded day by day they would be 200.02. */
static void the_contract_price_is_summed_exactly_and_rounded_once(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 60);

    (void)state;
    m->facts.prices.items[0].unit_price_e4 = scaled("100.0050", 4);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "2", "200.01");
    municipality_reconcile(m);
    expect_nothing(m);
}

static void a_contract_price_of_half_an_ore_goes_up(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 60);

    (void)state;
    m->facts.prices.items[0].unit_price_e4 = scaled("100.0050", 4);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "100.01");
    municipality_reconcile(m);
    expect_nothing(m);
}

/* 2 h at 400 and 3 h at 420.50 are 2061.50. */
static void a_price_change_inside_a_month_is_followed_day_by_day(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 120);

    (void)state;
    m->facts.prices.items[0].valid.last = day("2026-10-05");
    add_price(m, HOME_CARE, "2026-10-06", "", "420.50");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 08:00", 180);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2061.50");
    municipality_reconcile(m);
    expect_nothing(m);
}

static void care_without_a_price_is_pr00(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 120);

    (void)state;
    m->facts.prices.items[0].valid.first = day("2026-10-06");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "3", "1260.00");
    municipality_reconcile(m);
    /* 420 an hour: the hour with a price is 20.00 too dear, the two without are 840.00 */
    EXPECT(m, "PR01 F1/1 2026-10 1.0000 20.00", "PR00 F1/1 2026-10 2.0000 840.00");
}

static void over_another_level_the_price_finding_is_pr04(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t second = add_account(m, ANNA, CARE_AB, HOME_CARE, "2");

    (void)state;
    add_order(m, second, "2026-10-01", "", "40", PER_MONTH);
    add_price(m, HOME_CARE, "2026-01-01", "", "400.00")->level = "2";
    add_price(m, HOME_CARE, "2026-01-01", "", "450.00")->level = "3";
    add_visit(m, second, "2026-10-05 08:00", 600);
    add_invoice(m, "F1");
    add_line(m, add_account(m, ANNA, CARE_AB, HOME_CARE, "3"), "10", "4500.00");
    municipality_reconcile(m);
    EXPECT(m, "PR04 F1/1 2026-10 10.0000 500.00");
    assert_int_equal(the_finding(m, PR04)->account, second);
}

static void over_another_level_rounding_is_pr08(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t second = add_account(m, ANNA, CARE_AB, HOME_CARE, "2");

    (void)state;
    add_order(m, second, "2026-10-01", "", "40", PER_MONTH);
    add_price(m, HOME_CARE, "2026-01-01", "", "400.00");
    add_visit(m, second, "2026-10-05 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400.01");
    municipality_reconcile(m);
    EXPECT(m, "PR08 F1/1 2026-10 1.0000 0.01 within");
}

static void an_amount_without_quantity_is_pr05(void **state)
{
    static const char *const quantities[] = {"0", "-1", "0.0000001"};

    (void)state;
    for (size_t at = 0; at < 3; at++) {
        ARENA(arena);
        struct municipality *m = performed(arena, 120);

        add_invoice(m, "F1");
        add_line(m, ANNAS_HOME_CARE, quantities[at], "500.00");
        municipality_reconcile(m);
        EXPECT(m, "PR05 F1/1 2026-10 - 500.00");
    }
}

/* All hours credited, 100 kronor too little. */
static void what_remains_when_all_quantity_is_credited_is_pr05(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 0);

    (void)state;
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "10", "4000.05");
    refer_to(m, add_credit_note(m, "K1"), "F1");
    add_line(m, ANNAS_HOME_CARE, "10", "4000.00");
    municipality_reconcile(m);
    EXPECT(m, "PR05 F1/1 2026-10 - 0.05");
}

static void the_month_of_a_line_is_that_of_its_first_day(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 0);

    (void)state;
    add_invoice(m, "F1")->period = days("2026-09-30", "2026-10-31");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    municipality_reconcile(m);
    EXPECT(m, "QT04 F1/1 2026-09 1.0000 400.00");
}

static int64_t number(const struct evidence *evidence, const char *name)
{
    for (size_t at = 0; at < evidence->number_count; at++) {
        if (strcmp(evidence->numbers[at].name, name) == 0) {
            return evidence->numbers[at].value;
        }
    }
    fail_msg("no number %s", name);
    return 0;
}

static void a_finding_shows_the_rows_and_numbers_it_rests_on(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 120);

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-09-30 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-31 08:00", 60);
    add_order(m, ANNAS_HOME_CARE, "2026-08-01", "2026-08-31", "1", PER_DAY);
    add_price(m, HOME_CARE, "2026-01-02", "2026-01-31", "1.00");
    add_absence(m, ANNA, "2026-10-20", "2026-10-21");
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2050.00");
    municipality_reconcile(m);
    EXPECT(m, "PR01 F1/1 2026-10 3.0000 30.00", "QT01 F1/1 2026-10 2.0000 820.00");
    const struct evidence *evidence = the_finding(m, QT01)->evidence;

    assert_int_equal(evidence->visits.count, 2);
    assert_int_equal(evidence->visits.items[0], 1);
    assert_int_equal(evidence->visits.items[1], 3);
    assert_int_equal(evidence->orders.count, 1);
    assert_int_equal(evidence->orders.items[0], 1);
    assert_int_equal(evidence->prices.count, 1);
    assert_int_equal(evidence->prices.items[0], 1);
    assert_int_equal(evidence->absences.count, 1);
    assert_int_equal(number(evidence, "invoiced_grains"), 5 * GRAINS_PER_UNIT);
    assert_int_equal(number(evidence, "net_ore"), 205000);
    assert_int_equal(number(evidence, "ordered_grains"), 40 * GRAINS_PER_UNIT);
    assert_int_equal(number(evidence, "payable_grains"), 3 * GRAINS_PER_UNIT);
    assert_int_equal(number(evidence, "nothing_left_grains"), 2 * GRAINS_PER_UNIT);
    assert_int_equal(number(evidence, "contract_ore"), 120000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_share_the_amount_to_the_ore),
        cmocka_unit_test(a_half_ore_goes_to_the_earlier_part),
        cmocka_unit_test(what_differs_from_the_contract_is_a_price_finding),
        cmocka_unit_test(the_contract_price_is_summed_exactly_and_rounded_once),
        cmocka_unit_test(a_contract_price_of_half_an_ore_goes_up),
        cmocka_unit_test(a_price_change_inside_a_month_is_followed_day_by_day),
        cmocka_unit_test(care_without_a_price_is_pr00),
        cmocka_unit_test(over_another_level_the_price_finding_is_pr04),
        cmocka_unit_test(over_another_level_rounding_is_pr08),
        cmocka_unit_test(an_amount_without_quantity_is_pr05),
        cmocka_unit_test(what_remains_when_all_quantity_is_credited_is_pr05),
        cmocka_unit_test(the_month_of_a_line_is_that_of_its_first_day),
        cmocka_unit_test(a_finding_shows_the_rows_and_numbers_it_rests_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
