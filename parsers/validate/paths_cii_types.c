/* EN 16931 in CII (EN 16931-3-3, artefact 1.3.16, pattern EN16931-CII-Syntax).
 *
 * Datatypes: attributes and parts that EN 16931 does not use.
 */
#include "parsers/validate/paths_cii.h"

#include <string.h>

#define LINE CII_TRANSACTION "/ram:IncludedSupplyChainTradeLineItem"
#define FOUR_IDENTIFIERS                                                                           \
    "/rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID | "       \
    "/rsm:ExchangedDocument/ram:ID | " LINE                                                        \
    "/ram:AssociatedDocumentLineDocument/ram:LineID | " LINE                                       \
    "/ram:SpecifiedTradeProduct/ram:SellerAssignedID"
#define LINE_CATEGORY                                                                              \
    LINE "/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode"
/* The official contexts are all elements whose names end in TradeTax and in ReferencedDocument:
 * those of the schema D16B, and of later ones that are sent as if they were it. */
#define TRADE_TAX                                                                                  \
    "ram:ApplicableTradeTax | ram:AppliedTradeTax | ram:CategoryTradeTax | ram:IncludedTradeTax "  \
    "| "                                                                                           \
    "ram:SubtotalCalculatedTradeTax"
#define REFERENCE                                                                                  \
    "ram:AdditionalReferenceReferencedDocument | ram:AdditionalReferencedDocument | "              \
    "ram:AssociatedReferencedDocument | ram:BlanketOrderReferencedDocument | "                     \
    "ram:BuyerOrderReferencedDocument | ram:CatalogueReferencedDocument | "                        \
    "ram:CertificationEvidenceReferenceReferencedDocument | "                                      \
    "ram:ConsumptionReportReferencedDocument | ram:ContractReferencedDocument | "                  \
    "ram:DeliveryNoteReferencedDocument | ram:DemandForecastReferencedDocument | "                 \
    "ram:DespatchAdviceReferencedDocument | ram:FactoringAgreementReferencedDocument | "           \
    "ram:FactoringListReferencedDocument | ram:InspectionReferenceReferencedDocument | "           \
    "ram:InvoiceReferenceReferencedDocument | ram:InvoiceReferencedDocument | "                    \
    "ram:InvoiceSpecifiedReferencedDocument | ram:LetterOfCreditReferencedDocument | "             \
    "ram:MSDSReferenceReferencedDocument | ram:OrderResponseReferencedDocument | "                 \
    "ram:PackingListReferencedDocument | ram:PreviousOrderChangeReferencedDocument | "             \
    "ram:PreviousOrderResponseReferencedDocument | ram:PriceListReferencedDocument | "             \
    "ram:ProFormaInvoiceReferencedDocument | ram:PromotionalDealReferencedDocument | "             \
    "ram:PurchaseConditionsReferencedDocument | ram:QuotationReferencedDocument | "                \
    "ram:ReceivingAdviceReferencedDocument | ram:ReferenceReferencedDocument | "                   \
    "ram:ReferencedDocument | ram:RequisitionReferencedDocument | "                                \
    "ram:RequisitionerReferencedDocument | ram:SellerOrderReferencedDocument | "                   \
    "ram:SupplyInstructionReferencedDocument | ram:TransportContractReferencedDocument | "         \
    "ram:UltimateCustomerOrderReferencedDocument"
#define LINE_UNITS                                                                                 \
    "rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/"                        \
    "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode"
#define UNITS                                                                                      \
    "//ram:ActualQuantity/@unitCode | //ram:BasisQuantity/@unitCode | "                            \
    "//ram:BilledQuantity/@unitCode | //ram:ChargeFreeQuantity/@unitCode | "                       \
    "//ram:ContentLayerQuantity/@unitCode | "                                                      \
    "//ram:CustomerFacingTotalUnitQuantity/@unitCode | //ram:DespatchedQuantity/@unitCode | "      \
    "//ram:LayerTotalUnitQuantity/@unitCode | //ram:MaximumQuantity/@unitCode | "                  \
    "//ram:MaximumStackabilityQuantity/@unitCode | //ram:MinimumQuantity/@unitCode | "             \
    "//ram:PackageQuantity/@unitCode | //ram:PerPackageUnitQuantity/@unitCode | "                  \
    "//ram:ProductUnitQuantity/@unitCode | //ram:ReceivedQuantity/@unitCode | "                    \
    "//ram:RequestedQuantity/@unitCode | //ram:TariffQuantity/@unitCode | "                        \
    "//ram:TotalQuantity/@unitCode | //ram:UnitQuantity/@unitCode"

static bool is_additional(const struct path_asked *asked)
{
    return strcmp(path_name(asked), "AdditionalReferencedDocument") == 0;
}

/* What is asked for, and the type codes of the reference. */
static int not_in_attachment(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && !(is_additional(asked) && path_has_value(asked, 1, "916"));
}

static int not_in_object(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && !(is_additional(asked) && path_has_value(asked, 1, "130"));
}

static int not_a_known_reference(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && !(is_additional(asked) && (path_has_value(asked, 0, "50") ||
                                                                  path_has_value(asked, 0, "130") ||
                                                                  path_has_value(asked, 0, "916")));
}

static int not_of_invoice(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && strcmp(path_name(asked), "InvoiceReferencedDocument") != 0;
}

static int not_applicable_tax(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && strcmp(path_name(asked), "ApplicableTradeTax") != 0;
}

static int not_in_settlement(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && !path_inside(asked, "ApplicableHeaderTradeSettlement");
}

static int not_vat(const struct path_asked *asked)
{
    return path_count(asked, 0) > 0 && !path_has_value(asked, 0, "VAT");
}

/* One invoiced quantity with a unit lets all quantities of the document have one. */
static int units_but_of_lines(const struct path_asked *asked)
{
    return path_count(asked, 0) == 0 && path_count(asked, 1) > 0;
}

static bool is_number_between(const char *digits, int least, int most)
{
    int number = (digits[0] - '0') * 10 + digits[1] - '0';

    return number >= least && number <= most;
}

/* The text and the format of a date: 102 is CCYYMMDD, any month having 31 days. */
static int no_date(const struct path_asked *asked)
{
    static const char blanks[] = " \t\n\r";
    enum { DIGITS = 8, MONTH_AT = 4, DAY_AT = 6 };
    const char *text = path_value(asked, 0, 0);

    if (!path_has_value(asked, 1, "102")) {
        return 0;
    }
    text = text == NULL ? "" : text + strspn(text, blanks);
    return strspn(text, "0123456789") != DIGITS || !is_number_between(text + MONTH_AT, 1, 12) ||
           !is_number_between(text + DAY_AT, 1, 31) ||
           text[DIGITS + strspn(text + DIGITS, blanks)] != '\0';
}

/* Contexts with many names are told by what they are. */
#define NUMBER_NEVER(id, attribute)                                                                \
    {                                                                                              \
        id, SEVERITY_FATAL, FOUR_IDENTIFIERS, "@" attribute, FORBIDDEN,                            \
            "BT-24, BT-1, BT-126, BT-155",                                                         \
            "Ta bort attributet " attribute " på specifikationens, fakturans, radens eller "      \
            "artikelns nummer: det används inte i EN 16931.",                                      \
            "Remove the attribute " attribute                                                      \
            " of the identifier of the specification, the invoice, the line or the item: EN "      \
            "16931 does not use it."                                                               \
    }
#define REFERENCE_NEVER(id, path)                                                                  \
    {                                                                                              \
        id, SEVERITY_FATAL, REFERENCE, path, FORBIDDEN, NULL,                                      \
            "Ta bort " path                                                                        \
            " i referensen till ett dokument (ReferencedDocument): det används inte i EN 16931.",  \
            "Remove " path                                                                         \
            " in the reference to a document (ReferencedDocument): EN 16931 does not use it."      \
    }
#define TAX_NOT(id, path)                                                                          \
    {                                                                                              \
        id, SEVERITY_WARNING, TRADE_TAX, path, FORBIDDEN, NULL,                                    \
            "Ta bort " path " i momsuppgifterna (TradeTax): det används inte i EN 16931.",         \
            "Remove " path " in the VAT information (TradeTax): EN 16931 does not use it."         \
    }

const struct path_rule paths_cii_types[] = {
    NUMBER_NEVER("CII-DT-001", "schemeName"),
    NUMBER_NEVER("CII-DT-002", "schemeAgencyName"),
    NUMBER_NEVER("CII-DT-003", "schemeDataURI"),
    NUMBER_NEVER("CII-DT-004", "schemeURI"),
    NUMBER_NEVER("CII-DT-005", "schemeID"),
    NUMBER_NEVER("CII-DT-006", "schemeAgencyID"),
    NUMBER_NEVER("CII-DT-007", "schemeVersionID"),
    NEVER("CII-DT-101", "ram:*ID", "@schemeName"),
    NEVER("CII-DT-102", "ram:*ID", "@schemeAgencyName"),
    NEVER("CII-DT-103", "ram:*ID", "@schemeDataURI"),
    NEVER("CII-DT-104", "ram:*ID", "@schemeURI"),
    NEVER("CII-DT-008", "ram:TypeCode", "@name"),
    NEVER("CII-DT-009", "ram:TypeCode", "@listURI"),
    NEVER("CII-DT-010", "/rsm:ExchangedDocument/ram:TypeCode", "@listID"),
    NEVER("CII-DT-011", "/rsm:ExchangedDocument/ram:TypeCode", "@listAgencyID"),
    NEVER("CII-DT-012", "/rsm:ExchangedDocument/ram:TypeCode", "@listVersionID"),
    NOT("CII-DT-045", LINE_CATEGORY, "@listID"),
    NOT("CII-DT-046", LINE_CATEGORY, "@listAgencyID"),
    NOT("CII-DT-047", LINE_CATEGORY, "@listVersionID"),
    NOT("CII-DT-048", LINE_CATEGORY, "@listURI"),
    {"CII-DT-015", SEVERITY_FATAL, REFERENCE, "ram:URIID; ram:TypeCode", ASK(not_in_attachment),
     "BT-124",
     "Ta bort URIID. Bara en bilaga (AdditionalReferencedDocument med TypeCode 916) får ha en länk "
     "(BT-124).",
     "Remove URIID. Only a supporting document (AdditionalReferencedDocument with TypeCode 916) "
     "may have a location (BT-124)."},
    REFERENCE_NEVER("CII-DT-016", "ram:StatusCode"),
    REFERENCE_NEVER("CII-DT-017", "ram:CopyIndicator"),
    {"CII-DT-018", SEVERITY_FATAL, REFERENCE, "ram:TypeCode", ASK(not_a_known_reference),
     "BG-24, BT-17, BT-18",
     "Ta bort TypeCode, eller ange 50, 130 eller 916 i AdditionalReferencedDocument. Andra "
     "referenser har ingen typkod.",
     "Remove TypeCode, or state 50, 130 or 916 in AdditionalReferencedDocument. Other references "
     "have no type code."},
    REFERENCE_NEVER("CII-DT-019", "ram:GlobalID"),
    REFERENCE_NEVER("CII-DT-020", "ram:RevisionID"),
    {"CII-DT-021", SEVERITY_FATAL, REFERENCE, "ram:Name; ram:TypeCode", ASK(not_in_attachment),
     "BT-123",
     "Ta bort Name. Bara en bilaga (AdditionalReferencedDocument med TypeCode 916) får ha en "
     "beskrivning (BT-123).",
     "Remove Name. Only a supporting document (AdditionalReferencedDocument with TypeCode 916) may "
     "have a description (BT-123)."},
    {"CII-DT-022", SEVERITY_FATAL, REFERENCE, "ram:AttachmentBinaryObject; ram:TypeCode",
     ASK(not_in_attachment), "BT-125",
     "Ange TypeCode 916 för en bilaga (AdditionalReferencedDocument). Andra referenser får inte ha "
     "AttachmentBinaryObject (BT-125).",
     "State TypeCode 916 for a supporting document (AdditionalReferencedDocument). Other "
     "references may not have AttachmentBinaryObject (BT-125)."},
    REFERENCE_NEVER("CII-DT-023", "ram:Information"),
    {"CII-DT-024", SEVERITY_FATAL, REFERENCE, "ram:ReferenceTypeCode; ram:TypeCode",
     ASK(not_in_object), "BT-18, BT-128",
     "Ta bort ReferenceTypeCode. Bara ett fakturerat objekt (AdditionalReferencedDocument med "
     "TypeCode 130) får ha den.",
     "Remove ReferenceTypeCode. Only an invoiced object (AdditionalReferencedDocument with "
     "TypeCode 130) may have it."},
    REFERENCE_NEVER("CII-DT-025", "ram:SectionName"),
    REFERENCE_NEVER("CII-DT-026", "ram:PreviousRevisionID"),
    {"CII-DT-027", SEVERITY_FATAL, REFERENCE, "ram:FormattedIssueDateTime", ASK(not_of_invoice),
     "BT-26",
     "Ta bort FormattedIssueDateTime. Bara en tidigare faktura (InvoiceReferencedDocument) får ha "
     "ett datum (BT-26).",
     "Remove FormattedIssueDateTime. Only a preceding invoice (InvoiceReferencedDocument) may have "
     "a date (BT-26)."},
    REFERENCE_NEVER("CII-DT-028", "ram:EffectiveSpecifiedPeriod"),
    REFERENCE_NEVER("CII-DT-029", "ram:IssuerTradeParty"),
    REFERENCE_NEVER("CII-DT-030", "ram:AttachedSpecifiedBinaryFile"),
    /* Of totals of VAT the currency is told. */
    {"CII-DT-031", SEVERITY_FATAL, "ram:TaxTotalAmount", ".", NOTHING, NULL, NULL, NULL},
    {"CII-DT-031", SEVERITY_FATAL, "ram:*Amount", "@currencyID", FORBIDDEN, "BT-5",
     "Ta bort attributet currencyID: alla belopp är i fakturans valuta (InvoiceCurrencyCode, "
     "BT-5). Bara TaxTotalAmount ska ha det.",
     "Remove the attribute currencyID: all amounts are in the currency of the invoice "
     "(InvoiceCurrencyCode, BT-5). Only TaxTotalAmount has it."},
    NEVER("CII-DT-032", "ram:*Amount", "@currencyCodeListVersionID"),
    {"CII-DT-033", SEVERITY_FATAL, "/", LINE_UNITS "; " UNITS, ASK_COUNTS(units_but_of_lines),
     "BT-130",
     "Ange enheten (unitCode) för den fakturerade mängden (BilledQuantity, BT-130); det räcker "
     "inte att andra mängder har en.",
     "State the unit (unitCode) of the invoiced quantity (BilledQuantity, BT-130); that other "
     "quantities have one is not enough."},
    NEVER("CII-DT-034", "ram:*Quantity", "@unitCodeListID"),
    NEVER("CII-DT-035", "ram:*Quantity", "@unitCodeListAgencyID"),
    NEVER("CII-DT-036", "ram:*Quantity", "@unitCodeListAgencyName"),
    {"CII-DT-037", SEVERITY_FATAL, TRADE_TAX, "ram:TypeCode", ASK(not_vat), "BG-23, BG-30",
     "Skatten ska vara moms: ange TypeCode VAT.", "The tax must be VAT: state TypeCode VAT."},
    TAX_NOT("CII-DT-038", "ram:CalculatedRate"),
    TAX_NOT("CII-DT-039", "ram:CalculationSequenceNumeric"),
    TAX_NOT("CII-DT-040", "ram:BasisQuantity"),
    {"CII-DT-041", SEVERITY_WARNING, TRADE_TAX, "ram:BasisAmount", ASK(not_in_settlement), "BT-116",
     "Ta bort BasisAmount. Den hör bara till fakturans momsspecifikation (BT-116).",
     "Remove BasisAmount. It belongs to the VAT breakdown of the invoice only (BT-116)."},
    TAX_NOT("CII-DT-042", "ram:UnitBasisAmount"),
    TAX_NOT("CII-DT-043", "ram:LineTotalBasisAmount"),
    TAX_NOT("CII-DT-044", "ram:AllowanceChargeBasisAmount"),
    TAX_NOT("CII-DT-049", "ram:CurrencyCode"),
    TAX_NOT("CII-DT-050", "ram:Jurisdiction"),
    TAX_NOT("CII-DT-051", "ram:CustomsDutyIndicator"),
    {"CII-DT-052", SEVERITY_WARNING, TRADE_TAX, "ram:ExemptionReasonCode", ASK(not_applicable_tax),
     "BT-121", "Ta bort ExemptionReasonCode. Den hör bara till ApplicableTradeTax (BT-121).",
     "Remove ExemptionReasonCode. It belongs to ApplicableTradeTax only (BT-121)."},
    {"CII-DT-098", SEVERITY_WARNING, TRADE_TAX, "ram:ExemptionReason", ASK(not_applicable_tax),
     "BT-120", "Ta bort ExemptionReason. Den hör bara till ApplicableTradeTax (BT-120).",
     "Remove ExemptionReason. It belongs to ApplicableTradeTax only (BT-120)."},
    TAX_NOT("CII-DT-053", "ram:TaxBasisAllowanceRate"),
    {"CII-DT-054", SEVERITY_WARNING, TRADE_TAX, "ram:TaxPointDate", ASK(not_in_settlement), "BT-7",
     "Ta bort TaxPointDate. Den hör bara till fakturans momsspecifikation (BT-7).",
     "Remove TaxPointDate. It belongs to the VAT breakdown of the invoice only (BT-7)."},
    TAX_NOT("CII-DT-055", "ram:Type"),
    TAX_NOT("CII-DT-056", "ram:InformationAmount"),
    TAX_NOT("CII-DT-057", "ram:CategoryName"),
    {"CII-DT-058", SEVERITY_WARNING, TRADE_TAX, "ram:DueDateTypeCode", ASK(not_in_settlement),
     "BT-8", "Ta bort DueDateTypeCode. Den hör bara till fakturans momsspecifikation (BT-8).",
     "Remove DueDateTypeCode. It belongs to the VAT breakdown of the invoice only (BT-8)."},
    TAX_NOT("CII-DT-059", "ram:RateApplicablePercent/@format"),
    TAX_NOT("CII-DT-060", "ram:SpecifiedTradeAccountingAccount"),
    TAX_NOT("CII-DT-061", "ram:ServiceSupplyTradeCountry"),
    TAX_NOT("CII-DT-062", "ram:BuyerRepayableTaxSpecifiedTradeAccountingAccount"),
    TAX_NOT("CII-DT-063", "ram:SellerPayableTaxSpecifiedTradeAccountingAccount"),
    TAX_NOT("CII-DT-064", "ram:SellerRefundableTaxSpecifiedTradeAccountingAccount"),
    TAX_NOT("CII-DT-065", "ram:BuyerDeductibleTaxSpecifiedTradeAccountingAccount"),
    TAX_NOT("CII-DT-066", "ram:BuyerNonDeductibleTaxSpecifiedTradeAccountingAccount"),
    TAX_NOT("CII-DT-067", "ram:PlaceApplicableTradeLocation"),
    NEVER("CII-DT-068", "ram:BillingSpecifiedPeriod", "ram:StartDateTime/udt:DateTime"),
    NEVER("CII-DT-069", "ram:BillingSpecifiedPeriod", "ram:DurationMeasure"),
    NEVER("CII-DT-070", "ram:BillingSpecifiedPeriod", "ram:InclusiveIndicator"),
    NEVER("CII-DT-071", "ram:BillingSpecifiedPeriod", "ram:Description"),
    NEVER("CII-DT-072", "ram:BillingSpecifiedPeriod", "ram:EndDateTime/udt:DateTime"),
    NEVER("CII-DT-073", "ram:BillingSpecifiedPeriod", "ram:CompleteDateTime"),
    NEVER("CII-DT-074", "ram:BillingSpecifiedPeriod", "ram:OpenIndicator"),
    NEVER("CII-DT-075", "ram:BillingSpecifiedPeriod", "ram:SeasonCode"),
    NEVER("CII-DT-076", "ram:BillingSpecifiedPeriod", "ram:ID"),
    NEVER("CII-DT-077", "ram:BillingSpecifiedPeriod", "ram:Name"),
    NEVER("CII-DT-078", "ram:BillingSpecifiedPeriod", "ram:SequenceNumeric"),
    NEVER("CII-DT-079", "ram:BillingSpecifiedPeriod", "ram:StartDateFlexibilityCode"),
    NEVER("CII-DT-080", "ram:BillingSpecifiedPeriod", "ram:ContinuousIndicator"),
    NEVER("CII-DT-081", "ram:BillingSpecifiedPeriod", "ram:PurposeCode"),
    NEVER("CII-DT-082", "ram:PostalTradeAddress", "ram:ID"),
    NEVER("CII-DT-083", "ram:PostalTradeAddress", "ram:PostOfficeBox"),
    NEVER("CII-DT-084", "ram:PostalTradeAddress", "ram:BuildingName"),
    NEVER("CII-DT-086", "ram:PostalTradeAddress", "ram:LineFour"),
    NEVER("CII-DT-087", "ram:PostalTradeAddress", "ram:LineFive"),
    NEVER("CII-DT-088", "ram:PostalTradeAddress", "ram:StreetName"),
    NEVER("CII-DT-089", "ram:PostalTradeAddress", "ram:CitySubDivisionName"),
    NEVER("CII-DT-090", "ram:PostalTradeAddress", "ram:CountryName"),
    NEVER("CII-DT-091", "ram:PostalTradeAddress", "ram:CountrySubDivisionID"),
    NEVER("CII-DT-092", "ram:PostalTradeAddress", "ram:AttentionOf"),
    NEVER("CII-DT-093", "ram:PostalTradeAddress", "ram:CareOf"),
    NEVER("CII-DT-094", "ram:PostalTradeAddress", "ram:BuildingNumber"),
    NEVER("CII-DT-095", "ram:PostalTradeAddress", "ram:DepartmentName"),
    NEVER("CII-DT-096", "ram:PostalTradeAddress", "ram:AdditionalStreetName"),
    {"CII-DT-097", SEVERITY_FATAL, "udt:DateTimeString", ".; @format", ASK(no_date), NULL,
     "Skriv datumet som ÅÅÅÅMMDD, till exempel 20261122, när format är 102.",
     "Write the date as YYYYMMDD, for example 20261122, when format is 102."},
    {0},
};
