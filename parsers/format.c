#include "parsers/format.h"

#include <string.h>

static const struct format *const formats[] = {
    &format_ubl_invoice,
    &format_ubl_credit_note,
    &format_cii,
    &format_svefaktura,
};

const struct format *format_of_root(const char *uri, const char *root)
{
    for (size_t at = 0; at < sizeof formats / sizeof formats[0]; at++) {
        if (strcmp(formats[at]->root, root) == 0 && strcmp(formats[at]->uri, uri) == 0) {
            return formats[at];
        }
    }
    return NULL;
}

const char *invoice_format_name(enum invoice_format format)
{
    switch (format) {
    case FORMAT_UBL_INVOICE:
        return "ubl-invoice";
    case FORMAT_UBL_CREDIT_NOTE:
        return "ubl-creditnote";
    case FORMAT_CII:
        return "cii";
    case FORMAT_SVEFAKTURA:
        return "svefaktura";
    case FORMAT_UNKNOWN:
        break;
    }
    return "unknown";
}
