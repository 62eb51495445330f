/* Files that could not be read: try again, or say that nobody waits for them. */
#ifndef AVSTAMD_QUARANTINE_H
#define AVSTAMD_QUARANTINE_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/db.h"

struct rulebook;

/* Reads the file again; on success it leaves quarantine and *ret_reason is NULL.  One that is not
 * in quarantine, or was discarded, is ERROR_INPUT. */
CHECKED bool quarantine_retry(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                              int64_t file_no, const char **ret_reason, struct error *error);

/* The same for every file that somebody at the pages asked for. */
CHECKED bool quarantine_retry_asked(struct db *db, struct error *error);

/* The bytes stay.  ERROR_INPUT when it is not in quarantine or discarded already. */
CHECKED bool quarantine_discard(struct db *db, struct arena *arena, int64_t file_no,
                                const char *why, struct error *error);

#endif
