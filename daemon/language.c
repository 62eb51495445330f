#include "daemon/language.h"

#include <stdlib.h>
#include <string.h>

enum language language_of_terminal(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t at = 0; at < sizeof names / sizeof names[0]; at++) {
        const char *value = getenv(names[at]);

        if (value != NULL && value[0] != '\0') {
            return strncmp(value, "sv", 2) == 0 ? LANGUAGE_SWEDISH : LANGUAGE_ENGLISH;
        }
    }
    return LANGUAGE_ENGLISH;
}
