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

static void the_same_again_is_dc01(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 300);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    add_invoice(m, "F2");
    add_line(m, ANNAS_HOME_CARE, "300", "2000.00")->unit = "MIN";
    municipality_reconcile(m);
    EXPECT(m, "DC01 F2/1 2026-10 5.0000 2000.00");
    assert_int_equal(the_finding(m, DC01)->evidence->documents.items[0], 1);
}

/* By issue date first: what was received first is the copy. */
static void the_document_issued_later_is_the_duplicate(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 300);
    add_invoice(m, "F1")->issued = day("2026-11-03");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    add_invoice(m, "F2");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    municipality_reconcile(m);
    EXPECT(m, "DC01 F1/1 2026-10 5.0000 2000.00");
}

/* 8 h were performed: 3 of them are there for the second line, too. */
static void only_what_is_not_there_is_a_duplicate(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 480);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    municipality_reconcile(m);
    EXPECT(m, "DC01 F1/2 2026-10 2.0000 800.00");
}

static void another_amount_quantity_or_period_is_no_duplicate(void **state)
{
    (void)state;
    for (int which = 0; which < 3; which++) {
        ARENA(arena);
        struct municipality *m = ordered(arena, "31");

        add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 300);
        add_invoice(m, "F1");
        add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
        add_invoice(m, "F2");
        struct line *line = add_line(m, ANNAS_HOME_CARE, which == 0 ? "5.0001" : "5",
                                     which == 1 ? "2000.01" : "2000.00");

        if (which == 2) {
            line->stated = days("2026-10-02", "2026-10-31");
        }
        municipality_reconcile(m);
        assert_int_equal(m->found.count, 1);
        assert_int_equal(m->found.items[0].code, QT04);
        assert_int_equal(m->found.items[0].document, 1);
    }
}

static void a_corrected_invoice_after_a_full_credit_is_no_duplicate(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 300);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    refer_to(m, add_credit_note(m, "K1"), "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    add_invoice(m, "F2");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    municipality_reconcile(m);
    expect_nothing(m);
}

/* F1 was credited a little, so F2 has no earlier one; F3 and F4 have F2. */
static void only_an_uncredited_line_is_an_original(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    for (int at = 1; at <= 4; at++) {
        add_invoice(m, arena_printf(arena, "F%d", at));
        add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    }
    refer_to(m, add_credit_note(m, "K1"), "F1");
    add_line(m, ANNAS_HOME_CARE, "0", "0.01");
    municipality_reconcile(m);
    EXPECT(m, "QT04 F1/1 2026-10 5.0000 1999.99", "QT04 F2/1 2026-10 5.0000 2000.00",
           "DC01 F3/1 2026-10 5.0000 2000.00", "DC01 F4/1 2026-10 5.0000 2000.00");
}

/* What is left of the later line after a credit is compared as it was invoiced. */
static void a_credited_copy_is_still_a_copy(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");

    (void)state;
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    add_invoice(m, "F2");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    refer_to(m, add_credit_note(m, "K1"), "F2");
    add_line(m, ANNAS_HOME_CARE, "2", "800.00");
    municipality_reconcile(m);
    EXPECT(m, "QT04 F1/1 2026-10 5.0000 2000.00", "DC01 F2/1 2026-10 3.0000 1200.00");
}

static void the_same_at_another_account_is_no_duplicate(void **state)
{
    ARENA(arena);
    struct municipality *m = ordered(arena, "31");
    int32_t berits = add_account(m, add_client(m, "berit"), CARE_AB, HOME_CARE, "");

    (void)state;
    add_order(m, berits, "2026-10-01", "", "31", PER_MONTH);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "5", "2000.00");
    add_line(m, berits, "5", "2000.00");
    municipality_reconcile(m);
    EXPECT(m, "QT04 F1/1 2026-10 5.0000 2000.00", "QT04 F1/2 2026-10 5.0000 2000.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_again_is_dc01),
        cmocka_unit_test(the_document_issued_later_is_the_duplicate),
        cmocka_unit_test(only_what_is_not_there_is_a_duplicate),
        cmocka_unit_test(another_amount_quantity_or_period_is_no_duplicate),
        cmocka_unit_test(a_corrected_invoice_after_a_full_credit_is_no_duplicate),
        cmocka_unit_test(only_an_uncredited_line_is_an_original),
        cmocka_unit_test(a_credited_copy_is_still_a_copy),
        cmocka_unit_test(the_same_at_another_account_is_no_duplicate),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
