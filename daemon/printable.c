#include "daemon/printable.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "reconcile/base/personal_number.h"

/* The bytes of the well-formed character at `at` (RFC 3629), 0 when there is none. */
static size_t character_bytes(const unsigned char *at, size_t left)
{
    static const unsigned char first_min[] = {0, 0, 0xc2, 0xe0, 0xf0};
    static const uint32_t value_min[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = at[0] < 0x80 ? 1 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;

    if (length == 1) {
        return 1;
    }
    if (at[0] < first_min[length] || at[0] > 0xf4 || length > left) {
        return 0;
    }
    uint32_t value = at[0] & (0xffu >> (length + 1));

    for (size_t next = 1; next < length; next++) {
        if ((at[next] & 0xc0) != 0x80) {
            return 0;
        }
        value = value << 6 | (at[next] & 0x3f);
    }
    bool surrogate = value >= 0xd800 && value <= 0xdfff;

    return value < value_min[length] || value > 0x10ffff || surrogate ? 0 : length;
}

/* C0, DEL and C1. */
static bool controls(const unsigned char *at, size_t length)
{
    return (length == 1 && (at[0] < 0x20 || at[0] == 0x7f)) ||
           (length == 2 && at[0] == 0xc2 && at[1] < 0xa0);
}

char *printable(struct arena *arena, const void *bytes, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    const unsigned char *in = bytes;
    char *text = arena_alloc(arena, 4 * length + 1);
    size_t used = 0;

    for (size_t at = 0; at < length;) {
        size_t character = character_bytes(in + at, length - at);

        if (character > 0 && !controls(in + at, character)) {
            memcpy(text + used, in + at, character);
            used += character;
            at += character;
            continue;
        }
        text[used++] = '\\';
        text[used++] = 'x';
        text[used++] = digits[in[at] >> 4];
        text[used++] = digits[in[at] & 15];
        at++;
    }
    return text;
}

char *printable_text(struct arena *arena, const char *text)
{
    return printable(arena, text, strlen(text));
}

char *masked_text(struct arena *arena, const char *text)
{
    char *masked = printable_text(arena, text);

    personal_numbers_mask(masked);
    return masked;
}

char *masked_text_within(struct arena *arena, const char *text, size_t most_bytes)
{
    char *masked = masked_text(arena, text);
    size_t end = strlen(masked);

    if (end > most_bytes) {
        for (end = most_bytes; end > 0 && ((unsigned char)masked[end] & 0xc0) == 0x80; end--) {
        }
        masked[end] = '\0';
    }
    return masked;
}
