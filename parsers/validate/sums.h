/* What document rules need to know of the lines, added up line by line.
 *
 * The lines themselves may be gone when the rules of the document are asked (rule.h).
 */
#ifndef AVSTAMD_SUMS_H
#define AVSTAMD_SUMS_H

#include "parsers/elements/element.h"
#include "reconcile/base/arena.h"

struct sums;

struct sums *sums_new(struct arena *arena);
/* Once for each line of the document, in order; the line may be forgotten afterwards. */
void sums_add_line(struct sums *sums, const struct element *line);

#endif
