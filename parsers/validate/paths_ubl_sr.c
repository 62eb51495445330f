/* UBL-SR and UBL-DT: how often things may stand, and their data types. */
#include <string.h>
#include <strings.h>

#include "parsers/validate/paths_ubl.h"

#define FATAL SEVERITY_FATAL
#define WARNING SEVERITY_WARNING
#define LINES "cac:InvoiceLine | cac:CreditNoteLine"
#define PRICE_ALLOWANCE "cac:Price/cac:AllowanceCharge/"
#define SELLER "cac:AccountingSupplierParty/cac:Party/"
#define BUYER "cac:AccountingCustomerParty/cac:Party/"
#define NO_ATTRIBUTE(id, name)                                                                     \
    {                                                                                              \
        id, WARNING, "/", "//@" name, FORBIDDEN, NULL, NULL, NULL                                  \
    }

/* The number of an invoiced object (130) may have a scheme; a supporting document has neither a
 * scheme nor a type code, but in a credit note the code 50 (project). */
static int type_code_and_scheme(const struct path_asked *asked)
{
    bool is_credit_note = path_inside(asked, "CreditNote");

    return !path_has_value(asked, 0, "130") &&
           !(is_credit_note && path_has_value(asked, 0, "50")) &&
           (path_count(asked, 0) > 0 || path_count(asked, 1) > 0);
}

static int scheme_without_number(const struct path_asked *asked)
{
    return path_count(asked, 0) == 0 || path_count(asked, 1) == 0;
}

/* Names outside payment means. */
static int name_attribute(const struct path_asked *asked)
{
    return path_count(asked, 0) > path_count(asked, 1);
}

/* Some name of the payee (1) is another than some name of the seller (2). */
static bool is_other_than_seller(const struct path_asked *asked)
{
    const char *payee = NULL, *seller = NULL;

    for (int a = 0; (payee = path_value(asked, 1, a)) != NULL; a++) {
        for (int b = 0; (seller = path_value(asked, 2, b)) != NULL; b++) {
            if (strcmp(payee, seller) != 0) {
                return true;
            }
        }
    }
    return false;
}

/* Several payees are several contexts of the official rule: each may have one. */
static int payee_name(const struct path_asked *asked)
{
    int payees = path_count(asked, 0);

    return payees > 0 && (path_count(asked, 1) > payees || !is_other_than_seller(asked));
}

static int payee_legal_id(const struct path_asked *asked)
{
    int payees = path_count(asked, 0);

    return payees > 0 && (path_count(asked, 3) > payees || !is_other_than_seller(asked));
}

static int sepa_count(const struct path_asked *asked, int path)
{
    const char *scheme = NULL;
    int count = 0;

    for (int at = 0; (scheme = path_value(asked, path, at)) != NULL; at++) {
        count += strcasecmp(scheme, "SEPA") == 0 ? 1 : 0;
    }
    return count;
}

/* The creditor number of SEPA is no number of the payee. */
static int payee_id(const struct path_asked *asked)
{
    int payees = path_count(asked, 0);

    return payees > 0 &&
           (path_count(asked, 3) - sepa_count(asked, 4) > payees || !is_other_than_seller(asked));
}

/* clang-format off */
#define PAYEE "cac:PayeeParty; cac:PayeeParty/cac:PartyName/cbc:Name; " SELLER "cac:PartyLegalEntity/cbc:RegistrationName; "
#define PAYEE_SWEDISH "Ange betalningsmottagaren (cac:PayeeParty) bara när den är en annan än säljaren, med högst "
#define PAYEE_ENGLISH "State the payee (cac:PayeeParty) only when it is another than the seller, with at most one "
const struct path_rule paths_ubl_syntax[] = {
    {"UBL-SR-51", FATAL, "cac:PostalAddress | cac:Address", "cac:AddressLine", AT_MOST(1), "BT-162, BT-163, BT-164, BT-165", NULL, NULL},
    {"UBL-SR-42", FATAL, "cac:AccountingSupplierParty/cac:Party", "cac:PartyTaxScheme", AT_MOST(2), "BT-31, BT-32", NULL, NULL},
    {"UBL-SR-33", FATAL, "cac:AdditionalDocumentReference", "cbc:DocumentDescription", AT_MOST(1), "BT-123", NULL, NULL},
    {"UBL-SR-43", FATAL, "cac:AdditionalDocumentReference", "cbc:DocumentTypeCode; cbc:ID/@schemeID", ASK(type_code_and_scheme), "BT-18, BT-122",
     "Ta bort cbc:DocumentTypeCode och schemeID, eller ange typkoden 130 om referensen är det fakturerade objektet.",
     "Remove cbc:DocumentTypeCode and schemeID, or state the type code 130 when the reference is the invoiced object."},
    {"UBL-DT-01", FATAL, "*PriceAmount", "", NOTHING, NULL, NULL, NULL},
    {"UBL-DT-01", FATAL, PRICE_ALLOWANCE "cbc:Amount | " PRICE_ALLOWANCE "cbc:BaseAmount | " PRICE_ALLOWANCE "cbc:PerUnitAmount", "", NOTHING, NULL, NULL, NULL},
    {"UBL-DT-01", FATAL, "*Amount", ".", DECIMALS(2), NULL, NULL, NULL},
    {"UBL-DT-06", FATAL, "*BinaryObject", "@mimeCode", REQUIRED, "BT-125-1", NULL, NULL},
    {"UBL-DT-07", FATAL, "*BinaryObject", "@filename", REQUIRED, "BT-125-2", NULL, NULL},
    {"UBL-SR-25", FATAL, "cac:Delivery", "cac:DeliveryParty/cac:PartyName/cbc:Name", AT_MOST(1), "BT-70", NULL, NULL},
    {"UBL-SR-30", FATAL, "cac:AllowanceCharge[cbc:ChargeIndicator=false]", "cbc:AllowanceChargeReason", AT_MOST(1), "BT-97, BT-139", NULL, NULL},
    {"UBL-SR-31", FATAL, "cac:AllowanceCharge[cbc:ChargeIndicator=true]", "cbc:AllowanceChargeReason", AT_MOST(1), "BT-104, BT-144", NULL, NULL},
    {"UBL-SR-53", FATAL, "cac:PartyTaxScheme", "cac:TaxScheme/cbc:ID; cbc:CompanyID", ASK_COUNTS(scheme_without_number), "BT-31, BT-32, BT-48, BT-63",
     "Ange både cac:TaxScheme/cbc:ID (VAT) och numret i cbc:CompanyID, eller ta bort cac:PartyTaxScheme.",
     "State both cac:TaxScheme/cbc:ID (VAT) and the number in cbc:CompanyID, or remove cac:PartyTaxScheme."},
    NO_ATTRIBUTE("UBL-DT-08", "schemeName"),
    NO_ATTRIBUTE("UBL-DT-09", "schemeAgencyName"),
    NO_ATTRIBUTE("UBL-DT-10", "schemeDataURI"),
    NO_ATTRIBUTE("UBL-DT-11", "schemeURI"),
    NO_ATTRIBUTE("UBL-DT-12", "format"),
    NO_ATTRIBUTE("UBL-DT-13", "unitCodeListIdentifier"),
    NO_ATTRIBUTE("UBL-DT-14", "unitCodeListAgencyIdentifier"),
    NO_ATTRIBUTE("UBL-DT-15", "unitCodeListAgencyName"),
    NO_ATTRIBUTE("UBL-DT-16", "listAgencyName"),
    NO_ATTRIBUTE("UBL-DT-17", "listName"),
    {"UBL-DT-18", WARNING, "/", "//@name; //cbc:PaymentMeansCode/@name", ASK_COUNTS(name_attribute), NULL,
     "Ta bort attributet name: det får bara finnas på cbc:PaymentMeansCode.",
     "Remove the attribute name: it may only stand on cbc:PaymentMeansCode."},
    NO_ATTRIBUTE("UBL-DT-19", "languageID"),
    NO_ATTRIBUTE("UBL-DT-20", "listURI"),
    NO_ATTRIBUTE("UBL-DT-21", "listSchemeURI"),
    NO_ATTRIBUTE("UBL-DT-22", "languageLocaleID"),
    NO_ATTRIBUTE("UBL-DT-23", "uri"),
    NO_ATTRIBUTE("UBL-DT-24", "currencyCodeListVersionID"),
    NO_ATTRIBUTE("UBL-DT-25", "characterSetCode"),
    NO_ATTRIBUTE("UBL-DT-26", "encodingCode"),
    NO_ATTRIBUTE("UBL-DT-27", "schemeAgencyID"),
    NO_ATTRIBUTE("UBL-DT-28", "listAgencyID"),
    {"UBL-SR-01", FATAL, "/", "cac:ContractDocumentReference/cbc:ID", AT_MOST(1), "BT-12", NULL, NULL},
    {"UBL-SR-02", FATAL, "/", "cac:ReceiptDocumentReference/cbc:ID", AT_MOST(1), "BT-15", NULL, NULL},
    {"UBL-SR-03", FATAL, "/", "cac:DespatchDocumentReference/cbc:ID", AT_MOST(1), "BT-16", NULL, NULL},
    {"UBL-SR-05", FATAL, "/", "cac:PaymentTerms/cbc:Note", AT_MOST(1), "BT-20", NULL, NULL},
    {"UBL-SR-08", FATAL, "/", "cac:InvoicePeriod", AT_MOST(1), "BG-14", NULL, NULL},
    {"UBL-SR-09", FATAL, "/", SELLER "cac:PartyLegalEntity/cbc:RegistrationName", AT_MOST(1), "BT-27", NULL, NULL},
    {"UBL-SR-10", FATAL, "/", SELLER "cac:PartyName/cbc:Name", AT_MOST(1), "BT-28", NULL, NULL},
    {"UBL-SR-11", FATAL, "/", SELLER "cac:PartyLegalEntity/cbc:CompanyID", AT_MOST(1), "BT-30", NULL, NULL},
    {"UBL-SR-14", FATAL, "/", SELLER "cac:PartyLegalEntity/cbc:CompanyLegalForm", AT_MOST(1), "BT-33", NULL, NULL},
    {"UBL-SR-15", FATAL, "/", BUYER "cac:PartyLegalEntity/cbc:RegistrationName", AT_MOST(1), "BT-44", NULL, NULL},
    {"UBL-SR-16", FATAL, "/", BUYER "cac:PartyIdentification/cbc:ID", AT_MOST(1), "BT-46", NULL, NULL},
    {"UBL-SR-17", FATAL, "/", BUYER "cac:PartyLegalEntity/cbc:CompanyID", AT_MOST(1), "BT-47", NULL, NULL},
    {"UBL-SR-24", FATAL, "/", "cac:Delivery", AT_MOST(1), "BG-13", NULL, NULL},
    {"UBL-SR-39", FATAL, "/", "cac:ProjectReference/cbc:ID", AT_MOST(1), "BT-11", NULL, NULL},
    {"UBL-SR-40", FATAL, "/", BUYER "cac:PartyName/cbc:Name", AT_MOST(1), "BT-45", NULL, NULL},
    {"UBL-SR-44", FATAL, "/", "//cbc:PaymentID", ALL_EQUAL, "BT-83", NULL, NULL},
    {"UBL-SR-45", FATAL, "/", "cac:PaymentMeans/cbc:PaymentDueDate", AT_MOST(1), "BT-9", NULL, NULL},
    {"UBL-SR-46", FATAL, "/", "cac:PaymentMeans/cbc:PaymentMeansCode/@name", AT_MOST(1), "BT-82", NULL, NULL},
    {"UBL-SR-47", FATAL, "/", "//cbc:PaymentMeansCode", ALL_EQUAL, "BT-81", NULL, NULL},
    {"UBL-SR-49", FATAL, "/", "cac:InvoicePeriod/cbc:DescriptionCode", AT_MOST(1), "BT-8", NULL, NULL},
    {"UBL-SR-54", FATAL, "/", "cac:PaymentMeans/cac:CardAccount", AT_MOST(1), "BG-18", NULL, NULL},
    {"UBL-SR-55", FATAL, "/", "cac:PaymentMeans/cac:PaymentMandate", AT_MOST(1), "BG-19", NULL, NULL},
    {"UBL-SR-56", FATAL, "/", "cac:OriginatorDocumentReference/cbc:ID", AT_MOST(1), "BT-17", NULL, NULL},
    {"UBL-SR-34", FATAL, LINES, "cbc:Note", AT_MOST(1), "BT-127", NULL, NULL},
    {"UBL-SR-35", FATAL, LINES, "cac:OrderLineReference/cbc:LineID", AT_MOST(1), "BT-132", NULL, NULL},
    {"UBL-SR-36", FATAL, LINES, "cac:InvoicePeriod", AT_MOST(1), "BG-26", NULL, NULL},
    {"UBL-SR-37", FATAL, LINES, "cac:Price/cac:AllowanceCharge/cbc:Amount", AT_MOST(1), "BT-147", NULL, NULL},
    {"UBL-SR-48", FATAL, LINES, "cac:Item/cac:ClassifiedTaxCategory", EXACTLY(1), "BG-30", NULL, NULL},
    {"UBL-SR-50", FATAL, LINES, "cac:Item/cbc:Description", AT_MOST(1), "BT-154", NULL, NULL},
    {"UBL-SR-52", FATAL, LINES, "cac:DocumentReference", AT_MOST(1), "BT-128", NULL, NULL},
    {"UBL-SR-19", FATAL, "/", PAYEE, ASK(payee_name), "BG-10, BT-59",
     PAYEE_SWEDISH "ett namn (cac:PartyName/cbc:Name).", PAYEE_ENGLISH "name (cac:PartyName/cbc:Name)."},
    {"UBL-SR-20", FATAL, "/", PAYEE "cac:PayeeParty/cac:PartyIdentification/cbc:ID; cac:PayeeParty/cac:PartyIdentification/cbc:ID/@schemeID", ASK(payee_id), "BG-10, BT-60",
     PAYEE_SWEDISH "ett id (cac:PartyIdentification/cbc:ID).", PAYEE_ENGLISH "identifier (cac:PartyIdentification/cbc:ID)."},
    {"UBL-SR-21", FATAL, "/", PAYEE "cac:PayeeParty/cac:PartyLegalEntity/cbc:CompanyID", ASK(payee_legal_id), "BG-10, BT-61",
     PAYEE_SWEDISH "ett organisationsnummer (cac:PartyLegalEntity/cbc:CompanyID).", PAYEE_ENGLISH "registration number (cac:PartyLegalEntity/cbc:CompanyID)."},
    {"UBL-SR-26", FATAL, "cac:PaymentMeans", "cbc:PaymentID", AT_MOST(1), "BT-83", NULL, NULL},
    {"UBL-SR-27", FATAL, "cac:PaymentMeans", "cbc:PaymentMeansCode", AT_MOST(1), "BT-81", NULL, NULL},
    {"UBL-SR-28", FATAL, "cac:PaymentMeans", "cac:PaymentMandate/cbc:ID", AT_MOST(1), "BT-89", NULL, NULL},
    {"UBL-SR-06", FATAL, "cac:BillingReference", "cac:InvoiceDocumentReference", AT_MOST(1), "BG-3", NULL, NULL},
    {"UBL-SR-07", FATAL, "cac:BillingReference", "cac:InvoiceDocumentReference/cbc:ID", REQUIRED, "BT-25", NULL, NULL},
    {"UBL-SR-22", FATAL, "cac:TaxRepresentativeParty", "cac:PartyName/cbc:Name", AT_MOST(1), "BT-62", NULL, NULL},
    {"UBL-SR-23", FATAL, "cac:TaxRepresentativeParty", "cac:PartyTaxScheme/cbc:CompanyID", AT_MOST(1), "BT-63", NULL, NULL},
    {"UBL-SR-32", FATAL, "cac:TaxSubtotal", "cac:TaxCategory/cbc:TaxExemptionReason", AT_MOST(1), "BT-120", NULL, NULL},
    {0},
};
/* clang-format on */

static int object_number(const struct path_asked *asked)
{
    return path_count(asked, 0);
}

static int vat_number(const struct path_asked *asked)
{
    const char *scheme = NULL;

    for (int at = 0; (scheme = path_value(asked, 1, at)) != NULL; at++) {
        if (strcasecmp(scheme, "VAT") == 0) {
            return path_count(asked, 0);
        }
    }
    return 0;
}

/* Of a scheme that is not VAT; a scheme without a name is none. */
static int other_tax_number(const struct path_asked *asked)
{
    const char *scheme = NULL;
    bool is_other = path_count(asked, 2) > path_count(asked, 1);

    for (int at = 0; (scheme = path_value(asked, 1, at)) != NULL; at++) {
        is_other = is_other || strcasecmp(scheme, "VAT") != 0;
    }
    return is_other ? path_count(asked, 0) : 0;
}

static int creditor_number(const struct path_asked *asked)
{
    return sepa_count(asked, 0);
}

/* clang-format off */
#define SCHEME "cbc:CompanyID; cac:TaxScheme/cbc:ID; cac:TaxScheme"
const struct path_rule paths_ubl_tallies[] = {
    {"UBL-SR-04", FATAL, "/cac:AdditionalDocumentReference[cbc:DocumentTypeCode='130']", "cbc:ID", TALLY(1, object_number), "BT-18",
     "Ange högst ett fakturerat objekt (cac:AdditionalDocumentReference med DocumentTypeCode 130).",
     "State at most one invoiced object (cac:AdditionalDocumentReference with DocumentTypeCode 130)."},
    {"UBL-SR-12", FATAL, "/" SELLER "cac:PartyTaxScheme", SCHEME, TALLY(1, vat_number), "BT-31",
     "Ange säljarens momsregistreringsnummer högst en gång.", "State the seller's VAT number at most once."},
    {"UBL-SR-13", FATAL, "/" SELLER "cac:PartyTaxScheme", SCHEME, TALLY(1, other_tax_number), "BT-32",
     "Ange högst en skatteregistrering av säljaren utöver momsnumret (uppgift om F-skatt).",
     "State at most one tax registration of the seller beside the VAT number."},
    {"UBL-SR-18", FATAL, "/" BUYER "cac:PartyTaxScheme", SCHEME, TALLY(1, vat_number), "BT-48",
     "Ange köparens momsregistreringsnummer högst en gång.", "State the buyer's VAT number at most once."},
    {"UBL-SR-29", FATAL, "cac:PartyIdentification", "cbc:ID/@schemeID", TALLY(1, creditor_number), "BT-90",
     "Ange bankens borgenärsnummer (schemeID SEPA) högst en gång.",
     "State the bank's creditor number (schemeID SEPA) at most once."},
    {0},
};
