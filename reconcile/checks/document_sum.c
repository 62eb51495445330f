/* Do the lines, allowances and charges make the document's total?
 *
 * Allowances and charges of the whole document have no account to be settled in: an allowance is in
 * the municipality's favour, a charge needs a person.
 */
#include "reconcile/check.h"

static int64_t add(struct checking *checking, enum code code, int64_t ore)
{
    struct finding *finding = checking_add_document(checking, code);

    finding->amount_ore = ore;
    finding->has_amount = true;
    return ore;
}

static int64_t run(struct checking *checking)
{
    const struct document *document = checking->document;
    int sign = document_sign(document);
    int64_t lines = 0;
    int64_t allowances = 0;
    int64_t charges = 0;
    int64_t named = 0;

    for (size_t at = 0; at < document->line_count; at++) {
        lines += checking_line(checking, at)->net_ore;
    }
    for (size_t at = 0; at < document->allowance_count; at++) {
        const struct document_allowance *allowance = &document->allowances[at];

        *(allowance->is_charge ? &charges : &allowances) += allowance->amount_ore;
    }
    if (allowances != 0) {
        named += add(checking, PR09, -sign * allowances);
    }
    if (charges != 0) {
        named += add(checking, PR05, sign * charges);
    }
    if (document->net_ore != lines - allowances + charges) {
        named += add(checking, IN02, sign * (document->net_ore - (lines - allowances + charges)));
    }
    return named;
}

const struct check check_document_sum = {
    .asks = "PR09, PR05, IN02: lines, allowances and charges make the total",
    .source = "EN 16931 BR-CO-13",
    .run = run,
};
