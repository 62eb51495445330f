#include "parsers/validate/token.h"

#include <string.h>

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

struct token token_of(const struct element *element)
{
    if (element == NULL || element->text == NULL) {
        return (struct token){"", 0};
    }
    struct token token = {element->text, element->length};

    while (token.length > 0 && is_white(token.text[token.length - 1])) {
        token.length--;
    }
    while (token.length > 0 && is_white(*token.text)) {
        token.text++;
        token.length--;
    }
    return token;
}

bool token_equal(struct token left, struct token right)
{
    return left.length == right.length && memcmp(left.text, right.text, left.length) == 0;
}

bool token_is(struct token token, const char *text)
{
    return token_equal(token, (struct token){text, strlen(text)});
}

bool token_starts(struct token token, const char *text)
{
    size_t length = strlen(text);

    return token.length >= length && memcmp(token.text, text, length) == 0;
}

bool token_contains(struct token token, const char *text)
{
    return memmem(token.text, token.length, text, strlen(text)) != NULL;
}

bool token_is_one_of(struct token token, const char *words)
{
    while (*words != '\0') {
        size_t length = strcspn(words, " ");

        if (token_equal(token, (struct token){words, length})) {
            return true;
        }
        words += length + (words[length] == ' ' ? 1 : 0);
    }
    return false;
}
