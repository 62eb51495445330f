/* What a document says where it breaks a rule, so that the provider finds the place and the
 * mistake.
 *
 * Only codes, numbers, dates and the identifiers of organisations: never names, notes, references
 * or what else may tell who gets care.  Personal numbers are not masked here.
 */
#ifndef AVSTAMD_STATED_H
#define AVSTAMD_STATED_H

#include "parsers/validate/rule.h"
#include "reconcile/base/arena.h"

/* A text as it may be told, in the arena, or NULL: when it is empty, has white space inside, or is
 * longer than any code. */
const char *stated_text(struct arena *arena, const char *text, size_t length);

/* What the rule was asked of: 'SEK'; of a group its terms that the rule names: BT-106 = 100.00;
 * Σ BT-131 = 112.50.  NULL when there is nothing to tell. */
const char *stated_of(struct arena *arena, const struct rule *rule, const struct element *element,
                      const struct document *document);

/* The identifier of the invoice line (BT-126) that the element stands in, or NULL. */
const char *stated_line(struct arena *arena, const struct element *element);

#endif
