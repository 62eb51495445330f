/* BR-DEC and BR-CL in UBL, and what Peppol adds of the kind. */
#include <string.h>

#include "parsers/validate/codes.h"
#include "parsers/validate/paths_ubl.h"

#define FATAL SEVERITY_FATAL
#define LINE_ALLOWANCE(charge)                                                                     \
    "cac:InvoiceLine/cac:AllowanceCharge[cbc:ChargeIndicator=" charge                              \
    "] | cac:CreditNoteLine/cac:AllowanceCharge[cbc:ChargeIndicator=" charge "]"
#define ALLOWANCE "/cac:AllowanceCharge[cbc:ChargeIndicator=false]"
#define CHARGE "/cac:AllowanceCharge[cbc:ChargeIndicator=true]"
#define TOTAL(id, amount, term)                                                                    \
    {                                                                                              \
        id, FATAL, "cac:LegalMonetaryTotal", "cbc:" amount, DECIMALS(2), term, NULL, NULL          \
    }

/* "text #AAI# text": three letters between the first two of these signs are a code. */
static int note_subject(const struct path_asked *asked)
{
    const char *note = path_value(asked, 0, 0);
    const char *first = note == NULL ? NULL : strchr(note, '#');
    const char *second = first == NULL ? NULL : strchr(first + 1, '#');

    return second != NULL && second - first == 4 && !code_is_in(CODES_NOTE_SUBJECT, first + 1, 3);
}

/* Of the seller and the payee it may also be the creditor number of SEPA. */
static int party_scheme(const struct path_asked *asked)
{
    const char *scheme = path_value(asked, 0, 0);
    bool may_be_creditor =
        path_inside(asked, "AccountingSupplierParty") || path_inside(asked, "PayeeParty");

    if (scheme == NULL) {
        return 0;
    }
    size_t blanks = strspn(scheme, " \t\r\n");
    bool is_creditor = may_be_creditor && strncmp(scheme + blanks, "SEPA", 4) == 0 &&
                       strspn(scheme + blanks + 4, " \t\r\n") == strlen(scheme + blanks + 4);

    return !is_creditor && !code_word_is_in(CODES_IDENTIFIER_SCHEME, scheme, strlen(scheme));
}

/* clang-format off */
const struct path_rule paths_ubl_decimals[] = {
    {"BR-DEC-01", FATAL, ALLOWANCE, "cbc:Amount", DECIMALS(2), "BT-92", NULL, NULL},
    {"BR-DEC-02", FATAL, ALLOWANCE, "cbc:BaseAmount", DECIMALS(2), "BT-93", NULL, NULL},
    {"BR-DEC-05", FATAL, CHARGE, "cbc:Amount", DECIMALS(2), "BT-99", NULL, NULL},
    {"BR-DEC-06", FATAL, CHARGE, "cbc:BaseAmount", DECIMALS(2), "BT-100", NULL, NULL},
    TOTAL("BR-DEC-09", "LineExtensionAmount", "BT-106"),
    TOTAL("BR-DEC-10", "AllowanceTotalAmount", "BT-107"),
    TOTAL("BR-DEC-11", "ChargeTotalAmount", "BT-108"),
    TOTAL("BR-DEC-12", "TaxExclusiveAmount", "BT-109"),
    TOTAL("BR-DEC-14", "TaxInclusiveAmount", "BT-112"),
    TOTAL("BR-DEC-16", "PrepaidAmount", "BT-113"),
    TOTAL("BR-DEC-17", "PayableRoundingAmount", "BT-114"),
    TOTAL("BR-DEC-18", "PayableAmount", "BT-115"),
    /* The official tests of these two look for the currency inside the amount, and never fail. */
    {"BR-DEC-13", FATAL, "/", "cac:TaxTotal/cbc:TaxAmount", PATH_NOTHING, 2, NULL, "BT-110", NULL, NULL},
    {"BR-DEC-15", FATAL, "/", "cac:TaxTotal/cbc:TaxAmount", PATH_NOTHING, 2, NULL, "BT-111", NULL, NULL},
    {"BR-DEC-23", FATAL, "cac:InvoiceLine | cac:CreditNoteLine", "cbc:LineExtensionAmount", DECIMALS(2), "BT-131", NULL, NULL},
    {"BR-DEC-24", FATAL, LINE_ALLOWANCE("false"), "cbc:Amount", DECIMALS(2), "BT-136", NULL, NULL},
    {"BR-DEC-25", FATAL, LINE_ALLOWANCE("false"), "cbc:BaseAmount", DECIMALS(2), "BT-137", NULL, NULL},
    {"BR-DEC-27", FATAL, LINE_ALLOWANCE("true"), "cbc:Amount", DECIMALS(2), "BT-141", NULL, NULL},
    {"BR-DEC-28", FATAL, LINE_ALLOWANCE("true"), "cbc:BaseAmount", DECIMALS(2), "BT-142", NULL, NULL},
    {"BR-CL-08", FATAL, "/cbc:Note", ".", ASK(note_subject), "BT-21",
     "Ange en ämneskod ur UNTDID 4451 mellan tecknen # i cbc:Note (till exempel #AAI#), eller skriv texten utan #.",
     "State a subject code of UNTDID 4451 between the signs # in cbc:Note (as in #AAI#), or write the text without #."},
    {"BR-DEC-19", FATAL, "cac:TaxTotal/cac:TaxSubtotal", "cbc:TaxableAmount", DECIMALS(2), "BT-116", NULL, NULL},
    {"BR-DEC-20", FATAL, "cac:TaxTotal/cac:TaxSubtotal", "cbc:TaxAmount", DECIMALS(2), "BT-117", NULL, NULL},
    {0},
};

#define AMOUNTS "cbc:Amount | cbc:BaseAmount | cbc:PriceAmount | cbc:TaxAmount | cbc:TaxableAmount | " \
    "cbc:LineExtensionAmount | cbc:TaxExclusiveAmount | cbc:TaxInclusiveAmount | cbc:AllowanceTotalAmount | " \
    "cbc:ChargeTotalAmount | cbc:PrepaidAmount | cbc:PayableRoundingAmount | cbc:PayableAmount"
#define INVOICED_OBJECT(of) of "[cbc:DocumentTypeCode='130']"
const struct path_rule paths_ubl_codes[] = {
    {"BR-CL-01", FATAL, "cbc:InvoiceTypeCode", ".", CODE(CODES_INVOICE_TYPE), "BT-3", NULL, NULL},
    {"BR-CL-01", FATAL, "cbc:CreditNoteTypeCode", ".", CODE(CODES_CREDIT_NOTE_TYPE), "BT-3", NULL, NULL},
    {"BR-CL-03", FATAL, AMOUNTS, "@currencyID", REQUIRED, NULL, NULL, NULL},
    {"BR-CL-03", FATAL, AMOUNTS, "@currencyID", CODE(CODES_CURRENCY), NULL, NULL, NULL},
    {"BR-CL-04", FATAL, "cbc:DocumentCurrencyCode", ".", CODE(CODES_CURRENCY), "BT-5", NULL, NULL},
    {"BR-CL-05", FATAL, "cbc:TaxCurrencyCode", ".", CODE(CODES_CURRENCY), "BT-6", NULL, NULL},
    {"BR-CL-06", FATAL, "cac:InvoicePeriod/cbc:DescriptionCode", ".", CODE(CODES_TAX_POINT_2005), "BT-8", NULL, NULL},
    {"BR-CL-07", FATAL, INVOICED_OBJECT("cac:AdditionalDocumentReference") " | " INVOICED_OBJECT("cac:DocumentReference"), "cbc:ID/@schemeID", CODE(CODES_REFERENCE), "BT-18-1, BT-128-1", NULL, NULL},
    {"BR-CL-10", FATAL, "cac:PartyIdentification/cbc:ID", "@schemeID", ASK(party_scheme), "BT-29-1, BT-46-1, BT-60-1",
     "Ange i schemeID en kod ur ISO 6523 (till exempel 0007 för organisationsnummer, 0088 för GLN), eller ta bort attributet.",
     "State a code of ISO 6523 in schemeID (0007 for Swedish organisation numbers, 0088 for GLN), or remove the attribute."},
    {"BR-CL-11", FATAL, "cac:PartyLegalEntity/cbc:CompanyID", "@schemeID", CODE(CODES_IDENTIFIER_SCHEME), "BT-30-1, BT-47-1, BT-61-1", NULL, NULL},
    {"BR-CL-13", FATAL, "cac:CommodityClassification/cbc:ItemClassificationCode", "@listID", CODE(CODES_ITEM_CLASSIFICATION), "BT-158-1", NULL, NULL},
    {"BR-CL-14", FATAL, "cac:Country/cbc:IdentificationCode", ".", CODE(CODES_COUNTRY_UBL), "BT-40, BT-55, BT-69, BT-80", NULL, NULL},
    {"BR-CL-15", FATAL, "cac:OriginCountry/cbc:IdentificationCode", ".", CODE(CODES_COUNTRY_UBL), "BT-159", NULL, NULL},
    {"BR-CL-16", FATAL, "cac:PaymentMeans/cbc:PaymentMeansCode", ".", CODE(CODES_PAYMENT_MEANS), "BT-81", NULL, NULL},
    {"BR-CL-17", FATAL, "cac:TaxCategory/cbc:ID", ".", CODE(CODES_VAT_CATEGORY), "BT-95, BT-102, BT-118", NULL, NULL},
    {"BR-CL-18", FATAL, "cac:ClassifiedTaxCategory/cbc:ID", ".", CODE(CODES_VAT_CATEGORY), "BT-151", NULL, NULL},
    {"BR-CL-19", FATAL, "cac:AllowanceCharge[cbc:ChargeIndicator=false]", "cbc:AllowanceChargeReasonCode", CODE(CODES_ALLOWANCE_REASON), "BT-98, BT-140", NULL, NULL},
    {"BR-CL-20", FATAL, "cac:AllowanceCharge[cbc:ChargeIndicator=true]", "cbc:AllowanceChargeReasonCode", CODE(CODES_CHARGE_REASON), "BT-105, BT-145", NULL, NULL},
    {"BR-CL-21", FATAL, "cac:StandardItemIdentification/cbc:ID", "@schemeID", CODE(CODES_IDENTIFIER_SCHEME), "BT-157-1", NULL, NULL},
    {"BR-CL-22", FATAL, "cbc:TaxExemptionReasonCode", ".", CODE_UPPER(CODES_VAT_EXEMPTION), "BT-121", NULL, NULL},
    {"BR-CL-23", FATAL, "cbc:InvoicedQuantity | cbc:BaseQuantity | cbc:CreditedQuantity", "@unitCode", CODE(CODES_UNIT), "BT-130, BT-150", NULL, NULL},
    {"BR-CL-24", FATAL, "cbc:EmbeddedDocumentBinaryObject", "@mimeCode", CODE_EXACT(CODES_MEDIA_TYPE), "BT-125-1", NULL, NULL},
    {"BR-CL-25", FATAL, "cbc:EndpointID", "@schemeID", CODE(CODES_ADDRESS_SCHEME), "BT-34-1, BT-49-1", NULL, NULL},
    {"BR-CL-26", FATAL, "cac:DeliveryLocation/cbc:ID", "@schemeID", CODE(CODES_IDENTIFIER_SCHEME), "BT-71-1", NULL, NULL},
    {0},
};

const struct path_rule paths_ubl_peppol[] = {
    {"PEPPOL-EN16931-R008", FATAL, "*", ".", NOT_EMPTY, NULL, NULL, NULL},
    {"PEPPOL-EN16931-CL001", FATAL, "cbc:EmbeddedDocumentBinaryObject", "@mimeCode", CODE_EXACT(CODES_MEDIA_TYPE), "BT-125-1", NULL, NULL},
    {"PEPPOL-EN16931-CL002", FATAL, "cac:AllowanceCharge[cbc:ChargeIndicator='false']", "cbc:AllowanceChargeReasonCode", CODE(CODES_ALLOWANCE_REASON), "BT-98, BT-140", NULL, NULL},
    {"PEPPOL-EN16931-CL003", FATAL, "cac:AllowanceCharge[cbc:ChargeIndicator='true']", "cbc:AllowanceChargeReasonCode", CODE(CODES_CHARGE_REASON), "BT-105, BT-145", NULL, NULL},
    {"PEPPOL-EN16931-CL006", FATAL, "cac:InvoicePeriod/cbc:DescriptionCode", ".", CODE(CODES_TAX_POINT_2005), "BT-8", NULL, NULL},
    {"PEPPOL-EN16931-CL007", FATAL, AMOUNTS, "@currencyID", REQUIRED, NULL, NULL, NULL},
    {"PEPPOL-EN16931-CL007", FATAL, AMOUNTS, "@currencyID", CODE_EXACT(CODES_PEPPOL_CURRENCY), NULL, NULL, NULL},
    {"PEPPOL-EN16931-CL008", FATAL, "cbc:EndpointID", "@schemeID", CODE_EXACT(CODES_PEPPOL_ADDRESS_SCHEME), "BT-34-1, BT-49-1", NULL, NULL},
    {0},
};
