#include "reconcile/duplicates.h"

#include <stdlib.h>

static int compare_asked(const void *left, const void *right, void *context)
{
    const struct drinker *drinkers = context;
    const struct drinker *a = &drinkers[*(const size_t *)left];
    const struct drinker *b = &drinkers[*(const size_t *)right];
    const int64_t differences[] = {
        (int64_t)a->line->period.first - b->line->period.first,
        (int64_t)a->line->period.last - b->line->period.last,
        a->asked - b->asked,
        a->invoiced - b->invoiced,
    };

    for (size_t at = 0; at < sizeof differences / sizeof differences[0]; at++) {
        if (differences[at] != 0) {
            return differences[at] < 0 ? -1 : 1;
        }
    }
    return 0;
}

static int compare_asked_then_place(const void *left, const void *right, void *context)
{
    int order = compare_asked(left, right, context);
    size_t a = *(const size_t *)left;
    size_t b = *(const size_t *)right;

    return order != 0 ? order : a < b ? -1 : a > b ? 1 : 0;
}

void duplicates_find(struct settling *settling)
{
    size_t count = settling->drinker_count;
    size_t *same = NULL;

    settling->duplicate_of =
        arena_grow(settling->arena, settling->duplicate_of, &settling->duplicate_capacity, count);
    settling->same = arena_grow(settling->arena, settling->same, &settling->same_capacity, count);
    same = settling->same;
    for (size_t at = 0; at < count; at++) {
        same[at] = at;
        settling->duplicate_of[at] = at;
    }
    if (count < 2) {
        return;
    }
    qsort_r(same, count, sizeof same[0], compare_asked_then_place, settling->drinkers);
    for (size_t at = 1, first = 0; at < count; at++) {
        const struct drinker *earliest = &settling->drinkers[same[first]];

        if (compare_asked(&same[first], &same[at], settling->drinkers) != 0 ||
            earliest->ore != earliest->invoiced) {
            first = at; /* another group, or the earlier ones were credited */
        } else {
            settling->duplicate_of[same[at]] = same[first];
        }
    }
}
