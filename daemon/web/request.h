/* One request: what was asked, taken apart and checked for form; and one reply.
 *
 * Everything lives in the request's arena.  What is wrong gives the HTTP status it deserves; 0 is
 * fine.
 */
#ifndef AVSTAMD_WEB_REQUEST_H
#define AVSTAMD_WEB_REQUEST_H

#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST };

struct field {
    const char *name;
    const char *value;
};

struct fields {
    struct field *items;
    size_t count, capacity;
};

struct request {
    struct arena *arena;
    enum method method;
    const char *target; /* path and query as asked: for links back */
    const char *path;   /* decoded */
    struct fields query, form;
    /* Headers; NULL when absent. */
    const char *host, *origin, *fetch_site, *referer, *content_type, *cookie;
    const char *sso_login, *sso_name, *sso_groups; /* only of a trusted proxy */
    const char *from;                              /* the address that asks; NULL unknown */
    sem_t *hashing; /* the server's: whoever hashes a password waits for a turn */
    bool encrypted; /* the browser came by TLS, as far as we can tell: cookies are Secure */
};

enum { COOKIES_MAX = 3 };

struct reply {
    unsigned status;
    const char *content_type;
    const char *body;
    size_t length;
    const char *location;  /* 303 leads there */
    const char *file_name; /* the browser saves it under this name */
    const char *cookies[COOKIES_MAX];
    size_t cookie_count;
    const char *allow;      /* with 405 */
    unsigned retry_after_s; /* with 429 and 503 */
    bool keep;              /* the browser may keep it for ever */
};

/* The first of that name, or NULL. */
const char *fields_find(const struct fields *fields, const char *name);
size_t fields_count(const struct fields *fields, const char *name);
void fields_add(struct arena *arena, struct fields *fields, const char *name, const char *value);

/* "name=value&…" as forms send it: percent-decoded UTF-8 without control characters but tab and
 * line breaks (CR LF becomes LF).  False when it is anything else. */
CHECKED bool fields_parse(struct arena *arena, const char *text, struct fields *ret_fields);
/* Path and query of a request line.  The path must be plain: no empty or dotted parts, nothing
 * that another program would read as a different path.  Sets target, path and query. */
CHECKED bool target_parse(struct request *request, const char *target);
/* A path of ours, with or without a query, that a form may ask to be led to. */
bool target_is_local(const char *text);
/* The page of ours that the request comes from, or NULL: what its Referer says, when it names this
 * very host. */
const char *target_before(const struct request *request);
/* The value of a cookie, or NULL; of two of the same name, neither is believed. */
const char *cookie_find(const struct request *request, const char *name);

/* For addresses: letters, digits and -._~ stay. */
const char *percent_encode(struct arena *arena, const char *text);
void reply_cookie(struct reply *reply, const char *cookie);
void reply_lead(struct reply *reply, const char *location);

#endif
