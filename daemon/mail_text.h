/* A mail as it is sent: RFC 5322 with MIME, its text UTF-8 in quoted-printable (RFC 2045), words of
 * its head that are not ASCII encoded (RFC 2047), and marked as made by a machine (RFC 3834).
 *
 * What stands in a head is an address that mail_address_right() takes, is made here, or is encoded:
 * no text gets a line of its own there.
 */
#ifndef AVSTAMD_MAIL_TEXT_H
#define AVSTAMD_MAIL_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

struct mail_text {
    const char *from, *to;
    const char *id;      /* "2c5e…-…": the Message-ID is this at the domain of `from` */
    int64_t made_s;      /* its Date: seconds since 1970 UTC */
    const char *subject; /* one line; what controls anything becomes a blank */
    const char *body;    /* its lines end with \n */
};

/* ASCII, without blanks and quotes: the rule of avstamd.mail_right(). */
bool mail_address_right(const char *address);

/* The whole mail, its lines ended by CR LF; in the arena.  ERROR_INPUT when an address or id cannot
 * stand in a head, or the text is not UTF-8. */
CHECKED bool mail_compose(struct arena *arena, const struct mail_text *mail,
                          const char **ret_message, struct error *error);

#endif
