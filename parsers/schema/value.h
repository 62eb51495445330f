/* Simple types: whether a text is a decimal, a date, one of a list.
 *
 * Texts come in pieces and are not kept, but for their beginning: an attachment of any size is
 * judged as it passes.  The verdicts are XML Schema 1.0's but where libxml2's validator, which made
 * those that we are compared with, differs: a decimal has at most 24 digits (and here 255
 * characters with its zeros), and base64 passes over characters that are none of its own.  White
 * space around dates and times, which libxml2 refuses, is allowed as the standard says.
 */
#ifndef AVSTAMD_SCHEMA_VALUE_H
#define AVSTAMD_SCHEMA_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_kind {
    VALUE_STRING, /* anything */
    VALUE_NORMALIZED_STRING,
    VALUE_TOKEN,
    VALUE_LANGUAGE,
    VALUE_ID,
    VALUE_ANY_URI,
    VALUE_BOOLEAN,
    VALUE_DECIMAL,
    VALUE_INTEGER,
    VALUE_DATE,
    VALUE_TIME,
    VALUE_DATE_TIME,
    VALUE_BASE64
};

struct value_type {
    const char *name;
    enum value_kind kind;
    bool is_free;            /* any text will do */
    const char *const *list; /* the only values, or NULL */
    size_t list_count;
    size_t least, most; /* characters; 0: any number */
};

/* The built-in type of this name, or NULL. */
const struct value_type *value_type_named(const char *name, size_t length);

/* Longer than every value that is judged whole can be. */
enum { VALUE_HEAD_BYTES = 256 };

/* A text on its way. */
struct value {
    const struct value_type *type;
    char head[VALUE_HEAD_BYTES]; /* its beginning, without white space before it */
    size_t head_length;
    bool is_longer;   /* than its head */
    uint64_t letters; /* base64: of its alphabet */
    int padding;      /* base64: '=' after them */
    char last;        /* base64: the last letter */
    bool is_wrong;    /* base64: letters after the padding */
};

void value_begin(struct value *value, const struct value_type *type);
void value_push(struct value *value, const char *text, size_t length);
/* Whether what was pushed is a value of the type; the head is then as it is compared. */
bool value_end(struct value *value);

/* All at once; `fixed` is the only value allowed, or NULL.  `ret_value` keeps the beginning. */
bool value_is(const struct value_type *type, const char *fixed, const char *text, size_t length,
              struct value *ret_value);

#endif
