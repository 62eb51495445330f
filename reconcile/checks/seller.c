/* Is the seller one of our providers, and is the document in our currency?
 *
 * Otherwise the whole document is in question and takes part in nothing else.
 */
#include "reconcile/check.h"

static int64_t run(struct checking *checking)
{
    if (document_takes_part(checking->document)) {
        return 0;
    }
    struct finding *finding =
        checking_add_document(checking, checking->document->provider < 0 ? LK01 : IN11);

    finding->amount_ore = document_sign(checking->document) * checking->document->net_ore;
    finding->has_amount = true;
    return finding->amount_ore;
}

const struct check check_seller = {
    .asks = "LK01, IN11: a known seller, and Swedish kronor",
    .source = "Upphandlat avtal med utföraren",
    .of_outsiders = true,
    .run = run,
};
