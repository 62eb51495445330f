/* Texts, handled as the functions of XPath handle them, on which the official tests are built.
 *
 * Nothing is copied: a text points into its element.  An element that is missing has the empty
 * text, as in XPath's string functions.  Positions and lengths are in characters (UTF-8).
 */
#ifndef AVSTAMD_TEXT_H
#define AVSTAMD_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/elements/element.h"

struct text {
    const char *bytes;
    size_t length;
};

/* As written; NULL is allowed. */
struct text text_of(const struct element *element);
/* Without the white space at both ends. */
struct text text_trimmed(struct text text);
struct text text_trimmed_of(const struct element *element);

/* substring(): `count` characters from the first, which is number 1; 0 and less stand before it and
 * count, as in XPath. */
struct text text_part(struct text text, int first, int count);
struct text text_from(struct text text, int first);
/* The token before the first such byte; what follows it stays in *text, whose bytes are NULL when
 * there was none. */
struct text text_token(struct text *text, char separator);

bool text_is(struct text text, const char *word);
/* Whether it is one of these, which are separated by single blanks: "381 396". */
bool text_is_one_of(struct text text, const char *words);
/* upper-case(text) = word */
bool text_is_in_upper(struct text text, const char *word);
bool text_is_same(struct text text, struct text other);
bool text_starts(struct text text, const char *start);
bool text_has(struct text text, const char *part);

/* string-length(), and the same after normalize-space(). */
size_t text_characters(struct text text);
size_t text_characters_normalized(struct text text);

/* Whether it has this many digits and nothing else; from `least` to `most`. */
bool text_is_digits(struct text text, size_t least, size_t most);

/* string(number(text)) != 'NaN': a decimal, perhaps with an exponent, or INF. */
bool text_is_number(struct text text);
/* number(text) = value; value is positive. */
bool text_equals_number(struct text text, int value);

#endif
