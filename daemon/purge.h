/* Gallring: what has been kept long enough is destroyed, by the rules of avstamd.retention_rule.
 *
 * The database decides what goes, and why something stays (sql/schema/0024_years.sql); here only
 * the batches are counted.  Each is a transaction of its own with its lines in the protocol, so
 * that a purge that was killed goes on where it was when it is asked for again.
 */
#ifndef AVSTAMD_PURGE_H
#define AVSTAMD_PURGE_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/db.h"

/* Begins a purge, or goes on with one that was not finished, until everything is done.  `by`: who
 * asked, for the protocol, beside the database's own name of the user; NULL: nobody to name.
 * ERROR_CONFLICT when another process is purging. */
CHECKED bool purge_run(struct db *db, const char *by,
                       void (*progress)(void *context, const char *what), void *context,
                       int64_t *ret_purge_no, struct error *error);

#endif
