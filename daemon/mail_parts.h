/* What hangs on a mail (RFC 2045, 2183, 2231): the leaves of its tree, decoded.
 *
 * Mails come from anybody.  Depth and number of parts are limited (ERROR_LIMIT); what is not as it
 * must be is read as far as it goes: a part without an end ends with the mail, letters that are not
 * base64 are passed over.
 */
#ifndef AVSTAMD_MAIL_PARTS_H
#define AVSTAMD_MAIL_PARTS_H

#include <stddef.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

struct mail_sink {
    void *context;
    /* `type` in small letters, without parameters; `name` as written, "" when there is none. */
    bool (*wants)(void *context, const char *type, const char *name);
    bool (*part)(void *context, const char *name, const void *bytes, size_t length,
                 struct error *error);
};

CHECKED bool mail_parts(struct arena *arena, const char *mail, size_t length,
                        const struct mail_sink *sink, struct error *error);

#endif
