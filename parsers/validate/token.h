/* The text of an element without the white space around it, as XPath's normalize-space leaves a
 * single token.  An element that is not there, or is a group, has the empty token. */
#ifndef AVSTAMD_TOKEN_H
#define AVSTAMD_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/elements/element.h"

struct token {
    const char *text; /* not NUL-terminated */
    size_t length;
};

struct token token_of(const struct element *element);
bool token_is(struct token token, const char *text);
bool token_equal(struct token left, struct token right);
bool token_starts(struct token token, const char *text);
bool token_contains(struct token token, const char *text);
/* Whether it is one of these, which are separated by single blanks: "381 396". */
bool token_is_one_of(struct token token, const char *words);

#endif
