/* Decimals: what is read is written back as the same number, and rounding stays within a half. */
#include <stdlib.h>
#include <string.h>

#include "reconcile/base/decimal.h"
#include "tests/fuzz/documents.h"

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct decimal value, again;
    char text[DECIMAL_TEXT_BYTES];
    int64_t rounded = 0, exact = 0;

    if (!decimal_parse((const char *)bytes, length, &value)) {
        return 0;
    }
    must(value.scale >= 0 && value.scale <= DECIMAL_DIGITS_MAX);
    must(decimal_sign(value) >= -1 && decimal_sign(value) <= 1);
    if (decimal_times(value, 100, &rounded)) {
        decimal_format(rounded, 2, 2, text);
        must(decimal_parse(text, strlen(text), &again));
        must(decimal_exact(again, 2, &exact) && exact == rounded);
    }
    if (decimal_exact(value, 2, &exact)) {
        must(decimal_times(value, 100, &rounded) && rounded == exact);
    }
    return 0;
}
