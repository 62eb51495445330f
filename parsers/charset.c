#include "parsers/charset.h"

#include <string.h>

#include "parsers/characters.h"

enum { NAME_BYTES = 40, NAME_SHOWN = NAME_BYTES - 1 };

static const struct {
    const char *name;
    enum charset charset;
} names[] = {
    {"UTF-8", CHARSET_UTF8},          {"UTF8", CHARSET_UTF8},
    {"UTF-16", CHARSET_UTF16LE},      {"UTF-16LE", CHARSET_UTF16LE},
    {"UTF-16BE", CHARSET_UTF16BE},    {"UTF16", CHARSET_UTF16LE},
    {"UNICODE", CHARSET_UTF16LE},     {"ISO-10646-UCS-2", CHARSET_UTF16LE},
    {"US-ASCII", CHARSET_ASCII},      {"ASCII", CHARSET_ASCII},
    {"ISO-8859-1", CHARSET_LATIN1},   {"ISO_8859-1", CHARSET_LATIN1},
    {"ISO8859-1", CHARSET_LATIN1},    {"ISO88591", CHARSET_LATIN1},
    {"LATIN1", CHARSET_LATIN1},       {"LATIN-1", CHARSET_LATIN1},
    {"WINDOWS-1252", CHARSET_LATIN1}, {"CP1252", CHARSET_LATIN1},
    {"ISO-8859-15", CHARSET_LATIN9},  {"ISO_8859-15", CHARSET_LATIN9},
    {"ISO8859-15", CHARSET_LATIN9},   {"LATIN-9", CHARSET_LATIN9},
    {"LATIN9", CHARSET_LATIN9},
};

/* The value of the declaration's encoding, "" when it says none. */
static void declared_name(const char *head, size_t length, char ret_name[NAME_BYTES])
{
    static const char word[] = "encoding";
    const char *end = head + length;
    const char *at = memmem(head, length, word, sizeof word - 1);

    ret_name[0] = '\0';
    if (at == NULL) {
        return;
    }
    at += sizeof word - 1;
    while (at < end && (is_white(*at) || *at == '=')) {
        at++;
    }
    if (at == end || (*at != '"' && *at != '\'')) {
        return;
    }
    const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
    size_t name = close == NULL ? 0 : (size_t)(close - at - 1);

    name = name < NAME_SHOWN ? name : NAME_SHOWN;
    memcpy(ret_name, at + 1, name);
    ret_name[name] = '\0';
}

/* A name in a message is at most what a name of an encoding may hold. */
static void make_shown(char *name)
{
    for (; *name != '\0'; name++) {
        if (*name < '!' || *name > '~') {
            *name = '?';
        }
    }
}

static CHECKED bool decide_by_name(char *name, enum charset *ret_charset, struct error *error)
{
    for (size_t at = 0; at < sizeof names / sizeof names[0]; at++) {
        if (strcasecmp(name, names[at].name) == 0) {
            *ret_charset = names[at].charset;
            return true;
        }
    }
    make_shown(name);
    return error_set(error, ERROR_INPUT,
                     "its encoding, %s, is none that is read here: send it in UTF-8 (or UTF-16, "
                     "ISO-8859-1, ISO-8859-15, windows-1252, US-ASCII)",
                     name);
}

/* The marks of XML 1.0, appendix F. */
static const struct mark {
    const char *bytes;
    size_t length, skipped;
    enum charset charset; /* CHARSET_UNDECIDED: not read */
} marks[] = {
    {"\xff\xfe\0\0", 4, 0, CHARSET_UNDECIDED},
    {"\0\0\xfe\xff", 4, 0, CHARSET_UNDECIDED},
    {"<\0\0\0", 4, 0, CHARSET_UNDECIDED},
    {"\0\0\0<", 4, 0, CHARSET_UNDECIDED},
    {"\x4c\x6f\xa7\x94", 4, 0, CHARSET_UNDECIDED}, /* EBCDIC */
    {"\xef\xbb\xbf", 3, 3, CHARSET_UTF8},
    {"\xff\xfe", 2, 2, CHARSET_UTF16LE},
    {"\xfe\xff", 2, 2, CHARSET_UTF16BE},
    {"<\0", 2, 0, CHARSET_UTF16LE},
    {"\0<", 2, 0, CHARSET_UTF16BE},
};

static bool begins(const unsigned char *bytes, size_t length, const char *with, size_t with_length)
{
    return length >= with_length && memcmp(bytes, with, with_length) == 0;
}

bool charset_decide(const unsigned char *bytes, size_t length, bool last, enum charset *ret_charset,
                    size_t *ret_skipped, struct error *error)
{
    static const char declaration[] = "<?xml";
    size_t known = length < sizeof declaration - 1 ? length : sizeof declaration - 1;
    char name[NAME_BYTES];

    if (length < 4 && !last) {
        return true;
    }
    for (size_t at = 0; at < sizeof marks / sizeof marks[0]; at++) {
        if (begins(bytes, length, marks[at].bytes, marks[at].length)) {
            *ret_charset = marks[at].charset;
            *ret_skipped = marks[at].skipped;
            return *ret_charset != CHARSET_UNDECIDED ||
                   error_set(error, ERROR_INPUT,
                             "it is in UTF-32 or EBCDIC, which is not read: send it in UTF-8");
        }
    }
    const unsigned char *end = memchr(bytes, '>', length);

    if (memcmp(bytes, declaration, known) != 0 || last) {
        *ret_charset = CHARSET_UTF8;
        return true;
    }
    if (end == NULL) {
        *ret_charset = length < CHARSET_HEAD_BYTES ? CHARSET_UNDECIDED : CHARSET_UTF8;
        return true;
    }
    declared_name((const char *)(const void *)bytes, (size_t)(end - bytes), name);
    if (name[0] == '\0') {
        *ret_charset = CHARSET_UTF8;
        return true;
    }
    if (!decide_by_name(name, ret_charset, error)) {
        return false;
    }
    return (*ret_charset != CHARSET_UTF16LE && *ret_charset != CHARSET_UTF16BE) ||
           error_set(error, ERROR_INPUT,
                     "it says that it is in %s, but it is in an encoding of single bytes: declare "
                     "the one that it is in, UTF-8 or ISO-8859-1",
                     name);
}
