/* What the user chose of a page's rows, in words: "Period från: 2026-07 · Utförare: Omsorg AB". */
#ifndef AVSTAMD_WEB_SELECTION_H
#define AVSTAMD_WEB_SELECTION_H

#include "daemon/web/parameters.h"

/* The values of parameters that have a label, but those of the path; "" when there are none.  The
 * words of a value are in the query that the form chooses from (selection_choices). */
const char *selection_text(struct arena *arena, const struct parameters *parameters,
                           const struct page_rows *rows, size_t row_count);

/* The rows of the query "choose-NAME", value and words; NULL when there is no such query. */
const PGresult *selection_choices(struct arena *arena, const char *name,
                                  const struct page_rows *rows, size_t row_count);

#endif
