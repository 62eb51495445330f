/* Invoiced long after the care was given? */
#include "reconcile/check.h"

enum { LATE_AFTER_DAYS = 90 };

static int64_t run(struct checking *checking)
{
    for (size_t at = 0; at < checking->document->line_count; at++) {
        const struct line *line = checking_line(checking, at);

        if (document_sign(checking->document) * line->net_ore > 0 &&
            checking->document->issued - line->period.last > LATE_AFTER_DAYS &&
            checking_in_scope(checking, line)) {
            (void)checking_add_line(checking, IN08, line);
        }
    }
    return 0;
}

const struct check check_issued_late = {
    .asks = "IN08: invoiced within 90 days",
    .source = "Avtalet: fakturering sker månadsvis",
    .run = run,
};
