/* The tables of rules: a new one is declared and listed here. */
#include "parsers/validate/rule.h"

extern const struct rule en16931_document_rules[], en16931_party_rules[], en16931_payment_rules[],
    en16931_line_rules[], en16931_allowance_rules[], en16931_total_rules[],
    en16931_breakdown_rules[], en16931_family_rules[], en16931_special_rules[];

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
    {NULL, SOURCE_EN16931}, /* the end */
};
