/* A document through the path rules alone. */
#ifndef AVSTAMD_TESTS_SAX_WALK_H
#define AVSTAMD_TESTS_SAX_WALK_H

#include "parsers/validate/paths.h"

/* The ids of the rules that are broken, each as often as told, with its line: "X-1:3 X-2:4". */
const char *broken_in(struct arena *arena, const struct format_prefix *prefixes,
                      const struct path_table *tables, const char *xml);

#endif
