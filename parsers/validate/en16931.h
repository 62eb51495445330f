/* The semantic rules of EN 16931, by what they are about: the BR rules of its artefacts 1.3.16 but
 * those on code lists and most on decimals, which are rows of paths. */
#ifndef AVSTAMD_EN16931_H
#define AVSTAMD_EN16931_H

#include "parsers/validate/rule.h"

extern const struct rule en16931_document_rules[];
extern const struct rule en16931_party_rules[];
extern const struct rule en16931_vat_number_rules[];
extern const struct rule en16931_payment_rules[];
extern const struct rule en16931_line_rules[];
extern const struct rule en16931_allowance_rules[];
extern const struct rule en16931_total_rules[];
extern const struct rule en16931_breakdown_rules[];
extern const struct rule en16931_family_rules[];
extern const struct rule en16931_special_rules[];
extern const struct rule en16931_vat_decimal_rules[];

#endif
