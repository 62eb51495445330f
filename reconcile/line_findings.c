#include "reconcile/line_findings.h"

#include "reconcile/account_evidence.h"
#include "reconcile/base/ratio.h"
#include "reconcile/duplicates.h"
#include "reconcile/tolerance.h"

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

void line_findings(struct settling *settling, struct findings *found, struct facts *outcomes)
{
    struct looking looking = {.settling = settling, .found = found};
    size_t first = found->count;

    duplicates_find(settling);
    for (looking.who = 0; looking.who < settling->drinker_count; looking.who++) {
        look_at_drinker(&looking, outcomes);
    }
    if (outcomes != NULL) { /* credits have nothing to say about what would be without them */
        for (size_t at = 0; at < settling->creditor_count; at++) {
            look_at_creditor(&looking, &settling->creditors[at], outcomes);
        }
    }
    tolerance_apply(settling, found->items + first, found->count - first);
}
