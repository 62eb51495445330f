/* EN 16931 in CII (EN 16931-3-3, artefact 1.3.16, pattern EN16931-CII-Syntax).
 *
 * What stands around the transaction.
 */
#include "parsers/validate/paths_cii.h"

#define CONTEXT "/rsm:ExchangedDocumentContext"
#define HEADER "/rsm:ExchangedDocument"
/* The official context is every element whose name ends so; these are all that the schema has. */
#define PARAMETER                                                                                  \
    "ram:ApplicationSpecifiedDocumentContextParameter | "                                          \
    "ram:BIMSpecifiedDocumentContextParameter | "                                                  \
    "ram:BusinessProcessSpecifiedDocumentContextParameter | "                                      \
    "ram:GuidelineSpecifiedDocumentContextParameter | "                                            \
    "ram:MessageStandardSpecifiedDocumentContextParameter | "                                      \
    "ram:ScenarioSpecifiedDocumentContextParameter | "                                             \
    "ram:SubsetSpecifiedDocumentContextParameter"

/* Whether two of the values differ, white space aside. */
static int words_differ(const struct path_asked *asked)
{
    const char *first = path_value(asked, 0, 0);
    const char *value;

    for (int at = 1; (value = path_value(asked, 0, at)) != NULL; at++) {
        if (!cii_same_words(first, value)) {
            return 1;
        }
    }
    return 0;
}

const struct path_rule paths_cii_document[] = {
    NOT("CII-SR-001", CONTEXT, "ram:SpecifiedTransactionID"),
    NOT("CII-SR-002", CONTEXT, "ram:TestIndicator"),
    {"CII-SR-003", SEVERITY_WARNING, CONTEXT,
     "ram:BusinessProcessSpecifiedDocumentContextParameter", AT_MOST(1), "BT-23", NULL, NULL},
    NOT("CII-SR-006", CONTEXT, "ram:BIMSpecifiedDocumentContextParameter"),
    NOT("CII-SR-007", CONTEXT, "ram:ScenarioSpecifiedDocumentContextParameter"),
    NOT("CII-SR-008", CONTEXT, "ram:ApplicationSpecifiedDocumentContextParameter"),
    {"CII-SR-009", SEVERITY_FATAL, CONTEXT, "ram:GuidelineSpecifiedDocumentContextParameter",
     EXACTLY(1), "BT-24", NULL, NULL},
    {"CII-SR-010", SEVERITY_FATAL, CONTEXT, "ram:GuidelineSpecifiedDocumentContextParameter/ram:ID",
     EXACTLY(1), "BT-24", NULL, NULL},
    NOT("CII-SR-011", CONTEXT, "ram:SubsetSpecifiedDocumentContextParameter"),
    NOT("CII-SR-012", CONTEXT, "ram:MessageStandardSpecifiedDocumentContextParameter"),
    NOT("CII-SR-013", HEADER, "ram:Name"),
    {"CII-SR-014", SEVERITY_FATAL, HEADER, "ram:TypeCode", EXACTLY(1), "BT-3", NULL, NULL},
    NOT("CII-SR-015", HEADER, "ram:IssueDateTime/udt:DateTime"),
    NOT("CII-SR-016", HEADER, "ram:CopyIndicator"),
    NOT("CII-SR-017", HEADER, "ram:Purpose"),
    NOT("CII-SR-018", HEADER, "ram:ControlRequirementIndicator"),
    NOT("CII-SR-019", HEADER, "ram:LanguageID"),
    NOT("CII-SR-020", HEADER, "ram:PurposeCode"),
    NOT("CII-SR-021", HEADER, "ram:RevisionDateTime"),
    NOT("CII-SR-022", HEADER, "ram:VersionID"),
    NOT("CII-SR-023", HEADER, "ram:GlobalID"),
    NOT("CII-SR-024", HEADER, "ram:RevisionID"),
    NOT("CII-SR-025", HEADER, "ram:PreviousRevisionID"),
    NOT("CII-SR-026", HEADER, "ram:CategoryCode"),
    NOT("CII-SR-027", HEADER, "ram:IncludedNote/ram:Subject"),
    NOT("CII-SR-028", HEADER, "ram:IncludedNote/ram:ContentCode"),
    NOT("CII-SR-032", HEADER, "ram:IncludedNote/ram:ID"),
    NOT("CII-SR-033", HEADER, "ram:EffectiveSpecifiedPeriod"),
    NOT("CII-SR-034", HEADER, "ram:IssuerTradeParty"),
    {"CII-SR-030", SEVERITY_WARNING, HEADER "/ram:IncludedNote", "ram:Content", AT_MOST(1), "BT-22",
     NULL, NULL},
    {"CII-SR-462", SEVERITY_FATAL, "/", "//ram:ApplicableTradeTax/ram:DueDateTypeCode", ALL_EQUAL,
     "BT-8", "Ange samma kod för momsens tidpunkt (DueDateTypeCode, BT-8) överallt i fakturan.",
     "State the same code for the VAT point date (DueDateTypeCode, BT-8) everywhere in the "
     "invoice."},
    NEVER("CII-DT-013", "/", "@languageID"),
    NEVER("CII-DT-014", "/", "@languageLocaleID"),
    NOT("CII-SR-438", "/", "ram:ValuationBreakdownStatement"),
    {"CII-SR-467", SEVERITY_FATAL, "/", "//ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode",
     ASK(words_differ), "BT-81",
     "Ange samma betalningssätt (TypeCode, BT-81) i alla SpecifiedTradeSettlementPaymentMeans.",
     "State the same payment means code (TypeCode, BT-81) in all "
     "SpecifiedTradeSettlementPaymentMeans."},
    {"CII-SR-468", SEVERITY_FATAL, "/",
     "//ram:SpecifiedTradeSettlementPaymentMeans/ram:Information", ASK(words_differ), "BT-82",
     "Ange samma text för betalningssättet (Information, BT-82) i alla "
     "SpecifiedTradeSettlementPaymentMeans.",
     "State the same payment means text (Information, BT-82) in all "
     "SpecifiedTradeSettlementPaymentMeans."},
    {"CII-SR-469", SEVERITY_FATAL, "/",
     "//ram:ApplicableHeaderTradeSettlement/ram:PaymentReference", AT_MOST(1), "BT-83",
     "Ange betalningsreferensen (PaymentReference, BT-83) högst en gång.",
     "State the payment reference (PaymentReference, BT-83) at most once."},
    NOT("CII-SR-04", PARAMETER, "ram:Value"),
    NOT("CII-SR-05", PARAMETER, "ram:SpecifiedDocumentVersion"),
    {0},
};
