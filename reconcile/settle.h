/* The heart: the lines of an account drink from its pools, and the pool names the finding (spec
 * §4). */
#ifndef AVSTAMD_SETTLE_H
#define AVSTAMD_SETTLE_H

#include "reconcile/account.h"
#include "reconcile/credits.h"
#include "reconcile/facts.h"
#include "reconcile/findings.h"
#include "reconcile/pools.h"
#include "reconcile/price.h"

/* What one line drank. */
struct drunk {
    int64_t grains[POOL_COUNT];
    int64_t rest;           /* what it still needs */
    int64_t priced;         /* of P1, on days with a price in force */
    int128 grains_price_e4; /* the contract price of that, exact */
    struct evidence_list prices;
};

/* Room for settling one account after the other; nothing in it outlives the account. */
struct settling {
    struct arena *arena;
    struct facts *facts;
    const struct accounts *accounts;
    int32_t account;
    struct pools pools;
    struct price_list prices;
    struct drinker *drinkers; /* by issue date, received sequence, position */
    size_t drinker_count, drinker_capacity;
    struct creditor *creditors; /* in the same order */
    size_t creditor_count, creditor_capacity;
    struct drunk *drunk; /* one for each drinker */
    size_t drunk_capacity;
    size_t *turn; /* drinkers in the order in which they drink */
    size_t turn_capacity;
    size_t *duplicate_of; /* by drinker: the line it repeats, or itself */
    size_t duplicate_capacity;
    size_t *same; /* drinkers by what they ask */
    size_t same_capacity;
    struct excess *excesses; /* by month, for the tolerance */
    size_t excess_count, excess_capacity;
};

/* Settles one account: its lines' outcomes, the findings on them and those of the account itself.
 */
void settle_account(struct settling *settling, int32_t account, struct findings *found);

#endif
