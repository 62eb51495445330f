#include "parsers/validate/written.h"

#include <string.h>

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool is_written(const struct element *element)
{
    const char *text = element == NULL || element->text == NULL ? "" : element->text;

    while (is_white(*text)) {
        text++;
    }
    return *text != '\0';
}

bool has_written(const struct element *element, enum element_kind kind)
{
    return is_written(element_child(element, kind));
}

bool is_same_text(const struct element *left, const struct element *right)
{
    return left != NULL && right != NULL && left->text != NULL && right->text != NULL &&
           left->length == right->length && memcmp(left->text, right->text, left->length) == 0;
}

size_t written_characters(const struct element *element)
{
    const char *text = element == NULL || element->text == NULL ? "" : element->text;
    size_t length = strlen(text);
    size_t characters = 0;

    while (length > 0 && is_white(text[length - 1])) {
        length--;
    }
    while (length > 0 && is_white(*text)) {
        text++;
        length--;
    }
    for (size_t at = 0; at < length; at++) {
        characters += ((unsigned char)text[at] & 0xC0) != 0x80; /* not inside a UTF-8 sequence */
    }
    return characters;
}
