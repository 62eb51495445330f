#include "parsers/elements/element.h"

#include <string.h>

static const struct element *from(const struct element *element, enum element_kind kind)
{
    while (element != NULL && element->kind != kind) {
        element = element->next;
    }
    return element;
}

const struct element *element_child(const struct element *element, enum element_kind kind)
{
    return element == NULL ? NULL : from(element->first, kind);
}

const struct element *element_again(const struct element *element)
{
    return element == NULL ? NULL : from(element->next, element->kind);
}

bool element_has(const struct element *element, enum element_kind kind)
{
    return element_child(element, kind) != NULL;
}

bool element_is(const struct element *element, const char *word)
{
    return element != NULL && element->text != NULL && strcmp(element->text, word) == 0;
}

static bool is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool element_is_word(const struct element *element, const char *word)
{
    const char *at = element == NULL || element->text == NULL ? "" : element->text;

    while (is_white(*at)) {
        at++;
    }
    for (; *word != '\0'; word++) {
        if (*word == ' ' && is_white(*at)) {
            while (is_white(*at)) {
                at++;
            }
        } else if (*at == *word) {
            at++;
        } else {
            return false;
        }
    }
    while (is_white(*at)) {
        at++;
    }
    return *at == '\0';
}
