/* What a day's care costs under the contract.
 *
 * The price row of a day is chosen among those that cover it: the provider's own before the
 * general, the exact level before the empty one, the latest valid_from (spec §4).
 */
#ifndef AVSTAMD_PRICE_H
#define AVSTAMD_PRICE_H

#include "reconcile/account.h"
#include "reconcile/facts.h"

/* The rows that can apply to one account, the first to be chosen first. */
struct price_list {
    const struct price **rows;
    size_t count;
    size_t capacity;
};

/* The array of `list` is used again. */
void price_list_collect(struct arena *arena, const struct facts *facts,
                        const struct accounts *accounts, int32_t account, struct price_list *list);

/* NULL when no price is in force. */
const struct price *price_on(const struct price_list *list, date day);

/* A million million kronor: no month costs that, and sums of a document's lines stay in 64 bits. */
#define PRICE_SUM_ORE_MOST INT64_C(100000000000000)

/* A sum of grains × unit_price_e4, in öre, rounded half away from zero once; at most
 * PRICE_SUM_ORE_MOST, whatever somebody typed. */
int64_t price_sum_ore(int128 grains_price_e4);

#endif
