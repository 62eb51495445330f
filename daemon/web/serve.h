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
/* Serves by other options: on the same socket when they name the same, so that nobody is turned
 * away, else on a new one.  What is being answered is still answered by the old.  On false the old
 * one goes on as it was, or when *server is NULL, could not be kept. */
CHECKED bool server_replace(struct server **server, const struct web_options *options,
                            struct error *error);
/* Waits some seconds for what is being answered. */
void server_stop(struct server **server);
/* False when requests are being answered but none was finished since the last call: it hangs. */
bool server_alive(struct server *server);
/* "http://127.0.0.1:8080/", or the path of a socket. */
const char *server_address(const struct server *server);

#endif
