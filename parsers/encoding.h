/* Bytes in the encodings that invoices come in → UTF-8, in pieces of any size.
 *
 * UTF-8 is handed on as it is: that its bytes are UTF-8 is the XML parser's to check.
 *
 * Errors: ERROR_INPUT for bytes that are not in the encoding they are declared in, or in one that
 * is not read; what stands before such bytes was handed on.
 */
#ifndef AVSTAMD_ENCODING_H
#define AVSTAMD_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/charset.h"
#include "reconcile/base/attributes.h"
#include "reconcile/base/error.h"

/* Who gets the UTF-8. */
struct encoding_sink {
    void *context;
    bool (*take)(void *context, const char *utf8, size_t length, struct error *error);
};

/* All zero but the sink in the beginning. */
struct encoding {
    struct encoding_sink sink;
    enum charset charset;
    unsigned char head[CHARSET_HEAD_BYTES]; /* until the charset is decided */
    size_t head_length;
    unsigned char unit[4]; /* of a character in UTF-16 that came in pieces */
    size_t unit_length;
};

/* False with the sink's own error, too. */
CHECKED bool encoding_push(struct encoding *encoding, const void *bytes, size_t length,
                           struct error *error);
/* After the last byte. */
CHECKED bool encoding_finish(struct encoding *encoding, struct error *error);

#endif
