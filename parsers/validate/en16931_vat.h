/* What EN 16931 asks of a VAT category, whichever it is: the numbered rules of a family, BR-S-01 …
 * BR-S-10 say.  The table is in en16931_families.c. */
#ifndef AVSTAMD_EN16931_VAT_H
#define AVSTAMD_EN16931_VAT_H

#include "parsers/validate/rule.h"
#include "parsers/validate/vat.h"

/* 01: the breakdown has a group of the category when the document uses it, and only then. */
bool vat_family_is_broken_down(const struct document *document, enum vat_code code);
/* 02, 03, 04: an item, an allowance or a charge of the category, and the parties' VAT numbers. */
bool vat_family_items_fit(const struct document *document, enum vat_code code);
bool vat_family_charges_fit(const struct document *document, enum vat_code code, bool charge);
/* 05, 06, 07: the rate of an item, an allowance or a charge. */
bool vat_family_item_rate(const struct element *category, const struct document *document,
                          enum vat_code code);
bool vat_family_charge_rate(const struct element *category, const struct document *document,
                            enum vat_code code, bool charge);
/* 08, 09, 10: taxable amount, tax amount and exemption reason of a breakdown. */
bool vat_family_taxable(const struct element *category, const struct document *document,
                        enum vat_code code);
bool vat_family_tax(const struct element *category, const struct document *document,
                    enum vat_code code);
bool vat_family_reason(const struct element *category, const struct document *document,
                       enum vat_code code);

#endif
