/* Who is asking: cookies, sessions, form tokens, and what is said to a user once.
 *
 * The cookie is 32 random bytes; the database knows only their digest.  A session has a form key of
 * its own, which every form returns.  Cookies are __Host- ones with Secure, but where the browser
 * speaks plain HTTP with this same machine.
 */
#ifndef AVSTAMD_WEB_SESSION_H
#define AVSTAMD_WEB_SESSION_H

#include <stdint.h>

#include "daemon/db.h"
#include "daemon/web/page.h"
#include "daemon/web/request.h"

enum { TOKEN_BYTES = 32 };

struct visitor {
    int64_t user_no;
    const char *login, *name, *unit, *officer_id;
    const char *form_key;     /* hex */
    const char *idle_minutes; /* the session ends when nothing is asked for so long */
    unsigned roles;           /* ROLE_… */
    bool is_another;          /* than whom the proxy names */
};

/* ROLE_… of "finance"; 0 when there is none.  And back, for pages. */
unsigned role_of_name(const char *name);
const char *role_name(size_t at); /* NULL after the last; the role is 1u << at */

/* The digest of the request's cookie; false without one that looks like ours. */
bool session_digest(const struct request *request, struct db_value *ret_digest);

/* Begins: from here to the end of the transaction `db` is asked by the visitor.  False also for a
 * session that has ended (db_state "28000"). */
CHECKED bool session_enter(struct db *db, const struct request *request,
                           struct visitor *ret_visitor, struct error *error);
/* A new session for a user whose password was right, in a transaction of its own; an old one of the
 * same browser ends.  Sets the cookie.  `said`, unless it is NULL, is said on its first page. */
CHECKED bool session_open(struct db *db, const struct request *request, const char *user_no,
                          const char *said, struct reply *reply, struct error *error);
CHECKED bool session_close(struct db *db, const struct request *request, struct reply *reply,
                           struct error *error);
void session_forget(const struct request *request, struct reply *reply);

/* Did a page of ours send this form?  By what browsers tell of its origin. */
bool form_is_from_here(const struct request *request);
/* And was it made for this session?  In constant time. */
bool form_token_is_right(const struct request *request, const struct visitor *visitor);

/* A sentence for the next page that this visitor sees; nobody else can make one. */
void say_next(const struct request *request, const struct visitor *visitor, const char *text,
              struct reply *reply);
/* What was said by the last action, or NULL; it is then forgotten. */
const char *said_before(const struct request *request, const struct visitor *visitor,
                        struct reply *reply);

#endif
