/* Does the line name another client or service than the order it refers to? */
#include "reconcile/check.h"

static int64_t run(struct checking *checking)
{
    for (size_t at = 0; at < checking->document->line_count; at++) {
        const struct line *line = checking_line(checking, at);

        if (line->contradicts && line->net_ore != 0 && checking_in_scope(checking, line)) {
            struct finding *finding = checking_add_line(checking, LK08, line);

            finding->evidence = evidence_new(checking->found->arena);
            evidence_add(checking->found->arena, &finding->evidence->orders,
                         checking->facts->orders.items[line->order].no);
        }
    }
    return 0;
}

const struct check check_contradiction = {
    .asks = "LK08: one client and one service",
    .source = "Beställningen",
    .run = run,
};
