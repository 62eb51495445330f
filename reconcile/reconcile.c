#include "reconcile/reconcile.h"

#include "reconcile/account.h"
#include "reconcile/check.h"
#include "reconcile/delivery.h"
#include "reconcile/settle.h"
#include "reconcile/visits.h"

static void settle_accounts(struct arena *arena, struct facts *facts,
                            const struct accounts *accounts, struct findings *found)
{
    struct settling settling = {.arena = arena, .facts = facts, .accounts = accounts};

    visits_judge(arena, facts, accounts);
    for (size_t at = 0; at < facts->accounts.count; at++) {
        if (facts->accounts.items[at].settle) {
            settle_account(&settling, (int32_t)at, found);
        }
    }
}

/* All checks on one document; the net öre found on the document itself. */
static int64_t check_document(struct checking *checking)
{
    bool outsider = !document_takes_part(checking->document);
    int64_t named = 0;

    for (size_t at = 0; at < check_count; at++) {
        if (!outsider || check_all[at]->of_outsiders) {
            named += check_all[at]->run(checking);
        }
    }
    return named;
}

/* Law 1: s × BT-109 = payable + received − given + Σ net findings. */
static bool net_law_holds(const struct checking *checking, int64_t named)
{
    const struct document *document = checking->document;
    int64_t sum = named;

    for (size_t at = 0; document_takes_part(document) && at < document->line_count; at++) {
        const struct line_outcome *outcome = &checking_line(checking, at)->outcome;

        sum += outcome->payable_ore + outcome->received_ore - outcome->given_ore +
               outcome->findings_ore;
    }
    return document_sign(document) * document->net_ore == sum;
}

/* Law 2: BT-110 = expected VAT + IN06. */
static bool vat_law_holds(const struct checking *checking, size_t first_finding)
{
    int64_t sum = checking->document->expected_vat_ore;

    for (size_t at = first_finding; at < checking->found->count; at++) {
        if (checking->found->items[at].code == IN06) {
            sum += checking->found->items[at].amount_ore;
        }
    }
    return !document_takes_part(checking->document) || checking->document->vat_ore == sum;
}

void reconcile(struct arena *arena, struct facts *facts, const struct accounts *accounts,
               struct findings *found)
{
    found->arena = arena;
    settle_accounts(arena, facts, accounts, found);
    for (size_t at = 0; at < facts->documents.count; at++) {
        struct checking checking = {facts, &facts->documents.items[at], (int32_t)at, found};
        size_t first_finding = found->count;
        int64_t named = check_document(&checking);

        checking.document->lawful =
            net_law_holds(&checking, named) && vat_law_holds(&checking, first_finding);
    }
    delivery_manual_shares(facts, found);
    findings_merge(found);
}
