/* The server: libmicrohttpd with threads, limits and timeouts; one arena a request.
 *
 * It starts, answers until it is stopped, and waits for what is being answered.
 */
#ifndef AVSTAMD_WEB_SERVE_H
#define AVSTAMD_WEB_SERVE_H

#include "daemon/web/web.h"

struct server;

CHECKED bool server_start(const struct web_options *options, struct server **ret_server,
                          struct error *error);
void server_stop(struct server **server);
/* "http://127.0.0.1:8080/", or the path of a socket. */
const char *server_address(const struct server *server);

#endif
