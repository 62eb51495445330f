/* Is the quantity in a unit of the service? */
#include "reconcile/check.h"

static int64_t run(struct checking *checking)
{
    for (size_t at = 0; at < checking->document->line_count; at++) {
        const struct line *line = checking_line(checking, at);

        if (line->unit_unknown && checking_in_scope(checking, line)) {
            (void)checking_add_line(checking, IN10, line);
        }
    }
    return 0;
}

const struct check check_unit = {
    .asks = "IN10: a unit that fits the service",
    .source = "EN 16931 BT-130, UN/ECE Recommendation 20",
    .run = run,
};
