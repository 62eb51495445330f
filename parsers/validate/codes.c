#include "parsers/validate/codes.h"

#include <string.h>

struct code_table {
    const char *name;
    const char *slots; /* each a code with its end, or empty */
    unsigned last;     /* slots are a power of two; this is their mask */
    unsigned width;    /* bytes of a slot */
};

#include "parsers/codes_generated.h"

/* The same as in codes/embed.sh. */
static unsigned hash(const char *text, size_t length)
{
    unsigned value = (unsigned)length;

    for (size_t at = 0; at < length; at++) {
        value = value * 37 + (unsigned char)text[at];
    }
    return value;
}

bool code_is_in(enum code_list list, const char *text, size_t length)
{
    const struct code_table *table = &code_tables[list];

    if (length == 0 || length >= table->width) {
        return false;
    }
    for (unsigned at = hash(text, length) & table->last;; at = (at + 1) & table->last) {
        const char *slot = table->slots + (size_t)at * table->width;

        if (slot[0] == '\0') {
            return false;
        }
        if (memcmp(slot, text, length) == 0 && slot[length] == '\0') {
            return true;
        }
    }
}

static bool is_space(char character)
{
    return character == ' ' || character == '\n' || character == '\t' || character == '\r';
}

/* Takes away the white space around a word. */
static const char *word_of(const char *text, size_t *length)
{
    while (*length > 0 && is_space(text[0])) {
        text++;
        (*length)--;
    }
    while (*length > 0 && is_space(text[*length - 1])) {
        (*length)--;
    }
    return text;
}

bool code_word_is_in(enum code_list list, const char *text, size_t length)
{
    const char *word = word_of(text, &length);

    /* No code has a blank in it, so that two words are not found. */
    return code_is_in(list, word, length);
}

bool code_word_is_in_upper(enum code_list list, const char *text, size_t length)
{
    const char *word = word_of(text, &length);
    char upper[32];

    if (length > sizeof upper) {
        return false;
    }
    for (size_t at = 0; at < length; at++) {
        upper[at] = word[at] >= 'a' && word[at] <= 'z' ? (char)(word[at] - 'a' + 'A') : word[at];
    }
    return code_is_in(list, upper, length);
}

const char *code_list_name(enum code_list list)
{
    return code_tables[list].name;
}
