/* A request finds its page or action, as the user who asks, and gets its reply. */
#ifndef AVSTAMD_WEB_ROUTE_H
#define AVSTAMD_WEB_ROUTE_H

#include "daemon/web/request.h"
#include "daemon/web/web.h"

/* Always sets a reply. */
void route(struct web *web, struct request *request, struct reply *reply);

#endif
