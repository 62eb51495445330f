#include "parsers/validate/number.h"

#include "tests/check.h"

static struct number number(int64_t units, int scale)
{
    return (struct number){.units = units, .scale = scale, .known = true};
}

/* 18 decimals, or as many as one of the two has; of two equally near the one closer to zero. */
static void a_quotient_has_eighteen_decimals(void **state)
{
    static const struct {
        int64_t dividend;
        int dividend_scale;
        int64_t divisor;
        int divisor_scale;
        int64_t units;
        int scale;
    } examples[] = {
        {450, 0, 3, 0, 150, 0},
        {1, 0, 3, 0, 333333333333333333, 18},
        {2, 0, 3, 0, 666666666666666667, 18},
        {-2, 0, 3, 0, -666666666666666667, 18},
        {2, 0, -3, 0, -666666666666666667, 18},
        {1, 0, 3, 1, 3333333333333333333, 18}, /* by 0.3 */
        {1, 18, 2, 0, 0, 0},
        {3, 18, 2, 0, 1, 18},
        {-3, 18, 2, 0, -1, 18},
        {1, 19, 1, 0, 1, 19},
        {0, 0, 7, 0, 0, 0},
    };

    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        struct number quotient =
            number_over(number(examples[at].dividend, examples[at].dividend_scale),
                        number(examples[at].divisor, examples[at].divisor_scale));

        assert_true(quotient.known);
        assert_true(quotient.units == examples[at].units);
        assert_int_equal(quotient.scale, examples[at].scale);
    }
}

static void a_quotient_is_unknown_when_it_cannot_be_worked_out(void **state)
{
    (void)state;
    assert_false(number_over(number(1, 0), number(0, 2)).known);
    assert_false(number_over(number(1, 0), (struct number){0}).known);
    assert_false(number_over((struct number){0}, number(1, 0)).known);
    assert_false(
        number_over(number_times(number(INT64_MAX, 0), number(INT64_MAX, 0)), number(3, 0)).known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotient_has_eighteen_decimals),
        cmocka_unit_test(a_quotient_is_unknown_when_it_cannot_be_worked_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
