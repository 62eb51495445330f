/* Base64 as XML documents carry it (RFC 4648 §4, xs:base64Binary), decoded in pieces of any size.
 *
 * White space may stand anywhere.  What is wrong is told once, and nothing after it is decoded: the
 * bytes before it are what the document says.
 */
#ifndef AVSTAMD_BASE64_H
#define AVSTAMD_BASE64_H

#include <stddef.h>
#include <stdint.h>

enum base64_problem {
    BASE64_GOOD,
    BASE64_FOREIGN, /* a character that is no digit, padding or white space */
    BASE64_AFTER_PADDING,
    BASE64_CUT_OFF /* the last group is not complete; what it gives was decoded */
};

/* All zero in the beginning. */
struct base64 {
    uint32_t group; /* the digits of the unfinished group, six bits each */
    int digits;     /* in the unfinished group: 0–3 */
    int padding;    /* '=' met: 0–2 */
    enum base64_problem problem;
};

/* How many bytes `length` characters give at most. */
#define BASE64_BYTES(length) ((length) / 4 * 3 + 3)

/* Returns how many bytes were written to ret_bytes, which has room for BASE64_BYTES(length). */
size_t base64_decode(struct base64 *base64, const char *text, size_t length,
                     unsigned char *ret_bytes);

/* After the last piece: at most two bytes more; the problem is known then. */
size_t base64_finish(struct base64 *base64, unsigned char ret_bytes[2]);

/* NULL when all is good. */
const char *base64_problem_text(enum base64_problem problem);

#endif
