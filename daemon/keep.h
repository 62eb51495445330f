/* The first half of ingest: bytes kept as received, once, by digest; and that they arrived. */
#ifndef AVSTAMD_KEEP_H
#define AVSTAMD_KEEP_H

#include "daemon/ingest.h"

/* Commits bytes, receipts and the mark that they wait to be read.  A file that cannot be taken is
 * INGEST_REFUSED and does not stop the others; one met before is INGEST_KNOWN or INGEST_REPEATED,
 * the rest INGEST_PENDING. */
CHECKED bool keep_batch(struct db *db, struct arena *arena, const char *source,
                        struct arrival *arrivals, size_t count, struct error *error);

/* Before the second half is tried again. */
void keep_forget_outcomes(struct arrival *arrivals, size_t count);

#endif
