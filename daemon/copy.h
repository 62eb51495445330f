/* COPY … FROM STDIN: many rows, or one large value, in pieces of bounded size.
 *
 * Begin, fields and rows, end.  What fails on the way is told by copy_end.  Text form unless only
 * copy_raw is used.  Inside a transaction a failed COPY needs a rollback like any statement.
 */
#ifndef AVSTAMD_COPY_H
#define AVSTAMD_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "daemon/db.h"

enum { COPY_BUFFER_BYTES = 65536 };

struct copy {
    struct db *db;
    const struct query *query;
    bool lost;      /* the connection would not take more */
    bool row_begun; /* a tab is due before the next field */
    size_t used;
    char buffer[COPY_BUFFER_BYTES];
};

CHECKED bool copy_begin(struct db *db, const struct query *query, struct copy *ret_copy,
                        struct error *error);
void copy_text(struct copy *copy, const char *text); /* a field; NULL is null */
void copy_int(struct copy *copy, int64_t value);
void copy_date(struct copy *copy, date value); /* DATE_NONE is null */
void copy_row_end(struct copy *copy);
void copy_raw(struct copy *copy, const void *bytes, size_t length);
CHECKED bool copy_end(struct copy *copy, int64_t *ret_rows, struct error *error);
/* Gives up: the server forgets what it got.  The transaction needs a rollback. */
void copy_abandon(struct copy *copy, const char *why);

#endif
