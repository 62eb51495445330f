/* A format: how to recognise it, how to read it. */
#ifndef AVSTAMD_FORMAT_H
#define AVSTAMD_FORMAT_H

#include "parsers/field.h"

/* A short name for a namespace, used in the paths of the tables only. */
struct format_prefix {
    const char *prefix;
    const char *uri;
};

struct format {
    enum invoice_format format;
    /* The document's root element. */
    const char *uri;
    const char *root;
    const struct format_prefix *prefixes; /* ends with NULL */
    /* The document as the tables see it; `struct invoice` is its first member.  NULL: the format is
     * recognised but not read yet. */
    const struct field_group *document;
    /* Called after the last element (may be NULL): terms that need the whole document. */
    void (*finish)(void *document);
};

extern const struct format format_ubl_invoice;
extern const struct format format_ubl_credit_note;
extern const struct format format_cii;
extern const struct format format_svefaktura;

/* NULL when no format has this root. */
const struct format *format_of_root(const char *uri, const char *root);

#endif
