/* What credits leave of the lines (spec §4, "Credits first").
 *
 * A credit line gives what it holds to drinking lines of its account: quantity and amount together
 * where its price per unit is theirs, else the amount alone.
 */
#ifndef AVSTAMD_CREDITS_H
#define AVSTAMD_CREDITS_H

#include "reconcile/facts.h"

/* A line of the account while it is settled. */
struct drinker {
    const struct line *line;
    const struct document *document;
    size_t index;     /* of the line in facts.lines */
    int64_t asked;    /* grains as invoiced, s × quantity */
    int64_t invoiced; /* öre as invoiced, s × net */
    int64_t grains;   /* net quantity q: what is left of it after credits */
    int64_t ore;      /* net amount N */
};

struct creditor {
    const struct line *line;
    const struct document *document;
    size_t index;
    int64_t original_grains; /* absolute values */
    int64_t original_ore;
    int64_t grains; /* what is left to give */
    int64_t ore;
};

/* Is `document` not later than `other` (issue date, received sequence)? */
bool document_not_later(const struct document *document, const struct document *other);

/* Both lists in order of (issue date, received sequence, position). */
void credits_apply(struct drinker *drinkers, size_t drinker_count, struct creditor *creditors,
                   size_t creditor_count);

#endif
