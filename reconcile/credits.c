#include "reconcile/credits.h"

#include <string.h>

#include "reconcile/base/ratio.h"

bool document_not_later(const struct document *document, const struct document *other)
{
    return document->issued != other->issued ? document->issued < other->issued
                                             : document->no <= other->no;
}

static bool same_period(const struct line *line, const struct line *other)
{
    return line->period.first == other->period.first && line->period.last == other->period.last;
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Credited and remaining amount per unit differ by at most one öre. */
static bool same_unit_amount(const struct creditor *creditor, const struct drinker *drinker)
{
    int128 difference = (int128)creditor->original_ore * drinker->grains -
                        (int128)drinker->ore * creditor->original_grains;

    if (difference < 0) {
        difference = -difference;
    }
    return difference * GRAINS_PER_UNIT <= (int128)creditor->original_grains * drinker->grains;
}

static void give(struct creditor *creditor, struct drinker *drinker)
{
    if (drinker->ore <= 0 || creditor->ore <= 0) {
        return;
    }
    if (creditor->grains <= 0 || drinker->grains <= 0 || !same_unit_amount(creditor, drinker)) {
        int64_t ore = smaller(creditor->ore, drinker->ore);

        creditor->ore -= ore;
        drinker->ore -= ore;
        return;
    }
    int64_t grains = smaller(creditor->grains, drinker->grains);
    int64_t ore = grains == creditor->grains
                      ? creditor->ore
                      : smaller((int64_t)ratio_half_away((int128)creditor->original_ore * grains,
                                                         creditor->original_grains),
                                creditor->ore);

    ore = smaller(ore, drinker->ore);
    creditor->grains -= grains;
    creditor->ore -= ore;
    drinker->grains -= grains;
    drinker->ore -= ore;
}

/* Each document with this number: first its lines with the same period, then its others. */
static void give_to_reference(struct creditor *creditor, const char *number,
                              struct drinker *drinkers, size_t count)
{
    for (size_t first = 0; first < count;) {
        const struct document *document = drinkers[first].document;
        size_t end = first;

        while (end < count && drinkers[end].document == document) {
            end++;
        }
        if (strcmp(document->number, number) == 0 &&
            document_not_later(document, creditor->document)) {
            for (size_t at = first; at < end; at++) {
                if (same_period(drinkers[at].line, creditor->line)) {
                    give(creditor, &drinkers[at]);
                }
            }
            for (size_t at = first; at < end; at++) {
                if (!same_period(drinkers[at].line, creditor->line)) {
                    give(creditor, &drinkers[at]);
                }
            }
        }
        first = end;
    }
}

/* Without a reference: lines with the same period, the youngest document first. */
static void give_to_youngest(struct creditor *creditor, struct drinker *drinkers, size_t count)
{
    for (size_t at = count; at > 0; at--) {
        struct drinker *drinker = &drinkers[at - 1];

        if (same_period(drinker->line, creditor->line) &&
            document_not_later(drinker->document, creditor->document)) {
            give(creditor, drinker);
        }
    }
}

void credits_apply(struct drinker *drinkers, size_t drinker_count, struct creditor *creditors,
                   size_t creditor_count)
{
    for (size_t at = 0; at < creditor_count; at++) {
        const struct document *document = creditors[at].document;

        if (document->preceding_count == 0) {
            give_to_youngest(&creditors[at], drinkers, drinker_count);
        }
        for (size_t reference = 0; reference < document->preceding_count; reference++) {
            give_to_reference(&creditors[at], document->preceding[reference], drinkers,
                              drinker_count);
        }
    }
}
