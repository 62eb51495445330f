/* Peppol BIS Billing 3: code lists, dates, and categories of VAT exemptions. */
#include <strings.h>

#include "parsers/validate/codes.h"
#include "parsers/validate/peppol.h"
#include "parsers/validate/text.h"
#include "reconcile/base/date.h"

static bool is_code(const struct element *element, enum code_list list)
{
    return code_is_in(list, element->text, element->length);
}

static bool is_word_of_list(const struct element *element, enum code_list list)
{
    struct text word = text_trimmed_of(element);

    return code_is_in(list, word.bytes, word.length);
}

static bool media_type_allowed(const struct element *attachment, const struct document *document)
{
    const struct element *type = element_child(attachment, EL_MEDIA_TYPE);

    (void)document;
    return type == NULL || is_code(type, CODES_MEDIA_TYPE);
}

/* UBL compares the indicator as written. */
static bool is_charge(const struct element *allowance, const char *indicator,
                      const struct document *document)
{
    const struct element *stated = element_child(allowance, EL_CHARGE_INDICATOR);

    return document_is_cii(document) ? element_is_word(stated, indicator)
                                     : element_is(stated, indicator);
}

/* A price's in CII is another element, which is not asked. */
static bool reason_allowed(const struct element *reason, const struct document *document,
                           const char *indicator, enum code_list list)
{
    const struct element *allowance = reason->parent;

    return !is_charge(allowance, indicator, document) ||
           (document_is_cii(document) && allowance->parent->kind == EL_GROSS_PRICE) ||
           is_word_of_list(reason, list);
}

static bool allowance_reason_allowed(const struct element *reason, const struct document *document)
{
    return reason_allowed(reason, document, "false", CODES_ALLOWANCE_REASON);
}

static bool charge_reason_allowed(const struct element *reason, const struct document *document)
{
    return reason_allowed(reason, document, "true", CODES_CHARGE_REASON);
}

static bool tax_point_allowed(const struct element *code, const struct document *document)
{
    (void)document;
    return is_word_of_list(code, CODES_TAX_POINT_2005);
}

/* CII knows only the currency of VAT totals. */
static bool currency_allowed(const struct element *amount, const struct document *document)
{
    const struct element *currency = element_child(amount, EL_CURRENCY_ID);

    if (currency == NULL) {
        return document_is_cii(document);
    }
    return is_code(currency,
                   document_is_cii(document) ? CODES_PEPPOL_CURRENCY_CII : CODES_PEPPOL_CURRENCY);
}

/* CII also asks addresses without a scheme, but only those of seller and buyer. */
static bool address_scheme_allowed(const struct element *address, const struct document *document)
{
    const struct element *scheme = element_child(address, EL_SCHEME_ID);
    enum element_kind party = address->parent->kind;

    if (address->kind != EL_ENDPOINT && address->kind != EL_OTHER_ENDPOINT) {
        return true;
    }
    if (document_is_cii(document) &&
        (address->kind != EL_ENDPOINT || (party != EL_SELLER && party != EL_BUYER))) {
        return true;
    }
    return scheme == NULL
               ? !document_is_cii(document)
               : is_code(scheme, document_is_cii(document) ? CODES_PEPPOL_ADDRESS_SCHEME_CII
                                                           : CODES_PEPPOL_ADDRESS_SCHEME);
}

static bool is_day(const struct element *element)
{
    date day;

    return date_parse(element->text, element->length, &day);
}

/* CII: YYYYMMDD in this century, of which the day need not exist. */
static bool is_compact_day(const struct element *element)
{
    struct text word = text_trimmed_of(element);

    if (element->length != 8 || word.length != 8 || !text_starts(word, "20")) {
        return false;
    }
    for (size_t at = 0; at < word.length; at++) {
        if (word.bytes[at] < '0' || word.bytes[at] > '9') {
            return false;
        }
    }
    return element_is_word(element_child(element, EL_DATE_FORMAT), "102");
}

/* Dates of other types than the one that the test names. */
static bool is_other_date(const struct element *element, const struct document *document)
{
    if (document_is_cii(document)) {
        return element->kind == EL_TAX_POINT_DATE || element->kind == EL_DATE;
    }
    return element->kind == EL_DUE_DATE && element->parent->kind == EL_PAYMENT_MEANS;
}

static bool date_is_written_right(const struct element *element, const struct document *document)
{
    return is_other_date(element, document) ||
           (document_is_cii(document) ? is_compact_day(element) : is_day(element));
}

/* Whether a category with that exemption code is the one that belongs to it.  Of two codes neither
 * counts. */
static bool belongs(const struct element *category, const char *exemption, const char *code)
{
    const struct element *stated = element_child(category, EL_EXEMPTION_CODE);

    return category->parent->kind == EL_LINE || stated == NULL || element_again(stated) != NULL ||
           strcasecmp(stated->text, exemption) != 0 ||
           element_is_word(element_child(category, EL_CATEGORY_CODE), code);
}

#define BELONGS(name, exemption, code)                                                             \
    static bool name(const struct element *category, const struct document *document)              \
    {                                                                                              \
        (void)document;                                                                            \
        return belongs(category, exemption, code);                                                 \
    }

BELONGS(export_is_g, "VATEX-EU-G", "G")
BELONGS(outside_is_o, "VATEX-EU-O", "O")
BELONGS(community_is_k, "VATEX-EU-IC", "K")
BELONGS(reverse_is_ae, "VATEX-EU-AE", "AE")
BELONGS(travel_is_e, "VATEX-EU-D", "E")
BELONGS(second_hand_is_e, "VATEX-EU-F", "E")
BELONGS(art_is_e, "VATEX-EU-I", "E")
BELONGS(antiques_is_e, "VATEX-EU-J", "E")

#define BOTH SEVERITY_FATAL, SEVERITY_FATAL
#define ONLY_UBL SEVERITY_FATAL, SEVERITY_NONE

#define EXEMPTION(id, exemption, code, function)                                                   \
    {                                                                                              \
        id, "BT-118, BT-121", ONLY_UBL, EL_VAT_CATEGORY, EL_NONE, function,                        \
            "Undantagskoden " exemption " (BT-121) hör till momskategori " code                    \
            " (BT-118). Ändra kategorin eller koden.",                                             \
            "The exemption code " exemption " (BT-121) belongs to VAT category " code              \
            " (BT-118). Change the category or the code."                                          \
    }

const struct rule peppol_code_rules[] = {
    {"PEPPOL-EN16931-CL001", "BT-125", BOTH, EL_ATTACHMENT, EL_NONE, media_type_allowed,
     "Bilagan ska vara PDF, PNG, JPEG, CSV, Excel (xlsx) eller OpenDocument-kalkyl (ods), med rätt "
     "mimeCode: till exempel application/pdf.",
     "The attachment must be PDF, PNG, JPEG, CSV, Excel (xlsx) or an OpenDocument spreadsheet, "
     "with the right mimeCode: application/pdf, for example."},
    {"PEPPOL-EN16931-CL002", "BT-98, BT-140", BOTH, EL_REASON_CODE, EL_NONE,
     allowance_reason_allowed,
     "Koden för avdragets orsak ska finnas i UNCL5189, till exempel 95 för rabatt. Orsaken kan i "
     "stället skrivas i klartext.",
     "The reason code of the allowance must be of UNCL5189, for example 95 for a discount. The "
     "reason may be written as text instead."},
    {"PEPPOL-EN16931-CL003", "BT-105, BT-145", BOTH, EL_REASON_CODE, EL_NONE, charge_reason_allowed,
     "Koden för avgiftens orsak ska finnas i UNCL7161, till exempel FC för frakt. Orsaken kan i "
     "stället skrivas i klartext.",
     "The reason code of the charge must be of UNCL7161, for example FC for freight. The reason "
     "may be written as text instead."},
    {"PEPPOL-EN16931-CL006", "BT-8", ONLY_UBL, EL_TAX_POINT_CODE, EL_NONE, tax_point_allowed,
     "Koden för när momsen infaller (BT-8) ska vara 3, 35 eller 432.",
     "The VAT point date code (BT-8) must be 3, 35 or 432."},
    {"PEPPOL-EN16931-CL007", "BT-5, BT-6", BOTH, EL_ANY_AMOUNT, EL_NONE, currency_allowed,
     "Ange valutan för beloppet (currencyID) med en kod ur ISO 4217, till exempel SEK.",
     "State the currency of the amount (currencyID) as a code of ISO 4217, for example SEK."},
    {"PEPPOL-EN16931-CL008", "BT-34, BT-49", BOTH, EL_ANY_IDENTIFIER, EL_NONE,
     address_scheme_allowed,
     "Schemat för den elektroniska adressen (schemeID) ska finnas i Peppols lista, till exempel "
     "0007 för organisationsnummer eller 0088 för GLN.",
     "The scheme of the electronic address (schemeID) must be in Peppol's list, for example 0007 "
     "for a Swedish organisation number or 0088 for a GLN."},
    {"PEPPOL-EN16931-F001", "BT-2, BT-7, BT-9, BT-72, BT-73, BT-74, BT-134, BT-135", BOTH,
     EL_ANY_DATE, EL_NONE, date_is_written_right,
     "Skriv datumet ÅÅÅÅ-MM-DD, till exempel 2026-11-30, i CII ÅÅÅÅMMDD med format 102, utan "
     "klockslag och tidszon.",
     "Write the date YYYY-MM-DD, for example 2026-11-30, in CII YYYYMMDD with format 102, without "
     "time and time zone."},
    EXEMPTION("PEPPOL-EN16931-P0104", "VATEX-EU-G", "G", export_is_g),
    EXEMPTION("PEPPOL-EN16931-P0105", "VATEX-EU-O", "O", outside_is_o),
    EXEMPTION("PEPPOL-EN16931-P0106", "VATEX-EU-IC", "K", community_is_k),
    EXEMPTION("PEPPOL-EN16931-P0107", "VATEX-EU-AE", "AE", reverse_is_ae),
    EXEMPTION("PEPPOL-EN16931-P0108", "VATEX-EU-D", "E", travel_is_e),
    EXEMPTION("PEPPOL-EN16931-P0109", "VATEX-EU-F", "E", second_hand_is_e),
    EXEMPTION("PEPPOL-EN16931-P0110", "VATEX-EU-I", "E", art_is_e),
    EXEMPTION("PEPPOL-EN16931-P0111", "VATEX-EU-J", "E", antiques_is_e),
    {0},
};
