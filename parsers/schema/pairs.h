/* Two addresses to a third: interned names to what they stand for. */
#ifndef AVSTAMD_SCHEMA_PAIRS_H
#define AVSTAMD_SCHEMA_PAIRS_H

#include <stddef.h>

#include "reconcile/base/arena.h"

struct pairs {
    struct pair *slots;
    struct arena *arena;
    size_t size; /* a power of two, at least twice the count */
    size_t count;
};

struct pairs pairs_new(struct arena *arena);
/* Not there yet: anything else ends the process. */
void pairs_add(struct pairs *pairs, const void *one, const void *other, void *value);
/* NULL when it is not there. */
void *pairs_find(const struct pairs *pairs, const void *one, const void *other);

#endif
