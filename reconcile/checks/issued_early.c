/* Invoiced before the care was given?
 *
 * A provider invoices in arrears.  An invoice dated before its period has ended asks to be paid for
 * a plan, not for performed care.
 */
#include "reconcile/check.h"

static int64_t run(struct checking *checking)
{
    for (size_t at = 0; at < checking->document->line_count; at++) {
        const struct line *line = checking_line(checking, at);

        if (document_sign(checking->document) * line->net_ore > 0 &&
            checking->document->issued < line->period.last && checking_in_scope(checking, line)) {
            (void)checking_add_line(checking, IN09, line);
        }
    }
    return 0;
}

const struct check check_issued_early = {
    .asks = "IN09: invoiced in arrears",
    .source = "Avtalet: fakturering sker månadsvis i efterskott",
    .run = run,
};
