/* Single bytes, as XML knows them: not the locale's idea of white space or digits. */
#ifndef AVSTAMD_CHARACTERS_H
#define AVSTAMD_CHARACTERS_H

#include <stdbool.h>

static inline bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static inline bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

#endif
