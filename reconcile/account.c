#include "reconcile/account.h"

#include <stdlib.h>
#include <string.h>

#include "reconcile/base/ratio.h"
#include "reconcile/grouping.h"

bool document_takes_part(const struct document *document)
{
    return document->provider >= 0 &&
           (document->currency[0] == '\0' || strcmp(document->currency, "SEK") == 0);
}

static int32_t order_account(const struct facts *facts, size_t at)
{
    return facts->orders.items[at].account;
}

static int32_t visit_account(const struct facts *facts, size_t at)
{
    return facts->visits.items[at].account;
}

static int32_t stay_account(const struct facts *facts, size_t at)
{
    return facts->stays.items[at].account;
}

static int32_t stay_client(const struct facts *facts, size_t at)
{
    return facts->accounts.items[facts->stays.items[at].account].client;
}

static int32_t line_account(const struct facts *facts, size_t at)
{
    const struct line *line = &facts->lines.items[at];

    return line_is_linked(line) ? line->account : -1;
}

static int32_t absence_client(const struct facts *facts, size_t at)
{
    return facts->absences.items[at].client;
}

static int32_t price_service(const struct facts *facts, size_t at)
{
    return facts->prices.items[at].service;
}

static int compare_orders(const void *left, const void *right, void *context)
{
    const struct facts *facts = context;
    const struct order *a = &facts->orders.items[*(const uint32_t *)left];
    const struct order *b = &facts->orders.items[*(const uint32_t *)right];

    if (a->valid.first != b->valid.first) {
        return a->valid.first < b->valid.first ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

static int compare_visits(const uint32_t *left, const uint32_t *right, const struct facts *facts)
{
    const struct visit *a = &facts->visits.items[*left];
    const struct visit *b = &facts->visits.items[*right];

    if (a->start_s != b->start_s) {
        return a->start_s < b->start_s ? -1 : 1;
    }
    return a->tie < b->tie ? -1 : a->tie > b->tie ? 1 : 0;
}

static int compare_stays(const void *left, const void *right, void *context)
{
    const struct facts *facts = context;
    const struct stay *a = &facts->stays.items[*(const uint32_t *)left];
    const struct stay *b = &facts->stays.items[*(const uint32_t *)right];

    if (a->moved_in != b->moved_in) {
        return a->moved_in < b->moved_in ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

static int compare_absences(const void *left, const void *right, void *context)
{
    const struct facts *facts = context;
    const struct absence *a = &facts->absences.items[*(const uint32_t *)left];
    const struct absence *b = &facts->absences.items[*(const uint32_t *)right];

    if (a->away.first != b->away.first) {
        return a->away.first < b->away.first ? -1 : 1;
    }
    return a->away.last < b->away.last ? -1 : a->away.last > b->away.last ? 1 : 0;
}

static int compare_lines(const void *left, const void *right, void *context)
{
    const struct facts *facts = context;
    const struct line *a = &facts->lines.items[*(const uint32_t *)left];
    const struct line *b = &facts->lines.items[*(const uint32_t *)right];

    if (a->document != b->document) {
        return a->document < b->document ? -1 : 1;
    }
    return a->position < b->position ? -1 : a->position > b->position ? 1 : 0;
}

static int32_t visit_staff(const struct facts *facts, size_t at)
{
    int32_t staff = facts->visits.items[at].staff;

    return staff > 0 ? staff : -1;
}

/* Visits that start together, as they are met. */
struct tied {
    uint32_t *items;
    size_t count;
    size_t capacity;
};

/* A visit by what it is sorted by; visits lie scattered in memory, their keys side by side. */
struct visit_key {
    int64_t start_s;
    int32_t tie;
    uint32_t index;
};

struct visit_keys {
    struct visit_key *items;
    size_t capacity;
};

static int compare_keys(const void *left, const void *right)
{
    const struct visit_key *a = left;
    const struct visit_key *b = right;

    if (a->start_s != b->start_s) {
        return a->start_s < b->start_s ? -1 : 1;
    }
    return a->tie < b->tie ? -1 : a->tie > b->tie ? 1 : 0;
}

/* Visits mostly come in order, or nearly: then moving a few is quicker than sorting them all. False
 * when it would not be; the keys are some permutation then. */
static bool sort_nearly_sorted(struct visit_key *keys, size_t count)
{
    size_t moves_left = 4 * count;

    for (size_t at = 1; at < count; at++) {
        struct visit_key key = keys[at];
        size_t place = at;

        for (; place > 0 && compare_keys(&keys[place - 1], &key) > 0; place--) {
            keys[place] = keys[place - 1];
        }
        keys[place] = key;
        if (at - place > moves_left) {
            return false;
        }
        moves_left -= at - place;
    }
    return true;
}

static void note_tie(struct arena *arena, struct tied *tied, uint32_t one, uint32_t other)
{
    tied->items = arena_grow(arena, tied->items, &tied->capacity, tied->count + 2);
    tied->items[tied->count++] = one;
    tied->items[tied->count++] = other;
}

/* Sorts one owner's visits and notes those that start together. */
static void sort_visits(struct arena *arena, const struct facts *facts, struct visit_keys *keys,
                        uint32_t *items, size_t count, struct tied *tied)
{
    bool in_order = true;

    keys->items = arena_grow(arena, keys->items, &keys->capacity, count);
    for (size_t at = 0; at < count; at++) {
        const struct visit *visit = &facts->visits.items[items[at]];

        __builtin_prefetch(&facts->visits.items[items[at + 8 < count ? at + 8 : at]]);
        keys->items[at] = (struct visit_key){visit->start_s, visit->tie, items[at]};
        in_order = in_order && (at == 0 || keys->items[at - 1].start_s < visit->start_s);
    }
    if (in_order) {
        return;
    }
    if (!sort_nearly_sorted(keys->items, count)) {
        qsort(keys->items, count, sizeof keys->items[0], compare_keys);
    }
    for (size_t at = 0; at < count; at++) {
        items[at] = keys->items[at].index;
        if (at > 0 && keys->items[at - 1].start_s == keys->items[at].start_s) {
            note_tie(arena, tied, items[at - 1], items[at]);
        }
    }
}

static struct grouping group_visits(struct arena *arena, const struct facts *facts,
                                    size_t owner_count,
                                    int32_t (*owner_of)(const struct facts *, size_t),
                                    struct tied *tied)
{
    struct grouping grouping =
        grouping_new(arena, owner_count, facts->visits.count, owner_of, facts);
    uint32_t *items = (uint32_t *)(uintptr_t)grouping.items;
    struct visit_keys keys = {0};

    for (size_t owner = 0; owner < owner_count; owner++) {
        sort_visits(arena, facts, &keys, items + grouping.first[owner],
                    grouping.first[owner + 1] - grouping.first[owner], tied);
    }
    return grouping;
}

static void collect_visits(struct arena *arena, const struct facts *facts,
                           struct accounts *accounts)
{
    struct tied tied = {0};

    for (size_t at = 0; at < facts->visits.count; at++) {
        int32_t staff = facts->visits.items[at].staff;

        accounts->staff_count = staff > accounts->staff_count ? staff : accounts->staff_count;
    }
    accounts->visits = group_visits(arena, facts, facts->accounts.count, visit_account, &tied);
    accounts->staff_visits =
        group_visits(arena, facts, (size_t)accounts->staff_count + 1, visit_staff, &tied);
    accounts->tied = tied.items;
    accounts->tied_count = tied.count;
}

/* Only visits that start together may have to change places, and they are neighbours. */
static void sort_again(const struct facts *facts, struct grouping grouping, int32_t owner)
{
    uint32_t *items = (uint32_t *)(uintptr_t)grouping.items + grouping.first[owner];
    size_t count = grouping.first[owner + 1] - grouping.first[owner];

    for (size_t at = 1; at < count; at++) {
        uint32_t item = items[at];
        size_t place = at;

        for (; place > 0 && compare_visits(&items[place - 1], &item, facts) > 0; place--) {
            items[place] = items[place - 1];
        }
        items[place] = item;
    }
}

void accounts_order_ties(const struct facts *facts, const struct accounts *accounts)
{
    int32_t last_account = -1;
    int32_t last_staff = -1;

    for (size_t at = 0; at < accounts->tied_count; at++) {
        const struct visit *visit = &facts->visits.items[accounts->tied[at]];

        if (visit->account != last_account) {
            sort_again(facts, accounts->visits, visit->account);
        }
        if (visit->staff > 0 && visit->staff != last_staff) {
            sort_again(facts, accounts->staff_visits, visit->staff);
        }
        last_account = visit->account;
        last_staff = visit->staff;
    }
}

/* Absences that overlap or follow day on day become one. */
static void connect_absences(struct arena *arena, const struct facts *facts,
                             struct accounts *accounts)
{
    uint32_t *first = arena_array(arena, uint32_t, facts->clients.count + 1);
    struct connected_absence *connected =
        arena_array(arena, struct connected_absence, facts->absences.count);
    uint32_t count = 0;

    for (size_t client = 0; client < facts->clients.count; client++) {
        first[client] = count;
        for (size_t at = accounts->client_absences.first[client];
             at < accounts->client_absences.first[client + 1]; at++) {
            struct period away = facts->absences.items[accounts->client_absences.items[at]].away;
            struct connected_absence *last = count > first[client] ? &connected[count - 1] : NULL;

            if (last != NULL &&
                (last->away.last == DATE_FOREVER || away.first <= last->away.last + 1)) {
                last->away.last = away.last > last->away.last ? away.last : last->away.last;
            } else {
                connected[count++] = (struct connected_absence){away, (int32_t)client};
            }
        }
    }
    first[facts->clients.count] = count;
    accounts->connected = connected;
    accounts->connected_first = first;
}

void accounts_collect(struct arena *arena, const struct facts *facts, struct accounts *ret_accounts)
{
    size_t count = facts->accounts.count;
    struct accounts accounts = {0};

    accounts.orders =
        grouping_sorted(arena, facts, count, facts->orders.count, order_account, compare_orders);
    collect_visits(arena, facts, &accounts);
    accounts.stays =
        grouping_sorted(arena, facts, count, facts->stays.count, stay_account, compare_stays);
    accounts.lines =
        grouping_sorted(arena, facts, count, facts->lines.count, line_account, compare_lines);
    accounts.client_stays = grouping_sorted(arena, facts, facts->clients.count, facts->stays.count,
                                            stay_client, compare_stays);
    accounts.client_absences =
        grouping_sorted(arena, facts, facts->clients.count, facts->absences.count, absence_client,
                        compare_absences);
    connect_absences(arena, facts, &accounts);
    accounts.prices =
        grouping_new(arena, facts->services.count, facts->prices.count, price_service, facts);
    *ret_accounts = accounts;
}

const struct connected_absence *absence_on(const struct accounts *accounts, int32_t client,
                                           date day)
{
    for (uint32_t at = accounts->connected_first[client];
         at < accounts->connected_first[client + 1]; at++) {
        const struct connected_absence *absence = &accounts->connected[at];

        if (absence->away.first >= day) {
            break;
        }
        if (day < absence->away.last) {
            return absence;
        }
    }
    return NULL;
}

/* Days of the month within the order's validity. */
static int days_covered(const struct order *order, month m)
{
    date first = month_first(m) > order->valid.first ? month_first(m) : order->valid.first;
    date last = month_last(m) < order->valid.last ? month_last(m) : order->valid.last;

    return last < first ? 0 : last - first + 1;
}

int64_t ordered_grains(const struct facts *facts, const struct accounts *accounts, int32_t account,
                       month m)
{
    const int128 billion = 1000000000;
    int days = month_days(m);
    int128 sum = 0; /* over the common denominator 10^9 × 7 × days */

    for (uint32_t at = accounts->orders.first[account]; at < accounts->orders.first[account + 1];
         at++) {
        const struct order *order = &facts->orders.items[accounts->orders.items[at]];
        int128 grains = (int128)order->quantity_e9 * order->staff_count * GRAINS_PER_UNIT *
                        days_covered(order, m);

        switch (order->per) {
        case PER_DAY:
            sum += grains * 7 * days;
            break;
        case PER_WEEK:
            sum += grains * days;
            break;
        case PER_MONTH:
            sum += grains * 7;
            break;
        }
    }
    int128 ordered = ratio_half_up(sum, billion * 7 * days);

    return ordered > ORDERED_GRAINS_MOST ? ORDERED_GRAINS_MOST : (int64_t)ordered;
}

bool day_is_ordered(const struct facts *facts, const struct accounts *accounts, int32_t account,
                    date day)
{
    for (uint32_t at = accounts->orders.first[account]; at < accounts->orders.first[account + 1];
         at++) {
        struct period valid = facts->orders.items[accounts->orders.items[at]].valid;

        if (valid.first <= day && day <= valid.last) {
            return true;
        }
    }
    return false;
}
