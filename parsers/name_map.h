/* The names of documents as the tables know them.
 *
 * The tables of a rulebook are compared by the addresses of its dictionary; documents are parsed
 * with a dictionary of their own, which is small and quick, and nothing that a document says stays
 * in the rulebook.  A name that no table has keeps its own address; it is looked for each time,
 * since tables are read as documents need them.
 *
 * Documents say the same names again and again, so one map serves many, until it has too many names
 * and the next ones get a new map.  Each parser holds its map until it ends.
 */
#ifndef AVSTAMD_NAME_MAP_H
#define AVSTAMD_NAME_MAP_H

#include <libxml/parser.h>
#include <stdbool.h>
#include <stdint.h>

#include "reconcile/base/arena.h"

struct name_pair {
    const xmlChar *from; /* NULL: free */
    const xmlChar *to;
};

struct name_map {
    struct arena *arena; /* the map's own */
    int holders;
    xmlDict *names; /* of the documents */
    xmlDict *known;
    struct name_pair *pairs;
    size_t mask, count; /* mask: a power of two − 1 */
};

/* Held once; `known` must outlive it. */
struct name_map *name_map_new(xmlDict *known);
struct name_map *name_map_hold(struct name_map *map);
/* The last holder frees it; NULL is passed over. */
void name_map_release(struct name_map *map);

/* Whether documents have named so much that the next ones had better begin anew. */
bool name_map_is_full(const struct name_map *map);

/* For a name that is not in the map yet. */
const xmlChar *name_map_add(struct name_map *map, const xmlChar *name);

/* `name` is of the map's `names`. */
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
