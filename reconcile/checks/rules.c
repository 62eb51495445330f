/* Does the document break a rule that invoices must fulfil?
 *
 * The rules were asked when it was stored (EN 16931, Peppol BIS Billing 3 with the Swedish rules,
 * Svefaktura, and the XML schema of its syntax); which ones, and where, stands with the document.
 */
#include "reconcile/check.h"

static int64_t run(struct checking *checking)
{
    if (checking->document->fatal_rules > 0) {
        struct finding *finding = checking_add_document(checking, IN01);

        finding->evidence = evidence_new(checking->found->arena);
        evidence_number(finding->evidence, "fatal_rules", checking->document->fatal_rules);
    }
    return 0;
}

const struct check check_rules = {
    .asks = "IN01: no fatal rule is broken",
    .source = "EN 16931, Peppol BIS Billing 3, lagen (2018:1277) om elektroniska fakturor",
    .run = run,
};
