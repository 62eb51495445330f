#include "tests/check.h"

#include <string.h>

#include "parsers/validate/within_one.h"

static struct number written(const char *text)
{
    struct element element = {.text = text, .length = (uint32_t)strlen(text)};

    return number_of(&element);
}

static void a_difference_of_1_depends_on_the_digits(void **state)
{
    static const struct {
        const char *amount, *sum;
        bool decimal, binary;
    } examples[] = {
        {"150.99", "150", true, true},
        {"151", "150", false, false},
        {"149", "150", false, false},
        {"101.10", "100.10", true, false},
        {"200.33", "199.33", false, false},
        {"1.1", "0.1", false, false},
        {"100.1", "101.1", false, false},
        {"-0.9", "0.1", false, false},
        {"0", "0.99999", true, true},
        {"99999999999999999999.5", "99999999999999999999.0", true, true},
        {"", "0", false, false},
        {"1.0", "no number", false, false},
    };

    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        struct number amount = written(examples[at].amount);
        struct number sum = written(examples[at].sum);

        if (is_within_one(amount, sum, false) != examples[at].decimal ||
            is_within_one(amount, sum, true) != examples[at].binary) {
            fail_msg("%s and %s", examples[at].amount, examples[at].sum);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_difference_of_1_depends_on_the_digits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
