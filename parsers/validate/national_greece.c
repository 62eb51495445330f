/* Greece: GR-R-002 … GR-S-011 of Peppol BIS Billing, in UBL. */
#include "parsers/validate/national.h"

static bool buyer_is_greek(const struct document *document)
{
    return national_customer_is(document, "GR") || national_customer_is(document, "EL");
}

/* Not only by its VAT number. */
static bool seller_is_in_greece(const struct document *document)
{
    return national_has_address(national_seller(document), "GR");
}

static bool is_greek_vat(struct text number)
{
    return text_is(text_part(number, 1, 2), "EL") && national_greek_number(text_from(number, 3));
}

/* It has one VAT number, a Greek one. */
static bool has_one_greek_vat(const struct element *party)
{
    const struct element *vat = NULL;
    int count = 0;

    FOR_EACH_ELEMENT(registration, party, EL_TAX_REGISTRATION)
    {
        if (element_is_word(national_tax_scheme(registration), "VAT") &&
            element_has(registration, EL_TAX_ID)) {
            vat = registration;
            count++;
        }
    }
    return count == 1 && is_greek_vat(national_tax_id(vat));
}

static bool has_name(const struct element *party, const struct document *document)
{
    return text_of(element_child(party, EL_TRADING_NAME)).length > 0 ||
           !national_has_party(party, document);
}

static bool seller_has_name(const struct element *seller, const struct document *document)
{
    return has_name(seller, document);
}

static bool seller_has_vat(const struct element *seller, const struct document *document)
{
    return has_one_greek_vat(seller) || !national_has_party(seller, document);
}

static bool vat_is_greek(const struct element *tax_id, const struct document *document)
{
    (void)document;
    return !element_is_word(national_tax_scheme(tax_id->parent), "VAT") ||
           is_greek_vat(text_of(tax_id));
}

static bool is_described_as(const struct element *reference, const char *description)
{
    FOR_EACH_ELEMENT(at, reference, EL_DESCRIPTION)
    {
        if (element_is(at, description)) {
            return true;
        }
    }
    return false;
}

static int count_described(const struct element *invoice, const char *description)
{
    int count = 0;

    FOR_EACH_ELEMENT(reference, invoice, EL_SUPPORTING_DOCUMENT)
    {
        count += is_described_as(reference, description);
    }
    return count;
}

static bool has_one_mark(const struct element *invoice, const struct document *document)
{
    return !seller_is_in_greece(document) || count_described(invoice, "##M.AR.K##") == 1;
}

static bool has_one_url(const struct element *invoice, const struct document *document)
{
    return !seller_is_in_greece(document) || count_described(invoice, "##INVOICE|URL##") == 1;
}

static bool has_at_most_one_url(const struct element *invoice, const struct document *document)
{
    return !seller_is_in_greece(document) || count_described(invoice, "##INVOICE|URL##") <= 1;
}

static bool mark_is_integer(const struct element *reference, const struct document *document)
{
    const struct element *mark = element_child(reference, EL_ID);
    struct text text = text_of(mark);

    return mark == NULL || (text.length > 0 && text.bytes[0] >= '1' && text.bytes[0] <= '9') ||
           !is_described_as(reference, "##M.AR.K##") || !seller_is_in_greece(document);
}

static bool url_is_stated(const struct element *reference, const struct document *document)
{
    (void)document;
    return text_trimmed_of(element_child(reference, EL_LOCATION)).length > 0 ||
           !is_described_as(reference, "##INVOICE|URL##");
}

static bool buyer_has_name(const struct element *buyer, const struct document *document)
{
    return has_name(buyer, document);
}

static bool is_greek_address(const struct element *endpoint)
{
    return element_is(element_child(endpoint, EL_SCHEME_ID), "9933") &&
           national_greek_number(text_of(endpoint));
}

static bool seller_address_is_tax_number(const struct element *endpoint,
                                         const struct document *document)
{
    (void)document;
    return is_greek_address(endpoint);
}

static bool buyer_has_vat(const struct element *buyer, const struct document *document)
{
    return has_one_greek_vat(buyer) || !buyer_is_greek(document) ||
           !national_has_party(buyer, document);
}

static bool buyer_address_is_tax_number(const struct element *endpoint,
                                        const struct document *document)
{
    return is_greek_address(endpoint) || !buyer_is_greek(document);
}

#define FATAL SEVERITY_FATAL, SEVERITY_NONE
#define WARNING SEVERITY_WARNING, SEVERITY_NONE

const struct rule national_greece[] = {
    {"GR-R-002", "BT-28", FATAL, EL_SELLER, EL_NONE, seller_has_name,
     "Ange den grekiska säljarens fullständiga namn.", "State the full name of the Greek seller."},
    {"GR-S-011", "BT-31", WARNING, EL_SELLER, EL_NONE, seller_has_vat,
     "Ange den grekiska säljarens momsnummer: EL och nio siffror.",
     "State the Greek seller's VAT number: EL and nine digits."},
    {"GR-R-003", "BT-31", FATAL, EL_TAX_ID, EL_SELLER, vat_is_greek,
     "Den grekiska säljarens momsnummer ska vara EL och ett riktigt skattenummer med nio siffror.",
     "The Greek seller's VAT number must be EL and a correct tax number of nine digits."},
    {"GR-R-004-1", "BG-24", FATAL, EL_INVOICE, EL_NONE, has_one_mark,
     "En grekisk faktura ska ha ett MARK-nummer: ett underlag med beskrivningen ##M.AR.K##.",
     "A Greek invoice must have one MARK number: a supporting document described as ##M.AR.K##."},
    {"GR-S-008-1", "BG-24", WARNING, EL_INVOICE, EL_NONE, has_one_url,
     "En grekisk faktura bör ha en webbadress: ett underlag med beskrivningen ##INVOICE|URL##.",
     "A Greek invoice should have one URL: a supporting document described as ##INVOICE|URL##."},
    {"GR-R-008-2", "BG-24", FATAL, EL_INVOICE, EL_NONE, has_at_most_one_url,
     "En grekisk faktura får bara ha ett underlag med beskrivningen ##INVOICE|URL##.",
     "A Greek invoice may have only one supporting document described as ##INVOICE|URL##."},
    {"GR-R-004-2", "BT-122", FATAL, EL_SUPPORTING_DOCUMENT, EL_NONE, mark_is_integer,
     "MARK-numret ska vara ett positivt heltal.", "The MARK number must be a positive integer."},
    {"GR-R-008-3", "BT-124", FATAL, EL_SUPPORTING_DOCUMENT, EL_NONE, url_is_stated,
     "Ange webbadressen i underlaget ##INVOICE|URL##.",
     "State the URL in the supporting document ##INVOICE|URL##."},
    {"GR-R-005", "BT-45", FATAL, EL_BUYER, EL_NONE, buyer_has_name,
     "En grekisk säljare ska ange köparens fullständiga namn.",
     "A Greek seller must state the full name of the buyer."},
    {"GR-R-006", "BT-48", FATAL, EL_BUYER, EL_NONE, buyer_has_vat,
     "Ange den grekiska köparens momsnummer: EL och nio siffror.",
     "State the Greek buyer's VAT number: EL and nine digits."},
    {"GR-R-010", "BT-49", FATAL, EL_ENDPOINT, EL_BUYER, buyer_address_is_tax_number,
     "Den grekiska köparens elektroniska adress ska vara skattenumret med schema 9933.",
     "The Greek buyer's electronic address must be its tax number with scheme 9933."},
    {0},
};

const struct rule national_greece_address[] = {
    {"GR-R-009", "BT-34", FATAL, EL_ENDPOINT, EL_SELLER, seller_address_is_tax_number,
     "Den grekiska säljarens elektroniska adress ska vara skattenumret med schema 9933.",
     "The Greek seller's electronic address must be its tax number with scheme 9933."},
    {0},
};
