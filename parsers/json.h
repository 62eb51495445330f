/* JSON, written as it goes: nothing is held but the place.
 *
 * Every value is a text.  Commas, line breaks and escapes are set here and nowhere else.  Texts are
 * UTF-8.  Write errors stay in the stream (ferror).
 */
#ifndef AVSTAMD_JSON_H
#define AVSTAMD_JSON_H

#include <stdbool.h>
#include <stdio.h>

struct json {
    FILE *out;
    bool indent; /* one member a line; otherwise everything on one */
    int depth;
    bool follows; /* something stands before on this level */
};

/* `key` is NULL inside an array and for the outermost value. */
void json_open(struct json *json, const char *key, char bracket); /* '{' or '[' */
void json_close(struct json *json, char bracket);                 /* '}' or ']' */
/* Nothing when the text is NULL: an absent value is an absent key. */
void json_text(struct json *json, const char *key, const char *text);

/* The same; personal numbers in it are masked. */
void json_masked(struct json *json, const char *key, const char *text);

#endif
