/* What attackers try on every page and action there is: addresses and forms are filled from the
 * rows themselves, so that a new page is attacked, too. */
#ifndef AVSTAMD_TESTS_ATTACK_H
#define AVSTAMD_TESTS_ATTACK_H

#include "daemon/web/page.h"
#include "tests/daemon/web/browser.h"

struct attack {
    struct browser *browser;
    int64_t user_no;
    const char *cookie, *key;
};

/* A town with invoices, findings and a file in quarantine. */
void attack_town(struct browser *browser);
/* Somebody with these roles, signed in. */
struct attack attack_as(struct browser *browser, const char *login, const char *roles);

/* An address or a form with ordinary values, but for `name` (may be NULL), which is `value`. */
char *attack_address(struct arena *arena, const char *path, const struct parameter *parameters,
                     const char *name, const char *value);
char *attack_form(struct arena *arena, const char *key, const char *path,
                  const struct parameter *parameters, const char *name, const char *value);

/* A page asked for, or an action sent. */
struct answer attack_get(const struct attack *attack, const struct page *page, const char *name,
                         const char *value);
struct answer attack_post(const struct attack *attack, const struct action *action, const char *key,
                          const char *name, const char *value);

/* Answers take a megabyte each: those between the two are forgotten. */
struct arena *attack_pause(struct browser *browser);
void attack_resume(struct browser *browser, struct arena *kept);

/* Everything that is stored, but for who is signed in and what was logged. */
char *attack_stored(struct browser *browser);
/* Tables, functions, policies and rights. */
char *attack_schema(struct browser *browser);
int64_t attack_refusals(struct browser *browser, const char *login);

/* Has the answer this status, and the headers that every answer needs? */
void attack_expect(struct browser *browser, const struct answer *answer, int status,
                   const char *what, const char *who);

#endif
