#include "daemon/word_among.h"

#include <string.h>

bool word_among(const char *words, const char *text, size_t length)
{
    for (const char *word = words; *word != '\0'; word += strspn(word, " ,")) {
        size_t letters = strcspn(word, " ,");

        if (letters == length && memcmp(word, text, length) == 0) {
            return true;
        }
        word += letters;
    }
    return false;
}
