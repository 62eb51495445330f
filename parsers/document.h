/* One document of a file while it is read: its terms, its rules and what comes with it.
 *
 * Errors: those of reader.h and validation.h.
 */
#ifndef AVSTAMD_DOCUMENT_H
#define AVSTAMD_DOCUMENT_H

#include "parsers/format.h"
#include "parsers/name_map.h"
#include "parsers/sax.h"

/* What is wanted of documents. */
struct document_wishes {
    const struct rulebook *rulebook; /* NULL: no rules are asked */
    struct name_map *names;          /* to the rulebook's; NULL without one */
    enum profile profile;
    bool invoice;                              /* its terms */
    const struct attachment_sink *attachments; /* NULL: nobody wants them; needs the terms */
};

struct document_reading;

/* The root element opens with it, but not its attributes.  `names` are those that elements have. */
struct document_reading *document_begin(struct arena *arena, const struct parse_limits *limits,
                                        const struct document_wishes *wishes, xmlDict *names,
                                        const struct format *format);
/* An instruction for browsers stands before the root. */
void document_has_stylesheet(struct document_reading *reading);
/* Every element, the root first. */
CHECKED bool document_open(struct document_reading *reading, const struct sax_element *element,
                           struct error *error);
CHECKED bool document_text(struct document_reading *reading, const char *text, size_t length,
                           struct error *error);
CHECKED bool document_close(struct document_reading *reading, struct error *error);
/* After the root has closed; each is NULL when it was not wanted. */
void document_end(struct document_reading *reading, void **ret_terms,
                  const struct verdict **ret_verdict);

#endif
