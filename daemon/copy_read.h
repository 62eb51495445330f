/* COPY (…) TO STDOUT (FORMAT BINARY): many rows out of the database, one at a time.
 *
 * The fastest way out of PostgreSQL; the statement casts nothing that can be cast here.  Cells are
 * in network byte order and live until the next row.
 */
#ifndef AVSTAMD_COPY_READ_H
#define AVSTAMD_COPY_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/db.h"

enum { COPY_CELLS_MAX = 40 };

struct copy_cell {
    const char *bytes; /* NULL: null */
    int32_t length;
};

/* Called for each row. */
typedef void copy_row_function(void *context, const struct copy_cell *cells);

CHECKED bool copy_read(struct db *db, const struct query *query, copy_row_function *row,
                       void *context, struct error *error);

/* Two statements on two connections at the same time, each with its rows' own context.  The server
 * works on both, where one would keep us waiting. */
struct copy_source {
    struct db *db;
    const struct query *query;
    void *context;
};
CHECKED bool copy_read_both(const struct copy_source sources[2], copy_row_function *row,
                            struct error *error);

int64_t copy_cell_int(const struct copy_cell *cell); /* int2, int4, int8; 0 for null */
bool copy_cell_bool(const struct copy_cell *cell);   /* false for null */
date copy_cell_date(const struct copy_cell *cell, date if_null);
int64_t copy_cell_instant(const struct copy_cell *cell); /* timestamptz, whole seconds */
/* A copy in the arena; "" for null. */
const char *copy_cell_text(struct arena *arena, const struct copy_cell *cell);

#endif
