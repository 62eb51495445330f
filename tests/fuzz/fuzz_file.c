/* Any bytes as a file. */
#include "tests/fuzz/documents.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    fuzz_documents(0, bytes, length, 0);
    return 0;
}
