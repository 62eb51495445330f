#include "tests/check.h"

#include "tests/reconcile/municipality.h"

static void a_unit_that_does_not_fit_is_in10_and_taken_as_the_services_own(void **state)
{
    static const struct {
        const char *unit;
        const char *finding; /* NULL: silence */
    } cases[] = {{"HUR", NULL},
                 {"DAY", "IN10 F1/1 2026-10 - -"},
                 {"", "IN10 F1/1 2026-10 - -"},
                 {"XYZ", "IN10 F1/1 2026-10 - -"}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);

        the_line(m)->unit = cases[at].unit;
        municipality_reconcile(m);
        expect_findings(m, (const char *const[]){cases[at].finding, NULL});
    }
}

static void an_unlinked_line_has_no_service_to_fit(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    add_bare_line(m, "1", "400.00")->unit = "XYZ";
    municipality_reconcile(m);
    EXPECT(m, "LK10 F1/2 2026-10 - 400.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_unit_that_does_not_fit_is_in10_and_taken_as_the_services_own),
        cmocka_unit_test(an_unlinked_line_has_no_service_to_fit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
