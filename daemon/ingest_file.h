/* One stored file to rows: its documents, what the rules say of them, what came with them.
 *
 * Runs inside the caller's transaction.  A document that cannot be read or stored goes to
 * quarantine with its reason, and the others are stored.  An XML file (or a zip file's member) that
 * breaks off is refused as a whole.  Errors are those of the database.
 */
#ifndef AVSTAMD_INGEST_FILE_H
#define AVSTAMD_INGEST_FILE_H

#include "daemon/db.h"

struct rulebook;

struct ingest_result {
    int stored, refused;  /* documents */
    const char *reason;   /* why they were refused, NULL when none was; in the arena */
    int attachments_left; /* how many attachments stay in the file only */
    const char *invoices; /* the first numbers stored, with line breaks between; "": none */
};

/* `again`: documents that are stored already, or were discarded, are left alone. */
CHECKED bool ingest_file(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                         int64_t file_no, bool again, struct ingest_result *ret_result,
                         struct error *error);

#endif
