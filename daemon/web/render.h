/* XML through a compiled stylesheet to HTML.  Stylesheets are compiled once and shared by all
 * threads; they may read no file, write none, and ask no network. */
#ifndef AVSTAMD_WEB_RENDER_H
#define AVSTAMD_WEB_RENDER_H

#include <libxml/tree.h>

#include "daemon/web/request.h"

struct renderer;

/* Compiles every stylesheet of the program.  With `folder` they are read from there instead, anew
 * each time, for those who write them. */
CHECKED bool renderer_new(const char *folder, struct renderer **ret_renderer, struct error *error);
void renderer_free(struct renderer **renderer);

/* Sets the reply's body and content type, not its status. */
CHECKED bool render(const struct renderer *renderer, const char *stylesheet, xmlDocPtr document,
                    struct arena *arena, struct reply *reply, struct error *error);

#endif
