/* The tables of rules: a new one is declared and listed here. */
#include "parsers/validate/rule.h"

const struct rule_table rule_tables[] = {
    {NULL, SOURCE_EN16931}, /* the end */
};
