/* The tables of rules: a new one is declared and listed here. */
#include "parsers/validate/en16931.h"
#include "parsers/validate/national.h"
#include "parsers/validate/peppol.h"
#include "parsers/validate/rule.h"

extern const struct rule svefaktura_document_rules[], svefaktura_party_rules[],
    svefaktura_total_rules[], svefaktura_line_rules[];

const struct rule_table rule_tables[] = {
    {en16931_document_rules, SOURCE_EN16931, NULL},
    {en16931_party_rules, SOURCE_EN16931, NULL},
    {en16931_vat_number_rules, SOURCE_EN16931, NULL},
    {en16931_payment_rules, SOURCE_EN16931, NULL},
    {en16931_line_rules, SOURCE_EN16931, NULL},
    {en16931_allowance_rules, SOURCE_EN16931, NULL},
    {en16931_total_rules, SOURCE_EN16931, NULL},
    {en16931_breakdown_rules, SOURCE_EN16931, NULL},
    {en16931_family_rules, SOURCE_EN16931, NULL},
    {en16931_special_rules, SOURCE_EN16931, NULL},
    {en16931_vat_decimal_rules, SOURCE_EN16931, NULL},
    {national_sweden, SOURCE_PEPPOL, national_concerns_sweden},
    {national_denmark, SOURCE_PEPPOL, national_concerns_denmark},
    {national_germany_document, SOURCE_PEPPOL, national_concerns_germany},
    {national_germany_parties, SOURCE_PEPPOL, national_concerns_germany},
    {national_germany_payment, SOURCE_PEPPOL, national_concerns_germany},
    {national_greece, SOURCE_PEPPOL, national_concerns_greece},
    {national_greece_address, SOURCE_PEPPOL, national_concerns_greek_address},
    {national_greece_number, SOURCE_PEPPOL, national_concerns_greece},
    {national_iceland, SOURCE_PEPPOL, national_concerns_iceland},
    {national_italy, SOURCE_PEPPOL, national_concerns_italy},
    {national_netherlands, SOURCE_PEPPOL, national_concerns_netherlands},
    {national_norway, SOURCE_PEPPOL, national_concerns_norway},
    {svefaktura_document_rules, SOURCE_SVEFAKTURA, NULL},
    {svefaktura_party_rules, SOURCE_SVEFAKTURA, NULL},
    {svefaktura_total_rules, SOURCE_SVEFAKTURA, NULL},
    {svefaktura_line_rules, SOURCE_SVEFAKTURA, NULL},
    {peppol_document_rules, SOURCE_PEPPOL, NULL},
    {peppol_amount_rules, SOURCE_PEPPOL, NULL},
    {peppol_line_rules, SOURCE_PEPPOL, NULL},
    {peppol_code_rules, SOURCE_PEPPOL, NULL},
    {peppol_identifier_rules, SOURCE_PEPPOL, NULL},
    {NULL, SOURCE_EN16931, NULL}, /* the end */
};
