#include "parsers/validate/sentence.h"

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
