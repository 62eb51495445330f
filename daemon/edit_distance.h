/* How many letters must be put in, left out, changed or swapped with the next to make one word the
 * other. */
#ifndef AVSTAMD_EDIT_DISTANCE_H
#define AVSTAMD_EDIT_DISTANCE_H

#include <stddef.h>

/* Of long words only the first 60 letters count. */
size_t edit_distance(const char *one, const char *other);
/* Is `word` near enough to `known` to be a slip of the pen? */
size_t edit_distance_limit(const char *known);

#endif
