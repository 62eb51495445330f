/* What comes with an invoice: objects encoded in it (BT-125), decoded while they are read.
 *
 * None is ever held: pieces go to whoever wants them, and an attachment of any size costs the same.
 */
#ifndef AVSTAMD_ATTACHMENT_H
#define AVSTAMD_ATTACHMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsers/base64.h"
#include "parsers/invoice.h"
#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

/* BG-24, as far as an object in it needs it. */
struct supporting_document {
    struct term reference;  /* BT-122, when it stands before the object */
    struct term media_type; /* BT-125-1 */
    struct term file_name;  /* BT-125-2 */
    int64_t size_bytes;     /* decoded; known at the end */
    const char *problem;    /* what is wrong with its base64, known at the end; NULL: nothing */
};

/* Each returns false to stop with its error.  One that has begun does not end when its document or
 * file cannot be read. */
struct attachment_sink {
    void *context;
    bool (*begin)(void *context, const struct supporting_document *about, struct error *error);
    bool (*bytes)(void *context, const void *bytes, size_t length, struct error *error);
    bool (*end)(void *context, const struct supporting_document *about, struct error *error);
};

/* Whether BIS Billing 3 takes it: pdf, png, jpeg, csv, xlsx or ods. */
bool attachment_is_accepted(const struct supporting_document *about);

/* One at a time. */
struct attachment;
struct attachment *attachment_new(struct arena *arena, const struct attachment_sink *sink);
/* The element's text, in pieces, and its end; the first of them begins it. */
CHECKED bool attachment_text(struct attachment *attachment, const struct supporting_document *about,
                             const char *text, size_t length, struct error *error);
CHECKED bool attachment_end(struct attachment *attachment, struct supporting_document *about,
                            struct error *error);

#endif
