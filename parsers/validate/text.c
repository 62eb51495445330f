#include "parsers/validate/text.h"

#include <string.h>

#include "parsers/characters.h"

/* The first byte of a character in UTF-8. */
static bool begins_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

struct text text_of(const struct element *element)
{
    return element == NULL || element->text == NULL ? (struct text){"", 0}
                                                    : (struct text){element->text, element->length};
}

struct text text_trimmed(struct text text)
{
    while (text.length > 0 && is_white(text.bytes[0])) {
        text.bytes++;
        text.length--;
    }
    while (text.length > 0 && is_white(text.bytes[text.length - 1])) {
        text.length--;
    }
    return text;
}

struct text text_trimmed_of(const struct element *element)
{
    return text_trimmed(text_of(element));
}

/* The byte at which that character begins; the length when there are fewer. */
static size_t byte_of(struct text text, int character)
{
    size_t at = 0;

    for (int number = 1; at < text.length; at++) {
        if (begins_character(text.bytes[at]) && number++ >= character) {
            break;
        }
    }
    return at;
}

struct text text_from(struct text text, int first)
{
    size_t at = byte_of(text, first);

    return (struct text){text.bytes + at, text.length - at};
}

struct text text_part(struct text text, int first, int count)
{
    int end = first + count;
    size_t from = byte_of(text, first), to = end <= 1 ? 0 : byte_of(text, end);

    return (struct text){text.bytes + from, to > from ? to - from : 0};
}

struct text text_token(struct text *text, char separator)
{
    const char *end = text->length == 0 ? NULL : memchr(text->bytes, separator, text->length);
    struct text token = *text;

    if (end == NULL) {
        *text = (struct text){NULL, 0};
        return token;
    }
    token.length = (size_t)(end - text->bytes);
    text->bytes = end + 1;
    text->length -= token.length + 1;
    return token;
}

bool text_is_same(struct text text, struct text other)
{
    return text.length == other.length &&
           (text.length == 0 || memcmp(text.bytes, other.bytes, text.length) == 0);
}

bool text_is(struct text text, const char *word)
{
    return text_is_same(text, (struct text){word, strlen(word)});
}

bool text_is_one_of(struct text text, const char *words)
{
    while (*words != '\0') {
        size_t length = strcspn(words, " ");

        if (text_is_same(text, (struct text){words, length})) {
            return true;
        }
        words += length + (words[length] == ' ' ? 1 : 0);
    }
    return false;
}

bool text_is_in_upper(struct text text, const char *word)
{
    for (size_t at = 0; at < text.length; at++) {
        char byte = text.bytes[at];

        if (word[at] == '\0' ||
            (byte >= 'a' && byte <= 'z' ? byte - 'a' + 'A' : byte) != word[at]) {
            return false;
        }
    }
    return word[text.length] == '\0';
}

bool text_starts(struct text text, const char *start)
{
    size_t length = strlen(start);

    return text.length >= length && memcmp(text.bytes, start, length) == 0;
}

bool text_has(struct text text, const char *part)
{
    return text.length > 0 && memmem(text.bytes, text.length, part, strlen(part)) != NULL;
}

size_t text_characters(struct text text)
{
    size_t characters = 0;

    for (size_t at = 0; at < text.length; at++) {
        characters += begins_character(text.bytes[at]);
    }
    return characters;
}

size_t text_characters_normalized(struct text text)
{
    struct text trimmed = text_trimmed(text);
    size_t characters = 0;

    for (size_t at = 0; at < trimmed.length; at++) {
        /* Of white space in a row only the first counts. */
        characters += begins_character(trimmed.bytes[at]) &&
                      !(is_white(trimmed.bytes[at]) && is_white(trimmed.bytes[at - 1]));
    }
    return characters;
}

bool text_is_digits(struct text text, size_t least, size_t most)
{
    for (size_t at = 0; at < text.length; at++) {
        if (!is_digit(text.bytes[at])) {
            return false;
        }
    }
    return text.length >= least && text.length <= most;
}

static bool take(struct text *text, const char *characters)
{
    if (text->length == 0 || strchr(characters, text->bytes[0]) == NULL) {
        return false;
    }
    text->bytes++;
    text->length--;
    return true;
}

static size_t take_digits(struct text *text)
{
    size_t count = 0;

    while (text->length > 0 && is_digit(text->bytes[0])) {
        text->bytes++;
        text->length--;
        count++;
    }
    return count;
}

/* [+-] digits [. digits] [e [+-] digits]; one of both digits may be missing. */
static bool skip_decimal(struct text *text)
{
    size_t digits = take_digits(text);

    if (take(text, ".")) {
        digits += take_digits(text);
    }
    if (digits > 0 && take(text, "eE")) {
        take(text, "+-");
        digits = take_digits(text);
    }
    return digits > 0 && text->length == 0;
}

bool text_is_number(struct text text)
{
    struct text rest = text_trimmed(text);

    if (text_is(rest, "INF") || text_is(rest, "+INF") || text_is(rest, "-INF")) {
        return true;
    }
    take(&rest, "+-");
    return skip_decimal(&rest);
}

/* The value of a few digits; −1 when it is not that small. */
static int small_value(struct text digits)
{
    int value = 0;

    for (size_t at = 0; at < digits.length; at++) {
        if (value > 99999) {
            return -1;
        }
        value = value * 10 + (digits.bytes[at] - '0');
    }
    return value;
}

static bool all_zeros(struct text digits)
{
    for (size_t at = 0; at < digits.length; at++) {
        if (digits.bytes[at] != '0') {
            return false;
        }
    }
    return true;
}

bool text_equals_number(struct text text, int value)
{
    struct text rest = text_trimmed(text), whole, decimals = {"", 0};

    if (!text_is_number(rest) || take(&rest, "-")) {
        return false;
    }
    take(&rest, "+");
    whole = rest;
    whole.length = take_digits(&rest);
    if (take(&rest, ".")) {
        decimals = rest;
        decimals.length = take_digits(&rest);
    }
    /* An exponent is allowed but not understood: nobody writes a VAT rate so. */
    return rest.length == 0 && small_value(whole) == value && all_zeros(decimals);
}
