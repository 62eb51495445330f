/* Does the line or its document say when the care was given? */
#include "reconcile/check.h"

static int64_t run(struct checking *checking)
{
    for (size_t at = 0; at < checking->document->line_count; at++) {
        const struct line *line = checking_line(checking, at);

        if (line->period_assumed && checking_in_scope(checking, line)) {
            (void)checking_add_line(checking, IN03, line);
        }
    }
    return 0;
}

const struct check check_period_assumed = {
    .asks = "IN03: a period on the line or the document",
    .source = "EN 16931 BT-134, BT-73",
    .run = run,
};
