/* The queries of a page or an action, with the values they ask for by name. */
#ifndef AVSTAMD_WEB_PAGE_QUERIES_H
#define AVSTAMD_WEB_PAGE_QUERIES_H

#include "daemon/db.h"
#include "daemon/web/page.h"
#include "daemon/web/parameters.h"

enum { PAGE_QUERIES_MAX = 32 };

/* What names stand for, and what has been read. */
struct page_reading {
    struct arena *arena;
    const struct parameters *parameters;
    const char *path; /* of the page that is shown */
    struct page_rows rows[PAGE_QUERIES_MAX];
    size_t row_count;
};

/* One of them, for an action. */
CHECKED bool page_query_run(struct db *db, const struct page_reading *reading,
                            const struct query *query, const char *const *names,
                            PGresult **ret_result, struct error *error);

/* All queries of a page into reading->rows, those together that need nothing of each other.
 * *ret_found: false when what the page is about does not exist, or not for this user; what comes
 * after is not asked then. */
CHECKED bool page_queries_run(struct db *db, const struct page_query *queries,
                              struct page_reading *reading, bool *ret_found, struct error *error);
void page_reading_clear(struct page_reading *reading);

#endif
