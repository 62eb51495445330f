/* Single bytes, as XML knows them: not the locale's idea of white space or digits. */
#ifndef AVSTAMD_CHARACTERS_H
#define AVSTAMD_CHARACTERS_H

#include <stdbool.h>
#include <stddef.h>

static inline bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static inline bool is_all_white(const char *text, size_t length)
{
    size_t at = 0;

    while (at < length && is_white(text[at])) {
        at++;
    }
    return at == length;
}

static inline bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

#endif
