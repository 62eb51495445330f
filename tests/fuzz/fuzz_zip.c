/* Any bytes as a zip file, seekable or not. */
#include <stdlib.h>
#include <string.h>

#include "daemon/read_documents.h"
#include "tests/fuzz/documents.h"

struct memory {
    const uint8_t *bytes;
    size_t length;
};

static bool read_at(void *context, int64_t offset, void *ret_bytes, size_t size, size_t *ret_length,
                    struct error *error)
{
    struct memory *memory = context;
    size_t left = (size_t)offset >= memory->length ? 0 : memory->length - (size_t)offset;

    (void)error;
    *ret_length = left < size ? left : size;
    if (*ret_length > 0) {
        memcpy(ret_bytes, memory->bytes + offset, *ret_length);
    }
    return true;
}

static bool on_document(void *context, struct parsed *parsed, struct error *error)
{
    int *last = context;

    (void)error;
    if (parsed->ordinal != ++*last ||
        (parsed->invoice == NULL) != (parsed->error.kind != ERROR_NONE)) {
        abort();
    }
    arena_free(parsed->arena);
    return true;
}

static bool on_failed(void *context, struct parsed *parsed, int first, struct error *error)
{
    if (first < 1 || first > parsed->ordinal) {
        abort();
    }
    return on_document(context, parsed, error);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct documents_wishes wishes = {.invoices = true};

    for (int seekable = 0; seekable < 2; seekable++) {
        int last = 0;
        struct memory memory = {bytes, length};
        struct byte_source source = {&memory, read_at, seekable == 1 ? (int64_t)length : -1};
        const struct documents_sink sink = {
            .context = &last, .document = on_document, .failed = on_failed};
        struct error error = {0};

        if (!read_documents(&source, &wishes, &sink, NULL, &error) || last == 0) {
            abort();
        }
    }
    return 0;
}
