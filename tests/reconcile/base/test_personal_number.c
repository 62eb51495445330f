/* Personal numbers in full are found and masked wherever they stand.  All are published test
 * numbers. */
#include "tests/check.h"

#include <string.h>

#include "reconcile/base/personal_number.h"

static void every_digit_of_a_number_is_masked_and_nothing_else(void **state)
{
    static const struct {
        const char *text;
        const char *masked;
    } cases[] = {
        {"198112189876", "************"},
        {"811218-9876", "******-****"},
        {"900101+9802", "******+****"},
        {"tid_8112189876.pdf", "tid_**********.pdf"},
        {"811218-9876 och 19811218-9876, 3 dagar", "******-**** och ********-****, 3 dagar"},
        {"8112189876x8112189876", "**********x**********"},
        {"811218-9877", "811218-9877"},
        {"18112189876", "18112189876"},
        {"5560001116", "5560001116"},
        {"", ""},
        {"1", "1"},
        {"811218-", "811218-"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        char text[64];

        (void)memcpy(text, cases[at].text, strlen(cases[at].text) + 1);
        assert_int_equal(personal_number_in(text), strchr(cases[at].masked, '*') != NULL);
        personal_numbers_mask(text);
        assert_string_equal(text, cases[at].masked);
        assert_false(personal_number_in(text));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_digit_of_a_number_is_masked_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
