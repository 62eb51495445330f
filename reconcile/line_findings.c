#include "reconcile/line_findings.h"

#include <stdlib.h>

#include "reconcile/account_evidence.h"
#include "reconcile/base/ratio.h"

/* The account being settled and the line that is looked at. */
struct looking {
    struct settling *settling;
    struct findings *found;
    size_t who; /* drinker */
    int64_t named_ore;
    struct evidence *evidence; /* of the line, made when the first finding asks for it */
};

static struct finding *add(struct looking *looking, enum code code, const struct line *line)
{
    struct finding *finding = finding_add(looking->found, code);

    finding->document = line->document;
    finding->account = looking->settling->account;
    finding->line_id = line->id;
    finding->month = month_of(line->period.first);
    return finding;
}

static void amount(struct looking *looking, struct finding *finding, int64_t ore)
{
    finding->amount_ore = ore;
    finding->has_amount = true;
    looking->named_ore += ore;
}

static void quantity(struct finding *finding, int64_t grains)
{
    finding->quantity_grains = grains;
    finding->has_quantity = true;
}

/* The rows behind a line's findings and the pool numbers. */
static struct evidence *line_evidence_new(const struct looking *looking)
{
    static const char *const names[POOL_COUNT] = {
        "payable_grains",  "above_order_grains",   "outside_order_grains", "absent_grains",
        "deceased_grains", "client_double_grains", "staff_double_grains"};
    const struct settling *settling = looking->settling;
    const struct drinker *drinker = &settling->drinkers[looking->who];
    const struct drunk *drunk = &settling->drunk[looking->who];
    struct evidence *evidence =
        account_evidence(looking->found->arena, settling->facts, settling->accounts,
                         settling->account, drinker->line->period);

    for (size_t at = 0; at < drunk->prices.count; at++) {
        evidence_add(looking->found->arena, &evidence->prices, drunk->prices.items[at]);
    }
    evidence_number(evidence, "invoiced_grains", drinker->asked);
    evidence_number(evidence, "invoiced_ore", drinker->invoiced);
    evidence_number(evidence, "net_grains", drinker->grains);
    evidence_number(evidence, "net_ore", drinker->ore);
    evidence_number(evidence, "ordered_grains",
                    ordered_grains(settling->facts, settling->accounts, settling->account,
                                   month_of(drinker->line->period.first)));
    for (enum pool pool = POOL_PAYABLE; pool < POOL_COUNT; pool++) {
        if (drunk->grains[pool] != 0) {
            evidence_number(evidence, names[pool], drunk->grains[pool]);
        }
    }
    if (drunk->rest != 0) {
        evidence_number(evidence, "nothing_left_grains", drunk->rest);
    }
    if (drunk->priced > 0) {
        evidence_number(evidence, "contract_ore", price_sum_ore(drunk->grains_price_e4));
    }
    return evidence;
}

/* All findings of a line share its evidence. */
static struct evidence *line_evidence(struct looking *looking)
{
    if (looking->evidence == NULL) {
        looking->evidence = line_evidence_new(looking);
    }
    return looking->evidence;
}

static int compare_asked(const void *left, const void *right, void *context)
{
    const struct drinker *drinkers = context;
    const struct drinker *a = &drinkers[*(const size_t *)left];
    const struct drinker *b = &drinkers[*(const size_t *)right];
    const int64_t differences[] = {
        (int64_t)a->line->period.first - b->line->period.first,
        (int64_t)a->line->period.last - b->line->period.last,
        a->asked - b->asked,
        a->invoiced - b->invoiced,
    };

    for (size_t at = 0; at < sizeof differences / sizeof differences[0]; at++) {
        if (differences[at] != 0) {
            return differences[at] < 0 ? -1 : 1;
        }
    }
    return 0;
}

static int compare_asked_then_place(const void *left, const void *right, void *context)
{
    int order = compare_asked(left, right, context);
    size_t a = *(const size_t *)left;
    size_t b = *(const size_t *)right;

    return order != 0 ? order : a < b ? -1 : a > b ? 1 : 0;
}

/* For every line the earliest one that asked for the very same and was not credited; a line that
 * has none before it is its own. */
static void find_duplicates(struct settling *settling)
{
    size_t count = settling->drinker_count;
    size_t *same = NULL;

    settling->duplicate_of =
        arena_grow(settling->arena, settling->duplicate_of, &settling->duplicate_capacity, count);
    settling->same = arena_grow(settling->arena, settling->same, &settling->same_capacity, count);
    same = settling->same;
    for (size_t at = 0; at < count; at++) {
        same[at] = at;
        settling->duplicate_of[at] = at;
    }
    if (count < 2) {
        return;
    }
    qsort_r(same, count, sizeof same[0], compare_asked_then_place, settling->drinkers);
    for (size_t at = 1, first = 0; at < count; at++) {
        const struct drinker *earliest = &settling->drinkers[same[first]];

        if (compare_asked(&same[first], &same[at], settling->drinkers) != 0 ||
            earliest->ore != earliest->invoiced) {
            first = at; /* another group, or the earlier ones were credited */
        } else {
            settling->duplicate_of[same[at]] = same[first];
        }
    }
}

static bool any_order_in(const struct settling *settling, struct period period, bool *ret_any_order)
{
    const struct grouping *orders = &settling->accounts->orders;
    uint32_t end = orders->first[settling->account + 1];

    *ret_any_order = orders->first[settling->account] < end;
    for (uint32_t at = orders->first[settling->account]; at < end; at++) {
        struct period valid = settling->facts->orders.items[orders->items[at]].valid;

        if (valid.first <= period.last && valid.last >= period.first) {
            return true;
        }
    }
    return false;
}

/* What names the part of a line that found nothing in any pool. */
static enum code code_of_rest(const struct settling *settling, size_t who)
{
    const struct drunk *drunk = &settling->drunk[who];
    bool any_order = false;

    if (settling->duplicate_of[who] != who) {
        return DC01;
    }
    if (!any_order_in(settling, settling->drinkers[who].line->period, &any_order)) {
        return any_order ? LK05 : LK04;
    }
    for (enum pool pool = POOL_PAYABLE; pool < POOL_COUNT; pool++) {
        if (drunk->grains[pool] > 0) {
            return QT01;
        }
    }
    return QT04;
}

static void name_part(struct looking *looking, enum code code, int64_t grains, int64_t ore)
{
    const struct drinker *drinker = &looking->settling->drinkers[looking->who];
    struct finding *finding = add(looking, code, drinker->line);

    finding->evidence = line_evidence(looking);
    quantity(finding, grains);
    amount(looking, finding, ore);
}

/* The part of P1 that has a price: what differs from the contract is a price finding. */
static int64_t name_priced_part(struct looking *looking, int64_t ore)
{
    const struct drunk *drunk = &looking->settling->drunk[looking->who];
    const struct line *line = looking->settling->drinkers[looking->who].line;
    int64_t contract_ore = price_sum_ore(drunk->grains_price_e4);
    int64_t difference = ore - contract_ore;
    int64_t size = difference < 0 ? -difference : difference;

    if (difference == 0) {
        return contract_ore;
    }
    bool rounding = size <= 1 || (int128)size * 2 * GRAINS_PER_UNIT <= drunk->priced;
    enum code code = rounding ? PR08 : line->link == LINK_OTHER_LEVEL ? PR04 : PR01;
    struct finding *finding = add(looking, code, line);

    finding->within_tolerance = rounding;
    finding->evidence = line_evidence(looking);
    quantity(finding, drunk->priced);
    amount(looking, finding, difference);
    return contract_ore;
}

/* The parts of a line in their order; each gets its share of the net amount, and the shares sum to
 * it because what is rounded is the running total. */
struct shares {
    int64_t net_ore;
    int64_t net_grains;
    int64_t grains;
    int64_t ore;
};

static int64_t share(struct shares *shares, int64_t grains)
{
    shares->grains += grains;
    int64_t total =
        (int64_t)ratio_half_away((int128)shares->net_ore * shares->grains, shares->net_grains);
    int64_t ore = total - shares->ore;

    shares->ore = total;
    return ore;
}

static int64_t name_parts(struct looking *looking)
{
    static const enum code codes[POOL_COUNT] = {PR00, QT02, LK05, VE18, PL04, VE07, VE06};
    const struct drinker *drinker = &looking->settling->drinkers[looking->who];
    const struct drunk *drunk = &looking->settling->drunk[looking->who];
    struct shares shares = {.net_ore = drinker->ore, .net_grains = drinker->grains};
    int64_t payable_ore = 0;

    if (drunk->priced > 0) {
        payable_ore = name_priced_part(looking, share(&shares, drunk->priced));
    }
    for (enum pool pool = POOL_PAYABLE; pool < POOL_COUNT; pool++) {
        int64_t grains = drunk->grains[pool] - (pool == POOL_PAYABLE ? drunk->priced : 0);

        if (grains > 0) {
            name_part(looking, codes[pool], grains, share(&shares, grains));
        }
    }
    if (drunk->rest > 0) {
        enum code code = code_of_rest(looking->settling, looking->who);
        size_t earlier = looking->settling->duplicate_of[looking->who];

        if (earlier != looking->who) {
            evidence_add(looking->found->arena, &line_evidence(looking)->documents,
                         looking->settling->drinkers[earlier].document->no);
        }
        name_part(looking, code, drunk->rest, share(&shares, drunk->rest));
    }
    return payable_ore;
}

static void look_at_drinker(struct looking *looking, struct facts *outcomes)
{
    const struct drinker *drinker = &looking->settling->drinkers[looking->who];
    int64_t payable_ore = 0;

    looking->named_ore = 0;
    looking->evidence = NULL;
    if (drinker->ore > 0 && drinker->grains > 0) {
        payable_ore = name_parts(looking);
    } else if (drinker->ore > 0) {
        struct finding *finding = add(looking, PR05, drinker->line);

        finding->evidence = line_evidence(looking);
        amount(looking, finding, drinker->ore);
    }
    if (outcomes != NULL) {
        outcomes->lines.items[drinker->index].outcome =
            (struct line_outcome){.payable_ore = payable_ore,
                                  .received_ore = drinker->invoiced - drinker->ore,
                                  .findings_ore = looking->named_ore};
    }
}

static void look_at_creditor(struct looking *looking, const struct creditor *creditor,
                             struct facts *outcomes)
{
    looking->named_ore = 0;
    if (creditor->document->preceding_count == 0) {
        (void)add(looking, DC05, creditor->line);
    }
    if (creditor->ore > 0) {
        struct finding *finding = add(looking, DC06, creditor->line);

        amount(looking, finding, -creditor->ore);
    }
    if (outcomes != NULL) {
        outcomes->lines.items[creditor->index].outcome =
            (struct line_outcome){.given_ore = creditor->original_ore - creditor->ore,
                                  .findings_ore = looking->named_ore};
    }
}

static bool counts_for_tolerance(const struct finding *finding)
{
    return finding->code == QT01 || finding->code == QT02;
}

/* What was not performed or is above the order in a month of the account. */
struct excess {
    month month;
    int64_t grains;
    bool tolerated;
};

static struct excess *excess_of(struct settling *settling, month m)
{
    for (size_t at = 0; at < settling->excess_count; at++) {
        if (settling->excesses[at].month == m) {
            return &settling->excesses[at];
        }
    }
    settling->excesses = arena_grow(settling->arena, settling->excesses, &settling->excess_capacity,
                                    settling->excess_count + 1);
    struct excess *excess = &settling->excesses[settling->excess_count++];

    *excess = (struct excess){.month = m};
    return excess;
}

/* What was not performed and what is above the order, together, within the service's tolerance of
 * the account's month. */
static void tolerate(struct settling *settling, struct finding *findings, size_t count)
{
    const struct account *account = &settling->facts->accounts.items[settling->account];
    const struct service *service = &settling->facts->services.items[account->service];

    settling->excess_count = 0;
    for (size_t at = 0; at < count; at++) {
        if (counts_for_tolerance(&findings[at])) {
            excess_of(settling, findings[at].month)->grains += findings[at].quantity_grains;
        }
    }
    for (size_t at = 0; at < settling->excess_count; at++) {
        struct excess *excess = &settling->excesses[at];
        int64_t ordered =
            ordered_grains(settling->facts, settling->accounts, settling->account, excess->month);

        excess->tolerated =
            excess->grains <= service->tolerance_grains ||
            (int128)excess->grains * 1000000 <= (int128)service->tolerance_pct_e4 * ordered;
    }
    for (size_t at = 0; at < count; at++) {
        if (counts_for_tolerance(&findings[at])) {
            findings[at].within_tolerance = excess_of(settling, findings[at].month)->tolerated;
        }
    }
}

void line_findings(struct settling *settling, struct findings *found, struct facts *outcomes)
{
    struct looking looking = {.settling = settling, .found = found};
    size_t first = found->count;

    find_duplicates(settling);
    for (looking.who = 0; looking.who < settling->drinker_count; looking.who++) {
        look_at_drinker(&looking, outcomes);
    }
    if (outcomes != NULL) { /* credits have nothing to say about what would be without them */
        for (size_t at = 0; at < settling->creditor_count; at++) {
            look_at_creditor(&looking, &settling->creditors[at], outcomes);
        }
    }
    tolerate(settling, found->items + first, found->count - first);
}
