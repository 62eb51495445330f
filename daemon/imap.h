/* The few words of IMAP4rev1 (RFC 3501) that fetching from a mailbox takes, over a connection that
 * libcurl has secured and signed in.
 *
 * ERROR_INPUT when the server refuses (its own words are told), ERROR_UNAVAILABLE when it is away.
 */
#ifndef AVSTAMD_IMAP_H
#define AVSTAMD_IMAP_H

#include <stdint.h>

#include "daemon/transfer.h"

struct imap;

CHECKED bool imap_open(struct transfer *transfer, struct arena *arena, struct imap **ret_imap,
                       struct error *error);
CHECKED bool imap_select(struct imap *imap, const char *mailbox, int64_t *ret_uid_validity,
                         struct error *error);
/* The UIDs that match; in the arena. */
CHECKED bool imap_search(struct imap *imap, struct arena *arena, const char *criteria,
                         int64_t **ret_uids, size_t *ret_count, struct error *error);
/* The whole mail into a file, marking nothing.  *ret_bytes is −1 when it is gone.  ERROR_LIMIT when
 * it is larger than most_bytes. */
CHECKED bool imap_fetch(struct imap *imap, int64_t uid, int64_t most_bytes, int into,
                        int64_t *ret_bytes, struct error *error);
/* `flags` such as "\\Seen". */
CHECKED bool imap_flag(struct imap *imap, int64_t uid, const char *flags, struct error *error);
/* MOVE (RFC 6851), or where the server has none a copy, and the mail marked as deleted. */
CHECKED bool imap_move(struct imap *imap, int64_t uid, const char *mailbox, struct error *error);

#endif
