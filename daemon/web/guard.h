/* What libmicrohttpd lets through and we do not: the headers of a request, looked at once.
 *
 * Refused are headers that may stand once and stand twice, bodies of a length that two programs
 * could read differently, and whatever was in the head of the request that the library did not
 * show us (it cuts values at a NUL).
 */
#ifndef AVSTAMD_WEB_GUARD_H
#define AVSTAMD_WEB_GUARD_H

#include <stdbool.h>
#include <stddef.h>

#include "daemon/web/request.h"

enum { BODY_BYTES_MAX = 256 * 1024, HEADERS_MAX = 100 };

struct header {
    const char *name, *value;
    size_t name_length, value_length;
};

struct guarded {
    const struct header *headers;
    size_t count;
    const char *method, *target; /* as sent */
    size_t head_bytes;           /* the whole head, as it came */
    bool by_proxy;               /* it came over a unix socket */
    const char *sso_header;      /* NULL: nobody is believed */
    const char *peer;            /* address, or NULL */
};

/* Fills in what is known of the request, but for the form.  Returns 0, or the status that refuses
 * it. */
unsigned guard(const struct guarded *guarded, struct request *request, size_t *ret_body_bytes);

#endif
