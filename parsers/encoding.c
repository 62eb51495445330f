#include "parsers/encoding.h"

#include <stdint.h>
#include <string.h>

enum { OUT_BYTES = 12 * 1024, CHARACTER_BYTES = 4 };

/* Windows-1252 from 0x80; what it leaves open is the control character of ISO-8859-1. */
static const uint16_t windows1252[32] = {
    0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
    0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178,
};

static uint32_t latin1(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80] : byte;
}

static uint32_t latin9(unsigned char byte)
{
    switch (byte) {
    case 0xa4:
        return 0x20ac;
    case 0xa6:
        return 0x160;
    case 0xa8:
        return 0x161;
    case 0xb4:
        return 0x17d;
    case 0xb8:
        return 0x17e;
    case 0xbc:
        return 0x152;
    case 0xbd:
        return 0x153;
    case 0xbe:
        return 0x178;
    default:
        return byte;
    }
}

static size_t put(char *out, uint32_t character)
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out[0] = (char)(0xc0 | character >> 6);
        out[1] = (char)(0x80 | (character & 0x3f));
        return 2;
    }
    if (character < 0x10000) {
        out[0] = (char)(0xe0 | character >> 12);
        out[1] = (char)(0x80 | (character >> 6 & 0x3f));
        out[2] = (char)(0x80 | (character & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | character >> 18);
    out[1] = (char)(0x80 | (character >> 12 & 0x3f));
    out[2] = (char)(0x80 | (character >> 6 & 0x3f));
    out[3] = (char)(0x80 | (character & 0x3f));
    return 4;
}

/* One byte is one character. */
static CHECKED bool convert_bytes(struct encoding *encoding, const unsigned char *bytes,
                                  size_t length, struct error *error)
{
    char out[OUT_BYTES];
    size_t used = 0;

    for (size_t at = 0; at < length; at++) {
        unsigned char byte = bytes[at];

        if (encoding->charset == CHARSET_ASCII && byte >= 0x80) {
            return (used == 0 || encoding->sink.take(encoding->sink.context, out, used, error)) &&
                   error_set(error, ERROR_INPUT,
                             "it says that it is in US-ASCII, which has no byte 0x%02X: declare "
                             "the encoding that it is in, UTF-8 or ISO-8859-1",
                             byte);
        }
        used += put(out + used, encoding->charset == CHARSET_LATIN9 ? latin9(byte) : latin1(byte));
        if (used > sizeof out - CHARACTER_BYTES) {
            if (!encoding->sink.take(encoding->sink.context, out, used, error)) {
                return false;
            }
            used = 0;
        }
    }
    return used == 0 || encoding->sink.take(encoding->sink.context, out, used, error);
}

static uint32_t unit_at(const struct encoding *encoding, const unsigned char *bytes)
{
    return encoding->charset == CHARSET_UTF16LE ? (uint32_t)bytes[1] << 8 | bytes[0]
                                                : (uint32_t)bytes[0] << 8 | bytes[1];
}

enum unit { UNIT_UNFINISHED, UNIT_CHARACTER, UNIT_WRONG };

/* One more byte; a character is two of them, or four beyond U+FFFF. */
static enum unit add_unit_byte(struct encoding *encoding, unsigned char byte,
                               uint32_t *ret_character)
{
    encoding->unit[encoding->unit_length++] = byte;
    if (encoding->unit_length % 2 != 0) {
        return UNIT_UNFINISHED;
    }
    uint32_t first = unit_at(encoding, encoding->unit);
    bool high = first >= 0xd800 && first < 0xdc00;

    if (encoding->unit_length == 2) {
        if (high) {
            return UNIT_UNFINISHED;
        }
        encoding->unit_length = 0;
        *ret_character = first;
        return first >= 0xdc00 && first < 0xe000 ? UNIT_WRONG : UNIT_CHARACTER;
    }
    uint32_t second = unit_at(encoding, encoding->unit + 2);

    encoding->unit_length = 0;
    *ret_character = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
    return second >= 0xdc00 && second < 0xe000 ? UNIT_CHARACTER : UNIT_WRONG;
}

static CHECKED bool convert_utf16(struct encoding *encoding, const unsigned char *bytes,
                                  size_t length, struct error *error)
{
    char out[OUT_BYTES];
    size_t used = 0;

    for (size_t at = 0; at < length; at++) {
        uint32_t character = 0;
        enum unit unit = add_unit_byte(encoding, bytes[at], &character);

        if (unit == UNIT_WRONG) {
            return (used == 0 || encoding->sink.take(encoding->sink.context, out, used, error)) &&
                   error_set(error, ERROR_INPUT,
                             "it is in UTF-16, but half a character (a lone surrogate) stands "
                             "here");
        }
        if (unit == UNIT_UNFINISHED) {
            continue;
        }
        used += put(out + used, character);
        if (used > sizeof out - CHARACTER_BYTES) {
            if (!encoding->sink.take(encoding->sink.context, out, used, error)) {
                return false;
            }
            used = 0;
        }
    }
    return used == 0 || encoding->sink.take(encoding->sink.context, out, used, error);
}

static CHECKED bool convert(struct encoding *encoding, const unsigned char *bytes, size_t length,
                            struct error *error)
{
    if (length == 0) {
        return true;
    }
    switch (encoding->charset) {
    case CHARSET_UTF16LE:
    case CHARSET_UTF16BE:
        return convert_utf16(encoding, bytes, length, error);
    case CHARSET_ASCII:
    case CHARSET_LATIN1:
    case CHARSET_LATIN9:
        return convert_bytes(encoding, bytes, length, error);
    case CHARSET_UTF8:
    case CHARSET_UNDECIDED:
        break;
    }
    return encoding->sink.take(encoding->sink.context, (const char *)(const void *)bytes, length,
                               error);
}

/* The head and what follows it, once the charset is known. */
static CHECKED bool decide_head(struct encoding *encoding, bool last, struct error *error)
{
    size_t skipped = 0;

    return charset_decide(encoding->head, encoding->head_length, last, &encoding->charset, &skipped,
                          error) &&
           (encoding->charset == CHARSET_UNDECIDED ||
            convert(encoding, encoding->head + skipped, encoding->head_length - skipped, error));
}

bool encoding_push(struct encoding *encoding, const void *bytes, size_t length, struct error *error)
{
    const unsigned char *at = bytes;

    while (encoding->charset == CHARSET_UNDECIDED && length > 0) {
        size_t room = CHARSET_HEAD_BYTES - encoding->head_length;
        size_t taken = length < room ? length : room;

        memcpy(encoding->head + encoding->head_length, at, taken);
        encoding->head_length += taken;
        at += taken;
        length -= taken;
        if (!decide_head(encoding, false, error)) {
            return false;
        }
    }
    return convert(encoding, at, length, error);
}

bool encoding_finish(struct encoding *encoding, struct error *error)
{
    if (encoding->charset == CHARSET_UNDECIDED && encoding->head_length > 0 &&
        !decide_head(encoding, true, error)) {
        return false;
    }
    return encoding->unit_length == 0 ||
           error_set(error, ERROR_INPUT, "it is in UTF-16 and ends in the middle of a character");
}
