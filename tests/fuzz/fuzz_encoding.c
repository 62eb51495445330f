/* Encodings and base64: pieces do not matter. */
#include <stdlib.h>
#include <string.h>

#include "parsers/base64.h"
#include "parsers/encoding.h"
#include "tests/fuzz/documents.h"

enum { LENGTH_MAX = 4096 };

struct taken {
    char bytes[4 * LENGTH_MAX];
    size_t length;
};

static bool take(void *context, const char *utf8, size_t length, struct error *error)
{
    struct taken *taken = context;

    (void)error;
    if (length == 0 || length > sizeof taken->bytes - taken->length) {
        abort();
    }
    memcpy(taken->bytes + taken->length, utf8, length);
    taken->length += length;
    return true;
}

static bool convert(const uint8_t *bytes, size_t length, size_t piece, struct taken *taken)
{
    struct encoding encoding = {.sink = {taken, take}};
    struct error error = {0};
    bool good = true;

    taken->length = 0;
    for (size_t at = 0; good && at < length; at += piece) {
        good =
            encoding_push(&encoding, bytes + at, piece < length - at ? piece : length - at, &error);
    }
    return good && encoding_finish(&encoding, &error);
}

static enum base64_problem decode(const uint8_t *bytes, size_t length, size_t piece,
                                  struct taken *taken)
{
    struct base64 base64 = {0};
    unsigned char *to = (unsigned char *)taken->bytes;

    taken->length = 0;
    for (size_t at = 0; at < length; at += piece) {
        taken->length +=
            base64_decode(&base64, (const char *)bytes + at,
                          piece < length - at ? piece : length - at, to + taken->length);
    }
    taken->length += base64_finish(&base64, to + taken->length);
    return base64.problem;
}

static void must_be_same(const struct taken *one, const struct taken *other)
{
    if (one->length != other->length || memcmp(one->bytes, other->bytes, one->length) != 0) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct taken whole, pieces;

    if (length < 2 || length > LENGTH_MAX) {
        return 0;
    }
    size_t piece = (size_t)bytes[0] % 60 + 1;

    if (convert(bytes + 1, length - 1, length, &whole) !=
        convert(bytes + 1, length - 1, piece, &pieces)) {
        abort();
    }
    must_be_same(&whole, &pieces);
    if (decode(bytes + 1, length - 1, length, &whole) !=
        decode(bytes + 1, length - 1, piece, &pieces)) {
        abort();
    }
    must_be_same(&whole, &pieces);
    return 0;
}
