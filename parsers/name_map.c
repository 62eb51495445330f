#include "parsers/name_map.h"

enum { PAIRS_MIN = 512 };

static void put(struct name_map *map, struct name_pair pair)
{
    size_t at = (uintptr_t)pair.from * UINT64_C(0x9E3779B97F4A7C15) >> 40;

    while (map->pairs[at & map->mask].from != NULL) {
        at++;
    }
    map->pairs[at & map->mask] = pair;
    map->count++;
}

struct name_map *name_map_new(struct arena *arena, xmlDict *known)
{
    struct name_map *map = arena_array(arena, struct name_map, 1);

    map->arena = arena;
    map->known = known;
    map->pairs = arena_array(arena, struct name_pair, PAIRS_MIN);
    map->mask = PAIRS_MIN - 1;
    return map;
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

    if (2 * (map->count + 1) > map->mask) {
        grow(map);
    }
    put(map, (struct name_pair){name, known == NULL ? name : known});
    return known == NULL ? name : known;
}
