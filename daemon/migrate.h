/* sql/schema/ in order, once each, under one lock; what was run is remembered with its checksum. */
#ifndef AVSTAMD_MIGRATE_H
#define AVSTAMD_MIGRATE_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>

#include "reconcile/base/error.h"

struct db;

struct migration {
    const char *name; /* 0001_facts */
    const char *sql;
};

extern const struct migration migration_all[];
extern const size_t migration_count;
extern const struct migration migration_roles; /* run every time: grants are stated, not changed */

/* Brings the schema up to date; *ret_applied tells how many files were new.  A file that changed
 * after it was run, or a schema newer than this program, is refused (ERROR_INPUT). */
CHECKED bool migrate(struct db *db, int *ret_applied, struct error *error);

/* ERROR_INPUT with "run avstamd migrate" when the schema is missing, older or newer. */
CHECKED bool migrate_check(struct db *db, struct error *error);
/* Its two halves, of who asked himself: what SQL_MIGRATION_EXISTS and SQL_MIGRATION_LIST gave. */
CHECKED bool migrate_known(const PGresult *exists, struct error *error);
CHECKED bool migrate_current(const PGresult *list, struct error *error);

#endif
