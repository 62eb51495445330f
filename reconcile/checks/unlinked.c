/* Why could a line not be linked to an account?
 *
 * The whole line is in question.  A credit that cannot be linked cannot be applied either.  A line
 * of 0.00 needs no link.
 */
#include "reconcile/check.h"

static enum code code_of(enum link link)
{
    switch (link) {
    case LINK_UNKNOWN_CLIENT:
        return LK02;
    case LINK_SEVERAL_LEVELS:
        return LK03;
    case LINK_UNKNOWN_SERVICE:
        return LK06;
    case LINK_OTHER_PROVIDER:
        return LK07;
    case LINK_NO_CLIENT:
        return LK10;
    case LINK_NONE:
    case LINK_ORDER:
    case LINK_CLIENT:
    case LINK_OTHER_LEVEL:
        break;
    }
    return CODE_COUNT;
}

static int64_t run(struct checking *checking)
{
    int sign = document_sign(checking->document);

    for (size_t at = 0; at < checking->document->line_count; at++) {
        struct line *line = checking_line(checking, at);
        int64_t ore = sign * line->net_ore;

        if (line_is_linked(line) || code_of(line->link) == CODE_COUNT) {
            continue;
        }
        line->outcome = (struct line_outcome){.findings_ore = ore};
        if (ore == 0) {
            continue;
        }
        struct finding *finding = checking_add_line(checking, code_of(line->link), line);

        if (line->link == LINK_OTHER_PROVIDER) {
            finding->account = line->account; /* the row names the order's client and service */
            finding->evidence = evidence_new(checking->found->arena);
            evidence_add(checking->found->arena, &finding->evidence->orders,
                         checking->facts->orders.items[line->order].no);
        }
        if (ore < 0) {
            finding = checking_add_line(checking, DC06, line);
        }
        finding->amount_ore = ore;
        finding->has_amount = true;
    }
    return 0; /* it is in the lines' outcomes */
}

const struct check check_unlinked = {
    .asks = "LK02, LK03, LK06, LK07, LK10: an account for every line",
    .source = "Beställningen; fakturan ska gå att koppla till den",
    .run = run,
};
