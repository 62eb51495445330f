#include "tests/check.h"

#include "tests/reconcile/municipality.h"

static void a_line_without_any_period_is_in03_for_the_month_before(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_document(m)->period = (struct period){DATE_NONE, DATE_NONE};
    municipality_reconcile(m);
    EXPECT(m, "IN03 F1/1 2026-10 - -");
    assert_false(finding_flags(the_finding(m, IN03)));
}

static void a_period_with_one_end_is_no_period(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_document(m)->period.last = DATE_NONE;
    the_line(m)->stated.first = day("2026-10-01");
    municipality_reconcile(m);
    EXPECT(m, "IN03 F1/1 2026-10 - -");
}

static void a_period_on_the_line_alone_is_enough(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_document(m)->period = (struct period){DATE_NONE, DATE_NONE};
    the_line(m)->stated = days("2026-10-05", "2026-10-05");
    municipality_reconcile(m);
    expect_nothing(m);
}

static void an_unlinked_line_is_asked_too(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_document(m)->period = (struct period){DATE_NONE, DATE_NONE};
    the_line(m)->stated = days("2026-10-05", "2026-10-05");
    add_bare_line(m, "1", "400.00");
    municipality_reconcile(m);
    EXPECT(m, "IN03 F1/2 2026-10 - -", "LK10 F1/2 2026-10 - 400.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_without_any_period_is_in03_for_the_month_before),
        cmocka_unit_test(a_period_with_one_end_is_no_period),
        cmocka_unit_test(a_period_on_the_line_alone_is_enough),
        cmocka_unit_test(an_unlinked_line_is_asked_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
