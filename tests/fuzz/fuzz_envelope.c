/* What may stand in an envelope. */
#include "tests/fuzz/documents.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    fuzz_documents("<StandardBusinessDocument xmlns='http://www.unece.org/cefact/namespaces/"
                   "StandardBusinessDocumentHeader'>",
                   bytes, length, "</StandardBusinessDocument>");
    return 0;
}
