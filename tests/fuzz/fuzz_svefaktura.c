/* What may stand in a Svefaktura. */
#include "tests/fuzz/documents.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    fuzz_documents("<Invoice xmlns='urn:sfti:documents:BasicInvoice:1:0' "
                   "xmlns:cac='urn:sfti:CommonAggregateComponents:1:0' "
                   "xmlns:cbc='urn:oasis:names:tc:ubl:CommonBasicComponents:1:0'>",
                   bytes, length, "</Invoice>");
    return 0;
}
