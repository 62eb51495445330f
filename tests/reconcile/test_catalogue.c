#include "tests/check.h"

#include <string.h>

#include "reconcile/catalogue.h"

static void every_code_has_a_row_of_its_own_with_all_texts(void **state)
{
    (void)state;
    for (int code = 0; code < CODE_COUNT; code++) {
        const struct catalogue_row *row = catalogue_row((enum code)code);

        assert_int_equal(row->code, code);
        assert_int_equal(strlen(row->name), 4);
        assert_ptr_equal(catalogue_find(row->name), row);
        assert_true(strlen(row->title) > 4);
        assert_true(strlen(row->explanation) > strlen(row->title));
        assert_int_equal(strlen(row->reason), 3);
        assert_int_equal(strlen(row->action), 3);
        assert_true(strlen(row->source) > 4);
    }
}

static void what_is_no_code_is_not_found(void **state)
{
    (void)state;
    assert_null(catalogue_find("XX01"));
    assert_null(catalogue_find(""));
    assert_null(catalogue_find("qt01"));
    assert_null(catalogue_find("QT01 "));
}

static bool among(enum code code, const enum code *codes, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        if (codes[at] == code) {
            return true;
        }
    }
    return false;
}

/* Specification §4, "What flags". */
static void every_code_flags_but_those_that_the_specification_names(void **state)
{
    static const enum code never[] = {IN03, IN04, IN09, DC02, DC05, PR09,
                                      /* and those without a document */
                                      ND01, ND02, ND05, ND07, ND08, PL06, PL07, QT03, QT06, VE01};
    static const enum code above_zero[] = {PR01, PR04};

    (void)state;
    for (int code = 0; code < CODE_COUNT; code++) {
        enum flags expected = among((enum code)code, never, sizeof never / sizeof never[0])
                                  ? FLAGS_NEVER
                              : among((enum code)code, above_zero, 2) ? FLAGS_ABOVE_ZERO
                                                                      : FLAGS_ALWAYS;

        assert_int_equal(catalogue_row((enum code)code)->flags, expected);
    }
}

/* Law 1: what has an amount in the net; IN06 is law 2's, QT06 has no document. */
static void what_has_an_amount_takes_part_in_the_net(void **state)
{
    static const enum code net[] = {DC01, DC06, IN02, IN11, LK01, LK02, LK03, LK04, LK05,
                                    LK06, LK07, LK10, PL04, PR00, PR01, PR04, PR05, PR08,
                                    PR09, QT01, QT02, QT04, VE06, VE07, VE18};

    (void)state;
    for (int code = 0; code < CODE_COUNT; code++) {
        assert_int_equal(catalogue_row((enum code)code)->net,
                         among((enum code)code, net, sizeof net / sizeof net[0]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_has_a_row_of_its_own_with_all_texts),
        cmocka_unit_test(what_is_no_code_is_not_found),
        cmocka_unit_test(every_code_flags_but_those_that_the_specification_names),
        cmocka_unit_test(what_has_an_amount_takes_part_in_the_net),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
