#include "tests/reconcile/random_month.h"

#include <string.h>

/* splitmix64: the same numbers on every machine */
static uint64_t next(struct chance *chance)
{
    uint64_t mixed = (chance->state += UINT64_C(0x9e3779b97f4a7c15));

    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mixed ^ (mixed >> 31);
}

int32_t chance_below(struct chance *chance, int32_t below)
{
    return (int32_t)(next(chance) % (uint64_t)below);
}

static bool one_in(struct chance *chance, int32_t count)
{
    return chance_below(chance, count) == 0;
}

static const char *one_of(struct chance *chance, const char *const *texts)
{
    int32_t count = 0;

    while (texts[count] != NULL) {
        count++;
    }
    return texts[chance_below(chance, count)];
}

static date some_day(struct chance *chance)
{
    return day("2026-08-25") + chance_below(chance, 90);
}

static const char *some_level(struct chance *chance)
{
    return one_of(chance, (const char *const[]){"", "", "1", "2", NULL});
}

static void add_services(struct municipality *m, struct chance *chance)
{
    static const struct {
        enum unit unit;
        enum basis basis;
    } kinds[] = {{UNIT_HOUR, BASIS_PERFORMED}, {UNIT_HOUR, BASIS_PERFORMED},
                 {UNIT_HOUR, BASIS_ORDERED},   {UNIT_DAY, BASIS_PRESENCE},
                 {UNIT_MONTH, BASIS_FIXED},    {UNIT_DAY, BASIS_PERFORMED},
                 {UNIT_EACH, BASIS_PERFORMED}, {UNIT_DAY, BASIS_ORDERED}};
    int32_t count = 1 + chance_below(chance, 3);

    for (int32_t at = 0; at < count; at++) {
        int32_t kind = chance_below(chance, 8);

        (void)add_service(m, arena_printf(m->arena, "s%d", at), kinds[kind].unit,
                          kinds[kind].basis);
    }
    for (size_t at = 0; at < m->facts.services.count; at++) {
        struct service *service = &m->facts.services.items[at];

        service->tolerance_pct_e4 = one_in(chance, 2) ? 0 : chance_below(chance, 200000);
        service->tolerance_grains = one_in(chance, 2) ? 0 : chance_below(chance, 720000);
        service->vat_rate_e4 = one_in(chance, 3) ? 250000 : one_in(chance, 3) ? 60000 : 0;
        service->absence_paid_pct_e4 = chance_below(chance, 1000001);
        service->absence_paid_days = chance_below(chance, 8);
        service->round_visit_s = one_in(chance, 2) ? 0 : 60 * (1 + chance_below(chance, 30));
        service->count_last_day = one_in(chance, 2);
    }
}

static void add_people(struct municipality *m, struct chance *chance)
{
    (void)add_provider(m, "5560002222");
    for (int32_t at = chance_below(chance, 3); at > 0; at--) {
        (void)add_client(m, arena_printf(m->arena, "c%d", at));
    }
    for (size_t at = 0; at < m->facts.clients.count; at++) {
        m->facts.clients.items[at].died_on = one_in(chance, 5) ? some_day(chance) : DATE_NONE;
    }
}

/* Each account once. */
static void add_accounts(struct municipality *m, struct chance *chance)
{
    int32_t count = chance_below(chance, 6);

    for (int32_t at = 0; at < count; at++) {
        struct account one = {some_level(chance),
                              chance_below(chance, (int32_t)m->facts.clients.count),
                              chance_below(chance, 2),
                              chance_below(chance, (int32_t)m->facts.services.count),
                              0,
                              DATE_NONE,
                              false};
        bool known = false;

        for (size_t other = 0; other < m->facts.accounts.count; other++) {
            const struct account *account = &m->facts.accounts.items[other];

            known = known ||
                    (account->client == one.client && account->provider == one.provider &&
                     account->service == one.service && strcmp(account->level, one.level) == 0);
        }
        if (!known) {
            (void)add_account(m, one.client, one.provider, one.service, one.level);
        }
    }
}

static int32_t some_account(const struct municipality *m, struct chance *chance)
{
    return chance_below(chance, (int32_t)m->facts.accounts.count);
}

static struct period some_period(struct chance *chance)
{
    date first = some_day(chance);

    switch (chance_below(chance, 4)) {
    case 0:
        return (struct period){first, DATE_FOREVER};
    case 1:
        return (struct period){first - 200, first};
    case 2:
        return (struct period){first, first};
    default:
        return (struct period){first, first + chance_below(chance, 60)};
    }
}

static void add_orders(struct municipality *m, struct chance *chance)
{
    for (int32_t count = chance_below(chance, 8); count > 0; count--) {
        struct order *order = add_order(m, some_account(m, chance), "2026-10-01", "", "1",
                                        (enum per)chance_below(chance, 3));

        order->valid = some_period(chance);
        order->quantity_e9 = one_in(chance, 9) ? (int64_t)(next(chance) % 1000000000000)
                                               : INT64_C(250000000) * chance_below(chance, 40);
        order->staff_count = 1 + chance_below(chance, 3) / 2;
        if (one_in(chance, 30)) { /* the most that can be imported */
            order->quantity_e9 = INT64_C(999999999999999999);
            order->staff_count = 100;
        }
        order->review_by = one_in(chance, 3) ? some_day(chance) : DATE_NONE;
    }
}

/* Crowded on few days, so that they meet. */
static void add_visits(struct municipality *m, struct chance *chance)
{
    date busy = some_day(chance);
    int32_t count = chance_below(chance, 40);

    for (int32_t at = 0; at < count; at++) {
        struct visit *visit =
            add_visit(m, some_account(m, chance), "2026-10-01 00:00",
                      one_in(chance, 30) ? 5 * 700 : 5 * (1 + chance_below(chance, 30)));
        date on = one_in(chance, 3) ? some_day(chance) : busy + chance_below(chance, 3);
        int32_t provider = m->facts.accounts.items[visit->account].provider;

        visit->start_s = instant_of_local(on, 300 * (60 + chance_below(chance, 228)));
        visit->day = local_day(visit->start_s);
        visit->staff = one_in(chance, 4) ? 0 : 1 + provider * 3 + chance_below(chance, 3);
    }
}

static void add_stays_and_absences(struct municipality *m, struct chance *chance)
{
    for (int32_t count = chance_below(chance, 5); count > 0; count--) {
        struct stay *stay = add_stay(m, some_account(m, chance), "2026-10-01", "");
        struct period period = some_period(chance);

        stay->moved_in = period.first;
        stay->moved_out = period.last;
    }
    for (int32_t count = chance_below(chance, 4); count > 0; count--) {
        struct period away = some_period(chance);

        add_absence(m, chance_below(chance, (int32_t)m->facts.clients.count), "2026-10-01", "");
        m->facts.absences.items[m->facts.absences.count - 1].away = away;
    }
}

/* valid_from is part of a price's key: each begins on a day of its own. */
static void add_prices(struct municipality *m, struct chance *chance)
{
    date from = day("2026-07-01");

    for (int32_t count = chance_below(chance, 10); count > 0; count--) {
        struct price *price =
            add_price(m, chance_below(chance, (int32_t)m->facts.services.count), "2026-01-01", "",
                      one_of(chance, (const char *const[]){"400", "333.3333", "0", "0.0001",
                                                           "412.5050", "999999999.9999", NULL}));

        price->level = some_level(chance);
        price->provider = one_in(chance, 3) ? ANY_PROVIDER : chance_below(chance, 2);
        price->valid.first = from;
        price->valid.last = one_in(chance, 2) ? DATE_FOREVER : from + chance_below(chance, 120);
        from += 1 + chance_below(chance, 20);
    }
}

static void add_names(struct municipality *m, struct chance *chance)
{
    add_client_alias(m, ANY_PROVIDER, "pseudo", ANNA);
    add_client_alias(m, 1, "pseudo", chance_below(chance, (int32_t)m->facts.clients.count));
    add_service_alias(m, ANY_PROVIDER, "A1", chance_below(chance, (int32_t)m->facts.services.count))
        ->level = some_level(chance);
    add_service_alias(m, CARE_AB, "A1", HOME_CARE)->level = some_level(chance);
    add_extractor(m, ANY_PROVIDER, FIELD_LINE_NOTE, "B:([a-z0-9]+)", YIELDS_CLIENT);
    add_extractor(m, CARE_AB, FIELD_ITEM_NAME, "B:([a-z]+)", YIELDS_CLIENT);
    add_extractor(m, ANY_PROVIDER, FIELD_DOCUMENT_NOTE, "(O[0-9]+)", YIELDS_ORDER);
    add_extractor(m, ANY_PROVIDER, FIELD_ITEM_DESCRIPTION, "T:(.*)", YIELDS_SERVICE);
}

static const char *some_quantity(struct municipality *m, struct chance *chance)
{
    if (one_in(chance, 3)) {
        return one_of(chance, (const char *const[]){"0", "-1", "0.0001", "0.3333", "1", "1", "5",
                                                    "31", "999999999999", "0.00000000000000001",
                                                    "-999999999999", "7.123456789", NULL});
    }
    return arena_printf(m->arena, "%d.%02d", chance_below(chance, 40), chance_below(chance, 100));
}

static const char *some_net(struct municipality *m, struct chance *chance)
{
    if (one_in(chance, 3)) {
        return one_of(chance,
                      (const char *const[]){"0", "0.01", "-0.01", "400", "400", "800", "2000",
                                            "99999999999.99", "-99999999999.99", "-400", NULL});
    }
    return arena_printf(m->arena, "%s%d.%02d", one_in(chance, 6) ? "-" : "",
                        chance_below(chance, 9000), chance_below(chance, 100));
}

static struct period some_stated_period(struct chance *chance)
{
    date first = some_day(chance);

    switch (chance_below(chance, 8)) {
    case 0:
        return (struct period){first, DATE_NONE};
    case 1:
        return (struct period){first, first - 1};
    case 2:
        return (struct period){first, first};
    case 3:
        return (struct period){day("1900-01-01"), day("2400-12-31")};
    case 4:
        return days("2026-10-01", "2026-10-31");
    case 5:
        return days("2026-09-01", "2026-09-30");
    case 6:
        return (struct period){first, first + chance_below(chance, 60)};
    default:
        return (struct period){DATE_NONE, DATE_NONE};
    }
}

static const char *some_order(struct municipality *m, struct chance *chance)
{
    return arena_printf(m->arena, "O%d", chance_below(chance, 9));
}

static void confuse(struct municipality *m, struct chance *chance, struct line *line)
{
    switch (chance_below(chance, 12)) {
    case 0:
        line->order_line_reference = some_order(m, chance);
        break;
    case 1:
        line->object_id = some_order(m, chance);
        break;
    case 2:
        line->attribute_count = 0;
        line->note =
            one_of(chance, (const char *const[]){"B:anna", "B:c1", "B:pseudo", "B:x", NULL});
        break;
    case 3:
        line->seller_item_id = "A1";
        break;
    case 4:
        line->seller_item_id = "";
        line->description = one_of(chance, (const char *const[]){"T:home", "T:s0", "T:", NULL});
        break;
    case 5:
        line->attribute_count = 0;
        name_attribute(m, line, "BRUKARE",
                       one_of(chance, (const char *const[]){"pseudo", "nobody", "", NULL}));
        break;
    case 6:
        line->unit =
            one_of(chance, (const char *const[]){"MIN", "HUR", "DAY", "MON", "C62", "", NULL});
        break;
    default:
        break;
    }
}

static void add_some_line(struct municipality *m, struct chance *chance)
{
    struct line *line =
        add_line(m, some_account(m, chance), some_quantity(m, chance), some_net(m, chance));

    line->stated = some_stated_period(chance);
    line->vat_rate_e4 = one_in(chance, 2) ? 250000 : 0;
    if (one_in(chance, 9)) {
        line->id = "1";
    }
    if (one_in(chance, 2)) {
        line->has_price = true;
        line->price = line->quantity;
    }
    confuse(m, chance, line);
}

/* What credits and duplicates need: the same line once more. */
static void add_copied_line(struct municipality *m, struct chance *chance)
{
    struct line from = m->facts.lines.items[chance_below(chance, (int32_t)m->facts.lines.count)];
    struct line *line = add_bare_line(m, "0", "0");
    struct document *document = &m->facts.documents.items[m->facts.documents.count - 1];

    from.id = line->id;
    from.document = line->document;
    from.position = line->position;
    if (one_in(chance, 3)) {
        from.quantity.units /= 2;
        from.net_ore /= 2;
    }
    if (from.stated.first == DATE_NONE) {
        from.stated = days("2026-10-01", "2026-10-31");
    }
    *line = from;
    document->net_ore += line->net_ore;
}

static void add_allowances(struct municipality *m, struct chance *chance)
{
    struct document *document = &m->facts.documents.items[m->facts.documents.count - 1];
    struct document_allowance *allowances = arena_array(m->arena, struct document_allowance, 3);

    document->allowances = allowances;
    document->allowance_count = (size_t)chance_below(chance, 4);
    for (size_t at = 0; at < document->allowance_count; at++) {
        allowances[at] = (struct document_allowance){
            chance_below(chance, 20000) - 5000, one_in(chance, 2) ? 250000 : 0, one_in(chance, 2)};
        document->net_ore +=
            allowances[at].is_charge ? allowances[at].amount_ore : -allowances[at].amount_ore;
    }
}

static void add_some_document(struct municipality *m, struct chance *chance)
{
    const char *number = arena_printf(m->arena, "F%d", chance_below(chance, 7));
    struct document *document =
        one_in(chance, 3) ? add_credit_note(m, number) : add_invoice(m, number);

    document->issued = some_day(chance) + chance_below(chance, 120);
    document->provider = one_in(chance, 20) ? -1 : one_in(chance, 3) ? 1 : CARE_AB;
    document->currency = one_in(chance, 20) ? "EUR" : "SEK";
    document->period = some_stated_period(chance);
    document->number_seen_before = one_in(chance, 9);
    if (one_in(chance, 6)) {
        document->order_reference = some_order(m, chance);
    }
    if (one_in(chance, 6)) {
        document->notes = arena_array(m->arena, const char *, 1);
        ((const char **)(uintptr_t)document->notes)[0] =
            arena_printf(m->arena, "order %s", some_order(m, chance));
        document->note_count = 1;
    }
    for (int32_t references = chance_below(chance, 3); references > 0; references--) {
        refer_to(m, document, arena_printf(m->arena, "F%d", chance_below(chance, 7)));
    }
    for (int32_t lines = chance_below(chance, 5); lines > 0; lines--) {
        if (m->facts.lines.count > 0 && one_in(chance, 2)) {
            add_copied_line(m, chance);
        } else {
            add_some_line(m, chance);
        }
    }
    add_allowances(m, chance);
    document = &m->facts.documents.items[m->facts.documents.count - 1];
    document->net_ore += one_in(chance, 6) ? chance_below(chance, 2000) - 1000 : 0;
    document->vat_ore = one_in(chance, 2) ? 0 : document->net_ore / 4 + chance_below(chance, 3) - 1;
}

static void add_shares(struct municipality *m, struct chance *chance)
{
    struct manual_share *shares = arena_array(m->arena, struct manual_share, 4);

    for (int32_t at = 0; at < 4; at++) {
        int64_t performed = 1 + chance_below(chance, 50);

        shares[at] = (struct manual_share){at % 2, month_of(day("2026-09-01")) + at / 2, performed,
                                           chance_below(chance, (int32_t)performed + 1)};
    }
    m->facts.manual_shares.items = shares;
    m->facts.manual_shares.count = 4;
}

struct municipality *random_month(struct arena *arena, struct chance *chance)
{
    struct municipality *m = municipality_new(arena);

    m->facts.as_of = day("2026-10-15") + chance_below(chance, 60);
    add_people(m, chance);
    add_services(m, chance);
    add_accounts(m, chance);
    add_orders(m, chance);
    add_visits(m, chance);
    add_stays_and_absences(m, chance);
    add_prices(m, chance);
    add_names(m, chance);
    add_shares(m, chance);
    for (int32_t documents = chance_below(chance, 8); documents > 0; documents--) {
        add_some_document(m, chance);
    }
    return m;
}

static void *copied(struct arena *arena, const void *items, size_t count, size_t bytes)
{
    char *copy = arena_alloc_array(arena, count, bytes);

    if (count > 0) {
        memcpy(copy, items, count * bytes);
    }
    return copy;
}

#define COPY(facts, list)                                                                          \
    ((facts).list.capacity = (facts).list.count,                                                   \
     (facts).list.items =                                                                          \
         copied(arena, (facts).list.items, (facts).list.count, sizeof *(facts).list.items))

struct facts copied_facts(struct arena *arena, const struct facts *facts)
{
    struct facts copy = *facts;

    COPY(copy, providers);
    COPY(copy, clients);
    COPY(copy, services);
    COPY(copy, service_aliases);
    COPY(copy, client_aliases);
    COPY(copy, extractors);
    COPY(copy, prices);
    COPY(copy, accounts);
    COPY(copy, orders);
    COPY(copy, visits);
    COPY(copy, stays);
    COPY(copy, absences);
    COPY(copy, manual_shares);
    COPY(copy, documents);
    COPY(copy, lines);
    return copy;
}

/* Where each item goes. */
static int32_t *permutation(struct arena *arena, struct chance *chance, size_t count)
{
    int32_t *to = arena_array(arena, int32_t, count + 1);

    for (size_t at = 0; at < count; at++) {
        int32_t other = chance_below(chance, (int32_t)at + 1);

        to[at] = to[other];
        to[other] = (int32_t)at;
    }
    return to;
}

/* Moves the items of one list; `ret_to` tells where. */
#define MOVE(list, ret_to)                                                                         \
    do {                                                                                           \
        ret_to = permutation(arena, chance, facts->list.count);                                    \
        for (size_t at = 0; at < facts->list.count; at++) {                                        \
            moved.list.items[ret_to[at]] = facts->list.items[at];                                  \
        }                                                                                          \
    } while (0)

#define FOLLOW(list, member, to)                                                                   \
    for (size_t at = 0; at < moved.list.count; at++) {                                             \
        int32_t *index = &moved.list.items[at].member;                                             \
        *index = *index < 0 ? *index : (to)[*index];                                               \
    }

struct facts shuffled_facts(struct arena *arena, const struct facts *facts, struct chance *chance)
{
    struct facts moved = copied_facts(arena, facts);
    int32_t *providers, *clients, *services, *accounts, *others;

    MOVE(providers, providers);
    MOVE(clients, clients);
    MOVE(services, services);
    MOVE(accounts, accounts);
    MOVE(service_aliases, others);
    MOVE(client_aliases, others);
    MOVE(extractors, others);
    MOVE(prices, others);
    MOVE(orders, others);
    MOVE(visits, others);
    MOVE(stays, others);
    MOVE(absences, others);
    MOVE(manual_shares, others);
    FOLLOW(service_aliases, provider, providers)
    FOLLOW(service_aliases, service, services)
    FOLLOW(client_aliases, provider, providers)
    FOLLOW(client_aliases, client, clients)
    FOLLOW(extractors, provider, providers)
    FOLLOW(prices, provider, providers)
    FOLLOW(prices, service, services)
    FOLLOW(accounts, provider, providers)
    FOLLOW(accounts, client, clients)
    FOLLOW(accounts, service, services)
    FOLLOW(orders, account, accounts)
    FOLLOW(visits, account, accounts)
    FOLLOW(stays, account, accounts)
    FOLLOW(absences, client, clients)
    FOLLOW(manual_shares, provider, providers)
    FOLLOW(documents, provider, providers)
    return moved;
}
