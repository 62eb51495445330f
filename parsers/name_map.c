#include "parsers/name_map.h"

#include <assert.h>

/* The names of all syntaxes, with what they are bound to, are a tenth of this. */
enum { PAIRS_MIN = 512, NAMES_BYTES_MAX = 64 * 1024 };

static void put(struct name_map *map, struct name_pair pair)
{
    size_t at = (uintptr_t)pair.from * UINT64_C(0x9E3779B97F4A7C15) >> 40;

    while (map->pairs[at & map->mask].from != NULL) {
        at++;
    }
    map->pairs[at & map->mask] = pair;
    map->count++;
}

struct name_map *name_map_new(xmlDict *known)
{
    struct arena *arena = arena_new();
    struct name_map *map = arena_array(arena, struct name_map, 1);

    map->arena = arena;
    map->holders = 1;
    map->names = xmlDictCreate();
    assert(map->names != NULL);
    map->known = known;
    map->pairs = arena_array(arena, struct name_pair, PAIRS_MIN);
    map->mask = PAIRS_MIN - 1;
    return map;
}

struct name_map *name_map_hold(struct name_map *map)
{
    map->holders++;
    return map;
}

void name_map_release(struct name_map *map)
{
    if (map != NULL && --map->holders == 0) {
        xmlDictFree(map->names);
        arena_free(map->arena);
    }
}

bool name_map_is_full(const struct name_map *map)
{
    return xmlDictGetUsage(map->names) > NAMES_BYTES_MAX;
}

static void grow(struct name_map *map)
{
    const struct name_pair *old = map->pairs;
    size_t old_size = map->mask + 1;

    map->pairs = arena_array(map->arena, struct name_pair, 2 * old_size);
    map->mask = 2 * old_size - 1;
    map->count = 0;
    for (size_t at = 0; at < old_size; at++) {
        if (old[at].from != NULL) {
            put(map, old[at]);
        }
    }
}

const xmlChar *name_map_add(struct name_map *map, const xmlChar *name)
{
    const xmlChar *known = xmlDictExists(map->known, name, -1);

    if (known == NULL) {
        return name;
    }
    if (2 * (map->count + 1) > map->mask) {
        grow(map);
    }
    put(map, (struct name_pair){name, known});
    return known;
}
