/* Is the VAT what these services carry?
 *
 * Social care is exempt; what is not is taxed at the service's rate, whatever the line says.  Lines
 * that are not linked, allowances and charges are taken at their own rate.  The tax of each rate is
 * rounded once.
 */
#include "reconcile/base/ratio.h"
#include "reconcile/check.h"

enum { TOLERANCE_ORE = 5 };

struct rate_base {
    int64_t rate_e4;
    int64_t base_ore;
};

struct bases {
    struct arena *arena;
    struct rate_base *items;
    size_t count;
    size_t capacity;
};

static void add(struct bases *bases, int64_t rate_e4, int64_t ore)
{
    for (size_t at = 0; at < bases->count; at++) {
        if (bases->items[at].rate_e4 == rate_e4) {
            bases->items[at].base_ore += ore;
            return;
        }
    }
    bases->items = arena_grow(bases->arena, bases->items, &bases->capacity, bases->count + 1);
    bases->items[bases->count++] = (struct rate_base){rate_e4, ore};
}

static int64_t line_rate_e4(const struct facts *facts, const struct line *line)
{
    return line_is_linked(line)
               ? facts->services.items[facts->accounts.items[line->account].service].vat_rate_e4
               : line->vat_rate_e4;
}

static int64_t run(struct checking *checking)
{
    struct document *document = checking->document;
    struct bases bases = {.arena = checking->found->arena};
    int64_t expected = 0;

    for (size_t at = 0; at < document->line_count; at++) {
        const struct line *line = checking_line(checking, at);

        add(&bases, line_rate_e4(checking->facts, line), line->net_ore);
    }
    for (size_t at = 0; at < document->allowance_count; at++) {
        const struct document_allowance *allowance = &document->allowances[at];

        add(&bases, allowance->vat_rate_e4,
            allowance->is_charge ? allowance->amount_ore : -allowance->amount_ore);
    }
    for (size_t at = 0; at < bases.count; at++) {
        expected += (int64_t)ratio_half_away(
            (int128)bases.items[at].rate_e4 * bases.items[at].base_ore, 1000000);
    }
    document->expected_vat_ore = expected;
    if (document->vat_ore != expected) {
        struct finding *finding = checking_add_document(checking, IN06);
        int64_t difference = document->vat_ore - expected;

        finding->amount_ore = difference;
        finding->has_amount = true;
        finding->within_tolerance = difference <= TOLERANCE_ORE && difference >= -TOLERANCE_ORE;
        finding->evidence = evidence_new(checking->found->arena);
        evidence_number(finding->evidence, "vat_ore", document->vat_ore);
        evidence_number(finding->evidence, "expected_vat_ore", expected);
    }
    return 0; /* law 2's, not law 1's */
}

const struct check check_vat = {
    .asks = "IN06: the VAT of the services",
    .source = "Mervärdesskattelagen (2023:200), undantag för social omsorg",
    .run = run,
};
