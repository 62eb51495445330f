/* All that is known of the standards, made ready once per process.
 *
 * Holds the names of all tables in one dictionary, so that names are compared by address (those of
 * a document are known to it by name_map.h, and never stay in it); and, for each syntax and
 * profile, which rules are asked of which kind of element.  One rulebook belongs to one thread.
 */
#ifndef AVSTAMD_RULEBOOK_H
#define AVSTAMD_RULEBOOK_H

#include <libxml/parser.h>

#include "parsers/elements/elements.h"
#include "parsers/name_map.h"
#include "parsers/schema/schema.h"
#include "parsers/tree.h"
#include "parsers/validate/paths.h"
#include "parsers/validate/profile.h"
#include "parsers/validate/rule.h"

/* What is looked at before a rule is broken stands here, too, side by side. */
struct listed_rule {
    const struct rule *rule;
    bool (*holds)(const struct element *element, const struct document *document);
    enum element_kind within;
    enum severity severity;
};

/* Rules asked of one kind of element. */
struct rule_list {
    struct listed_rule *rules;
    size_t count, capacity;
};

/* Rules asked of the same documents. */
struct rule_group {
    bool (*concerns)(const struct document *document); /* NULL: all documents */
    struct rule_list *rules;                           /* one for each kind of element (EL_KINDS) */
    struct rule_group *next;
};

struct rulebook;

struct rulebook *rulebook_new(void);
void rulebook_free(struct rulebook **rulebook); /* a CLEANUP function */

/* From the names of the documents that come next, to those of the rulebook; the caller holds it. */
struct name_map *rulebook_hold_names(const struct rulebook *rulebook);
/* The terms of a format; what its nodes hold lasts for one document. */
const struct tree_node *rulebook_terms(const struct rulebook *rulebook, enum invoice_format format);
/* NULL when there are none for the syntax. */
const struct element_names *rulebook_elements(const struct rulebook *rulebook,
                                              enum invoice_format format, enum profile profile);
/* NULL when there are none for the syntax. */
struct paths *rulebook_paths(const struct rulebook *rulebook, enum invoice_format format,
                             enum profile profile);
struct schemas *rulebook_schemas(const struct rulebook *rulebook);
/* NULL when there are none. */
const struct rule_group *rulebook_rules(const struct rulebook *rulebook, enum invoice_format format,
                                        enum profile profile);

#endif
