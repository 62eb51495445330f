/* A small municipality, built fact by fact, so that a case reads like a sentence.
 *
 * It begins with one provider (CARE_AB), one client (ANNA), one service by performed hours without
 * tolerance (HOME_CARE) and their account (ANNAS_HOME_CARE).  What an add_… function returns is
 * there to be changed at once: it may move when the next fact is added.  Dates and decimals are
 * texts as people write them; what cannot be read fails the test.
 */
#ifndef AVSTAMD_MUNICIPALITY_H
#define AVSTAMD_MUNICIPALITY_H

#include "reconcile/base/arena.h"
#include "reconcile/facts.h"
#include "reconcile/findings.h"

enum { CARE_AB = 0, ANNA = 0, HOME_CARE = 0, ANNAS_HOME_CARE = 0, ANY_PROVIDER = -1 };

struct municipality {
    struct arena *arena;
    struct facts facts;
    struct findings found;
};

/* As of 2026-10-31, so that October 2026 has not ended yet. */
struct municipality *municipality_new(struct arena *arena);

/* With an order, a price, a visit of an hour and invoice F1 that asks for it: nothing to find. */
struct municipality *municipality_with_clean_invoice(struct arena *arena);
/* The first document and line. */
struct document *the_document(struct municipality *m);
struct line *the_line(struct municipality *m);

date day(const char *text);                              /* "2026-10-05"; "" is DATE_FOREVER */
struct period days(const char *first, const char *last); /* both ends belong to it */
int64_t scaled(const char *text, int decimals);          /* ("2.5", 3) is 2500 */
int64_t ore(const char *kronor);
int64_t grains(const char *units);

int32_t add_provider(struct municipality *m, const char *id);
int32_t add_client(struct municipality *m, const char *id);
int32_t add_service(struct municipality *m, const char *id, enum unit unit, enum basis basis);
int32_t add_account(struct municipality *m, int32_t client, int32_t provider, int32_t service,
                    const char *level);
struct service *home_care(struct municipality *m);
struct client *anna(struct municipality *m);

struct service_alias *add_service_alias(struct municipality *m, int32_t provider, const char *code,
                                        int32_t service);
void add_client_alias(struct municipality *m, int32_t provider, const char *alias, int32_t client);
void add_extractor(struct municipality *m, int32_t provider, enum extractor_field field,
                   const char *pattern, enum yields yields);

/* Orders are named O1, O2, … and numbered 1, 2, …; `to` may be "". */
struct order *add_order(struct municipality *m, int32_t account, const char *from, const char *to,
                        const char *quantity, enum per per);
/* Visit identifiers ascend; numbers are 1, 2, … */
struct visit *add_visit(struct municipality *m, int32_t account, const char *start, int minutes);
struct stay *add_stay(struct municipality *m, int32_t account, const char *moved_in,
                      const char *moved_out);
void add_absence(struct municipality *m, int32_t client, const char *from, const char *to);
/* At any provider's prices, any level. */
struct price *add_price(struct municipality *m, int32_t service, const char *from, const char *to,
                        const char *unit_price);

/* From CARE_AB, for October 2026, issued 2026-11-02.  Lines go to the latest document, whose total
 * grows with them; they are numbered 1, 2, … */
struct document *add_invoice(struct municipality *m, const char *number);
struct document *add_credit_note(struct municipality *m, const char *number);
/* Names the account's client, service and level, in the service's unit. */
struct line *add_line(struct municipality *m, int32_t account, const char *quantity,
                      const char *net);
/* Names nothing. */
struct line *add_bare_line(struct municipality *m, const char *quantity, const char *net);
void name_attribute(struct municipality *m, struct line *line, const char *name, const char *value);
void refer_to(struct municipality *m, struct document *document, const char *number);
/* The line with its outcome. */
const struct line *line_of(const struct municipality *m, const char *number, const char *line_id);

/* Links all documents. */
void municipality_link(struct municipality *m);
/* Links, and settles every account. */
void municipality_reconcile(struct municipality *m);

/* After municipality_reconcile: exactly these, in any order.  A finding reads
 *
 *   CODE WHERE MONTH QUANTITY AMOUNT [within]
 *
 * with "F1/2" (a line), "F1" (a document), "anna", "anna/level" (an account), "anna/O1" (an order)
 * or the provider as its place, and "-" for what it does not have. */
#define EXPECT(m, ...) expect_findings((m), (const char *const[]){__VA_ARGS__, NULL})
void expect_findings(struct municipality *m, const char *const *expected);
void expect_nothing(struct municipality *m);
/* The only finding of this code. */
const struct finding *the_finding(const struct municipality *m, enum code code);
/* Every document is within both laws. */
void expect_lawful(const struct municipality *m);

#endif
