/* Norway: NO-R-001 and NO-R-002 of Peppol BIS Billing. */
#include "parsers/validate/checksum.h"
#include "parsers/validate/national.h"

static bool says_register(const struct element *seller, const struct document *document)
{
    FOR_EACH_ELEMENT(registration, seller, EL_TAX_REGISTRATION)
    {
        if (element_is_word(national_tax_scheme(registration),
                            document->format == FORMAT_CII ? "FC" : "TAX") &&
            element_is_word(element_child(registration, EL_TAX_ID), "Foretaksregisteret")) {
            return true;
        }
    }
    return !national_has_party(seller, document);
}

/* NO, nine digits with a check digit, MVA; a number that does not begin with NO is let through. */
static bool vat_number_is_right(const struct element *seller, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(registration, seller, EL_TAX_REGISTRATION)
    {
        struct text number = national_tax_id(registration);

        if (element_is_word(national_tax_scheme(registration), "VAT") &&
            text_is(text_part(number, 1, 2), "NO")) {
            return number.length == 14 && text_is(text_from(number, 12), "MVA") &&
                   checksum_norwegian_organisation(number.bytes + 2, 9);
        }
    }
    return true;
}

const struct rule national_norway[] = {
    {"NO-R-002", "BT-32", SEVERITY_WARNING, SEVERITY_WARNING, EL_SELLER, EL_NONE, says_register,
     "En norsk säljare som är aktiebolag ska ange ordet Foretaksregisteret som skatteregistrering.",
     "A Norwegian seller that is a limited company must state the word Foretaksregisteret as its "
     "tax registration."},
    {"NO-R-001", "BT-31", SEVERITY_FATAL, SEVERITY_FATAL, EL_SELLER, EL_NONE, vat_number_is_right,
     "Ett norskt momsnummer ska vara NO, organisationsnumrets nio siffror med rätt kontrollsiffra "
     "och MVA, utan mellanslag.",
     "A Norwegian VAT number must be NO, the nine digits of the organisation number with a right "
     "check digit, and MVA, without blanks."},
    {0},
};
