/* A folder into which others put invoices.
 *
 * A file is taken when it is complete: it came by rename or was closed after writing, or has not
 * changed for a while; and nobody has it open for writing, as far as the kernel tells us.  Names
 * that begin with a dot or end with .tmp, .part or .filepart are somebody's unfinished business.
 * Taken files are moved to processed/ inside the folder, those that are refused to refused/.
 *
 * Several daemons may watch one folder: who has the lock on a file takes it.
 */
#ifndef AVSTAMD_INBOX_H
#define AVSTAMD_INBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "daemon/ingest.h"

struct inbox;

/* After any error of the others, close it and open it anew: folders may have been replaced.
 *
 * Makes the folders where they are missing (not their parents), and watches. */
CHECKED bool inbox_open(const char *path, struct inbox **ret_inbox, struct error *error);
void inbox_close(struct inbox **inbox); /* a CLEANUP function */

/* Readable when something happened in the folder; then call inbox_listen. */
int inbox_fd(const struct inbox *inbox);
void inbox_listen(struct inbox *inbox);

/* Opens and locks at most `max` complete files, in the byte order of their names.  *ret_later: some
 * are not complete yet, or with somebody else; come again in a second or two. */
CHECKED bool inbox_collect(struct inbox *inbox, struct arena *arena, struct arrival *ret_arrivals,
                           size_t max, size_t *ret_count, bool *ret_later, struct error *error);

/* After they were stored: moves them away, durably.  Files that cannot be moved stay and are met
 * again as the same arrivals; the first trouble is told. */
CHECKED bool inbox_move(struct inbox *inbox, struct arena *arena, const struct arrival *arrivals,
                        size_t count, struct error *error);

/* Lets go of the files (and their locks). */
void inbox_release(struct arrival *arrivals, size_t count);

#endif
