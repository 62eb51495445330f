/* Attachments to rows while they are read: their bytes decoded, in pieces, each content once.
 *
 * Runs inside the caller's transaction; errors are those of the database.  What BIS Billing 3 does
 * not take, or is no base64, stays in the file as received, and the row says why.
 */
#ifndef AVSTAMD_KEEP_ATTACHMENT_H
#define AVSTAMD_KEEP_ATTACHMENT_H

#include "daemon/db.h"
#include "parsers/attachment.h"

struct attachment_keeper;

struct attachment_keeper *attachment_keeper_new(struct db *db, struct arena *arena,
                                                int64_t file_no);
/* Before each attachment begins: which document it belongs to, and whether it is to be kept. */
void attachment_keeper_place(struct attachment_keeper *keeper, int ordinal, bool wanted);
/* The functions of an attachment_sink; their context is the keeper. */
extern const struct attachment_sink attachment_keeper_sink;
/* How many were not stored apart. */
int attachment_keeper_left(const struct attachment_keeper *keeper);
/* One that has begun does not end: what was stored of it goes. */
CHECKED bool attachment_keeper_abandon(struct attachment_keeper *keeper, struct error *error);
/* The same, when a rollback has taken what was stored. */
void attachment_keeper_forget(struct attachment_keeper *keeper);

#endif
