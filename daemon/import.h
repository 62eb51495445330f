/* Facts from CSV files into the database (specification §2).
 *
 * One file is one transaction: every row is read and judged, and either all of it stands afterwards
 * or none.  Imports come one after the other (an advisory lock).  Rows are upserted by their key; a
 * fact that already says what its row says is not touched, so importing a file again leaves no
 * trace.
 */
#ifndef AVSTAMD_IMPORT_H
#define AVSTAMD_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

struct db;
struct import_kind;

/* "clients"; NULL when there is no such kind. */
const struct import_kind *import_kind_find(const char *name);
/* The names of all kinds, in the order in which they are best imported. */
size_t import_kind_count(void);
const char *import_kind_name(size_t at);
/* "client_id (key), personal_no, …": the columns, for help. */
const char *import_kind_columns(struct arena *arena, const struct import_kind *kind);

enum { IMPORT_BAD_ROWS_SHOWN = 100 };

struct import_counts {
    int64_t rows;
    int64_t added, changed, unchanged, withdrawn;
    const char *ignored; /* "a, b": columns of the file that nobody knows; NULL for none */
};

/* Who is told of bad rows and of how far it has come; the functions may be NULL. */
struct import_watch {
    void *context;
    /* `column` is NULL when the whole row is meant. */
    void (*bad)(void *context, const char *path, int64_t row, const char *column,
                const char *reason);
    void (*progress)(void *context, const char *path, const char *what, int64_t rows);
};

/* ERROR_INPUT when the file is not as it must be; its bad rows (the first IMPORT_BAD_ROWS_SHOWN, in
 * order) have been told by then.  Whatever fails, nothing of the file is loaded. */
CHECKED bool import_file(struct db *db, const struct import_kind *kind, const char *path,
                         const struct import_watch *watch, struct arena *arena,
                         struct import_counts *ret_counts, struct error *error);

#endif
