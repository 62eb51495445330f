/* What may stand in a CII invoice. */
#include "tests/fuzz/documents.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    fuzz_documents("<rsm:CrossIndustryInvoice "
                   "xmlns:rsm='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100' "
                   "xmlns:ram='urn:un:unece:uncefact:data:standard:"
                   "ReusableAggregateBusinessInformationEntity:100' "
                   "xmlns:udt='urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100'>",
                   bytes, length, "</rsm:CrossIndustryInvoice>");
    return 0;
}
