#include "reconcile/settle.h"

#include <stdlib.h>

#include "reconcile/base/ratio.h"
#include "reconcile/delivery.h"
#include "reconcile/line_findings.h"

static void add_line(struct settling *settling, size_t index)
{
    const struct line *line = &settling->facts->lines.items[index];
    const struct document *document = &settling->facts->documents.items[line->document];
    int64_t ore = document_sign(document) * line->net_ore;
    int64_t grains = document_sign(document) * line->grains;

    if (ore > 0) {
        settling->drinkers = arena_grow(settling->arena, settling->drinkers,
                                        &settling->drinker_capacity, settling->drinker_count + 1);
        settling->drinkers[settling->drinker_count++] =
            (struct drinker){line, document, index, grains, ore, grains, ore};
    } else if (ore < 0) {
        int64_t amount = line->grains < 0 ? -line->grains : line->grains;

        settling->creditors =
            arena_grow(settling->arena, settling->creditors, &settling->creditor_capacity,
                       settling->creditor_count + 1);
        settling->creditors[settling->creditor_count++] =
            (struct creditor){line, document, index, amount, -ore, amount, -ore};
    }
}

static int compare_invoiced(const struct line *a, const struct document *a_document,
                            const struct line *b, const struct document *b_document)
{
    if (a_document->issued != b_document->issued) {
        return a_document->issued < b_document->issued ? -1 : 1;
    }
    if (a_document->no != b_document->no) {
        return a_document->no < b_document->no ? -1 : 1;
    }
    return a->position < b->position ? -1 : a->position > b->position ? 1 : 0;
}

static int compare_drinkers(const void *left, const void *right)
{
    const struct drinker *a = left;
    const struct drinker *b = right;

    return compare_invoiced(a->line, a->document, b->line, b->document);
}

static int compare_creditors(const void *left, const void *right)
{
    const struct creditor *a = left;
    const struct creditor *b = right;

    return compare_invoiced(a->line, a->document, b->line, b->document);
}

static int compare_turns(const void *left, const void *right, void *context)
{
    const struct drinker *drinkers = context;
    const struct drinker *a = &drinkers[*(const size_t *)left];
    const struct drinker *b = &drinkers[*(const size_t *)right];

    if (a->line->period.last != b->line->period.last) {
        return a->line->period.last < b->line->period.last ? -1 : 1;
    }
    if (a->line->period.first != b->line->period.first) {
        return a->line->period.first < b->line->period.first ? -1 : 1;
    }
    return compare_drinkers(a, b);
}

/* The account's lines, and the order in which they drink. */
static void line_up(struct settling *settling, int32_t account)
{
    const struct grouping *lines = &settling->accounts->lines;

    settling->account = account;
    settling->drinker_count = 0;
    settling->creditor_count = 0;
    for (uint32_t at = lines->first[account]; at < lines->first[account + 1]; at++) {
        add_line(settling, lines->items[at]);
    }
    if (settling->drinker_count > 1) {
        qsort(settling->drinkers, settling->drinker_count, sizeof settling->drinkers[0],
              compare_drinkers);
    }
    if (settling->creditor_count > 1) {
        qsort(settling->creditors, settling->creditor_count, sizeof settling->creditors[0],
              compare_creditors);
    }
    settling->turn = arena_grow(settling->arena, settling->turn, &settling->turn_capacity,
                                settling->drinker_count);
    for (size_t at = 0; at < settling->drinker_count; at++) {
        settling->turn[at] = at;
    }
    if (settling->drinker_count > 1) {
        qsort_r(settling->turn, settling->drinker_count, sizeof settling->turn[0], compare_turns,
                settling->drinkers);
    }
}

/* The last month that anything may be asked of: of the lines, or today's.  Ten years ahead is far
 * enough for a period that somebody mistyped. */
static month last_month(const struct settling *settling)
{
    month today = month_of(settling->facts->as_of);
    month last = today;

    for (size_t at = 0; at < settling->drinker_count; at++) {
        month m = month_of(settling->drinkers[at].line->period.last);

        last = m > last ? m : last;
    }
    return last < today + 120 ? last : today + 120;
}

/* What the pool still has on this day; P1 within the month's cap, P2 beyond it. */
static int64_t available(const struct day *day, const struct account_month *m, enum pool pool)
{
    if (pool == POOL_PAYABLE) {
        return day->grains[POOL_PAYABLE] < m->cap_left ? day->grains[POOL_PAYABLE] : m->cap_left;
    }
    return day->grains[pool == POOL_ABOVE_ORDER ? POOL_PAYABLE : pool];
}

static void take(struct day *day, struct account_month *m, enum pool pool, int64_t grains)
{
    day->grains[pool == POOL_ABOVE_ORDER ? POOL_PAYABLE : pool] -= grains;
    if (pool == POOL_PAYABLE && m->cap_left != INT64_MAX) {
        m->cap_left -= grains;
    }
}

static void price_drunk(struct settling *settling, struct drunk *drunk, date day, int64_t grains)
{
    const struct price *price = price_on(&settling->prices, day);

    if (price != NULL) {
        drunk->priced += grains;
        drunk->grains_price_e4 += (int128)grains * price->unit_price_e4;
        evidence_add(settling->arena, &drunk->prices, price->no);
    }
}

/* One line takes from the days of its period, earliest first, what it needs and the pool has. */
static void drink(struct settling *settling, const struct drinker *drinker, struct drunk *drunk,
                  enum pool pool)
{
    struct pools *pools = &settling->pools;
    size_t row = 0;

    for (size_t at = pools_day_from(pools, drinker->line->period.first);
         at < pools->day_count && drunk->rest > 0; at++) {
        struct day *day = &pools->days[at];

        if (day->day > drinker->line->period.last) {
            break;
        }
        while (pools->months[row].last < day->day) {
            row++;
        }
        int64_t there = available(day, &pools->months[row], pool);
        int64_t grains = there < drunk->rest ? there : drunk->rest;

        if (grains <= 0) {
            continue;
        }
        take(day, &pools->months[row], pool, grains);
        drunk->grains[pool] += grains;
        drunk->rest -= grains;
        if (pool == POOL_PAYABLE) {
            price_drunk(settling, drunk, day->day, grains);
        }
    }
}

static void start_thirsty(struct settling *settling)
{
    settling->drunk = arena_grow(settling->arena, settling->drunk, &settling->drunk_capacity,
                                 settling->drinker_count);
    for (size_t at = 0; at < settling->drinker_count; at++) {
        const struct drinker *drinker = &settling->drinkers[at];
        bool drinks = drinker->grains > 0 && drinker->ore > 0;

        settling->drunk[at] = (struct drunk){.rest = drinks ? drinker->grains : 0};
    }
}

static void drink_in_rounds(struct settling *settling)
{
    start_thirsty(settling);
    for (enum pool pool = POOL_PAYABLE; pool < POOL_COUNT; pool++) {
        for (size_t at = 0; at < settling->drinker_count; at++) {
            size_t who = settling->turn[at];

            drink(settling, &settling->drinkers[who], &settling->drunk[who], pool);
        }
    }
}

static void fill(struct settling *settling)
{
    pools_fill(settling->arena, settling->facts, settling->accounts, settling->account,
               last_month(settling), &settling->pools);
}

/* What would be found if no credit had been given: a stored finding that is among these and no
 * longer among the real ones is closed as credited, not as resolved. */
static void find_but_for_credits(struct settling *settling, struct findings *found)
{
    size_t first = found->count;
    bool any = false;

    for (size_t at = 0; at < settling->drinker_count; at++) {
        struct drinker *drinker = &settling->drinkers[at];

        any = any || drinker->ore != drinker->invoiced;
        drinker->grains = drinker->asked;
        drinker->ore = drinker->invoiced;
    }
    if (!any) {
        return;
    }
    fill(settling);
    drink_in_rounds(settling);
    line_findings(settling, found, NULL);
    for (size_t at = first; at < found->count; at++) {
        found->items[at].but_for_credits = true;
        found->items[at].evidence = NULL;
    }
}

void settle_account(struct settling *settling, int32_t account, struct findings *found)
{
    line_up(settling, account);
    credits_apply(settling->drinkers, settling->drinker_count, settling->creditors,
                  settling->creditor_count);
    fill(settling);
    price_list_collect(settling->arena, settling->facts, settling->accounts, account,
                       &settling->prices);
    delivery_before_drinking(settling, found);
    drink_in_rounds(settling);
    line_findings(settling, found, settling->facts);
    delivery_after_drinking(settling, found);
    find_but_for_credits(settling, found);
}
