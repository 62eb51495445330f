#include "tests/check.h"

#include "reconcile/base/ratio.h"

struct ratio_case {
    int64_t numerator, denominator, rounded;
};

static void a_half_goes_away_from_zero(void **state)
{
    static const struct ratio_case cases[] = {
        {0, 3, 0},    {1, 3, 0},    {2, 3, 1},     {1, 2, 1},     {3, 2, 2},
        {5, 2, 3},    {4, 2, 2},    {-1, 3, 0},    {-2, 3, -1},   {-1, 2, -1},
        {-3, 2, -2},  {-5, 2, -3},  {7, 1, 7},     {-7, 1, -7},   {49, 100, 0},
        {50, 100, 1}, {51, 100, 1}, {149, 100, 1}, {150, 100, 2}, {-150, 100, -2},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        assert_int_equal((int64_t)ratio_half_away(cases[at].numerator, cases[at].denominator),
                         cases[at].rounded);
    }
}

static void a_half_of_a_quantity_goes_up(void **state)
{
    (void)state;
    assert_int_equal((int64_t)ratio_half_up(0, 7), 0);
    assert_int_equal((int64_t)ratio_half_up(3, 7), 0);
    assert_int_equal((int64_t)ratio_half_up(4, 7), 1);
    assert_int_equal((int64_t)ratio_half_up(7, 14), 1);
}

/* The sum of rest and half must not leave 128 bits. */
static void the_largest_numbers_are_rounded_too(void **state)
{
    int128 largest = ((int128)INT64_MAX << 64) + ((int128)UINT32_MAX << 32) + UINT32_MAX;

    (void)state;
    assert_true(ratio_half_away(largest, largest) == 1);
    assert_true(ratio_half_away(largest - 1, largest) == 1);
    assert_true(ratio_half_away(largest / 2, largest) == 0);
    assert_true(ratio_half_away(largest / 2 + 1, largest) == 1);
    assert_true(ratio_half_away(-largest, largest) == -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_half_goes_away_from_zero),
        cmocka_unit_test(a_half_of_a_quantity_goes_up),
        cmocka_unit_test(the_largest_numbers_are_rounded_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
