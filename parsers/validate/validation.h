/* One document against all rules, while it is read.
 *
 * Told of each element by the parser, like the reader of terms; answers with a verdict at the end.
 *
 * Errors: ERROR_LIMIT for a document that needs more memory than allowed.
 */
#ifndef AVSTAMD_VALIDATION_H
#define AVSTAMD_VALIDATION_H

#include "parsers/parse.h"
#include "parsers/validate/rulebook.h"
#include "parsers/validate/verdict.h"

struct validation;

struct validation *validation_new(struct arena *arena, const struct parse_limits *limits,
                                  const struct rulebook *rulebook, enum invoice_format format,
                                  enum profile profile);
/* An instruction for browsers stands before the root. */
void validation_has_stylesheet(struct validation *validation);
/* The root element too.  Names are those of the rulebook's dictionary. */
CHECKED bool validation_open(struct validation *validation, const xmlChar *name, const xmlChar *uri,
                             int line, struct error *error);
CHECKED bool validation_attribute(struct validation *validation, const xmlChar *name,
                                  const xmlChar *uri, const char *value, size_t length,
                                  struct error *error);
CHECKED bool validation_text(struct validation *validation, const char *text, size_t length,
                             struct error *error);
CHECKED bool validation_close(struct validation *validation, struct error *error);
/* After the root has closed. */
const struct verdict *validation_end(struct validation *validation);

#endif
