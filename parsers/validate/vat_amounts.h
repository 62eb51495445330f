/* Amounts of a VAT category: what a breakdown must say. */
#ifndef AVSTAMD_VAT_AMOUNTS_H
#define AVSTAMD_VAT_AMOUNTS_H

#include "parsers/validate/number.h"
#include "parsers/validate/vat.h"

/* Charges minus allowances of the document with that category; at that rate, when one is given.
 * *ret_any (may be NULL): whether there are any. */
struct number vat_charges(const struct document *document, enum vat_code code,
                          const struct number *rate, bool *ret_any);

/* Whether a tax amount is taxable amount × rate, signs aside, to within less than 1 (or up to 1).
 */
bool vat_is_tax(struct number tax, struct number taxable, struct number rate, bool up_to_one);

#endif
