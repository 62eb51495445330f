/* Which encoding a document is in, by its first bytes and its XML declaration.
 *
 * The byte order mark and the bytes of the first '<' decide before the declaration does (XML 1.0,
 * appendix F).  Read are UTF-8, UTF-16 in both orders, US-ASCII, ISO-8859-15, ISO-8859-1, and
 * windows-1252 also where ISO-8859-1 is declared: nobody means the control characters 0x80–0x9f.
 */
#ifndef AVSTAMD_CHARSET_H
#define AVSTAMD_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "reconcile/base/attributes.h"
#include "reconcile/base/error.h"

enum charset {
    CHARSET_UNDECIDED,
    CHARSET_UTF8,
    CHARSET_UTF16LE,
    CHARSET_UTF16BE,
    CHARSET_ASCII,
    CHARSET_LATIN1, /* as windows-1252 */
    CHARSET_LATIN9
};

/* A declaration ends within so many bytes. */
enum { CHARSET_HEAD_BYTES = 512 };

/* *ret_charset stays undecided when more bytes are needed, which never happens with
 * CHARSET_HEAD_BYTES or the `last` ones.  *ret_skipped is the length of a byte order mark.
 * ERROR_INPUT for an encoding that is not read, or that the bytes contradict. */
CHECKED bool charset_decide(const unsigned char *bytes, size_t length, bool last,
                            enum charset *ret_charset, size_t *ret_skipped, struct error *error);

#endif
