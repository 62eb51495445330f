/* The words of a table, one after another. */
#ifndef AVSTAMD_SCHEMA_WORDS_H
#define AVSTAMD_SCHEMA_WORDS_H

#include <stdbool.h>
#include <stddef.h>

struct word {
    const char *text; /* not ended by NUL */
    size_t length;
};

struct words {
    const char *const *line; /* ended by NULL */
    const char *at;          /* in the line */
    struct word word;        /* the last one */
};

struct words words_of(const char *const *table);
/* False after the last. */
bool words_next(struct words *words);
/* Inside a declaration, which ends with `;`: false at its end. */
bool words_more(struct words *words);

bool word_is(struct word word, const char *text);
bool word_begins_with(struct word word, const char *text);
char word_last(struct word word);
/* What stands before `stop` is cut off the word; all of it, when it is not there. */
struct word word_cut(struct word *word, char stop);

#endif
