#include "tests/check.h"

#include <stdio.h>
#include <string.h>

#include "reconcile/base/decimal.h"

/* What a text is in hundredths, rounded; texts that are no decimal have no number. */
struct example {
    const char *text;
    bool is_decimal;
    int64_t hundredths;
    int scale;
};

static void decimals_are_what_xml_schema_says(void **state)
{
    static const struct example examples[] = {
        {"0", true, 0, 0},
        {"-0", true, 0, 0},
        {"+5", true, 500, 0},
        {"5.", true, 500, 0},
        {".5", true, 50, 1},
        {"-.5", true, -50, 1},
        {"12.50", true, 1250, 1},
        {"12.500000000000000000000000000000000000", true, 1250, 1},
        {"000000000000000000000000000000000000007", true, 700, 0},
        {"0.005", true, 1, 3},
        {"-0.005", true, -1, 3},
        {"0.0049999999999999999999", true, 0, 22},
        {"-0.0049999999999999999999", true, 0, 22},
        {"1.005", true, 101, 3},
        {"0.000000000000000000000000001", true, 0, 27},
        {"92233720368547758.07", true, INT64_MAX, 2},
        {"-92233720368547758.07", true, -INT64_MAX, 2},
        {"", false, 0, 0},
        {".", false, 0, 0},
        {"+", false, 0, 0},
        {"-", false, 0, 0},
        {"-.", false, 0, 0},
        {"+-5", false, 0, 0},
        {"--5", false, 0, 0},
        {"5-", false, 0, 0},
        {"1,5", false, 0, 0},
        {"1.5.0", false, 0, 0},
        {"1 000", false, 0, 0},
        {" 1", false, 0, 0},
        {"1 ", false, 0, 0},
        {"1e400", false, 0, 0},
        {"1E2", false, 0, 0},
        {"0x10", false, 0, 0},
        {"NaN", false, 0, 0},
        {"INF", false, 0, 0},
        {"\xe2\x88\x92"
         "5",
         false, 0, 0},             /* a minus sign is no hyphen */
        {"\xd9\xa1", false, 0, 0}, /* an Arabic one */
        {"1000000000000000000000000000", false, 0, 0},
        {"0.0000000000000000000000000001", false, 0, 0},
        {"1000000000000000000000000.001", false, 0, 0},
    };

    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        struct decimal value = {0};
        int64_t hundredths = 0;
        bool good = decimal_parse(examples[at].text, strlen(examples[at].text), &value);

        if (good != examples[at].is_decimal) {
            fail_msg("'%s' was %staken", examples[at].text, good ? "" : "not ");
        }
        if (good) {
            assert_int_equal(value.scale, examples[at].scale);
            assert_true(decimal_times(value, 100, &hundredths));
            assert_int_equal(hundredths, examples[at].hundredths);
        }
    }
}

static void a_text_ends_where_its_length_says(void **state)
{
    struct decimal value = {0};

    (void)state;
    assert_true(decimal_parse("123", 2, &value));
    assert_true(value.units == 12);
    assert_false(decimal_parse("1\0", 2, &value));
    assert_false(decimal_parse("1", 0, &value));
}

static void a_refused_text_leaves_the_number_untouched(void **state)
{
    struct decimal value = {.units = 7, .scale = 3};

    (void)state;
    assert_false(decimal_parse("12x", 3, &value));
    assert_true(value.units == 7 && value.scale == 3);
}

static struct decimal parsed(const char *text)
{
    struct decimal value = {0};

    assert_true(decimal_parse(text, strlen(text), &value));
    return value;
}

static void what_does_not_fit_is_refused_and_not_cut(void **state)
{
    int64_t number = 42;

    (void)state;
    assert_false(decimal_times(parsed("92233720368547758.08"), 100, &number));
    assert_false(decimal_times(parsed("-92233720368547758.08"), 100, &number));
    assert_false(decimal_times(parsed("99999999999999999999.99"), 100, &number));
    assert_false(decimal_times(parsed("999999999999999999999999999"), 9999999999, &number));
    assert_int_equal(number, 42);
    assert_true(decimal_times(parsed("0.000000000000000000000000001"), 9999999999, &number));
    assert_int_equal(number, 0);
}

static void exact_means_that_no_digit_is_lost(void **state)
{
    int64_t number = 42;

    (void)state;
    assert_false(decimal_exact(parsed("1.2345"), 3, &number));
    assert_false(decimal_exact(parsed("92233720368547758.08"), 2, &number));
    assert_int_equal(number, 42);
    assert_true(decimal_exact(parsed("1.2345"), 4, &number));
    assert_int_equal(number, 12345);
    assert_true(decimal_exact(parsed("1.2300000"), 2, &number));
    assert_int_equal(number, 123);
}

static void the_sign_of_nothing_is_zero(void **state)
{
    (void)state;
    assert_int_equal(decimal_sign(parsed("-0.00")), 0);
    assert_int_equal(decimal_sign(parsed("-0.0001")), -1);
    assert_int_equal(decimal_sign(parsed("0.0001")), 1);
}

static void numbers_are_printed_rounded_half_away_from_zero(void **state)
{
    static const struct {
        int64_t scaled;
        int scale;
        int decimals;
        const char *text;
    } examples[] = {
        {123456, 4, 2, "12.35"},
        {123449, 4, 2, "12.34"},
        {-123450, 4, 2, "-12.35"},
        {5, 0, 2, "5.00"},
        {0, 2, 2, "0.00"},
        {-4, 3, 2, "0.00"},
        {-5, 3, 2, "-0.01"},
        {7, 2, 2, "0.07"},
        {-107, 2, 2, "-1.07"},
        {25, 1, 0, "3"},
        {-25, 1, 0, "-3"},
        {24, 1, 0, "2"},
        {1, 0, 0, "1"},
        {INT64_MAX, 2, 2, "92233720368547758.07"},
        {INT64_MIN, 2, 2, "-92233720368547758.08"},
        {INT64_MIN, 0, 9, "-9223372036854775808.000000000"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        char text[DECIMAL_TEXT_BYTES];

        decimal_format(examples[at].scaled, examples[at].scale, examples[at].decimals, text);
        assert_string_equal(text, examples[at].text);
    }
}

static void what_is_printed_reads_back_the_same(void **state)
{
    uint64_t random = 1;

    (void)state;
    for (int at = 0; at < 10000; at++) {
        char text[DECIMAL_TEXT_BYTES];
        int64_t number = 0;
        int scale = at % 10;

        random = random * 6364136223846793005U + 1442695040888963407U;
        int64_t scaled = (int64_t)(random >> (1 + random % 60)) * (at % 2 == 0 ? 1 : -1);

        decimal_format(scaled, scale, scale, text);
        assert_true(decimal_exact(parsed(text), scale, &number));
        assert_int_equal(number, scaled);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_what_xml_schema_says),
        cmocka_unit_test(a_text_ends_where_its_length_says),
        cmocka_unit_test(a_refused_text_leaves_the_number_untouched),
        cmocka_unit_test(what_does_not_fit_is_refused_and_not_cut),
        cmocka_unit_test(exact_means_that_no_digit_is_lost),
        cmocka_unit_test(the_sign_of_nothing_is_zero),
        cmocka_unit_test(numbers_are_printed_rounded_half_away_from_zero),
        cmocka_unit_test(what_is_printed_reads_back_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
