/* The older Swedish format (SFTI Svefaktura 1.0): recognised, not read yet. */
#include "parsers/format.h"

const struct format format_svefaktura = {
    .format = FORMAT_SVEFAKTURA,
    .uri = "urn:sfti:documents:BasicInvoice:1:0",
    .root = "Invoice",
};
