#include "parsers/schema/pairs.h"

#include <assert.h>
#include <stdint.h>

struct pair {
    const void *one, *other;
    void *value;
};

struct pairs pairs_new(struct arena *arena, size_t most)
{
    size_t size = 16;

    while (size < 2 * most) {
        size *= 2;
    }
    return (struct pairs){arena_array(arena, struct pair, size), size, 0};
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

void pairs_add(struct pairs *pairs, const void *one, const void *other, void *value)
{
    struct pair *pair = slot(pairs, one, other);

    assert(pair->one == NULL && pairs->count < pairs->size / 2);
    *pair = (struct pair){one, other, value};
    pairs->count++;
}
