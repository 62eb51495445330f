/* Facts by their owner: index lists, made by counting. */
#ifndef AVSTAMD_GROUPING_H
#define AVSTAMD_GROUPING_H

#include "reconcile/base/arena.h"
#include "reconcile/facts.h"

/* Index lists of all owners, one after the other: owner o has items[first[o]] … items[first[o+1] −
 * 1]. */
struct grouping {
    const uint32_t *items;
    const uint32_t *first;
};

/* The owner of fact number `at`; −1 leaves it out. */
typedef int32_t owner_function(const struct facts *facts, size_t at);
/* Compares two facts given pointers to their indexes, as qsort_r wants it. */
typedef int compare_facts(const void *left, const void *right, void *facts);

/* Items of one owner keep the order of the facts. */
struct grouping grouping_new(struct arena *arena, size_t owner_count, size_t count,
                             owner_function *owner_of, const struct facts *facts);

/* The same, each owner's items sorted. */
struct grouping grouping_sorted(struct arena *arena, const struct facts *facts, size_t owner_count,
                                size_t count, owner_function *owner_of, compare_facts *compare);

#endif
