/* A whole file through the parsers, with everything that can be asked of it. */
#ifndef AVSTAMD_FUZZ_DOCUMENTS_H
#define AVSTAMD_FUZZ_DOCUMENTS_H

#include <stddef.h>
#include <stdint.h>

/* The entry of every fuzzer and of the replay. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* Documents, errors and attachments, judged by all rules; aborts when one is refused without a
 * sentence.  The first of the bytes says how large the pushes are; `before` and `after` (may be
 * NULL) stand around the rest. */
void fuzz_documents(const char *before, const uint8_t *bytes, size_t length, const char *after);

#endif
