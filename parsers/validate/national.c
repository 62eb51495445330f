#include "parsers/validate/national.h"

bool national_is_filled(const struct element *element)
{
    return text_trimmed_of(element).length > 0;
}

bool national_has_filled(const struct element *element, enum element_kind kind)
{
    FOR_EACH_ELEMENT(child, element, kind)
    {
        if (national_is_filled(child)) {
            return true;
        }
    }
    return false;
}

bool national_has_party(const struct element *party, const struct document *document)
{
    return document->format == FORMAT_CII || element_has(party, EL_PARTY_MARK);
}

const struct element *national_seller(const struct document *document)
{
    return element_child(document->invoice, EL_SELLER);
}

const struct element *national_buyer(const struct document *document)
{
    return element_child(document->invoice, EL_BUYER);
}

/* What a sequence of values is: most official tests cannot tell when there are two, and are not
 * asked then. */
enum found { NOT_FOUND, FOUND, FOUND_TWO };

static enum found found_one_more(enum found found)
{
    return found == NOT_FOUND ? FOUND : FOUND_TWO;
}

/* All countries of addresses of the parties of a kind. */
static enum found address_country(const struct document *document, enum element_kind kind,
                                  struct text *ret_country)
{
    enum found found = NOT_FOUND;

    FOR_EACH_ELEMENT(party, document->invoice, kind)
    {
        FOR_EACH_ELEMENT(address, party, EL_ADDRESS)
        {
            FOR_EACH_ELEMENT(country, address, EL_COUNTRY)
            {
                *ret_country = text_of(country);
                found = found_one_more(found);
            }
        }
    }
    return found;
}

bool national_address_is(const struct document *document, enum element_kind kind,
                         const char *country)
{
    struct text found;

    return address_country(document, kind, &found) == FOUND && text_is(found, country);
}

bool national_address_reads(const struct document *document, enum element_kind kind,
                            const char *country)
{
    struct text found;

    return address_country(document, kind, &found) == FOUND &&
           text_is_in_upper(text_trimmed(found), country);
}

bool national_has_address(const struct element *party, const char *country)
{
    FOR_EACH_ELEMENT(address, party, EL_ADDRESS)
    {
        FOR_EACH_ELEMENT(at, address, EL_COUNTRY)
        {
            if (element_is(at, country)) {
                return true;
            }
        }
    }
    return false;
}

static bool has_address(const struct document *document, enum element_kind kind,
                        const char *country)
{
    FOR_EACH_ELEMENT(party, document->invoice, kind)
    {
        if (national_has_address(party, country)) {
            return true;
        }
    }
    return false;
}

const struct element *national_tax_scheme(const struct element *registration)
{
    const struct element *scheme = element_child(registration, EL_TAX_SCHEME);

    /* CII has it as an attribute of the number. */
    return scheme != NULL ? scheme
                          : element_child(element_child(registration, EL_TAX_ID), EL_TAX_SCHEME);
}

struct text national_tax_id(const struct element *registration)
{
    return text_of(element_child(registration, EL_TAX_ID));
}

/* The first two characters of the VAT numbers of a party. */
static enum found party_vat_country(const struct element *party, enum found found,
                                    struct text *ret_country)
{
    FOR_EACH_ELEMENT(registration, party, EL_TAX_REGISTRATION)
    {
        if (element_is(national_tax_scheme(registration), "VAT")) {
            const struct element *number = element_child(registration, EL_TAX_ID);

            *ret_country = text_part(text_of(number), 1, 2);
            found = element_again(number) != NULL ? FOUND_TWO : found_one_more(found);
        }
    }
    return found;
}

/* Of the parties of a kind; CII's test looks at one seller only. */
static enum found vat_country(const struct document *document, enum element_kind kind,
                              struct text *ret_country)
{
    enum found found = NOT_FOUND;

    FOR_EACH_ELEMENT(party, document->invoice, kind)
    {
        found = party_vat_country(party, found, ret_country);
        if (document->format == FORMAT_CII && kind == EL_SELLER) {
            break;
        }
    }
    return found == FOUND && ret_country->length == 0 ? NOT_FOUND : found;
}

static bool is_from(const struct document *document, enum element_kind kind, enum found found,
                    struct text vat, const char *country)
{
    return found == FOUND       ? text_is_in_upper(text_trimmed(vat), country)
           : found == NOT_FOUND ? national_address_reads(document, kind, country)
                                : false;
}

/* By the VAT number, or else by the address. */
static bool is_party_from(const struct document *document, enum element_kind kind,
                          const char *country)
{
    struct text vat = {"", 0};
    enum found found = vat_country(document, kind, &vat);

    return is_from(document, kind, found, vat, country);
}

bool national_customer_is(const struct document *document, const char *country)
{
    return is_party_from(document, EL_BUYER, country);
}

/* As a party's, but a tax representative's VAT number goes before the address. */
static bool supplier_is(const struct document *document, const char *country)
{
    struct text vat = {"", 0};
    enum found found = vat_country(document, EL_SELLER, &vat);

    if (found == NOT_FOUND) {
        found = vat_country(document, EL_TAX_REPRESENTATIVE, &vat);
    }
    return is_from(document, EL_SELLER, found, vat, country);
}

bool national_concerns_denmark(const struct document *document)
{
    return document->format == FORMAT_CII ? has_address(document, EL_SELLER, "DK")
                                          : national_address_is(document, EL_SELLER, "DK");
}

bool national_concerns_germany(const struct document *document)
{
    return national_address_reads(document, EL_SELLER, "DE") &&
           national_address_reads(document, EL_BUYER, "DE");
}

bool national_concerns_greece(const struct document *document)
{
    return supplier_is(document, "GR") || supplier_is(document, "EL");
}

bool national_concerns_greek_address(const struct document *document)
{
    return is_party_from(document, EL_SELLER, "GR") || is_party_from(document, EL_SELLER, "EL");
}

bool national_concerns_iceland(const struct document *document)
{
    return national_address_is(document, EL_SELLER, "IS");
}

bool national_concerns_italy(const struct document *document)
{
    return supplier_is(document, "IT");
}

bool national_concerns_netherlands(const struct document *document)
{
    return national_address_reads(document, EL_SELLER, "NL");
}

bool national_concerns_norway(const struct document *document)
{
    return supplier_is(document, "NO");
}

bool national_concerns_sweden(const struct document *document)
{
    return has_address(document, EL_SELLER, "SE");
}

/* Weights 256, 128 … 2 of the first eight digits, modulo 11 and 10. */
bool national_greek_number(struct text text)
{
    int sum = 0;

    if (text.length < 9 || !text_is_digits((struct text){text.bytes, 9}, 9, 9)) {
        return false;
    }
    for (int at = 0; at < 8; at++) {
        sum += (text.bytes[at] - '0') << (8 - at);
    }
    return sum % 11 % 10 == text.bytes[8] - '0';
}
