/* A server on this machine's own address over a fresh database, and a browser that sends what it is
 * told. */
#ifndef AVSTAMD_TESTS_BROWSER_H
#define AVSTAMD_TESTS_BROWSER_H

#include "daemon/web/serve.h"
#include "tests/daemon/fresh_database.h"

struct browser {
    struct fresh_database fresh;
    struct server *server;
    struct arena *arena;
    int port;
    const char *socket; /* in the place of a port: the proxy's */
};

struct answer {
    int status; /* 0: the connection was closed without an answer */
    char *head, *body;
};

/* For cmocka: *state is a struct browser. */
int browser_setup(void **state);
/* The same over a unix socket, where X-Remote-User is believed. */
int browser_setup_proxy(void **state);
int browser_teardown(void **state);

/* A user with a role, or more with commas between; returns the user's number.  The password is
 * "hemligt-lösenord". */
extern const char browser_password[];
int64_t browser_user(struct browser *browser, const char *login, const char *roles);
/* A session as signing in makes it: the cookie ("avstamd=…") and the key of its forms. */
char *browser_session(struct browser *browser, int64_t user_no);
char *browser_key(struct browser *browser, const char *cookie);

struct answer browser_send(struct browser *browser, const void *bytes, size_t length);
/* The same in two steps; the second closes the connection. */
int browser_connect(const struct browser *browser);
struct answer browser_send_on(struct browser *browser, int connection, const void *bytes,
                              size_t length);
/* `cookie` may be NULL. */
struct answer browser_get(struct browser *browser, const char *cookie, const char *target);
/* From a page of ours, with the form as it is. */
struct answer browser_post(struct browser *browser, const char *cookie, const char *target,
                           const char *form);
/* The value of a header, or NULL. */
char *answer_header(struct browser *browser, const struct answer *answer, const char *name);

#endif
