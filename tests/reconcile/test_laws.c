/* What must hold whatever the facts: thousands of random months (ROUNDS asks for more, and so does
 * AVSTAMD_LONG; SEED begins elsewhere).  A failure names the seed of its month: SEED=… ROUNDS=1
 * runs it alone. */
#include "tests/check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reconcile/link.h"
#include "reconcile/reconcile.h"
#include "reconcile/visits.h"
#include "tests/reconcile/random_month.h"

enum { ROUNDS_USUAL = 5000, ROUNDS_LONG = 40000, MINUTES_A_STEP = 5 };

static uint64_t asked_for(const char *name, uint64_t usual)
{
    const char *text = getenv(name);

    return text == NULL || text[0] == '\0' ? usual : strtoull(text, NULL, 10);
}

/* How far a property has come; told when it does not get to its end. */
struct campaign {
    struct arena *arena;
    uint64_t seed;
    bool done;
    int64_t met[CODE_COUNT]; /* findings of each code */
};

static uint64_t rounds_asked_for(void)
{
    const char *check_long = getenv("AVSTAMD_LONG");
    bool usual = check_long == NULL || check_long[0] == '\0';

    return asked_for("ROUNDS", usual ? ROUNDS_USUAL : ROUNDS_LONG);
}

typedef void property(struct arena *arena, const struct facts *facts, struct chance *chance,
                      struct campaign *campaign);

/* Each month has a seed of its own. */
static void for_all_months(property *holds, struct campaign *campaign)
{
    uint64_t rounds = rounds_asked_for();
    uint64_t seed = asked_for("SEED", 20261122);

    for (uint64_t at = 0; at < rounds; at++) {
        ARENA(arena);
        struct chance chance = {seed + at};
        struct municipality *m = random_month(arena, &chance);

        campaign->seed = seed + at;
        holds(arena, &m->facts, &chance, campaign);
    }
    campaign->done = true;
}

static int begin(void **state)
{
    struct arena *arena = arena_new();
    struct campaign *campaign = arena_alloc(arena, sizeof *campaign);

    campaign->arena = arena;
    *state = campaign;
    return 0;
}

static int end(void **state)
{
    struct campaign *campaign = *state;

    if (!campaign->done) {
        fprintf(stderr, "# the month of SEED=%" PRIu64 " fails\n", campaign->seed);
    }
    arena_free(campaign->arena);
    return 0;
}

static void link_all(struct arena *arena, struct facts *facts)
{
    CLEANUP(linker_free) struct linker *linker = linker_new(arena, facts);

    for (size_t at = 0; at < facts->documents.count; at++) {
        linker_link(linker, (int32_t)at);
    }
}

/* The accounts in scope. */
static void settle_some(struct arena *arena, struct facts *facts, struct findings *ret_found)
{
    struct accounts accounts = {0};

    *ret_found = (struct findings){0};
    accounts_collect(arena, facts, &accounts);
    reconcile(arena, facts, &accounts, ret_found);
}

static void settle_all(struct arena *arena, struct facts *facts, struct findings *ret_found)
{
    for (size_t at = 0; at < facts->accounts.count; at++) {
        facts->accounts.items[at].settle = true;
    }
    settle_some(arena, facts, ret_found);
}

/* By names in place of indexes. */
static const char *text_of(struct arena *arena, const struct facts *facts,
                           const struct finding *finding)
{
    const struct account *account =
        finding->account < 0 ? NULL : &facts->accounts.items[finding->account];
    int32_t provider = account != NULL ? account->provider : finding->provider;

    return arena_printf(
        arena,
        "%s document %d line '%s' %s %s %s '%s' month %d: %" PRId64 " g %" PRId64
        " öre%s%s%s%s, evidence %" PRIx64,
        catalogue_row(finding->code)->name, finding->document, finding->line_id,
        account == NULL ? "-" : facts->clients.items[account->client].id,
        provider < 0 ? "-" : facts->providers.items[provider].id,
        account == NULL ? "-" : facts->services.items[account->service].id,
        account == NULL ? "" : account->level, finding->month, finding->quantity_grains,
        finding->amount_ore, finding->has_quantity ? " q" : "", finding->has_amount ? " a" : "",
        finding->within_tolerance ? " within" : "", finding->but_for_credits ? " but" : "",
        (uint64_t)evidence_hash(finding->evidence));
}

struct texts {
    const char **items;
    size_t count;
    size_t capacity;
};

static void collect(struct arena *arena, const struct facts *facts, const struct findings *found,
                    struct texts *texts)
{
    for (size_t at = 0; at < found->count; at++) {
        texts->items = arena_grow(arena, texts->items, &texts->capacity, texts->count + 1);
        texts->items[texts->count++] = text_of(arena, facts, &found->items[at]);
    }
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Sorted, and each once. */
static void settle_texts(struct texts *texts)
{
    size_t kept = 0;

    if (texts->count > 1) {
        qsort(texts->items, texts->count, sizeof texts->items[0], compare_texts);
    }
    for (size_t at = 0; at < texts->count; at++) {
        if (kept == 0 || strcmp(texts->items[kept - 1], texts->items[at]) != 0) {
            texts->items[kept++] = texts->items[at];
        }
    }
    texts->count = kept;
}

static void expect_same(struct texts *some, struct texts *others)
{
    settle_texts(some);
    settle_texts(others);
    for (size_t at = 0; at < some->count && at < others->count; at++) {
        assert_string_equal(some->items[at], others->items[at]);
    }
    assert_int_equal(some->count, others->count);
}

/* Law 1 of one document, by its lines' outcomes and the findings alone. */
static void expect_net(const struct facts *facts, const struct findings *found, int32_t index)
{
    const struct document *document = &facts->documents.items[index];
    int64_t net = 0;

    for (size_t at = 0; document_takes_part(document) && at < document->line_count; at++) {
        const struct line_outcome *outcome = &facts->lines.items[document->first_line + at].outcome;

        net += outcome->payable_ore + outcome->received_ore - outcome->given_ore;
    }
    for (size_t at = 0; at < found->count; at++) {
        const struct finding *finding = &found->items[at];

        if (finding->document == index && !finding->but_for_credits && finding->has_amount &&
            finding->code != IN06) {
            net += finding->amount_ore;
        }
    }
    assert_int_equal(document_sign(document) * document->net_ore, net);
}

/* Law 2, with the VAT expected of each rate computed here. */
static void expect_vat(const struct facts *facts, const struct findings *found, int32_t index)
{
    static const int64_t rates[] = {0, 60000, 250000};
    const struct document *document = &facts->documents.items[index];
    int64_t vat = 0;

    for (size_t rate = 0; rate < 3; rate++) {
        int64_t base = 0;

        for (size_t at = 0; at < document->line_count; at++) {
            const struct line *line = &facts->lines.items[document->first_line + at];
            int64_t own = line_is_linked(line)
                              ? facts->services.items[facts->accounts.items[line->account].service]
                                    .vat_rate_e4
                              : line->vat_rate_e4;

            base += own == rates[rate] ? line->net_ore : 0;
        }
        for (size_t at = 0; at < document->allowance_count; at++) {
            const struct document_allowance *allowance = &document->allowances[at];

            base += allowance->vat_rate_e4 != rates[rate] ? 0
                    : allowance->is_charge                ? allowance->amount_ore
                                                          : -allowance->amount_ore;
        }
        int64_t twice = base * 2 * (rates[rate] / 10000);

        vat += (twice + (base < 0 ? -100 : 100)) / 200;
    }
    for (size_t at = 0; at < found->count; at++) {
        vat += found->items[at].document == index && found->items[at].code == IN06
                   ? found->items[at].amount_ore
                   : 0;
    }
    assert_int_equal(document->vat_ore, vat);
}

/* What a line asks for is paid, credited or named: to the öre. */
static void expect_line(const struct facts *facts, const struct line *line)
{
    const struct document *document = &facts->documents.items[line->document];
    int64_t ore = document_sign(document) * line->net_ore;

    if (!document_takes_part(document)) {
        return;
    }
    assert_int_equal(ore, line->outcome.payable_ore + line->outcome.received_ore -
                              line->outcome.given_ore + line->outcome.findings_ore);
    assert_true(line->outcome.payable_ore >= 0);
    assert_true(line->outcome.received_ore >= 0 && line->outcome.given_ore >= 0);
    assert_true(ore > 0 || (line->outcome.payable_ore == 0 && line->outcome.received_ore == 0));
    assert_true(ore < 0 || line->outcome.given_ore == 0);
    assert_true(ore <= 0 || line->outcome.received_ore <= ore);
}

static bool may_be_negative(enum code code)
{
    return code == PR01 || code == PR04 || code == PR08 || code == PR09 || code == PR05 ||
           code == IN02 || code == IN06 || code == DC06 || code == LK01 || code == IN11;
}

static void expect_sound(const struct finding *finding)
{
    assert_true(finding->quantity_grains >= 0);
    assert_true(finding->has_quantity || finding->quantity_grains == 0);
    assert_true(finding->has_amount || finding->amount_ore == 0);
    assert_true(may_be_negative(finding->code) || finding->amount_ore >= 0);
    assert_false(finding->within_tolerance && finding_flags(finding));
    assert_true(catalogue_row(finding->code)->net || !finding->has_amount ||
                finding->code == IN06 || finding->document < 0);
}

static void both_laws(struct arena *arena, const struct facts *given, struct chance *chance,
                      struct campaign *campaign)
{
    struct facts facts = copied_facts(arena, given);
    struct findings found = {0};

    (void)chance;
    link_all(arena, &facts);
    settle_all(arena, &facts, &found);
    for (size_t at = 0; at < facts.documents.count; at++) {
        expect_net(&facts, &found, (int32_t)at);
        if (document_takes_part(&facts.documents.items[at])) {
            expect_vat(&facts, &found, (int32_t)at);
        }
        assert_true(facts.documents.items[at].lawful);
    }
    for (size_t at = 0; at < facts.lines.count; at++) {
        expect_line(&facts, &facts.lines.items[at]);
    }
    for (size_t at = 0; at < found.count; at++) {
        expect_sound(&found.items[at]);
        campaign->met[found.items[at].code]++;
    }
}

/* Months that never met a finding of some kind would prove nothing about it. */
static void expect_all_met(const struct campaign *campaign)
{
    static const enum code elsewhere[] = {IN01, BK01, BK02, DC02, IN04};
    bool expected[CODE_COUNT];

    for (size_t code = 0; code < CODE_COUNT; code++) {
        expected[code] = true;
    }
    for (size_t at = 0; at < sizeof elsewhere / sizeof elsewhere[0]; at++) {
        expected[elsewhere[at]] = false;
    }
    for (size_t code = 0; code < CODE_COUNT; code++) {
        if (expected[code] && campaign->met[code] == 0) {
            fail_msg("no %s in all these months", catalogue_row((enum code)code)->name);
        }
    }
}

static void both_laws_hold_for_every_document(void **state)
{
    for_all_months(both_laws, *state);
    if (rounds_asked_for() >= ROUNDS_USUAL) {
        expect_all_met(*state);
    }
}

static void any_order(struct arena *arena, const struct facts *given, struct chance *chance,
                      struct campaign *campaign)
{
    struct facts one = copied_facts(arena, given);
    struct facts other = shuffled_facts(arena, given, chance);
    struct findings found = {0};
    struct texts texts = {0};
    struct texts other_texts = {0};

    (void)campaign;
    link_all(arena, &one);
    settle_all(arena, &one, &found);
    collect(arena, &one, &found, &texts);
    link_all(arena, &other);
    settle_all(arena, &other, &found);
    collect(arena, &other, &found, &other_texts);
    expect_same(&texts, &other_texts);
}

static void the_order_of_facts_does_not_matter(void **state)
{
    for_all_months(any_order, *state);
}

/* Every account alone, beside the stored outcomes of the others. */
static void alone(struct arena *arena, const struct facts *given, struct chance *chance,
                  struct campaign *campaign)
{
    struct facts all = copied_facts(arena, given);
    struct findings found = {0};
    struct texts together = {0};
    struct texts one_by_one = {0};

    (void)chance;
    (void)campaign;
    link_all(arena, &all);
    struct facts linked = copied_facts(arena, &all);

    settle_all(arena, &all, &found);
    collect(arena, &all, &found, &together);
    for (size_t at = 0; at < linked.lines.count; at++) {
        linked.lines.items[at].outcome = all.lines.items[at].outcome;
    }
    for (size_t account = 0; account < linked.accounts.count; account++) {
        struct facts one = copied_facts(arena, &linked);

        for (size_t at = 0; at < one.accounts.count; at++) {
            one.accounts.items[at].settle = at == account;
        }
        settle_some(arena, &one, &found);
        collect(arena, &one, &found, &one_by_one);
        for (size_t at = 0; at < one.documents.count; at++) {
            assert_true(one.documents.items[at].lawful);
        }
    }
    expect_same(&together, &one_by_one);
}

static void accounts_settled_alone_give_what_all_give(void **state)
{
    for_all_months(alone, *state);
}

static bool earlier(const struct visit *one, const struct visit *other)
{
    return one->start_s != other->start_s ? one->start_s < other->start_s : one->tie < other->tie;
}

static bool runs(const struct visit *visit, int64_t now)
{
    return !visit_lost_whole(visit) && visit->start_s <= now &&
           now < visit->start_s + visit->duration_s;
}

/* Is this moment lost to the client's other visits (P6)? */
static bool client_lost(const struct facts *facts, const struct visit *visit, int64_t now)
{
    int32_t most = 0;
    int32_t running = 0;

    for (size_t at = 0; at < facts->orders.count; at++) {
        const struct order *order = &facts->orders.items[at];

        if (order->account == visit->account && order->valid.first <= visit->day &&
            visit->day <= order->valid.last && order->staff_count > most) {
            most = order->staff_count;
        }
    }
    for (size_t at = 0; at < facts->visits.count; at++) {
        const struct visit *other = &facts->visits.items[at];

        running += other->account == visit->account && earlier(other, visit) && runs(other, now);
    }
    return running >= (most == 0 ? 1 : most);
}

/* Is it lost to the staff's other clients (P7)?  Where P6 took a moment nobody is there. */
static bool staff_lost(const struct facts *facts, const struct visit *visit, int64_t now)
{
    for (size_t at = 0; visit->staff != 0 && at < facts->visits.count; at++) {
        const struct visit *other = &facts->visits.items[at];

        if (other->staff == visit->staff && earlier(other, visit) && runs(other, now) &&
            facts->accounts.items[other->account].client !=
                facts->accounts.items[visit->account].client &&
            !client_lost(facts, other, now)) {
            return true;
        }
    }
    return false;
}

static void moments(struct arena *arena, const struct facts *given, struct chance *chance,
                    struct campaign *campaign)
{
    struct facts facts = shuffled_facts(arena, given, chance);
    struct accounts accounts = {0};

    (void)campaign;
    accounts_collect(arena, &facts, &accounts);
    visits_judge(arena, &facts, &accounts);
    for (size_t at = 0; at < facts.visits.count; at++) {
        const struct visit *visit = &facts.visits.items[at];
        int32_t client_s = 0;
        int32_t staff_s = 0;

        for (int64_t now = visit->start_s;
             runs(visit, visit->start_s) && now < visit->start_s + visit->duration_s;
             now += 60 * MINUTES_A_STEP) {
            bool lost = client_lost(&facts, visit, now);

            client_s += lost ? 60 * MINUTES_A_STEP : 0;
            staff_s += !lost && staff_lost(&facts, visit, now) ? 60 * MINUTES_A_STEP : 0;
        }
        assert_int_equal(visit->lost_client_s, client_s);
        assert_int_equal(visit->lost_staff_s, staff_s);
    }
}

static void visits_lose_what_each_moment_alone_would_lose(void **state)
{
    for_all_months(moments, *state);
}

/* As the daemon does: ties are looked up when the facts are sorted already. */
static void later_ties(struct arena *arena, const struct facts *given, struct chance *chance,
                       struct campaign *campaign)
{
    struct facts facts = shuffled_facts(arena, given, chance);
    struct facts later = copied_facts(arena, &facts);
    struct accounts known = {0};
    struct accounts looked_up = {0};

    (void)campaign;
    for (size_t at = 0; at < later.visits.count; at++) {
        later.visits.items[at].tie = 0;
    }
    accounts_collect(arena, &facts, &known);
    accounts_collect(arena, &later, &looked_up);
    for (size_t at = 0; at < looked_up.tied_count; at++) {
        later.visits.items[looked_up.tied[at]].tie = facts.visits.items[looked_up.tied[at]].tie;
    }
    accounts_order_ties(&later, &looked_up);
    visits_judge(arena, &facts, &known);
    visits_judge(arena, &later, &looked_up);
    for (size_t at = 0; at < facts.visits.count; at++) {
        const struct visit *one = &facts.visits.items[at];
        const struct visit *other = &later.visits.items[at];

        assert_int_equal(one->lost_client_s, other->lost_client_s);
        assert_int_equal(one->lost_staff_s, other->lost_staff_s);
        assert_int_equal(one->lost_to, other->lost_to);
        assert_int_equal(known.visits.items[at], looked_up.visits.items[at]);
    }
}

static void ties_may_become_known_later(void **state)
{
    for_all_months(later_ties, *state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(both_laws_hold_for_every_document, begin, end),
        cmocka_unit_test_setup_teardown(the_order_of_facts_does_not_matter, begin, end),
        cmocka_unit_test_setup_teardown(accounts_settled_alone_give_what_all_give, begin, end),
        cmocka_unit_test_setup_teardown(visits_lose_what_each_moment_alone_would_lose, begin, end),
        cmocka_unit_test_setup_teardown(ties_may_become_known_later, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
