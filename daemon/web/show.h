/* What a user sees: a page of pages.c with its rows, or a page that says why there is none. */
#ifndef AVSTAMD_WEB_SHOW_H
#define AVSTAMD_WEB_SHOW_H

#include "daemon/web/web.h"

/* Renders `view` by a stylesheet.  What fails becomes a 500 page, and a line of the log. */
void show(const struct web *web, const char *stylesheet, const struct view *view,
          struct reply *reply);
/* In Swedish, with a way on; `why` (may be NULL) is a sentence for the user. */
void show_error(const struct web *web, const struct request *request, const struct visitor *visitor,
                unsigned status, const char *why, struct reply *reply);

#endif
