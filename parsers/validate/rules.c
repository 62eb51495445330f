/* The tables of rules: a new one is declared and listed here. */
#include "parsers/validate/national.h"
#include "parsers/validate/peppol.h"
#include "parsers/validate/rule.h"

extern const struct rule en16931_document_rules[], en16931_party_rules[], en16931_payment_rules[],
    en16931_line_rules[], en16931_allowance_rules[], en16931_total_rules[],
    en16931_breakdown_rules[], en16931_family_rules[], en16931_special_rules[],
    en16931_vat_decimal_rules[], svefaktura_document_rules[], svefaktura_party_rules[],
    svefaktura_total_rules[], svefaktura_line_rules[];

const struct rule_table rule_tables[] = {
    {en16931_document_rules, SOURCE_EN16931},
    {en16931_party_rules, SOURCE_EN16931},
    {en16931_payment_rules, SOURCE_EN16931},
    {en16931_line_rules, SOURCE_EN16931},
    {en16931_allowance_rules, SOURCE_EN16931},
    {en16931_total_rules, SOURCE_EN16931},
    {en16931_breakdown_rules, SOURCE_EN16931},
    {en16931_family_rules, SOURCE_EN16931},
    {en16931_special_rules, SOURCE_EN16931},
    {en16931_vat_decimal_rules, SOURCE_EN16931},
    {national_sweden, SOURCE_PEPPOL},
    {national_denmark, SOURCE_PEPPOL},
    {national_germany_document, SOURCE_PEPPOL},
    {national_germany_parties, SOURCE_PEPPOL},
    {national_germany_payment, SOURCE_PEPPOL},
    {national_greece, SOURCE_PEPPOL},
    {national_greece_number, SOURCE_PEPPOL},
    {national_iceland, SOURCE_PEPPOL},
    {national_italy, SOURCE_PEPPOL},
    {national_netherlands, SOURCE_PEPPOL},
    {national_norway, SOURCE_PEPPOL},
    {svefaktura_document_rules, SOURCE_SVEFAKTURA},
    {svefaktura_party_rules, SOURCE_SVEFAKTURA},
    {svefaktura_total_rules, SOURCE_SVEFAKTURA},
    {svefaktura_line_rules, SOURCE_SVEFAKTURA},
    {peppol_document_rules, SOURCE_PEPPOL},
    {peppol_amount_rules, SOURCE_PEPPOL},
    {peppol_line_rules, SOURCE_PEPPOL},
    {peppol_code_rules, SOURCE_PEPPOL},
    {peppol_identifier_rules, SOURCE_PEPPOL},
    {NULL, SOURCE_EN16931}, /* the end */
};
