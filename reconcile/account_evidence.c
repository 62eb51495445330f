#include "reconcile/account_evidence.h"

static bool touches(struct period one, struct period other)
{
    return one.first <= other.last && one.last >= other.first;
}

static void add_visits(struct arena *arena, const struct facts *facts,
                       const struct accounts *accounts, int32_t account, struct period period,
                       struct evidence_list *list)
{
    for (uint32_t at = accounts->visits.first[account]; at < accounts->visits.first[account + 1];
         at++) {
        const struct visit *visit = &facts->visits.items[accounts->visits.items[at]];

        if (visit->day >= period.first && visit->day <= period.last) {
            evidence_add(arena, list, visit->no);
            if (visit->lost_to > 0) { /* where its staff was as well */
                evidence_add(arena, list, facts->visits.items[visit->lost_to - 1].no);
            }
        }
    }
}

static void add_stays(struct arena *arena, const struct facts *facts,
                      const struct accounts *accounts, int32_t account, struct period period,
                      struct evidence_list *list)
{
    for (uint32_t at = accounts->stays.first[account]; at < accounts->stays.first[account + 1];
         at++) {
        const struct stay *stay = &facts->stays.items[accounts->stays.items[at]];

        if (touches((struct period){stay->moved_in, stay->moved_out}, period)) {
            evidence_add(arena, list, stay->no);
        }
    }
}

static void add_orders(struct arena *arena, const struct facts *facts,
                       const struct accounts *accounts, int32_t account, struct period period,
                       struct evidence_list *list)
{
    for (uint32_t at = accounts->orders.first[account]; at < accounts->orders.first[account + 1];
         at++) {
        const struct order *order = &facts->orders.items[accounts->orders.items[at]];

        if (touches(order->valid, period)) {
            evidence_add(arena, list, order->no);
        }
    }
}

static void add_absences(struct arena *arena, const struct facts *facts,
                         const struct accounts *accounts, int32_t client, struct period period,
                         struct evidence_list *list)
{
    const struct grouping *absences = &accounts->client_absences;

    for (uint32_t at = absences->first[client]; at < absences->first[client + 1]; at++) {
        const struct absence *absence = &facts->absences.items[absences->items[at]];

        if (touches(absence->away, period)) {
            evidence_add(arena, list, absence->no);
        }
    }
}

struct evidence *account_evidence(struct arena *arena, const struct facts *facts,
                                  const struct accounts *accounts, int32_t account,
                                  struct period period)
{
    struct evidence *evidence = evidence_new(arena);

    add_visits(arena, facts, accounts, account, period, &evidence->visits);
    add_stays(arena, facts, accounts, account, period, &evidence->stays);
    add_orders(arena, facts, accounts, account, period, &evidence->orders);
    add_absences(arena, facts, accounts, facts->accounts.items[account].client, period,
                 &evidence->absences);
    return evidence;
}
