/* The socket that requests come to: inherited from systemd, a unix socket, or an address.  Who asks
 * closes it; systemd's can be asked for again. */
#ifndef AVSTAMD_WEB_LISTEN_H
#define AVSTAMD_WEB_LISTEN_H

#include "daemon/web/web.h"

/* *ret_by_proxy: it is a unix socket, so whoever comes is the proxy that may open it. */
CHECKED bool listen_open(const struct web_options *options, struct arena *arena, int *ret_socket,
                         bool *ret_by_proxy, const char **ret_address, struct error *error);

/* The socket of metrics: at an address of this machine alone, or when it is NULL the one that
 * systemd calls "metrics"; *ret_socket is -1 when there is none. */
CHECKED bool listen_metrics(const char *address, struct arena *arena, int *ret_socket,
                            const char **ret_address, struct error *error);

#endif
