#include "reconcile/delivery.h"

#include "reconcile/account_evidence.h"
#include "reconcile/base/ratio.h"
#include "reconcile/performed.h"

enum { NEVER_STARTED_DAYS = 90, ENDING_SOON_DAYS = 30, MANUAL_SHARE_PCT = 20 };

/* What is missing, or too much, is told of months that have ended and whose facts are all there. */
static bool is_asked(const struct facts *facts, month m)
{
    return month_last(m) < facts->as_of && month_first(m) >= facts->kept_from;
}

static struct period period_of(month m)
{
    return (struct period){month_first(m), month_last(m)};
}

static struct finding *add_for_month(const struct settling *settling, struct findings *found,
                                     enum code code, month m, int64_t grains)
{
    struct finding *finding = finding_add(found, code);

    finding->account = settling->account;
    finding->month = m;
    finding->quantity_grains = grains;
    finding->has_quantity = true;
    finding->evidence = account_evidence(found->arena, settling->facts, settling->accounts,
                                         settling->account, period_of(m));
    return finding;
}

static const struct service *service_of(const struct settling *settling)
{
    const struct account *account = &settling->facts->accounts.items[settling->account];

    return &settling->facts->services.items[account->service];
}

/* QT03: more was performed than is ordered for the month. */
static void above_order(const struct settling *settling, struct findings *found)
{
    for (size_t at = 0; at < settling->pools.month_count; at++) {
        const struct account_month *row = &settling->pools.months[at];

        if (row->cap_left != INT64_MAX && row->qualified > row->ordered &&
            is_asked(settling->facts, row->month)) {
            struct finding *finding =
                add_for_month(settling, found, QT03, row->month, row->qualified - row->ordered);

            evidence_number(finding->evidence, "ordered_grains", row->ordered);
            evidence_number(finding->evidence, "performed_grains", row->qualified);
        }
    }
}

/* PL06: an earlier stay began no later than this one, so the nights they share come first. */
static void shared_nights(const struct settling *settling, struct findings *found,
                          const struct stay *stay, const struct stay *longest)
{
    date end = stay->moved_out < longest->moved_out ? stay->moved_out : longest->moved_out;

    end = end < settling->facts->as_of ? end : settling->facts->as_of;
    for (date night = stay->moved_in; night < end;) {
        month m = month_of(night);
        date next = month_last(m) + 1 < end ? month_last(m) + 1 : end;

        if (is_asked(settling->facts, m)) {
            struct finding *finding =
                add_for_month(settling, found, PL06, m, (int64_t)(next - night) * GRAINS_PER_UNIT);

            evidence_add(found->arena, &finding->evidence->stays, longest->no);
        }
        night = next;
    }
}

static void double_stays(const struct settling *settling, struct findings *found)
{
    const struct facts *facts = settling->facts;
    int32_t client = facts->accounts.items[settling->account].client;
    const struct grouping *stays = &settling->accounts->client_stays;
    const struct stay *longest = NULL;

    for (uint32_t at = stays->first[client]; at < stays->first[client + 1]; at++) {
        const struct stay *stay = &facts->stays.items[stays->items[at]];

        if (longest != NULL && stay->account == settling->account) {
            shared_nights(settling, found, stay, longest);
        }
        if (longest == NULL || stay->moved_out > longest->moved_out) {
            longest = stay;
        }
    }
}

static bool inside_stay(const struct settling *settling, date day)
{
    int32_t client = settling->facts->accounts.items[settling->account].client;
    const struct grouping *stays = &settling->accounts->client_stays;

    for (uint32_t at = stays->first[client]; at < stays->first[client + 1]; at++) {
        const struct stay *stay = &settling->facts->stays.items[stays->items[at]];

        if (stay->moved_in < day && day < stay->moved_out) {
            return true;
        }
    }
    return false;
}

/* PL07: visits of hour services while the client lives somewhere else. */
static void visits_during_stay(const struct settling *settling, struct findings *found)
{
    const struct grouping *visits = &settling->accounts->visits;
    const struct service *service = service_of(settling);
    month current = MONTH_NONE;
    int64_t grains = 0;
    int32_t client = settling->facts->accounts.items[settling->account].client;

    if (service->unit != UNIT_HOUR || settling->accounts->client_stays.first[client] ==
                                          settling->accounts->client_stays.first[client + 1]) {
        return;
    }
    for (uint32_t at = visits->first[settling->account]; at <= visits->first[settling->account + 1];
         at++) {
        bool end = at == visits->first[settling->account + 1];
        const struct visit *visit = end ? NULL : &settling->facts->visits.items[visits->items[at]];

        if (grains > 0 && (end || month_of(visit->day) != current)) {
            (void)add_for_month(settling, found, PL07, current, grains);
            grains = 0;
        }
        if (end) {
            break;
        }
        current = month_of(visit->day);
        if (is_asked(settling->facts, current) && inside_stay(settling, visit->day)) {
            int64_t parts[POOL_COUNT] = {0};

            performed_add_hours(service, visit, parts);
            grains += parts[POOL_PAYABLE];
        }
    }
}

static void add_for_order(const struct settling *settling, struct findings *found, enum code code,
                          const struct order *order)
{
    struct finding *finding = finding_add(found, code);

    finding->account = settling->account;
    finding->line_id = order->id;
    finding->month = month_of(settling->facts->as_of);
    finding->evidence = evidence_new(found->arena);
    evidence_add(found->arena, &finding->evidence->orders, order->no);
}

static bool any_care(const struct settling *settling, struct period period)
{
    const struct pools *pools = &settling->pools;

    for (size_t at = pools_day_from(pools, period.first);
         at < pools->day_count && pools->days[at].day <= period.last; at++) {
        if (pools->days[at].grains[POOL_PAYABLE] > 0 ||
            pools->days[at].grains[POOL_OUTSIDE_ORDER] > 0) {
            return true;
        }
    }
    return false;
}

static bool under_half(const struct settling *settling, const struct order *order, month m)
{
    const struct account_month *row = pools_month(&settling->pools, m);
    int64_t performed = row == NULL ? 0 : row->performed;

    return order->valid.first <= month_first(m) && order->valid.last >= month_last(m) &&
           2 * performed <
               ordered_grains(settling->facts, settling->accounts, settling->account, m);
}

static void check_order(const struct settling *settling, struct findings *found,
                        const struct order *order)
{
    const struct facts *facts = settling->facts;
    date as_of = facts->as_of;
    date died_on = facts->clients.items[facts->accounts.items[settling->account].client].died_on;
    bool in_force = order->valid.first <= as_of && as_of <= order->valid.last;
    enum basis basis = service_of(settling)->basis;
    bool measured = basis == BASIS_PERFORMED || basis == BASIS_PRESENCE;

    if (measured && in_force &&
        facts->accounts.items[settling->account].care_until < order->valid.first &&
        as_of - order->valid.first >= NEVER_STARTED_DAYS &&
        !any_care(settling, (struct period){order->valid.first, as_of})) {
        add_for_order(settling, found, ND01, order);
    }
    if (measured && under_half(settling, order, month_of(as_of) - 1) &&
        under_half(settling, order, month_of(as_of) - 2)) {
        add_for_order(settling, found, ND02, order);
    }
    if (died_on != DATE_NONE && died_on < as_of && order->valid.last > died_on) {
        add_for_order(settling, found, ND05, order);
    }
    if (order->review_by != DATE_NONE && order->review_by < as_of && in_force) {
        add_for_order(settling, found, ND07, order);
    }
    if (order->valid.last != DATE_FOREVER && order->valid.last >= as_of &&
        order->valid.last - as_of <= ENDING_SOON_DAYS) {
        add_for_order(settling, found, ND08, order);
    }
}

void delivery_before_drinking(struct settling *settling, struct findings *found)
{
    const struct grouping *orders = &settling->accounts->orders;

    above_order(settling, found);
    double_stays(settling, found);
    visits_during_stay(settling, found);
    for (uint32_t at = orders->first[settling->account]; at < orders->first[settling->account + 1];
         at++) {
        check_order(settling, found, &settling->facts->orders.items[orders->items[at]]);
    }
}

/* QT06: one more line over the whole month drinks what is left of P1. */
static void not_invoiced(const struct settling *settling, struct findings *found,
                         const struct account_month *row)
{
    const struct pools *pools = &settling->pools;
    struct evidence_list prices = {0};
    int64_t left = row->cap_left;
    int64_t grains = 0;
    int128 grains_price_e4 = 0;

    for (size_t at = pools_day_from(pools, month_first(row->month));
         at < pools->day_count && pools->days[at].day <= month_last(row->month); at++) {
        int64_t there = pools->days[at].grains[POOL_PAYABLE];
        int64_t taken = there < left ? there : left;
        const struct price *price = NULL;

        if (taken <= 0) {
            continue;
        }
        grains += taken;
        left -= taken;
        price = price_on(&settling->prices, pools->days[at].day);
        if (price != NULL) {
            grains_price_e4 += (int128)taken * price->unit_price_e4;
            evidence_add(found->arena, &prices, price->no);
        }
    }
    if (grains > 0) {
        struct finding *finding = add_for_month(settling, found, QT06, row->month, grains);

        finding->amount_ore = price_sum_ore(grains_price_e4);
        finding->has_amount = true;
        finding->evidence->prices = prices;
        evidence_number(finding->evidence, "ordered_grains", row->ordered);
        evidence_number(finding->evidence, "performed_grains", row->qualified);
    }
}

void delivery_after_drinking(struct settling *settling, struct findings *found)
{
    for (size_t at = 0; at < settling->pools.month_count; at++) {
        if (is_asked(settling->facts, settling->pools.months[at].month)) {
            not_invoiced(settling, found, &settling->pools.months[at]);
        }
    }
}

void delivery_manual_shares(const struct facts *facts, struct findings *found)
{
    for (size_t at = 0; at < facts->manual_shares.count; at++) {
        const struct manual_share *share = &facts->manual_shares.items[at];

        if (!is_asked(facts, share->month) ||
            share->manual * 100 <= share->performed * MANUAL_SHARE_PCT) {
            continue;
        }
        struct finding *finding = finding_add(found, VE01);

        finding->provider = share->provider;
        finding->month = share->month;
        /* percent, rounded once to the four decimals that are printed */
        finding->quantity_grains =
            (int64_t)ratio_half_away((int128)share->manual * 1000000, share->performed) *
            GRAINS_PER_E4;
        finding->has_quantity = true;
        finding->evidence = evidence_new(found->arena);
        evidence_number(finding->evidence, "visits", share->performed);
        evidence_number(finding->evidence, "visits_by_hand", share->manual);
    }
}
