/* What a page's rows are of, in words: what the user chose, "Utförare: Omsorg AB", and of which
 * period they tell, chosen or not, "Kvartal 3 2026". */
#ifndef AVSTAMD_WEB_SELECTION_H
#define AVSTAMD_WEB_SELECTION_H

#include "daemon/web/parameters.h"

/* The values of parameters that have a label, but those of the path; "" when there are none.  The
 * words of a value are in the query that the form chooses from (selection_choices). */
const char *selection_text(struct arena *arena, const struct parameters *parameters,
                           const struct page_rows *rows, size_t row_count);

/* What the column of that name says in the query "period"; NULL when there is none. */
const char *selection_period(const struct page_rows *rows, size_t row_count);

/* The rows of the query "choose-NAME", value and words; NULL when there is no such query. */
const PGresult *selection_choices(struct arena *arena, const char *name,
                                  const struct page_rows *rows, size_t row_count);

#endif
