#include "parsers/schema/words.h"

#include <assert.h>
#include <string.h>

struct words words_of(const char *const *table)
{
    return (struct words){.line = table, .at = table[0]};
}

bool words_next(struct words *words)
{
    for (;;) {
        while (*words->at == ' ') {
            words->at++;
        }
        if (*words->at != '\0') {
            break;
        }
        if (*++words->line == NULL) {
            return false;
        }
        words->at = *words->line;
    }
    words->word = (struct word){words->at, strcspn(words->at, " ")};
    words->at += words->word.length;
    return true;
}

bool word_is(struct word word, const char *text)
{
    return strlen(text) == word.length && memcmp(word.text, text, word.length) == 0;
}

bool words_more(struct words *words)
{
    bool found = words_next(words);

    assert(found);
    (void)found;
    return !word_is(words->word, ";");
}

struct word word_cut(struct word *word, char stop)
{
    const char *end = memchr(word->text, stop, word->length);
    struct word before = {word->text, end == NULL ? word->length : (size_t)(end - word->text)};
    size_t used = end == NULL ? word->length : before.length + 1;

    *word = (struct word){word->text + used, word->length - used};
    return before;
}

char word_last(struct word word)
{
    return word.length == 0 ? '\0' : word.text[word.length - 1];
}

bool word_begins_with(struct word word, const char *text)
{
    return word.length >= strlen(text) && memcmp(word.text, text, strlen(text)) == 0;
}
