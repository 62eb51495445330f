/* EN 16931: seller, buyer, payee, tax representative, and where it is delivered. */
#include "parsers/validate/en16931.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/vat.h"
#include "parsers/validate/written.h"

/* A seller or buyer that stands twice breaks the XML schema; the rules take all that is said. */
static bool is_named(const struct document *document, enum element_kind party)
{
    FOR_EACH_ELEMENT(at, document->invoice, party)
    {
        if (has_written(at, EL_NAME)) {
            return true;
        }
    }
    return false;
}

static bool is_placed(const struct document *document, enum element_kind party)
{
    FOR_EACH_ELEMENT(at, document->invoice, party)
    {
        if (element_has(at, EL_ADDRESS)) {
            return true;
        }
    }
    return false;
}

static bool seller_name(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return is_named(document, EL_SELLER);
}

static bool buyer_name(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return is_named(document, EL_BUYER);
}

static bool seller_address(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return is_placed(document, EL_SELLER);
}

static bool buyer_address(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return is_placed(document, EL_BUYER);
}

/* UBL asks each address … */
static bool country_of_each(const struct element *party)
{
    FOR_EACH_ELEMENT(address, party, EL_ADDRESS)
    {
        if (!has_written(address, EL_COUNTRY)) {
            return false;
        }
    }
    return true;
}

/* … CII the party: a missing address lacks its country, too. */
static bool any_country_of(const struct element *party)
{
    FOR_EACH_ELEMENT(address, party, EL_ADDRESS)
    {
        if (has_written(address, EL_COUNTRY)) {
            return true;
        }
    }
    return false;
}

static bool country_of_all(const struct document *document, enum element_kind party)
{
    FOR_EACH_ELEMENT(at, document->invoice, party)
    {
        if (document_is_cii(document) ? any_country_of(at) : !country_of_each(at)) {
            return document_is_cii(document);
        }
    }
    return !document_is_cii(document);
}

static bool seller_country(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return country_of_all(document, EL_SELLER);
}

static bool buyer_country(const struct element *invoice, const struct document *document)
{
    (void)invoice;
    return country_of_all(document, EL_BUYER);
}

/* UBL compares trading names and identifiers, CII names and legal identifiers. */
static bool shares(const struct element *payee, enum element_kind kind,
                   const struct element *seller, enum element_kind seller_kind)
{
    FOR_EACH_ELEMENT(own, payee, kind)
    {
        FOR_EACH_ELEMENT(other, seller, seller_kind)
        {
            if (is_same_text(own, other)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_seller(const struct element *payee, const struct element *seller, bool is_cii)
{
    return shares(payee, EL_TRADING_NAME, seller, is_cii ? EL_NAME : EL_TRADING_NAME) ||
           shares(payee, EL_PARTY_ID, seller, EL_PARTY_ID) ||
           (is_cii && shares(payee, EL_LEGAL_ID, seller, EL_LEGAL_ID));
}

static bool payee_name(const struct element *payee, const struct document *document)
{
    FOR_EACH_ELEMENT(seller, document->invoice, EL_SELLER)
    {
        if (is_seller(payee, seller, document->format == FORMAT_CII)) {
            return false;
        }
    }
    return element_has(payee, EL_TRADING_NAME);
}

static bool representative_name(const struct element *party, const struct document *document)
{
    return document->format == FORMAT_CII ? element_has(party, EL_TRADING_NAME)
                                          : has_written(party, EL_TRADING_NAME);
}

static bool representative_address(const struct element *party, const struct document *document)
{
    (void)document;
    return element_has(party, EL_ADDRESS);
}

static bool representative_country(const struct element *party, const struct document *document)
{
    if (document->format == FORMAT_CII) {
        return element_has(element_child(party, EL_ADDRESS), EL_COUNTRY);
    }
    return country_of_each(party);
}

static bool representative_vat_id(const struct element *party, const struct document *document)
{
    FOR_EACH_ELEMENT(registration, party, EL_TAX_REGISTRATION)
    {
        if (vat_scheme(registration, document->format) && element_has(registration, EL_TAX_ID)) {
            return document->format != FORMAT_CII || has_written(registration, EL_TAX_ID);
        }
    }
    return false;
}

static bool delivery_country(const struct element *address, const struct document *document)
{
    return document->format == FORMAT_CII ? has_written(address, EL_COUNTRY)
                                          : element_has(address, EL_COUNTRY);
}

/* UBL asks each address, CII the first. */
static bool endpoint_scheme(const struct element *party, const struct document *document)
{
    if (document->format == FORMAT_CII) {
        return !element_has(party, EL_ENDPOINT_MARK) ||
               has_written(element_child(party, EL_ENDPOINT), EL_SCHEME_ID);
    }
    FOR_EACH_ELEMENT(endpoint, party, EL_ENDPOINT)
    {
        if (!element_has(endpoint, EL_SCHEME_ID)) {
            return false;
        }
    }
    return true;
}

static bool seller_is_identified(const struct element *seller, const struct document *document)
{
    (void)document;
    FOR_EACH_ELEMENT(registration, seller, EL_TAX_REGISTRATION)
    {
        if (vat_scheme(registration, document->format) && element_has(registration, EL_TAX_ID)) {
            return true;
        }
    }
    return element_has(seller, EL_PARTY_ID) || element_has(seller, EL_GLOBAL_ID) ||
           element_has(seller, EL_LEGAL_ID);
}

const struct rule en16931_party_rules[] = {
    {"BR-06", "BT-27", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, seller_name,
     "Ange säljarens registrerade namn (BT-27).",
     "State the registered name of the seller (BT-27)."},
    {"BR-07", "BT-44", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, buyer_name,
     "Ange köparens registrerade namn (BT-44), för en kommun kommunens namn.",
     "State the registered name of the buyer (BT-44), for a municipality its name."},
    {"BR-08", "BG-5", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, seller_address,
     "Ange säljarens adress (BG-5), åtminstone landskoden.",
     "State the address of the seller (BG-5), at least the country code."},
    {"BR-09", "BT-40", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, seller_country,
     "Ange landskod i säljarens adress (BT-40), till exempel SE.",
     "State the country code in the address of the seller (BT-40), for example SE."},
    {"BR-10", "BG-8", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, buyer_address,
     "Ange köparens adress (BG-8), åtminstone landskoden.",
     "State the address of the buyer (BG-8), at least the country code."},
    {"BR-11", "BT-55", SEVERITY_FATAL, SEVERITY_FATAL, EL_INVOICE, EL_NONE, buyer_country,
     "Ange landskod i köparens adress (BT-55), till exempel SE.",
     "State the country code in the address of the buyer (BT-55), for example SE."},
    {"BR-17", "BT-59, BG-10", SEVERITY_FATAL, SEVERITY_FATAL, EL_PAYEE, EL_NONE, payee_name,
     "Betalningsmottagaren (BG-10) ska bara anges när den är någon annan än säljaren, och då med "
     "namn (BT-59). Ange mottagarens eget namn och nummer, eller ta bort gruppen.",
     "A payee (BG-10) is only stated when it is someone else than the seller, and then with a name "
     "(BT-59). State the name and identifier of the payee itself, or remove the group."},
    {"BR-18", "BT-62, BG-11", SEVERITY_FATAL, SEVERITY_FATAL, EL_TAX_REPRESENTATIVE, EL_NONE,
     representative_name, "Ange skatteombudets namn (BT-62), eller ta bort skatteombudet (BG-11).",
     "State the name of the tax representative (BT-62), or remove the representative (BG-11)."},
    {"BR-19", "BG-12, BG-11", SEVERITY_FATAL, SEVERITY_FATAL, EL_TAX_REPRESENTATIVE, EL_NONE,
     representative_address, "Ange skatteombudets adress (BG-12), åtminstone landskoden.",
     "State the address of the tax representative (BG-12), at least the country code."},
    {"BR-20", "BT-69, BG-12", SEVERITY_FATAL, SEVERITY_FATAL, EL_TAX_REPRESENTATIVE, EL_NONE,
     representative_country, "Ange landskod i skatteombudets adress (BT-69).",
     "State the country code in the address of the tax representative (BT-69)."},
    {"BR-56", "BT-63, BG-11", SEVERITY_FATAL, SEVERITY_FATAL, EL_TAX_REPRESENTATIVE, EL_NONE,
     representative_vat_id,
     "Ange skatteombudets momsregistreringsnummer (BT-63), eller ta bort skatteombudet (BG-11).",
     "State the VAT number of the tax representative (BT-63), or remove the representative "
     "(BG-11)."},
    {"BR-57", "BT-80, BG-15", SEVERITY_FATAL, SEVERITY_FATAL, EL_ADDRESS, EL_DELIVERY,
     delivery_country, "Ange landskod i leveransadressen (BT-80), till exempel SE.",
     "State the country code in the delivery address (BT-80), for example SE."},
    {"BR-62", "BT-34", SEVERITY_FATAL, SEVERITY_FATAL, EL_SELLER, EL_NONE, endpoint_scheme,
     "Ange vilket slags adress säljarens elektroniska adress (BT-34) är, med schemeID; för ett "
     "svenskt organisationsnummer 0007.",
     "State with schemeID which kind of address the electronic address of the seller (BT-34) is; "
     "0007 for a Swedish organisation number."},
    {"BR-63", "BT-49", SEVERITY_FATAL, SEVERITY_FATAL, EL_BUYER, EL_NONE, endpoint_scheme,
     "Ange vilket slags adress köparens elektroniska adress (BT-49) är, med schemeID; för ett "
     "svenskt organisationsnummer 0007.",
     "State with schemeID which kind of address the electronic address of the buyer (BT-49) is; "
     "0007 for a Swedish organisation number."},
    {"BR-CO-26", "BT-29, BT-30, BT-31", SEVERITY_FATAL, SEVERITY_FATAL, EL_SELLER, EL_NONE,
     seller_is_identified,
     "Säljaren kan inte identifieras. Ange organisationsnummer (BT-30), momsregistreringsnummer "
     "(BT-31) eller ett annat nummer (BT-29).",
     "The seller cannot be identified. State its organisation number (BT-30), its VAT number "
     "(BT-31) or another identifier (BT-29)."},
    {0},
};
