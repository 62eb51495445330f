/* Bytes to stored file, stored file to rows: each file exactly once.
 *
 * First the bytes are stored and committed, with their digest and where they came from; only then
 * are they read, from the database, in a transaction of their own.  Whatever happens to the reader,
 * the bytes are kept, and who comes next finds them in the table `unread`.  What cannot be read or
 * stored as an invoice goes to quarantine with the reason.
 *
 * An arrival's key says which file on disk it was.  Taken again before ingest_settle — because a
 * crash came between — it is the same arrival.  The same bytes under another key are a repeated
 * receipt (DC02).
 */
#ifndef AVSTAMD_INGEST_H
#define AVSTAMD_INGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "daemon/db.h"
#include "daemon/file_digest.h"

struct rulebook;

enum { INGEST_BATCH_MAX = 100 };

enum ingest_outcome {
    INGEST_PENDING,
    INGEST_STORED,      /* with a reason: but some of its documents are in quarantine */
    INGEST_REPEATED,    /* the same bytes as file_no, which arrived earlier */
    INGEST_QUARANTINED, /* reason says why */
    INGEST_KNOWN,       /* this very arrival was taken before, in a run that was cut off */
    INGEST_REFUSED      /* not taken: too large, unreadable or changing; reason says why */
};

struct arrival {
    int fd;                /* open for reading, the caller's; −1 when that failed (refused) */
    const char *name;      /* printable: as it arrived */
    const char *key;       /* printable: arrival_key() */
    const char *disk_name; /* the inbox's own */
    /* out, in the arena that was given */
    enum ingest_outcome outcome;
    const char *reason;
    int attachments_left; /* of it, in the file only */
    const char *invoices; /* the first numbers stored, with line breaks between; NULL: none */
    bool changing;        /* refused for now: somebody writes to it */
    int64_t file_no, receipt_no;
    /* the storer's own */
    int64_t size_bytes;
    unsigned char digest[DIGEST_BYTES];
};

/* Where the open file is on disk, and which of its versions: source, path, device, inode, time of
 * modification and size. */
CHECKED bool arrival_key(struct arena *arena, int fd, const char *source, const char *path,
                         const char **ret_key, struct error *error);

/* Takes at most INGEST_BATCH_MAX files in the order given.  On false nothing is lost: what was
 * committed is known when the same arrivals come again. */
CHECKED bool ingest_batch(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                          const char *source, struct arrival *arrivals, size_t count,
                          struct error *error);

/* The files cannot be met again as these arrivals: they were moved, or the call has ended. */
CHECKED bool ingest_settle(struct db *db, struct arena *arena, const struct arrival *arrivals,
                           size_t count, struct error *error);

/* Reads what others stored and did not come to read, at most INGEST_BATCH_MAX files. */
CHECKED bool ingest_leftovers(struct db *db, const struct rulebook *rulebook, int *ret_count,
                              struct error *error);

#endif
