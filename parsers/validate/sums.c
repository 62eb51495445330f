#include "parsers/validate/sums.h"

struct sums {
    size_t line_count;
};

struct sums *sums_new(struct arena *arena)
{
    return arena_array(arena, struct sums, 1);
}

void sums_add_line(struct sums *sums, const struct element *line)
{
    (void)line;
    sums->line_count++;
}
