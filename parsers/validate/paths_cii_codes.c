/* EN 16931 in CII (EN 16931-3-3, artefact 1.3.16, pattern EN16931-Codes): coded values. */
#include <string.h>

#include "parsers/validate/codes.h"
#include "parsers/validate/paths_cii.h"

#define ALLOWANCE(says)                                                                            \
    "ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator=" says "]"

/* Identifiers of the item and of the delivery location have rows of their own. */
static int unknown_scheme(const struct path_asked *asked)
{
    const char *scheme = path_value(asked, 0, 0);

    return !path_inside(asked, "SpecifiedTradeProduct") &&
           !path_inside(asked, "ShipToTradeParty") && scheme != NULL &&
           !code_word_is_in(CODES_IDENTIFIER_SCHEME, scheme, strlen(scheme));
}

#define SCHEME_SWEDISH                                                                              \
    "Ange schemeID enligt ISO 6523, till exempel 0007 för svenskt organisationsnummer, 0088 för " \
    "GLN eller 0160 för GTIN."
#define SCHEME_ENGLISH                                                                             \
    "State schemeID as in ISO 6523, for example 0007 for a Swedish organisation number, 0088 for " \
    "GLN or 0160 for GTIN."

const struct path_rule paths_cii_codes[] = {
    {"BR-CL-01", SEVERITY_FATAL, "rsm:ExchangedDocument/ram:TypeCode", ".",
     CODE(CODES_DOCUMENT_TYPE), "BT-3", NULL, NULL},
    {"BR-CL-03", SEVERITY_FATAL, "ram:TaxTotalAmount[@currencyID]", "@currencyID",
     CODE(CODES_CURRENCY), "BT-110, BT-111", NULL, NULL},
    {"BR-CL-04", SEVERITY_FATAL, "ram:InvoiceCurrencyCode", ".", CODE(CODES_CURRENCY), "BT-5", NULL,
     NULL},
    {"BR-CL-05", SEVERITY_FATAL, "ram:TaxCurrencyCode", ".", CODE(CODES_CURRENCY), "BT-6", NULL,
     NULL},
    {"BR-CL-06", SEVERITY_FATAL, "ram:DueDateTypeCode", ".", CODE(CODES_TAX_POINT_2475), "BT-8",
     NULL, NULL},
    {"BR-CL-07", SEVERITY_FATAL, "ram:ReferenceTypeCode", ".", CODE(CODES_REFERENCE),
     "BT-18, BT-128", NULL, NULL},
    {"BR-CL-08", SEVERITY_FATAL, "ram:SubjectCode", ".", CODE(CODES_NOTE_SUBJECT), "BT-21", NULL,
     NULL},
    {"BR-CL-21", SEVERITY_FATAL, "ram:SpecifiedTradeProduct/ram:GlobalID[@schemeID]", "@schemeID",
     CODE(CODES_IDENTIFIER_SCHEME), "BT-157", NULL, NULL},
    {"BR-CL-26", SEVERITY_FATAL,
     "ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty/ram:GlobalID[@schemeID]", "@schemeID",
     CODE(CODES_IDENTIFIER_SCHEME), "BT-71", NULL, NULL},
    {"BR-CL-10", SEVERITY_FATAL, "ram:GlobalID[@schemeID]", "@schemeID", ASK(unknown_scheme),
     "BT-29, BT-46, BT-60", SCHEME_SWEDISH, SCHEME_ENGLISH},
    /* Tax numbers have schemes of their own (VA, FC). */
    {"BR-CL-11", SEVERITY_FATAL, "ram:SpecifiedTaxRegistration/ram:ID", ".", NOTHING, NULL, NULL,
     NULL},
    {"BR-CL-11", SEVERITY_FATAL, "ram:ID[@schemeID]", "@schemeID", CODE(CODES_IDENTIFIER_SCHEME),
     "BT-30, BT-47, BT-61", NULL, NULL},
    {"BR-CL-13", SEVERITY_FATAL, "ram:ClassCode[@listID]", "@listID",
     CODE(CODES_ITEM_CLASSIFICATION), "BT-158", NULL, NULL},
    {"BR-CL-14", SEVERITY_FATAL, "ram:CountryID", ".", CODE(CODES_COUNTRY_CII),
     "BT-40, BT-55, BT-69, BT-80", NULL, NULL},
    {"BR-CL-15", SEVERITY_FATAL, "ram:OriginTradeCountry/ram:ID", ".", CODE(CODES_COUNTRY_CII),
     "BT-159", NULL, NULL},
    {"BR-CL-16", SEVERITY_FATAL, "ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode", ".",
     CODE(CODES_PAYMENT_MEANS), "BT-81", NULL, NULL},
    {"BR-CL-17", SEVERITY_FATAL, "ram:CategoryTradeTax/ram:CategoryCode", ".",
     CODE(CODES_VAT_CATEGORY), "BT-95, BT-102", NULL, NULL},
    {"BR-CL-18", SEVERITY_FATAL, "ram:ApplicableTradeTax/ram:CategoryCode", ".",
     CODE(CODES_VAT_CATEGORY), "BT-118, BT-151", NULL, NULL},
    {"BR-CL-19", SEVERITY_FATAL, ALLOWANCE("false"), "ram:ReasonCode", CODE(CODES_ALLOWANCE_REASON),
     "BT-98, BT-140", NULL, NULL},
    {"BR-CL-20", SEVERITY_FATAL, ALLOWANCE("true"), "ram:ReasonCode", CODE(CODES_CHARGE_REASON),
     "BT-105, BT-145", NULL, NULL},
    {"BR-CL-22", SEVERITY_FATAL, "ram:ExemptionReasonCode", ".", CODE_UPPER(CODES_VAT_EXEMPTION),
     "BT-121", NULL, NULL},
    {"BR-CL-23", SEVERITY_FATAL, "ram:BasisQuantity[@unitCode] | ram:BilledQuantity[@unitCode]",
     "@unitCode", CODE(CODES_UNIT), "BT-130, BT-150", NULL, NULL},
    {"BR-CL-24", SEVERITY_FATAL, "ram:AttachmentBinaryObject[@mimeCode]", "@mimeCode",
     CODE_EXACT(CODES_MEDIA_TYPE), "BT-125", NULL, NULL},
    {"BR-CL-25", SEVERITY_FATAL, "ram:URIUniversalCommunication/ram:URIID[@schemeID]", "@schemeID",
     CODE(CODES_ADDRESS_SCHEME), "BT-34, BT-49", NULL, NULL},
    {0},
};
