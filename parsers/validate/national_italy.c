/* Italy: IT-R-001 … IT-R-004 of Peppol BIS Billing. */
#include "parsers/validate/national.h"

static bool is_capital_or_digit(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

static bool is_tax_code(struct text text)
{
    for (size_t at = 0; at < text.length; at++) {
        if (!is_capital_or_digit(text.bytes[at])) {
            return false;
        }
    }
    return text.length >= 11 && text.length <= 16;
}

static bool tax_code_has_11_to_16(const struct element *registration,
                                  const struct document *document)
{
    const struct element *scheme = national_tax_scheme(registration);
    bool is_without = !element_has(registration, EL_TAX_ID);
    bool is_tax_registration = document->format == FORMAT_CII
                                   ? is_without || element_is_word(scheme, "FC")
                                   : !element_is_word(scheme, "VAT");

    return !is_tax_registration || is_tax_code(text_trimmed(national_tax_id(registration)));
}

static bool has_in_address(const struct element *seller, const struct document *document,
                           enum element_kind kind)
{
    return element_has(element_child(seller, EL_ADDRESS), kind) ||
           !national_has_party(seller, document);
}

static bool has_street(const struct element *seller, const struct document *document)
{
    return has_in_address(seller, document, EL_STREET);
}

static bool has_city(const struct element *seller, const struct document *document)
{
    return has_in_address(seller, document, EL_CITY);
}

static bool has_post_code(const struct element *seller, const struct document *document)
{
    return has_in_address(seller, document, EL_POST_CODE);
}

#define FATAL SEVERITY_FATAL, SEVERITY_FATAL

const struct rule national_italy[] = {
    {"IT-R-001", "BT-32", FATAL, EL_TAX_REGISTRATION, EL_SELLER, tax_code_has_11_to_16,
     "En italiensk säljares skattekod (codice fiscale) ska vara 11 till 16 siffror och versaler.",
     "An Italian seller's tax code (codice fiscale) must be 11 to 16 digits and capital letters."},
    {"IT-R-002", "BT-35", FATAL, EL_SELLER, EL_NONE, has_street,
     "Lägg till gatuadressen i den italienska säljarens adress.",
     "Add the street to the address of the Italian seller."},
    {"IT-R-003", "BT-37", FATAL, EL_SELLER, EL_NONE, has_city,
     "Lägg till orten i den italienska säljarens adress.",
     "Add the city to the address of the Italian seller."},
    {"IT-R-004", "BT-38", FATAL, EL_SELLER, EL_NONE, has_post_code,
     "Lägg till postnumret i den italienska säljarens adress.",
     "Add the post code to the address of the Italian seller."},
    {0},
};
