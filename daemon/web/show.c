#include "daemon/web/show.h"

#include <string.h>

#include "daemon/log.h"

/* When not even the error page can be made. */
static void say_plainly(unsigned status, struct reply *reply)
{
    static const char text[] = "Sidan kan inte visas just nu. Försök igen om en stund.\n";

    reply->status = status;
    reply->content_type = "text/plain; charset=utf-8";
    reply->body = text;
    reply->length = sizeof text - 1;
}

void show(const struct web *web, const char *stylesheet, const struct view *view,
          struct reply *reply)
{
    struct error error = {0};
    XML_DOCUMENT(document);

    document = view_xml(view, &web->site);
    reply->status = view->status;
    if (render(web->renderer, stylesheet, document, view->request->arena, reply, &error)) {
        return;
    }
    log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_PAGE_FAILED}, "%s: %s", view->path,
             error.text);
    if (strcmp(stylesheet, "error.xsl") == 0) {
        say_plainly(500, reply);
    } else {
        show_error(web, view->request, view->visitor, 500, NULL, reply);
    }
}

void show_error(const struct web *web, const struct request *request, const struct visitor *visitor,
                unsigned status, const char *why, struct reply *reply)
{
    struct view view = {.request = request,
                        .visitor = visitor,
                        .path = request->path == NULL ? "" : request->path,
                        .status = status,
                        .message = why,
                        .refused = true,
                        .again = request->method == METHOD_POST};

    show(web, "error.xsl", &view, reply);
}
