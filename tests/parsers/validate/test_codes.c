/* Code lists: what is in them and what is not. */
#include <string.h>

#include "parsers/validate/codes.h"
#include "tests/check.h"

static bool has(enum code_list list, const char *code)
{
    return code_is_in(list, code, strlen(code));
}

static bool has_word(enum code_list list, const char *text)
{
    return code_word_is_in(list, text, strlen(text));
}

/* For each list the first, the last and a code that was never in it or was taken out. */
static const struct example {
    enum code_list list;
    const char *first, *last, *out;
} examples[] = {
    {CODES_CURRENCY, "AED", "ZWG", "ANG"},
    {CODES_PEPPOL_CURRENCY, "STN", "XCG", "STD"},
    {CODES_PEPPOL_CURRENCY_CII, "STN", "BGN", "XCG"},
    {CODES_INVOICE_TYPE, "71", "935", "502"},
    {CODES_CREDIT_NOTE_TYPE, "81", "532", "380"},
    {CODES_DOCUMENT_TYPE, "380", "381", "1"},
    {CODES_TAX_POINT_2005, "3", "432", "5"},
    {CODES_TAX_POINT_2475, "5", "72", "3"},
    {CODES_REFERENCE, "AAA", "AXU", "AYA"},
    {CODES_NOTE_SUBJECT, "AAA", "ZZZ", "AAH"},
    {CODES_IDENTIFIER_SCHEME, "0002", "0248", "0092"},
    {CODES_ADDRESS_SCHEME, "0007", "EM", "9901"},
    {CODES_PEPPOL_ADDRESS_SCHEME, "0158", "0248", "0193"},
    {CODES_PEPPOL_ADDRESS_SCHEME_CII, "0193", "9959", "0158"},
    {CODES_ITEM_CLASSIFICATION, "AA", "PPI", "ZZ"},
    {CODES_COUNTRY_UBL, "1A", "SS", "AN"},
    {CODES_COUNTRY_CII, "XI", "AN", "SS"},
    {CODES_PAYMENT_MEANS, "1", "ZZZ", "71"},
    {CODES_VAT_CATEGORY, "S", "B", "AA"},
    {CODES_ALLOWANCE_REASON, "41", "105", "1"},
    {CODES_CHARGE_REASON, "AA", "ZZZ", "AB"},
    {CODES_VAT_EXEMPTION, "VATEX-EU-79-C", "VATEX-FR-CGI261D-1BIS", "VATEX-EU-132-1R"},
    {CODES_UNIT, "HUR", "XZZ", "X"},
    {CODES_MEDIA_TYPE, "application/pdf", "text/csv", "text/xml"},
};

static void every_list_has_its_codes_and_no_others(void **state)
{
    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        const struct example *example = &examples[at];

        assert_true(has(example->list, example->first));
        assert_true(has(example->list, example->last));
        assert_false(has(example->list, example->out));
        assert_false(has(example->list, ""));
    }
    assert_int_equal(sizeof examples / sizeof examples[0], CODE_LISTS);
}

static void every_list_has_a_name(void **state)
{
    (void)state;
    for (enum code_list list = 0; list < CODE_LISTS; list++) {
        assert_non_null(code_list_name(list));
    }
    assert_string_equal(code_list_name(CODES_CURRENCY), "ISO 4217, currencies");
}

/* Counts all texts of up to three of these characters that a list has. */
static size_t count(enum code_list list)
{
    static const char letters[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    size_t found = 0;
    char code[4] = "";

    for (const char *first = letters; *first != '\0'; first++) {
        code[0] = *first;
        found += code_is_in(list, code, 1);
        for (const char *second = letters; *second != '\0'; second++) {
            code[1] = *second;
            found += code_is_in(list, code, 2);
            for (const char *third = letters; *third != '\0'; third++) {
                code[2] = *third;
                found += code_is_in(list, code, 3);
            }
        }
    }
    return found;
}

static void no_code_is_lost_on_the_way_to_the_table(void **state)
{
    (void)state;
    assert_int_equal(count(CODES_UNIT), 2162);
    assert_int_equal(count(CODES_REFERENCE), 818);
    assert_int_equal(count(CODES_CURRENCY), 178);
    assert_int_equal(count(CODES_COUNTRY_UBL), 251);
    assert_int_equal(count(CODES_VAT_CATEGORY), 10);
}

static void case_and_blanks_count_unless_a_word_is_asked_for(void **state)
{
    (void)state;
    assert_false(has(CODES_CURRENCY, "sek"));
    assert_false(has(CODES_CURRENCY, " SEK"));
    assert_true(has_word(CODES_CURRENCY, "\n\t SEK \r"));
    assert_false(has_word(CODES_CURRENCY, "SEK EUR"));
    assert_false(has_word(CODES_CURRENCY, " \n "));
    assert_false(has_word(CODES_CURRENCY, "sek"));
    assert_true(code_word_is_in_upper(CODES_VAT_EXEMPTION, " vatex-eu-ae\n", 13));
    assert_false(code_word_is_in_upper(CODES_VAT_EXEMPTION, "vatex-eu-x", 10));
}

static void only_the_given_length_is_looked_at(void **state)
{
    (void)state;
    assert_true(code_is_in(CODES_UNIT, "HURRAY", 3));
    assert_false(code_is_in(CODES_UNIT, "HUR", 0));
    assert_false(code_is_in(CODES_MEDIA_TYPE, "application/pdf", 14));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_list_has_its_codes_and_no_others),
        cmocka_unit_test(every_list_has_a_name),
        cmocka_unit_test(no_code_is_lost_on_the_way_to_the_table),
        cmocka_unit_test(case_and_blanks_count_unless_a_word_is_asked_for),
        cmocka_unit_test(only_the_given_length_is_looked_at),
    };

    return cmocka_run_group_tests_name("codes", tests, NULL, NULL);
}
