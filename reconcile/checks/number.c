/* Has this number, or have these very bytes, come before? */
#include "reconcile/check.h"

static int64_t run(struct checking *checking)
{
    if (checking->document->number_seen_before) {
        (void)checking_add_document(checking, DC00);
    }
    if (checking->document->received_again) {
        (void)checking_add_document(checking, DC02);
    }
    return 0;
}

const struct check check_number = {
    .asks = "DC00, DC02: a number used once, bytes received once",
    .source = "Mervärdesskattelagen: löpnummer som ensamt identifierar fakturan",
    .run = run,
};
