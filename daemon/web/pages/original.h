/* What a provider sent, for the stylesheet original_parts.xsl: a query and what is made of it. */
#ifndef AVSTAMD_WEB_PAGES_ORIGINAL_H
#define AVSTAMD_WEB_PAGES_ORIGINAL_H

#include "daemon/web/page.h"

/* `wanted`: a parameter; without a value the file is not read, and no reading of it logged. */
#define ORIGINAL_SOURCE(wanted)                                                                    \
    {                                                                                              \
        .element = "source", .query = &SQL_PAGE_ORIGINAL_SOURCE, .values = {"id", wanted},         \
        .hidden = true                                                                             \
    }

#define ORIGINAL_DERIVED .derived = "original", .derive = say_original

/* For a page with ORIGINAL_SOURCE among its queries: nothing when the file is not wanted, not hers
 * to see, or too large. */
bool say_original(const struct request *request, const struct page_rows *rows,
                  const char **ret_json, struct error *error);

#endif
