/* What the rows that a page has read already say to its next query. */
#ifndef AVSTAMD_WEB_ROW_VALUES_H
#define AVSTAMD_WEB_ROW_VALUES_H

#include "daemon/web/page.h"

/* "element.column": that column of the first row of an earlier query.  "clients": every client_no
 * of all of them, as an array, for the access log: who was shown is who is logged.  False when the
 * name is neither. */
bool row_value(struct arena *arena, const char *name, const struct page_rows *rows,
               size_t row_count, struct db_value *ret_value);
/* Whether the value is, or may be, in the rows of that element. */
bool row_value_is_of(const char *name, const char *element);

#endif
