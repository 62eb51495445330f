#include "daemon/units_text.h"

const char *ore_text(struct arena *arena, int64_t ore)
{
    char text[DECIMAL_TEXT_BYTES];

    decimal_format(ore, 2, 2, text);
    return arena_strdup(arena, text);
}

const char *grains_text(struct arena *arena, int64_t grains)
{
    char text[DECIMAL_TEXT_BYTES];
    int64_t half = grains < 0 ? -GRAINS_PER_E4 / 2 : GRAINS_PER_E4 / 2;

    decimal_format((grains + half) / GRAINS_PER_E4, 4, 4, text);
    return arena_strdup(arena, text);
}
