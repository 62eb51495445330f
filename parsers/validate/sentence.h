/* What is wrong, in a sentence for the provider that says what to do. */
#ifndef AVSTAMD_SENTENCE_H
#define AVSTAMD_SENTENCE_H

#include "parsers/language.h"
#include "parsers/validate/verdict.h"

const char *breach_sentence(struct arena *arena, const struct breach *breach,
                            enum language language);
/* The name that the contract's lists have for the rule (spec §7): the assertions of Svefaktura have
 * no ids of their own and share one. */
const char *breach_listed_id(const struct breach *breach);
/* "BT-106, BT-131"; NULL when the rule is about none. */
const char *breach_terms(const struct breach *breach);

#endif
