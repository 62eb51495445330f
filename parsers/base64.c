#include "parsers/base64.h"

#include <stdbool.h>

#include "parsers/characters.h"

enum { FOREIGN = 64, FIRST_DIGIT = '+', LAST_DIGIT = 'z' };

/* What the characters from '+' to 'z' are worth; 64 is none of the digits. */
static const uint8_t values[LAST_DIGIT - FIRST_DIGIT + 1] = {
    62, 64, 64, 64, 63, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 64, 64, 64, 64, 64,
    64, 64, 0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17,
    18, 19, 20, 21, 22, 23, 24, 25, 64, 64, 64, 64, 64, 64, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51,
};

static uint32_t value_of(char digit)
{
    unsigned char at = (unsigned char)digit;

    return at < FIRST_DIGIT || at > LAST_DIGIT ? FOREIGN : values[at - FIRST_DIGIT];
}

/* Whole groups without anything in between, which is nearly all of an attachment. */
static size_t decode_groups(const char *text, size_t length, unsigned char *ret_bytes,
                            size_t *ret_used)
{
    size_t at = 0, written = 0;

    for (; length - at >= 4; at += 4) {
        uint32_t first = value_of(text[at]), second = value_of(text[at + 1]);
        uint32_t third = value_of(text[at + 2]), fourth = value_of(text[at + 3]);

        if (((first | second | third | fourth) & FOREIGN) != 0) {
            break;
        }
        uint32_t group = first << 18 | second << 12 | third << 6 | fourth;

        ret_bytes[written++] = (unsigned char)(group >> 16);
        ret_bytes[written++] = (unsigned char)(group >> 8);
        ret_bytes[written++] = (unsigned char)group;
    }
    *ret_used = at;
    return written;
}

/* One character that is no white space; returns the bytes that it completed, 0 or 3. */
static size_t take(struct base64 *base64, char letter, unsigned char *ret_bytes)
{
    uint32_t value = value_of(letter);

    if (letter == '=') {
        base64->padding++;
        if (base64->digits + base64->padding > 4 || base64->digits < 2) {
            base64->problem = base64->digits < 2 ? BASE64_FOREIGN : BASE64_AFTER_PADDING;
        }
        return 0;
    }
    if (value == FOREIGN || base64->padding > 0) {
        base64->problem = value == FOREIGN ? BASE64_FOREIGN : BASE64_AFTER_PADDING;
        return 0;
    }
    base64->group = base64->group << 6 | value;
    if (++base64->digits < 4) {
        return 0;
    }
    ret_bytes[0] = (unsigned char)(base64->group >> 16);
    ret_bytes[1] = (unsigned char)(base64->group >> 8);
    ret_bytes[2] = (unsigned char)base64->group;
    base64->group = 0;
    base64->digits = 0;
    return 3;
}

size_t base64_decode(struct base64 *base64, const char *text, size_t length,
                     unsigned char *ret_bytes)
{
    size_t written = 0;

    for (size_t at = 0; at < length && base64->problem == BASE64_GOOD; at++) {
        if (base64->digits == 0 && base64->padding == 0) {
            size_t used = 0;

            written += decode_groups(text + at, length - at, ret_bytes + written, &used);
            at += used;
        }
        if (at < length && !is_white(text[at])) {
            written += take(base64, text[at], ret_bytes + written);
        }
    }
    return written;
}

size_t base64_finish(struct base64 *base64, unsigned char ret_bytes[2])
{
    uint32_t group = base64->group << (6 * (4 - base64->digits) % 24);
    size_t written = base64->digits < 2 ? 0 : (size_t)base64->digits - 1;

    if (base64->problem == BASE64_GOOD && base64->digits > 0 &&
        base64->digits + base64->padding != 4) {
        base64->problem = BASE64_CUT_OFF;
    }
    for (size_t at = 0; at < written; at++) {
        ret_bytes[at] = (unsigned char)(group >> (16 - 8 * at));
    }
    base64->digits = 0;
    return written;
}

const char *base64_problem_text(enum base64_problem problem)
{
    switch (problem) {
    case BASE64_GOOD:
        break;
    case BASE64_FOREIGN:
        return "it holds characters that are not base64";
    case BASE64_AFTER_PADDING:
        return "its base64 goes on after the '=' that ends it";
    case BASE64_CUT_OFF:
        return "its base64 is cut off";
    }
    return NULL;
}
