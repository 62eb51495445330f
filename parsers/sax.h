/* Bytes → elements and texts, by libxml2's push parser, safely.
 *
 * Whatever the encoding, names and texts come in UTF-8 (encoding.h).  No DTD, no entity but the
 * five of XML, no network.  What libxml2 itself does not limit is limited here: depth, attributes
 * and namespaces, and what it holds on to.  Names are interned in a dictionary, so that they may be
 * compared by address.
 *
 * Errors: ERROR_INPUT "line 12: …" for bytes that are no well-formed XML; ERROR_LIMIT; what an
 * event returns, without a line, is the caller's own and ends the parsing.
 */
#ifndef AVSTAMD_SAX_H
#define AVSTAMD_SAX_H

#include <libxml/parser.h>

#include "parsers/parse.h"

struct sax_element {
    const xmlChar *name;
    const xmlChar *uri; /* NULL: none */
    int line;
    int depth; /* 1 for the root */
    /* Five pointers for each: name, prefix, namespace, value, end of value. */
    const xmlChar **attributes;
    int attribute_count;
};

struct sax_events {
    void *context;
    bool (*open)(void *context, const struct sax_element *element, struct error *error);
    bool (*text)(void *context, const char *text, size_t length, struct error *error);
    bool (*close)(void *context, struct error *error);
};

struct sax;

/* Lives in the arena; sax_free releases what libxml2 holds and must be called. */
CHECKED bool sax_new(struct arena *arena, const struct parse_limits *limits,
                     const struct sax_events *events, struct sax **ret_sax, struct error *error);
void sax_free(struct sax *sax);

/* The dictionary of the names. */
xmlDict *sax_names(const struct sax *sax);
/* Before anything is pushed: names are interned there.  Several parsers may share it. */
void sax_use_names(struct sax *sax, xmlDict *names);

/* After an error every further push gives the same error. */
CHECKED bool sax_push(struct sax *sax, const void *bytes, size_t length, struct error *error);
/* After the last byte. */
CHECKED bool sax_finish(struct sax *sax, struct error *error);

int sax_line(const struct sax *sax);
/* Whether <?xml-stylesheet?> stands before the root element, which is not for invoices. */
bool sax_has_stylesheet(const struct sax *sax);

#endif
