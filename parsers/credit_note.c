#include <string.h>

#include "parsers/invoice.h"

/* UBL says it by its root element, the others by BT-3 (UNTDID 1001). */
bool invoice_is_credit_note(const struct invoice *invoice)
{
    static const char *const types[] = {"81",  "83",  "261", "262", "296", "308",
                                        "381", "396", "420", "458", "532"};

    if (invoice->format == FORMAT_UBL_INVOICE || invoice->format == FORMAT_UBL_CREDIT_NOTE) {
        return invoice->format == FORMAT_UBL_CREDIT_NOTE;
    }
    for (size_t at = 0; at < sizeof types / sizeof types[0]; at++) {
        if (invoice->type_code.text != NULL && strcmp(invoice->type_code.text, types[at]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_negative(struct term amount)
{
    return amount.text != NULL && amount.text[0] == '-';
}

bool invoice_credits_what_is_positive(const struct invoice *invoice)
{
    return invoice_is_credit_note(invoice) &&
           (invoice->format != FORMAT_SVEFAKTURA || !is_negative(invoice->tax_exclusive));
}
