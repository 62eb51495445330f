#include "parsers/validate/checksum.h"

#include <string.h>

#include "tests/check.h"

typedef bool check(const char *text, size_t length);

struct example {
    check *check;
    const char *text;
    bool holds;
};

static bool eight_digits(const char *text, size_t length)
{
    return checksum_digits(text, length, 8);
}

/* Beside each number that holds: one with another check digit, one too short, one too long, one
 * with something else in it. */
static const struct example examples[] = {
    {eight_digits, "12345678", true},
    {eight_digits, "1234567", false},
    {eight_digits, "123456789", false},
    {eight_digits, "1234567a", false},
    {eight_digits, "", false},

    {checksum_gln, "7350000000009", true},
    {checksum_gln, "7350000000008", false},
    {checksum_gln, "735000000000 9", false},
    {checksum_gln, "735000000000A", false},
    {checksum_gln, "0", true}, /* of any length, as the official test */
    {checksum_gln, "1", false},
    {checksum_gln, "17", true},
    {checksum_gln, "", false},

    {checksum_swedish_organisation, "5599990016", true},
    {checksum_swedish_organisation, "2120000001", true},
    {checksum_swedish_organisation, "5599990017", false},
    {checksum_swedish_organisation, "559999-0016", false},
    {checksum_swedish_organisation, "165599990016", false},
    {checksum_swedish_organisation, "559999001", false},
    {checksum_swedish_organisation, "", false},

    {checksum_norwegian_organisation, "974731118", true},
    {checksum_norwegian_organisation, "974731119", false},
    {checksum_norwegian_organisation, "974731118MVA", false},
    {checksum_norwegian_organisation, "97473111", false},
    {checksum_norwegian_organisation, "912345671", false}, /* its check digit would be 10 */
    {checksum_norwegian_organisation, "000000000", false},

    {checksum_belgian_enterprise, "0200000043", true},
    {checksum_belgian_enterprise, "1234567894", true},
    {checksum_belgian_enterprise, "0200000044", false},
    {checksum_belgian_enterprise, "BE0200000043", false},
    {checksum_belgian_enterprise, "200000043", false},

    {checksum_danish_cvr, "DK12345678", true},
    {checksum_danish_cvr, "12345678", true},
    {checksum_danish_cvr, "dk12345678", false},
    {checksum_danish_cvr, "DK1234567", false},
    {checksum_danish_cvr, " 12345678", false},
    {checksum_danish_cvr, "1234567890", false},
    {checksum_danish_se, "DK12345678", true},
    {checksum_danish_se, "12345678", false},

    {checksum_australian_business, "51111111113", true},
    {checksum_australian_business, "51111111114", false},
    {checksum_australian_business, "511111111130", false},
    {checksum_australian_business, "5111111111", false},
    {checksum_australian_first_eleven, "511111111130", true},
    {checksum_australian_first_eleven, "5111111111", false},

    {checksum_italian_office, "UF1a2B", true},
    {checksum_italian_office, "UF1a2", false},
    {checksum_italian_office, "UF1a2B3", false},
    {checksum_italian_office, "UF1-2B", false},

    {checksum_italian_tax_code, "12345678901", true},
    {checksum_italian_tax_code, "+2345678901", true},
    {checksum_italian_tax_code, "1234567890A", false},
    {checksum_italian_tax_code, "ABCDEF12G34H567I", true},
    {checksum_italian_tax_code, "ABCDEF12G34HXX7I", true},
    {checksum_italian_tax_code, "ABCDE112G34H567I", false},
    {checksum_italian_tax_code, "ABCDEFX2G34H567I", false},
    {checksum_italian_tax_code, "ABCDEF12034H567I", false},
    {checksum_italian_tax_code, "ABCDEF12GX4H567I", false},
    {checksum_italian_tax_code, "ABCDEF12G34H56XI", false},
    {checksum_italian_tax_code, "ABCDEF12G34H5678", false},
    {checksum_italian_tax_code, "ABCDEF12G34H567", false},
    {checksum_italian_tax_code, "", false},

    {checksum_italian_vat, "IT12345678903", true},
    {checksum_italian_vat, "it12345678903", true},
    {checksum_italian_vat, "IT12345678904", false},
    {checksum_italian_vat, "IT1234567890", false},
    {checksum_italian_vat, "SE559999001601", true},
    {checksum_italian_vat, "", true},

    {checksum_dutch_vat, "NL123456789B01", true},
    {checksum_dutch_vat, "NL123456789C01", false},
    {checksum_dutch_vat, "NL12345678B001", false},
    {checksum_dutch_vat, "NL123456789B0", false},
    {checksum_dutch_vat, "BE123456789B01", false},
};

static void a_number_holds_when_length_characters_and_check_digit_do(void **state)
{
    (void)state;

    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        const struct example *example = &examples[at];

        if (example->check(example->text, strlen(example->text)) != example->holds) {
            fail_msg("'%s' (row %zu) should %s", example->text, at,
                     example->holds ? "hold" : "fail");
        }
    }
}

static void a_number_is_not_read_past_its_length(void **state)
{
    (void)state;

    assert_true(checksum_gln("7350000000009123", 13));
    assert_false(checksum_danish_se("DK12345678", 9));
    assert_false(checksum_italian_vat("I", 1) && checksum_dutch_vat("N", 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_holds_when_length_characters_and_check_digit_do),
        cmocka_unit_test(a_number_is_not_read_past_its_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
