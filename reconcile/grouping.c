#include "reconcile/grouping.h"

#include <stdlib.h>

struct grouping grouping_new(struct arena *arena, size_t owner_count, size_t count,
                             owner_function *owner_of, const struct facts *facts)
{
    uint32_t *first = arena_array(arena, uint32_t, owner_count + 2);
    size_t kept = 0;

    for (size_t at = 0; at < count; at++) {
        int32_t owner = owner_of(facts, at);

        if (owner >= 0) {
            first[owner + 2]++;
            kept++;
        }
    }
    for (size_t owner = 2; owner < owner_count + 2; owner++) {
        first[owner] += first[owner - 1];
    }
    uint32_t *items = arena_array(arena, uint32_t, kept);

    for (size_t at = 0; at < count; at++) {
        int32_t owner = owner_of(facts, at);

        if (owner >= 0) {
            items[first[owner + 1]++] = (uint32_t)at;
        }
    }
    return (struct grouping){items, first};
}

/* Sorts each owner's items; most come in order already, and then nothing is moved. */
static void sort_groups(const struct facts *facts, struct grouping grouping, size_t owner_count,
                        uint32_t *items, compare_facts *compare)
{
    for (size_t owner = 0; owner < owner_count; owner++) {
        size_t first = grouping.first[owner];
        size_t end = grouping.first[owner + 1];

        for (size_t at = first + 1; at < end; at++) {
            if (compare(&items[at - 1], &items[at], (void *)(uintptr_t)facts) > 0) {
                qsort_r(items + first, end - first, sizeof items[0], compare,
                        (void *)(uintptr_t)facts);
                break;
            }
        }
    }
}

struct grouping grouping_sorted(struct arena *arena, const struct facts *facts, size_t owner_count,
                                size_t count, owner_function *owner_of, compare_facts *compare)
{
    struct grouping grouping = grouping_new(arena, owner_count, count, owner_of, facts);

    sort_groups(facts, grouping, owner_count, (uint32_t *)(uintptr_t)grouping.items, compare);
    return grouping;
}
