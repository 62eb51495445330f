/* Elements, one after another, into the structs that the tables name.
 *
 * Knows the tree of a format and nothing of XML: the parser tells it what opens, what stands there
 * and what closes.  Elements that no table names are passed over with all that is in them, and
 * their text is never kept, so an attachment of any size costs nothing.
 *
 * Errors: ERROR_LIMIT for a term or an invoice larger than allowed; those of the attachments' sink.
 */
#ifndef AVSTAMD_READER_H
#define AVSTAMD_READER_H

#include "parsers/attachment.h"
#include "parsers/parse.h"
#include "parsers/tree.h"

struct reader;

/* `document` is the struct of the format's document group. */
struct reader *reader_new(struct arena *arena, const struct parse_limits *limits,
                          const struct tree_node *root, void *document);

/* Objects go there; without it they are passed over. */
void reader_hand_on_attachments(struct reader *reader, const struct attachment_sink *sink);

/* Below the root.  Names are interned in the dictionary of the tree. */
CHECKED bool reader_open(struct reader *reader, const xmlChar *name, const xmlChar *uri, int line,
                         struct error *error);
/* An attribute without namespace of the element just opened. */
CHECKED bool reader_attribute(struct reader *reader, const xmlChar *name, const char *value,
                              size_t length, struct error *error);
CHECKED bool reader_text(struct reader *reader, const char *text, size_t length,
                         struct error *error);
CHECKED bool reader_close(struct reader *reader, struct error *error);

#endif
