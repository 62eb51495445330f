/* Records of problems: bounded in number and length.  Each function gives NULL when there are
 * enough already; it is counted all the same. */
#ifndef AVSTAMD_SCHEMA_TELL_H
#define AVSTAMD_SCHEMA_TELL_H

#include "parsers/schema/frame.h"

/* About an open element. */
struct schema_problem *tell_of(struct schema *schema, enum schema_problem_kind kind,
                               const struct frame *frame);
/* About an element that is about to be opened in the innermost one. */
struct schema_problem *tell_new(struct schema *schema, enum schema_problem_kind kind,
                                const xmlChar *name, const xmlChar *uri, int line);

/* A name with the usual prefix of its namespace. */
const char *tell_name(const struct schema *schema, const xmlChar *name, const xmlChar *uri);
/* The beginning of a text that a provider wrote; NULL when it may not be repeated (quote.h). */
const char *tell_text(const struct schema *schema, const char *text, size_t length);

#endif
