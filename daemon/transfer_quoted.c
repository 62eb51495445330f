#include <string.h>

#include "daemon/transfer.h"

const char *transfer_quoted(struct arena *arena, const char *text)
{
    char *words = arena_alloc(arena, 2 * strlen(text) + 3);
    char *to = words;

    *to++ = '"';
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            *to++ = '\\';
        }
        if (*text != '\r' && *text != '\n') {
            *to++ = *text;
        }
    }
    *to = '"';
    return words;
}
