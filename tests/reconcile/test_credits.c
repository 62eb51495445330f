#include "tests/check.h"

#include "tests/reconcile/municipality.h"

/* Nothing was performed: what credits leave of a line is QT04 with its net quantity and amount. */
static struct municipality *ordered(struct arena *arena)
{
    struct municipality *m = municipality_new(arena);

    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "40", PER_MONTH);
    return m;
}

static void add_invoiced(struct municipality *m, const char *number, const char *quantity,
                         const char *net)
{
    add_invoice(m, number);
    add_line(m, ANNAS_HOME_CARE, quantity, net);
}

/* A credit note with one line; `of` may be NULL. */
static void add_credited(struct municipality *m, const char *number, const char *of,
                         const char *quantity, const char *net)
{
    struct document *document = add_credit_note(m, number);

    if (of != NULL) {
        refer_to(m, document, of);
    }
    add_line(m, ANNAS_HOME_CARE, quantity, net);
}

struct credit_case {
    const char *invoiced[2]; /* quantity, net */
    const char *credited[2];
    const char *findings[3];
};

/* 10 h of 4000.00 and one credit of it. */
static void a_credit_takes_quantity_at_the_same_price_else_amount_alone(void **state)
{
    static const struct credit_case cases[] = {
        {{"10", "4000"}, {"10", "4000"}, {NULL}},
        {{"10", "4000"}, {"4", "1600"}, {"QT04 F1/1 2026-10 6.0000 2400.00"}},
        /* one öre an hour beside is the same price, two are another */
        {{"10", "4000"}, {"4", "1600.04"}, {"QT04 F1/1 2026-10 6.0000 2399.96"}},
        {{"10", "4000"}, {"4", "1600.05"}, {"QT04 F1/1 2026-10 10.0000 2399.95"}},
        {{"10", "4000"}, {"4", "1599.96"}, {"QT04 F1/1 2026-10 6.0000 2400.04"}},
        {{"10", "4000"}, {"4", "1599.95"}, {"QT04 F1/1 2026-10 10.0000 2400.05"}},
        /* the amount alone */
        {{"10", "4000"}, {"0", "500"}, {"QT04 F1/1 2026-10 10.0000 3500.00"}},
        {{"10", "4000"}, {"10", "500"}, {"QT04 F1/1 2026-10 10.0000 3500.00"}},
        {{"0", "500"}, {"1", "200"}, {"PR05 F1/1 2026-10 - 300.00"}},
        {{"10", "4000"}, {"0", "4000"}, {NULL}},
        /* too much */
        {{"10", "4000"}, {"0", "4020"}, {"DC06 K1/1 2026-10 - -20.00"}},
        {{"10", "4000"}, {"12", "4800"}, {"DC06 K1/1 2026-10 - -800.00"}},
        /* at one öre an hour too much, all ten hours are 0.10 more than there is */
        {{"10", "4000"}, {"10", "4000.10"}, {"DC06 K1/1 2026-10 - -0.10"}},
        /* and at one too little 0.10 remain without quantity */
        {{"10", "4000"}, {"10", "3999.90"}, {"PR05 F1/1 2026-10 - 0.10"}},
        /* a third: what uses up the credit's quantity is all of its amount */
        {{"3", "1000"}, {"1", "333.33"}, {"QT04 F1/1 2026-10 2.0000 666.67"}},
        /* 3 of 10 h are 300.015, 300.02 when rounded; the line has 300.00 to give up */
        {{"3", "300"}, {"10", "1000.05"}, {"DC06 K1/1 2026-10 - -700.05"}},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = ordered(arena);

        add_invoiced(m, "F1", cases[at].invoiced[0], cases[at].invoiced[1]);
        add_credited(m, "K1", "F1", cases[at].credited[0], cases[at].credited[1]);
        municipality_reconcile(m);
        expect_findings(m, cases[at].findings);
    }
}

/* 10 h at 100.005 over two lines of 4 h and 6 h: da of the first is round(1000.05 × 4/10) = 400.02,
 * the rest 600.03 is the second's. */
static void a_quantity_credit_over_several_lines_is_rounded_away_from_zero(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "4", "400.05");
    add_line(m, ANNAS_HOME_CARE, "6", "600.06");
    add_credited(m, "K1", "F1", "10", "1000.05");
    municipality_reconcile(m);
    EXPECT(m, "PR05 F1/1 2026-10 - 0.03", "PR05 F1/2 2026-10 - 0.03");
}

/* 3 of 6 h at 0.05 are 0.025: away from zero 0.03, so 0.02 are left for the second line. */
static void half_an_ore_of_a_credit_goes_away_from_zero(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "3", "0.03");
    add_line(m, ANNAS_HOME_CARE, "3", "0.03");
    add_credited(m, "K1", "F1", "6", "0.05");
    municipality_reconcile(m);
    EXPECT(m, "PR05 F1/2 2026-10 - 0.01");
}

static void credits_are_applied_by_issue_date(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_invoiced(m, "F1", "10", "4000");
    refer_to(m, add_credit_note(m, "K1"), "F1");
    m->facts.documents.items[1].issued = day("2026-11-20");
    add_line(m, ANNAS_HOME_CARE, "10", "4000");
    refer_to(m, add_credit_note(m, "K2"), "F1");
    m->facts.documents.items[2].issued = day("2026-11-10");
    add_line(m, ANNAS_HOME_CARE, "3", "1200");
    municipality_reconcile(m);
    /* K2 took 3 h first: K1 finds 2800.00 left */
    EXPECT(m, "DC06 K1/1 2026-10 - -1200.00");
    assert_int_equal(line_of(m, "K1", "1")->outcome.given_ore, 280000);
    assert_int_equal(line_of(m, "K2", "1")->outcome.given_ore, 120000);
    assert_int_equal(line_of(m, "F1", "1")->outcome.received_ore, 400000);
}

/* With the same date what was received first comes first; and it is not later than itself. */
static void a_credit_does_not_reach_later_documents(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_credited(m, "K1", "F1", "10", "4000");
    add_invoiced(m, "F1", "10", "4000");
    municipality_reconcile(m);
    EXPECT(m, "DC06 K1/1 2026-10 - -4000.00", "QT04 F1/1 2026-10 10.0000 4000.00");
    m->facts.documents.items[1].issued = day("2026-11-01");
    municipality_reconcile(m);
    expect_nothing(m);
}

static void a_negative_line_of_an_invoice_credits_its_own_document(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    refer_to(m, add_invoice(m, "F1"), "F1");
    add_line(m, ANNAS_HOME_CARE, "-4", "-1600");
    add_line(m, ANNAS_HOME_CARE, "10", "4000");
    municipality_reconcile(m);
    EXPECT(m, "QT04 F1/2 2026-10 6.0000 2400.00");
}

static void the_same_period_comes_before_the_other_lines(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400")->stated = days("2026-10-01", "2026-10-10");
    add_line(m, ANNAS_HOME_CARE, "2", "800")->stated = days("2026-10-11", "2026-10-20");
    add_line(m, ANNAS_HOME_CARE, "3", "1200")->stated = days("2026-10-21", "2026-10-31");
    refer_to(m, add_credit_note(m, "K1"), "F1");
    add_line(m, ANNAS_HOME_CARE, "3.5", "1400")->stated = days("2026-10-11", "2026-10-20");
    municipality_reconcile(m);
    /* 2 h of the second, then 1 h of the first, then half an hour of the third */
    EXPECT(m, "QT04 F1/3 2026-10 2.5000 1000.00");
}

/* References in their order; of a number used twice the earlier issued first. */
static void several_references_are_taken_in_their_order(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_invoiced(m, "F1", "2", "800");
    add_invoiced(m, "F2", "2", "801");
    add_invoiced(m, "F2", "2", "802");
    m->facts.documents.items[2].issued = day("2026-11-01");
    struct document *credit = add_credit_note(m, "K1");

    refer_to(m, credit, "F2");
    refer_to(m, credit, "F1");
    add_line(m, ANNAS_HOME_CARE, "0", "1700");
    municipality_reconcile(m);
    /* 802 of the third, 801 of the second, 97 of the first */
    EXPECT(m, "QT04 F1/1 2026-10 2.0000 703.00");
}

static void without_reference_the_youngest_of_the_same_period_is_credited(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_invoiced(m, "F1", "2", "800");
    add_invoiced(m, "F2", "2", "801");
    add_line(m, ANNAS_HOME_CARE, "2", "802");
    add_invoiced(m, "F3", "2", "803");
    m->facts.lines.items[3].stated = days("2026-10-01", "2026-10-30");
    add_credited(m, "K1", NULL, "0", "1000");
    municipality_reconcile(m);
    /* F2: the latter line 802, then 198 of the former; F3 has another period */
    EXPECT(m, "DC05 K1/1 2026-10 - -", "QT04 F1/1 2026-10 2.0000 800.00",
           "QT04 F2/1 2026-10 2.0000 603.00", "QT04 F3/1 2026-10 2.0000 803.00");
}

static void without_reference_other_periods_are_left_alone(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_invoiced(m, "F1", "2", "800");
    add_credited(m, "K1", NULL, "2", "800");
    m->facts.lines.items[1].stated = days("2026-10-01", "2026-10-30");
    municipality_reconcile(m);
    EXPECT(m, "DC05 K1/1 2026-10 - -", "DC06 K1/1 2026-10 - -800.00",
           "QT04 F1/1 2026-10 2.0000 800.00");
}

/* A reference that leads nowhere is a reference. */
static void an_unknown_reference_is_dc06_without_dc05(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_invoiced(m, "F1", "2", "800");
    add_credited(m, "K1", "F9", "2", "800");
    municipality_reconcile(m);
    EXPECT(m, "DC06 K1/1 2026-10 - -800.00", "QT04 F1/1 2026-10 2.0000 800.00");
}

static void a_credit_stays_within_its_account(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);
    int32_t berits = add_account(m, add_client(m, "berit"), CARE_AB, HOME_CARE, "");

    (void)state;
    add_order(m, berits, "2026-10-01", "", "40", PER_MONTH);
    add_invoiced(m, "F1", "2", "800");
    refer_to(m, add_credit_note(m, "K1"), "F1");
    add_line(m, berits, "2", "800");
    municipality_reconcile(m);
    EXPECT(m, "DC06 K1/1 2026-10 - -800.00", "QT04 F1/1 2026-10 2.0000 800.00");
}

/* What is left over after a partial price credit keeps its unit price: 10 h for 3000.00, and half
 * of them at that price. */
static void a_quantity_credit_compares_with_what_remains(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena);

    (void)state;
    add_invoiced(m, "F1", "10", "4000");
    add_credited(m, "K1", "F1", "0", "1000");
    add_credited(m, "K2", "F1", "5", "1500");
    municipality_reconcile(m);
    EXPECT(m, "QT04 F1/1 2026-10 5.0000 1500.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_credit_takes_quantity_at_the_same_price_else_amount_alone),
        cmocka_unit_test(a_quantity_credit_over_several_lines_is_rounded_away_from_zero),
        cmocka_unit_test(half_an_ore_of_a_credit_goes_away_from_zero),
        cmocka_unit_test(credits_are_applied_by_issue_date),
        cmocka_unit_test(a_credit_does_not_reach_later_documents),
        cmocka_unit_test(a_negative_line_of_an_invoice_credits_its_own_document),
        cmocka_unit_test(the_same_period_comes_before_the_other_lines),
        cmocka_unit_test(several_references_are_taken_in_their_order),
        cmocka_unit_test(without_reference_the_youngest_of_the_same_period_is_credited),
        cmocka_unit_test(without_reference_other_periods_are_left_alone),
        cmocka_unit_test(an_unknown_reference_is_dc06_without_dc05),
        cmocka_unit_test(a_credit_stays_within_its_account),
        cmocka_unit_test(a_quantity_credit_compares_with_what_remains),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
