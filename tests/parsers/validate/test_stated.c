#include "parsers/validate/stated.h"

#include <string.h>

#include "tests/check.h"
#include "tests/parsers/judged.h"

static void what_stands_there_is_told_with_its_terms_or_as_a_code(void **state)
{
    static const struct {
        struct judged_edit edit; /* and which rule it breaks */
        const char *stated;
    } cases[] = {
        {{">5599990016</cbc:EndpointID>", ">5599990017</cbc:EndpointID>", "PEPPOL-COMMON-R049"},
         "'5599990017'"},
        {{"<cbc:IssueDate>2026-11-02", "<cbc:IssueDate>2026-11-02Z", "PEPPOL-EN16931-F001"},
         "'2026-11-02Z'"},
        {{"unitCode=\"HUR\"", "unitCode=\"HOURS\"", "BR-CL-23"}, "'HOURS'"},
        {{"<cbc:PriceAmount currencyID=\"SEK\"", "<cbc:PriceAmount currencyID=\"NOK\"",
          "PEPPOL-EN16931-R051"},
         "1: 'NOK'"},
        {{">SE559999001601<", ">559999-0016<", "BR-CO-09"}, "'559999-0016'"},
        {{"<cbc:TaxableAmount currencyID=\"SEK\">900.00",
          "<cbc:TaxableAmount currencyID=\"SEK\">901", "BR-S-08"},
         "BT-116 = 901"},
        {{"billing:3.0", "billing:3.1", "PEPPOL-EN16931-R004"},
         "BT-24 = urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.1"},
        {{"unitCode=\"HUR\">6<", "unitCode=\"HUR\">7<", "PEPPOL-EN16931-R120"},
         "1: BT-129 = 7; BT-131 = 1000.00; BT-146 = 450.00; BT-149 = 3"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        char stated[JUDGED_BYTES];

        judged_stated(JUDGED_UBL, &cases[at].edit, stated);
        assert_string_equal(stated, cases[at].stated);
    }
}

static void sums_are_told_in_both_syntaxes(void **state)
{
    static const struct judged_edit ubl = {">1000.00</cbc:LineExtensionAmount>",
                                           ">1001</cbc:LineExtensionAmount>", "BR-CO-10"};
    static const struct judged_edit cii = {"900.00</ram:LineTotalAmount>\n<ram:Allowan",
                                           "900.01</ram:LineTotalAmount>\n<ram:Allowan",
                                           "BR-CO-10"};
    char stated[JUDGED_BYTES];

    (void)state;
    judged_stated(JUDGED_UBL, &ubl, stated);
    assert_string_equal(stated, "BT-106 = 1001; \u03a3 BT-131 = 1000.00");
    judged_stated(JUDGED_CII, &cii, stated);
    assert_string_equal(stated, "BT-106 = 900.01; \u03a3 BT-131 = 900.00");
}

static void free_text_is_not_told(void **state)
{
    static const struct judged_edit currency = {">SEK</cbc:DocumentCurrencyCode>",
                                                ">Anna Andersson</cbc:DocumentCurrencyCode>",
                                                "BR-CL-04"};
    char stated[JUDGED_BYTES];

    (void)state;
    judged_stated(JUDGED_UBL, &currency, stated);
    assert_string_equal(stated, "-");
}

static void only_a_word_of_printable_ascii_is_told(void **state)
{
    ARENA(arena);
    static const struct {
        const char *text;
        bool is_told;
    } cases[] = {{"SEK", true},     {"", false},         {" SEK", false}, {"1\t2", false},
                 {"kr\x7f", false}, {"k\u00f6r", false}, {"it's", false}};
    char longest[102] = {0};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        const char *told = stated_text(arena, cases[at].text, strlen(cases[at].text));

        assert_int_equal(told != NULL, cases[at].is_told);
    }
    memset(longest, 'x', 101);
    assert_string_equal(stated_text(arena, longest, 100), longest + 1);
    assert_null(stated_text(arena, longest, 101));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_there_is_told_with_its_terms_or_as_a_code),
        cmocka_unit_test(sums_are_told_in_both_syntaxes),
        cmocka_unit_test(free_text_is_not_told),
        cmocka_unit_test(only_a_word_of_printable_ascii_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
