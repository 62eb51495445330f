#include "daemon/secrecy_words.h"

#include <string.h>

enum { BETWEEN_MAX = 8, TAG_BYTES_MAX = 200 };

static bool begins_with(const char *at, const char *bytes)
{
    return strncmp(at, bytes, strlen(bytes)) == 0;
}

/* The bytes of a character that an eye does not see: soft hyphen, zero width space and joiners,
 * byte order mark. */
static size_t unseen(const char *at)
{
    static const char *const characters[] = {"\xc2\xad",     "\xe2\x80\x8b", "\xe2\x80\x8c",
                                             "\xe2\x80\x8d", "\xe2\x81\xa0", "\xef\xbb\xbf"};

    for (size_t next = 0; next < sizeof characters / sizeof characters[0]; next++) {
        if (begins_with(at, characters[next])) {
            return strlen(characters[next]);
        }
    }
    return 0;
}

static size_t character(const char *at)
{
    size_t length = 1;

    while (((unsigned char)at[length] & 0xc0) == 0x80) {
        length++;
    }
    return length;
}

/* ASCII, Latin and its accents, and what lies beyond them, without punctuation and symbols (U+0080
 * to U+00BF, × and ÷, U+2000 to U+2FFF, U+10000 and above). */
static size_t letter(const char *at)
{
    unsigned char first = (unsigned char)*at;

    if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) {
        return 1;
    }
    if (first < 0xc3 || first == 0xe2 || first >= 0xf0 || begins_with(at, "\xc3\x97") ||
        begins_with(at, "\xc3\xb7") || unseen(at) > 0) {
        return 0;
    }
    return character(at);
}

/* A tag, a space as addresses write it, or a control character as printable() does. */
static size_t as_space(const char *at)
{
    if (begins_with(at, "\\x") && strspn(at + 2, "0123456789abcdef") >= 2) {
        return 4;
    }
    if (begins_with(at, "%20")) {
        return 3;
    }
    const char *end = *at == '<' ? strpbrk(at, ">\n") : NULL;

    return end != NULL && *end == '>' && end - at < TAG_BYTES_MAX ? (size_t)(end - at) + 1 : 0;
}

/* White space counts as one character, however much it is. */
static const char *skip_between(const char *at, bool *ret_joined)
{
    int between = 0;

    while (*at != '\0' && letter(at) == 0) {
        size_t space = as_space(at);
        bool white = space > 0 || strchr(" \t\r\n", *at) != NULL;

        *ret_joined = *ret_joined && (white || *at < '0' || *at > '9');
        between += white || unseen(at) > 0 ? 0 : 1;
        at += space > 0 ? space : character(at);
    }
    *ret_joined = *ret_joined && between <= BETWEEN_MAX;
    return at;
}

bool word_next(const char *at, bool after_word, struct word *ret_word)
{
    size_t used = 0, next = 0;
    bool fits = true;

    ret_word->joined = after_word;
    at = skip_between(at, &ret_word->joined);
    if (*at == '\0') {
        return false;
    }
    ret_word->start = at;
    for (size_t hidden = 0; (next = letter(at)) > 0 || (hidden = unseen(at)) > 0;
         at += next + hidden, hidden = 0) {
        if (next > 0 && used + next < WORD_BYTES) {
            memcpy(ret_word->text + used, at, next);
            used += next;
        } else {
            fits = fits && next == 0;
        }
    }
    ret_word->end = at;
    ret_word->text[fits ? used : 0] = '\0';
    return true;
}
