#include "parsers/schema/quote.h"

#include "parsers/characters.h"

/* Every character that is not ASCII counts as a letter or two, but those of Latin 1 that are none,
 * like the blank that does not break: they begin with C2. */
static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           ((unsigned char)byte >= 0x80 && (unsigned char)byte != 0xc2);
}

static size_t digits_from(const char *text, size_t length, size_t at)
{
    size_t first = at;

    while (at < length && is_digit(text[at])) {
        at++;
    }
    return at - first;
}

static bool has_personal_number(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        size_t digits = digits_from(text, length, at);
        size_t after = at + digits;

        if (digits == 10 || digits == 12) {
            return true;
        }
        if ((digits == 6 || digits == 8) && after < length &&
            (text[after] == '-' || text[after] == '+' || text[after] == ' ') &&
            digits_from(text, length, after + 1) == 4) {
            return true;
        }
        at = after;
    }
    return false;
}

/* One letter alone is no word: 2026-10-05 T 12. */
static bool has_words(const char *text, size_t length)
{
    size_t words = 0, letters = 0;

    for (size_t at = 0; at < length; at++) {
        letters = is_letter(text[at]) ? letters + 1 : 0;
        words += letters == 2;
    }
    return words > 1;
}

/* Controls of ASCII (white space is none here) and of Latin 1, and the marks at U+2000 to U+207F.
 */
static bool has_controls(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        unsigned char byte = (unsigned char)text[at];
        unsigned char next = at + 1 < length ? (unsigned char)text[at + 1] : 0;
        bool is_white = byte == '\t' || byte == '\n' || byte == '\r';

        if ((byte < ' ' && !is_white) || byte == 0x7f || (byte == 0xc2 && next < 0xa0) ||
            (byte == 0xe2 && (next == 0x80 || next == 0x81))) {
            return true;
        }
    }
    return false;
}

bool quote_may(const char *text, size_t length)
{
    return !has_personal_number(text, length) && !has_words(text, length) &&
           !has_controls(text, length);
}
