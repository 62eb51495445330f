/* Words of a text as a name is made of them: letters, in whatever UTF-8 text somebody wrote.
 *
 * What an eye does not see (soft hyphens, joiners) is no part of a word.  Words belong together
 * when little stands between them, and no digit: "Ekman, Eva", "eva_ekman", "Eva%20Ekman", a line
 * break, a tag.
 */
#ifndef AVSTAMD_SECRECY_WORDS_H
#define AVSTAMD_SECRECY_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum { WORD_BYTES = 80 };

struct word {
    const char *start, *end;
    char text[WORD_BYTES]; /* what an eye sees of it; "" when it is too long for a name */
    bool joined;           /* with the word before it */
};

/* The next word from `at` on; false when there is none.  `after_word`: one ends at `at`. */
bool word_next(const char *at, bool after_word, struct word *ret_word);

#endif
