/* The hand town with handläggare: K1 and K2 (protected) are H1's in the unit Norr, K3 is H2's in
 * Söder.
 *
 * F1 asks for two hours more than K1 got (QT01, for the handläggare to decide), F3 for as many of
 * K3's; of K2 all that is ordered is performed and invoiced (F2). */
#ifndef AVSTAMD_TESTS_OFFICER_TOWN_H
#define AVSTAMD_TESTS_OFFICER_TOWN_H

#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"
#include "tests/daemon/web/browser.h"

void officer_town(struct browser *browser);
/* A session of a new user; officer and unit may be NULL. */
char *officer_town_enter(struct browser *browser, const char *login, const char *roles,
                         const char *officer, const char *unit);
/* "/klient/7" of K1: `before`, the client's number, `after`. */
char *officer_town_address(struct browser *browser, const char *before, const char *client,
                           const char *after);
/* The number of the finding QT01 of a client. */
int64_t officer_town_finding(struct browser *browser, const char *client);
/* A form with its key. */
struct answer officer_town_send(struct browser *browser, const char *cookie, const char *target,
                                const char *form);
void expect_body(const struct answer *answer, int status, const char *wanted);

#endif
