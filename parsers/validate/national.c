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

const struct element *national_seller(const struct document *document)
{
    return element_child(document->invoice, EL_SELLER);
}

const struct element *national_buyer(const struct document *document)
{
    return element_child(document->invoice, EL_BUYER);
}

static const struct element *address_country(const struct element *party)
{
    return element_child(element_child(party, EL_ADDRESS), EL_COUNTRY);
}

bool national_address_is(const struct element *party, const char *country)
{
    return element_is(address_country(party), country);
}

bool national_address_reads(const struct element *party, const char *country)
{
    return text_is_in_upper(text_trimmed_of(address_country(party)), country);
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

static const struct element *next_registration(const struct element *from, const char *scheme)
{
    while (from != NULL && !element_is(national_tax_scheme(from), scheme)) {
        from = element_again(from);
    }
    return from;
}

const struct element *national_registration(const struct element *party, const char *scheme)
{
    return next_registration(element_child(party, EL_TAX_REGISTRATION), scheme);
}

const struct element *national_registration_trimmed(const struct element *party, const char *scheme)
{
    FOR_EACH_ELEMENT(registration, party, EL_TAX_REGISTRATION)
    {
        if (element_is_word(national_tax_scheme(registration), scheme)) {
            return registration;
        }
    }
    return NULL;
}

enum found { NOT_FOUND, FOUND, FOUND_TWO };

/* The first two characters of a party's VAT number. */
static enum found vat_country(const struct element *party, struct text *ret_country)
{
    const struct element *registration = national_registration(party, "VAT");

    if (registration == NULL) {
        return NOT_FOUND;
    }
    if (next_registration(element_again(registration), "VAT") != NULL) {
        return FOUND_TWO;
    }
    *ret_country = text_part(national_tax_id(registration), 1, 2);
    return ret_country->length > 0 ? FOUND : NOT_FOUND;
}

static bool is_party_of(const struct element *party, const char *country)
{
    struct text code;
    enum found found = vat_country(party, &code);

    return found == FOUND       ? text_is_in_upper(text_trimmed(code), country)
           : found == NOT_FOUND ? national_address_reads(party, country)
                                : false;
}

bool national_customer_is(const struct document *document, const char *country)
{
    return is_party_of(national_buyer(document), country);
}

/* As a party's, but a tax representative's VAT number goes before the address. */
static bool supplier_is(const struct document *document, const char *country)
{
    const struct element *seller = national_seller(document);
    struct text code;
    enum found found = vat_country(seller, &code);

    if (found == NOT_FOUND) {
        found = vat_country(element_child(document->invoice, EL_TAX_REPRESENTATIVE), &code);
    }
    return found == FOUND       ? text_is_in_upper(text_trimmed(code), country)
           : found == NOT_FOUND ? national_address_reads(seller, country)
                                : false;
}

bool national_concerns_denmark(const struct document *document)
{
    return national_address_is(national_seller(document), "DK");
}

bool national_concerns_germany(const struct document *document)
{
    return national_address_reads(national_seller(document), "DE") &&
           national_address_reads(national_buyer(document), "DE");
}

bool national_concerns_greece(const struct document *document)
{
    return supplier_is(document, "GR") || supplier_is(document, "EL");
}

bool national_concerns_greek_address(const struct document *document)
{
    return is_party_of(national_seller(document), "GR") ||
           is_party_of(national_seller(document), "EL");
}

bool national_concerns_iceland(const struct document *document)
{
    return national_address_is(national_seller(document), "IS");
}

bool national_concerns_italy(const struct document *document)
{
    return supplier_is(document, "IT");
}

bool national_concerns_netherlands(const struct document *document)
{
    return national_address_reads(national_seller(document), "NL");
}

bool national_concerns_norway(const struct document *document)
{
    return supplier_is(document, "NO");
}

bool national_concerns_sweden(const struct document *document)
{
    return national_address_is(national_seller(document), "SE");
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
