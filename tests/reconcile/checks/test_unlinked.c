#include "tests/check.h"

#include "tests/reconcile/municipality.h"

static void the_whole_line_is_in_question(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    add_bare_line(m, "0", "0.01");
    municipality_reconcile(m);
    EXPECT(m, "LK10 F1/2 2026-10 - 0.01");
    assert_int_equal(the_finding(m, LK10)->account, -1);
    assert_int_equal(line_of(m, "F1", "2")->outcome.findings_ore, 1);
}

static void a_line_of_nothing_needs_no_link(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    add_bare_line(m, "10", "0.00");
    municipality_reconcile(m);
    expect_nothing(m);
}

/* On a credit note, and as a negative line of an invoice. */
static void a_credit_without_account_is_dc06_and_keeps_its_code(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    add_bare_line(m, "-1", "-400.00");
    refer_to(m, add_credit_note(m, "K1"), "F1");
    name_attribute(m, add_bare_line(m, "1", "300.00"), "ClientID", "nobody");
    municipality_reconcile(m);
    EXPECT(m, "LK10 F1/2 2026-10 - -", "DC06 F1/2 2026-10 - -400.00", "LK02 K1/1 2026-10 - -",
           "DC06 K1/1 2026-10 - -300.00");
}

static void a_negative_line_of_a_credit_note_asks_for_money(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_credit_note(m, "K1");
    add_bare_line(m, "-1", "-400.00");
    municipality_reconcile(m);
    EXPECT(m, "LK10 K1/1 2026-10 - 400.00");
}

static void a_credit_by_anothers_order_names_it(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t theirs = add_account(m, ANNA, add_provider(m, "5560002222"), HOME_CARE, "");

    (void)state;
    add_order(m, theirs, "2026-10-01", "", "31", PER_MONTH);
    add_credit_note(m, "K1");
    add_bare_line(m, "1", "400.00")->order_line_reference = "O1";
    municipality_reconcile(m);
    EXPECT(m, "LK07 K1/1 2026-10 - -", "DC06 K1/1 2026-10 - -400.00");
    assert_int_equal(the_finding(m, LK07)->account, theirs);
    assert_int_equal(the_finding(m, DC06)->account, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_whole_line_is_in_question),
        cmocka_unit_test(a_line_of_nothing_needs_no_link),
        cmocka_unit_test(a_credit_without_account_is_dc06_and_keeps_its_code),
        cmocka_unit_test(a_negative_line_of_a_credit_note_asks_for_money),
        cmocka_unit_test(a_credit_by_anothers_order_names_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
