/* SAX events → information elements, by the table of the document's syntax.
 *
 * A row says which element or attribute (by its path from the root) is which kind; it becomes a
 * child of the innermost element above it that has a row itself.  What has no row is passed over.
 * A path that begins with `//` is taken anywhere, also below what is passed over, where no exact
 * row matches: `//cbc:Amount`. Where a syntax lacks a group that others have (CII has no element
 * between a VAT breakdown and its category), `within` names the group that the element stands in as
 * if it were there.
 *
 * Errors: ERROR_LIMIT for a text or a document larger than allowed.
 */
#ifndef AVSTAMD_ELEMENTS_H
#define AVSTAMD_ELEMENTS_H

#include <libxml/parser.h>

#include "parsers/elements/element.h"
#include "parsers/format.h"
#include "parsers/parse.h"

struct element_row {
    const char *path; /* "cac:Party/cbc:EndpointID/@schemeID"; NULL ends a table */
    enum element_kind kind;
    enum element_kind within; /* mostly EL_NONE */
};

/* A syntax: its rows, and which elements are lines. */
extern const struct element_row elements_of_ubl[];
extern const struct element_row elements_of_cii[];
extern const struct element_row elements_of_svefaktura[];

/* The rows as a tree of names, once per process. */
struct element_names;
struct element_names *element_names_new(struct arena *arena, xmlDict *names,
                                        const struct format_prefix *prefixes,
                                        const struct element_row *rows);

/* Takes each line (EL_LINE) when it ends; it lives as long as the arena, unless *ret_forget is set:
 * then all lines so far end with the call. */
typedef void element_line_sink(void *context, struct element *line, bool *ret_forget);

struct elements;
struct elements *elements_new(struct arena *arena, const struct parse_limits *limits,
                              const struct element_names *names, element_line_sink *sink,
                              void *context);
CHECKED bool elements_open(struct elements *elements, const xmlChar *name, const xmlChar *uri,
                           int line, struct error *error);
CHECKED bool elements_attribute(struct elements *elements, const xmlChar *name, const char *value,
                                size_t length, struct error *error);
/* Whether a text would be kept here. */
bool elements_read_text(const struct elements *elements);
CHECKED bool elements_text(struct elements *elements, const char *text, size_t length,
                           struct error *error);
CHECKED bool elements_close(struct elements *elements, struct error *error);
/* The root, EL_INVOICE, with all its children but the lines. */
const struct element *elements_invoice(const struct elements *elements);
/* What the lines that are not forgotten take. */
int64_t elements_line_bytes(const struct elements *elements);

#endif
