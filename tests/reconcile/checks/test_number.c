#include "tests/check.h"

#include "tests/reconcile/municipality.h"

static void a_number_that_came_before_is_dc00(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_document(m)->number_seen_before = true;
    municipality_reconcile(m);
    EXPECT(m, "DC00 F1 - - -");
    assert_true(finding_flags(the_finding(m, DC00)));
}

static void bytes_that_came_again_are_dc02_and_flag_nothing(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_document(m)->received_again = true;
    municipality_reconcile(m);
    EXPECT(m, "DC02 F1 - - -");
    assert_false(finding_flags(the_finding(m, DC02)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_that_came_before_is_dc00),
        cmocka_unit_test(bytes_that_came_again_are_dc02_and_flag_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
