/* What document rules need to know of the lines, added up line by line.
 *
 * The lines themselves may be gone when the rules of the document are asked (rule.h).
 */
#ifndef AVSTAMD_SUMS_H
#define AVSTAMD_SUMS_H

#include "parsers/elements/element.h"
#include "parsers/validate/number.h"
#include "parsers/validate/vat.h"
#include "reconcile/base/arena.h"

struct sums;

struct sums *sums_new(struct arena *arena, enum invoice_format format);
/* Once for each line of the document, in order; the line may be forgotten afterwards. */
void sums_add_line(struct sums *sums, const struct element *line);

size_t sums_line_count(const struct sums *sums);
/* Of the line net amounts (BT-131): of all lines; of the lines with an item of that category; of
 * those at that rate.  *ret_any: whether there is such a line. */
struct number sums_net(const struct sums *sums);
struct number sums_net_of(const struct sums *sums, enum vat_code code);
struct number sums_net_at(const struct sums *sums, enum vat_code code, struct number rate,
                          bool *ret_any);
/* Whether an allowance or charge on a line has that category and rate. */
bool sums_allowance_at(const struct sums *sums, enum vat_code code, struct number rate);

/* Categories on lines; ON_BREAKDOWN: of the tax totals that some put on lines. */
int sums_vat_count(const struct sums *sums, enum vat_place place, enum vat_code code,
                   bool with_scheme);

/* Whether a tax total that some put on lines is in that currency. */
bool sums_has_tax_in(const struct sums *sums, const struct element *currency);

/* For split payment: a category code of exactly `B` or `S` on an item, `B` on another category of
 * a line, and a country other than Italy on a line. */
bool sums_item_is(const struct sums *sums, char letter);
bool sums_split_elsewhere(const struct sums *sums);
bool sums_abroad(const struct sums *sums);

#endif
