/* What the pages are made with: stylesheets, the style sheet and the script, inside the program.
 *
 * The build makes constants of daemon/web/pages/ (embed.sh).  Whoever writes pages lets
 * `avstamd web --pages daemon/web/pages` read them from there instead, anew for every request.
 */
#ifndef AVSTAMD_WEB_ASSETS_H
#define AVSTAMD_WEB_ASSETS_H

#include <stdbool.h>
#include <stddef.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

struct asset {
    const char *name; /* "catalogue.xsl" */
    const char *text;
};

extern const struct asset asset_all[];
extern const size_t asset_count;

/* NULL when there is none. */
const char *asset_find(const char *name);
/* From `folder`, or when it is NULL from the program. */
CHECKED bool asset_read(struct arena *arena, const char *folder, const char *name,
                        const char **ret_text, struct error *error);
/* "/static/style.3f2a….css": a name that changes with what it names, so that it may be kept. */
const char *asset_address(struct arena *arena, const char *name, const char *text);

#endif
