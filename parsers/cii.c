/* EN 16931 in UN/CEFACT CII: recognised, not read yet. */
#include "parsers/format.h"

const struct format format_cii = {
    .format = FORMAT_CII,
    .uri = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
    .root = "CrossIndustryInvoice",
};
