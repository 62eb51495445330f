#include "tests/check.h"

#include "tests/reconcile/municipality.h"

static void a_document_that_breaks_fatal_rules_is_in01_once(void **state)
{
    static const struct {
        int32_t fatal_rules;
        const char *finding; /* NULL: silence */
    } cases[] = {{0, NULL}, {1, "IN01 F1 - - -"}, {7, "IN01 F1 - - -"}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);

        the_document(m)->fatal_rules = cases[at].fatal_rules;
        municipality_reconcile(m);
        expect_findings(m, (const char *const[]){cases[at].finding, NULL});
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_that_breaks_fatal_rules_is_in01_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
