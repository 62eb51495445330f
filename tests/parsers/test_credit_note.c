/* Which documents are credit notes, and whose their positive amounts are. */
#include "tests/check.h"

#include "parsers/invoice.h"

static void the_root_or_the_type_says_it_and_svefaktura_the_sign_too(void **state)
{
    static const struct {
        enum invoice_format format;
        const char *type, *net;
        bool is_credit_note, credits_what_is_positive;
    } documents[] = {
        {FORMAT_UBL_INVOICE, "380", "100", false, false},
        {FORMAT_UBL_INVOICE, "381", "100", false, false},
        {FORMAT_UBL_CREDIT_NOTE, "381", "100", true, true},
        {FORMAT_UBL_CREDIT_NOTE, NULL, "-100", true, true},
        {FORMAT_CII, "380", "-100", false, false},
        {FORMAT_CII, "381", "100", true, true},
        {FORMAT_CII, "381", "-100", true, true},
        {FORMAT_CII, "261", "100", true, true},
        {FORMAT_CII, "3810", "100", false, false},
        {FORMAT_CII, NULL, "100", false, false},
        {FORMAT_SVEFAKTURA, "380", "-100", false, false},
        {FORMAT_SVEFAKTURA, "381", "100", true, true},
        {FORMAT_SVEFAKTURA, "381", "0", true, true},
        {FORMAT_SVEFAKTURA, "381", NULL, true, true},
        {FORMAT_SVEFAKTURA, "381", "-100", true, false},
    };

    (void)state;
    for (size_t at = 0; at < sizeof documents / sizeof documents[0]; at++) {
        const struct invoice invoice = {
            .format = documents[at].format,
            .type_code = {.text = documents[at].type},
            .tax_exclusive = {.text = documents[at].net},
        };

        assert_int_equal(invoice_is_credit_note(&invoice), documents[at].is_credit_note);
        assert_int_equal(invoice_credits_what_is_positive(&invoice),
                         documents[at].credits_what_is_positive);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_root_or_the_type_says_it_and_svefaktura_the_sign_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
