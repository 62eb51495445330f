#include "parsers/schema/pairs.h"

#include <assert.h>
#include <stdint.h>

struct pair {
    const void *one, *other;
    void *value;
};

enum { SIZE_MIN = 64 };

struct pairs pairs_new(struct arena *arena)
{
    return (struct pairs){arena_array(arena, struct pair, SIZE_MIN), arena, SIZE_MIN, 0};
}

static struct pair *slot(const struct pairs *pairs, const void *one, const void *other)
{
    size_t at = ((uintptr_t)one >> 3) * 31 + ((uintptr_t)other >> 3);

    for (at ^= at >> 13;; at++) {
        struct pair *pair = &pairs->slots[at & (pairs->size - 1)];

        if (pair->one == NULL || (pair->one == one && pair->other == other)) {
            return pair;
        }
    }
}

void *pairs_find(const struct pairs *pairs, const void *one, const void *other)
{
    return slot(pairs, one, other)->value;
}

static void grow(struct pairs *pairs)
{
    const struct pair *old = pairs->slots;
    size_t old_size = pairs->size;

    pairs->size = 4 * old_size;
    pairs->slots = arena_array(pairs->arena, struct pair, pairs->size);
    for (size_t at = 0; at < old_size; at++) {
        if (old[at].one != NULL) {
            *slot(pairs, old[at].one, old[at].other) = old[at];
        }
    }
}

void pairs_add(struct pairs *pairs, const void *one, const void *other, void *value)
{
    if (2 * (pairs->count + 1) > pairs->size) {
        grow(pairs);
    }
    struct pair *pair = slot(pairs, one, other);

    assert(pair->one == NULL);
    *pair = (struct pair){one, other, value};
    pairs->count++;
}
