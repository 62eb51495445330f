#include "parsers/validate/sentence.h"

#include <string.h>

#include "parsers/validate/paths_text.h"

const char *breach_sentence(struct arena *arena, const struct breach *breach,
                            enum language language)
{
    const struct rule *rule = breach->rule;

    if (rule == NULL) {
        return breach->path_rule == NULL ? "" : path_sentence(arena, breach->path_rule, language);
    }
    return language == LANGUAGE_SWEDISH ? rule->swedish : rule->english;
}

const char *breach_terms(const struct breach *breach)
{
    return breach->rule != NULL        ? breach->rule->terms
           : breach->path_rule != NULL ? breach->path_rule->terms
                                       : NULL;
}

const char *breach_listed_id(const struct breach *breach)
{
    return strncmp(breach->id, "SFTI-R-", strlen("SFTI-R-")) == 0 ? "SFTI-noid" : breach->id;
}
