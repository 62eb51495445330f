/* Texts as XPath handles them. */
#include <string.h>

#include "parsers/validate/text.h"
#include "tests/check.h"

static struct text of(const char *bytes)
{
    return (struct text){bytes, strlen(bytes)};
}

static void parts_are_counted_in_characters_from_one(void **state)
{
    (void)state;
    assert_true(text_is(text_part(of("SE5560"), 1, 2), "SE"));
    assert_true(text_is(text_part(of("SE5560"), 3, 9), "5560"));
    assert_true(text_is(text_part(of("ÅÄÖ"), 2, 1), "Ä"));
    assert_true(text_is(text_part(of("01#2"), 0, 4), "01#"));
    assert_int_equal(text_part(of("SE"), 3, 2).length, 0);
    assert_int_equal(text_part(of(""), 1, 2).length, 0);
    assert_true(text_is(text_from(of("NO123"), 3), "123"));
    assert_int_equal(text_from(of("NO"), 9).length, 0);
}

static void lengths_are_in_characters_and_white_space_in_a_row_is_one(void **state)
{
    (void)state;
    assert_int_equal(text_characters(of(" Å Ä ")), 5);
    assert_int_equal(text_characters_normalized(of("\n Å \t Ä ")), 3);
    assert_int_equal(text_characters_normalized(of(" \n ")), 0);
    assert_true(text_is(text_trimmed(of("\t SE \r\n")), "SE"));
}

static void tokens_end_at_the_separator_and_the_last_has_nothing_after_it(void **state)
{
    struct text rest = of("a||b");

    (void)state;
    assert_true(text_is(text_token(&rest, '|'), "a"));
    assert_true(text_is(text_token(&rest, '|'), ""));
    assert_non_null(rest.bytes);
    assert_true(text_is(text_token(&rest, '|'), "b"));
    assert_null(rest.bytes);
}

static void a_number_is_what_a_double_can_be(void **state)
{
    static const char *const numbers[] = {"0",     "-1",  "+5",   "5.",  ".5",
                                          " 12\n", "1e5", "1E-5", "INF", "-INF"};
    static const char *const others[] = {"",    " ",  ".",    "-",  "1,5", "1 5",
                                         "NaN", "1e", "0x10", "e5", "1-",  "556677-8899"};

    (void)state;
    for (size_t at = 0; at < sizeof numbers / sizeof numbers[0]; at++) {
        assert_true(text_is_number(of(numbers[at])));
    }
    for (size_t at = 0; at < sizeof others / sizeof others[0]; at++) {
        assert_false(text_is_number(of(others[at])));
    }
}

static void a_number_equals_whatever_zeros_it_is_written_with(void **state)
{
    (void)state;
    assert_true(text_equals_number(of("25"), 25));
    assert_true(text_equals_number(of(" +025.00 "), 25));
    assert_true(text_equals_number(of("6."), 6));
    assert_false(text_equals_number(of("25.01"), 25));
    assert_false(text_equals_number(of("-25"), 25));
    assert_false(text_equals_number(of("2500000000000025"), 25));
    assert_false(text_equals_number(of(""), 0));
    assert_false(text_equals_number(of("moms"), 0));
}

static void words_are_compared_by_length_too(void **state)
{
    (void)state;
    assert_true(text_is_in_upper(of("vAt"), "VAT"));
    assert_false(text_is_in_upper(of("vatt"), "VAT"));
    assert_false(text_is_in_upper(of("va"), "VAT"));
    assert_true(text_starts(of("01#2"), "01#"));
    assert_false(text_starts(of("01"), "01#"));
    assert_true(text_has(of("a#b"), "#"));
    assert_false(text_has(of(""), "#"));
    assert_true(text_is_digits(of("1234567"), 7, 8));
    assert_false(text_is_digits(of("123456"), 7, 8));
    assert_false(text_is_digits(of("123456x"), 7, 8));
    assert_int_equal(text_of(NULL).length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_counted_in_characters_from_one),
        cmocka_unit_test(lengths_are_in_characters_and_white_space_in_a_row_is_one),
        cmocka_unit_test(tokens_end_at_the_separator_and_the_last_has_nothing_after_it),
        cmocka_unit_test(a_number_is_what_a_double_can_be),
        cmocka_unit_test(a_number_equals_whatever_zeros_it_is_written_with),
        cmocka_unit_test(words_are_compared_by_length_too),
    };

    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
