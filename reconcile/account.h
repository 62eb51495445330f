/* One client, provider, service and level: all of its facts side by side.
 *
 * Everything is an index list into the facts, in the order in which the account needs it; nothing
 * is copied.  Absent days belong to the client and are shared by its accounts.
 */
#ifndef AVSTAMD_ACCOUNT_H
#define AVSTAMD_ACCOUNT_H

#include "reconcile/base/arena.h"
#include "reconcile/facts.h"
#include "reconcile/grouping.h"

/* Connected absences of a client: they overlap or follow day on day. */
struct connected_absence {
    struct period away; /* absent days are strictly inside */
    int32_t client;
};

struct accounts {
    struct grouping orders;       /* by valid_from, then no */
    struct grouping visits;       /* by start, then tie */
    struct grouping staff_visits; /* by staff, 1 to staff_count: by start, then tie */
    int32_t staff_count;
    const uint32_t *tied; /* visits that start together with another of their account or staff */
    size_t tied_count;
    struct grouping stays;           /* by moved_in, then id */
    struct grouping lines;           /* linked ones, by document, then position */
    struct grouping client_stays;    /* by client: moved_in, then id */
    struct grouping client_absences; /* by client: rows of facts.absences, by day of leaving */
    const struct connected_absence *connected;
    const uint32_t *connected_first; /* by client, like grouping.first */
    struct grouping prices;          /* by service */
};

/* Lines must have been linked. */
void accounts_collect(struct arena *arena, const struct facts *facts,
                      struct accounts *ret_accounts);

/* To be called when ties of the visits that start together have become known since. */
void accounts_order_ties(const struct facts *facts, const struct accounts *accounts);

/* The connected absence on whose absent days this day is; NULL when the client is not absent. */
const struct connected_absence *absence_on(const struct accounts *accounts, int32_t client,
                                           date day);

/* More than can be typed into one order; several such orders still fit 64 bits. */
#define ORDERED_GRAINS_MOST INT64_C(2000000000000000000)

/* Exactly the ordered quantity of the account in a month, rounded half up once to whole grains; at
 * most ORDERED_GRAINS_MOST. */
int64_t ordered_grains(const struct facts *facts, const struct accounts *accounts, int32_t account,
                       month m);

/* Is the day covered by an order of the account? */
bool day_is_ordered(const struct facts *facts, const struct accounts *accounts, int32_t account,
                    date day);

#endif
