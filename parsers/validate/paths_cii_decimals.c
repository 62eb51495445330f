/* EN 16931 in CII (EN 16931-3-3, artefact 1.3.16): amounts have two decimals.
 *
 * BR-DEC-13 and BR-DEC-15 look at currencies and are rules of elements.
 */
#include <string.h>
#include <strings.h>

#include "parsers/validate/paths_cii.h"

#define OF(group, says)                                                                            \
    "ram:" group "/ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator='" says "'" \
    "]"
#define HEADER "ApplicableHeaderTradeSettlement"
#define LINE "SpecifiedLineTradeSettlement"
#define TOTALS "ram:SpecifiedTradeSettlementHeaderMonetarySummation"
#define BREAKDOWN "ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax"

/* The categories whose breakdowns have rules of their own instead. */
static bool is_asked(const struct path_asked *asked)
{
    const char *type = path_value(asked, 1, 0);

    return type == NULL || strcasecmp(type, "VAT") != 0 ||
           !(path_has_value(asked, 0, "L") || path_has_value(asked, 0, "M") ||
             path_has_value(asked, 0, "O"));
}

/* The category codes of a breakdown, its tax types, and an amount. */
static int too_many_decimals(const struct path_asked *asked)
{
    enum { DECIMALS_MAX = 2 };
    const char *amount = path_value(asked, 2, 0);
    const char *point = amount == NULL ? NULL : strchr(amount, '.');

    return point != NULL && strlen(point + 1) > DECIMALS_MAX && is_asked(asked);
}

#define ROW(id, context, path, terms)                                                              \
    {                                                                                              \
        id, SEVERITY_FATAL, context, path, DECIMALS(2), terms, NULL, NULL                          \
    }

const struct path_rule paths_cii_decimals[] = {
    ROW("BR-DEC-01", OF(HEADER, "false"), "ram:ActualAmount", "BT-92"),
    ROW("BR-DEC-02", OF(HEADER, "false"), "ram:BasisAmount", "BT-93"),
    ROW("BR-DEC-05", OF(HEADER, "true"), "ram:ActualAmount", "BT-99"),
    ROW("BR-DEC-06", OF(HEADER, "true"), "ram:BasisAmount", "BT-100"),
    ROW("BR-DEC-09", TOTALS, "ram:LineTotalAmount", "BT-106"),
    ROW("BR-DEC-10", TOTALS, "ram:AllowanceTotalAmount", "BT-107"),
    ROW("BR-DEC-11", TOTALS, "ram:ChargeTotalAmount", "BT-108"),
    ROW("BR-DEC-12", TOTALS, "ram:TaxBasisTotalAmount", "BT-109"),
    ROW("BR-DEC-14", TOTALS, "ram:GrandTotalAmount", "BT-112"),
    ROW("BR-DEC-16", TOTALS, "ram:TotalPrepaidAmount", "BT-113"),
    ROW("BR-DEC-17", TOTALS, "ram:RoundingAmount", "BT-114"),
    ROW("BR-DEC-18", TOTALS, "ram:DuePayableAmount", "BT-115"),
    {"BR-DEC-19", SEVERITY_FATAL, BREAKDOWN, "ram:CategoryCode; ram:TypeCode; ram:BasisAmount",
     ASK(too_many_decimals), "BT-116",
     "Skriv underlaget i momsspecifikationen (BasisAmount, BT-116) med högst två decimaler.",
     "Write the taxable amount of the VAT breakdown (BasisAmount, BT-116) with at most two "
     "decimals."},
    {"BR-DEC-20", SEVERITY_FATAL, BREAKDOWN, "ram:CategoryCode; ram:TypeCode; ram:CalculatedAmount",
     ASK(too_many_decimals), "BT-117",
     "Skriv momsbeloppet i momsspecifikationen (CalculatedAmount, BT-117) med högst två decimaler.",
     "Write the VAT amount of the VAT breakdown (CalculatedAmount, BT-117) with at most two "
     "decimals."},
    ROW("BR-DEC-23", "ram:IncludedSupplyChainTradeLineItem",
        "ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/"
        "ram:LineTotalAmount",
        "BT-131"),
    ROW("BR-DEC-24", OF(LINE, "false"), "ram:ActualAmount", "BT-136"),
    ROW("BR-DEC-25", OF(LINE, "false"), "ram:BasisAmount", "BT-137"),
    ROW("BR-DEC-27", OF(LINE, "true"), "ram:ActualAmount", "BT-141"),
    ROW("BR-DEC-28", OF(LINE, "true"), "ram:BasisAmount", "BT-142"),
    {0},
};
