/* The names of a document as the tables know them.
 *
 * The tables of a rulebook are compared by the addresses of its dictionary; a document is parsed
 * with a dictionary of its own, which is small and quick, and nothing that a document says stays in
 * the rulebook.  A name that no table has keeps its own address.
 */
#ifndef AVSTAMD_NAME_MAP_H
#define AVSTAMD_NAME_MAP_H

#include <libxml/parser.h>
#include <stdint.h>

#include "reconcile/base/arena.h"

struct name_pair {
    const xmlChar *from; /* NULL: free */
    const xmlChar *to;
};

struct name_map {
    struct arena *arena;
    xmlDict *known;
    struct name_pair *pairs;
    size_t mask, count; /* mask: a power of two − 1 */
};

/* `known` must outlive the map. */
struct name_map *name_map_new(struct arena *arena, xmlDict *known);

/* For a name that has not been seen in this document. */
const xmlChar *name_map_add(struct name_map *map, const xmlChar *name);

static inline const xmlChar *name_map_known(struct name_map *map, const xmlChar *name)
{
    for (size_t at = (uintptr_t)name * UINT64_C(0x9E3779B97F4A7C15) >> 40;; at++) {
        const struct name_pair *pair = &map->pairs[at & map->mask];

        if (pair->from == name) {
            return pair->to;
        }
        if (pair->from == NULL) {
            return name_map_add(map, name);
        }
    }
}

#endif
