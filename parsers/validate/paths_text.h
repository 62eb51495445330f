/* What a provider is told when a row of paths.h is broken: its own sentence, or one made from its
 * test and path. */
#ifndef AVSTAMD_PATHS_TEXT_H
#define AVSTAMD_PATHS_TEXT_H

#include "parsers/validate/paths.h"
#include "parsers/validate/sentence.h"

const char *path_sentence(struct arena *arena, const struct path_rule *rule,
                          enum language language);

/* Whether the row is a rule of its own, and not only there to take elements from other rows. */
bool path_is_listed(const struct path_rule *rule);

#endif
