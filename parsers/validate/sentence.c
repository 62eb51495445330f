#include "parsers/validate/sentence.h"

#include <string.h>

const char *breach_sentence(struct arena *arena, const struct breach *breach,
                            enum language language)
{
    const struct rule *rule = breach->rule;

    (void)arena;
    if (rule == NULL) {
        return "";
    }
    return language == LANGUAGE_SWEDISH ? rule->swedish : rule->english;
}

const char *breach_terms(const struct breach *breach)
{
    return breach->rule == NULL ? NULL : breach->rule->terms;
}

const char *breach_listed_id(const struct breach *breach)
{
    return strncmp(breach->id, "SFTI-R-", strlen("SFTI-R-")) == 0 ? "SFTI-noid" : breach->id;
}
