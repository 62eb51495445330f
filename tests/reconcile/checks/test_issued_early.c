#include "tests/check.h"

#include "tests/reconcile/municipality.h"

static void issued_before_its_period_has_ended_is_in09(void **state)
{
    static const struct {
        const char *issued;
        const char *finding; /* NULL: silence */
    } cases[] = {{"2026-10-31", NULL},
                 {"2026-11-01", NULL},
                 {"2026-10-30", "IN09 F1/1 2026-10 - -"},
                 {"2026-09-01", "IN09 F1/1 2026-10 - -"}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);

        the_document(m)->issued = day(cases[at].issued);
        municipality_reconcile(m);
        expect_findings(m, (const char *const[]){cases[at].finding, NULL});
    }
}

static void an_unlinked_line_is_asked_but_a_credit_is_not(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_document(m)->issued = day("2026-10-30");
    the_line(m)->stated = days("2026-10-01", "2026-10-05");
    add_bare_line(m, "1", "400.00");
    add_bare_line(m, "-1", "-400.00");
    add_bare_line(m, "1", "0.00");
    municipality_reconcile(m);
    EXPECT(m, "IN09 F1/2 2026-10 - -", "LK10 F1/2 2026-10 - 400.00", "LK10 F1/3 2026-10 - -",
           "DC06 F1/3 2026-10 - -400.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(issued_before_its_period_has_ended_is_in09),
        cmocka_unit_test(an_unlinked_line_is_asked_but_a_credit_is_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
