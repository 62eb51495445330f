/* Lists of words as settings and columns have them: "https http", "RE,AP". */
#ifndef AVSTAMD_WORD_AMONG_H
#define AVSTAMD_WORD_AMONG_H

#include <stdbool.h>
#include <stddef.h>

/* Is `text`, so long, one of the words between blanks or commas? */
bool word_among(const char *words, const char *text, size_t length);

#endif
