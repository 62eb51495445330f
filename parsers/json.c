#include "parsers/json.h"

#include "reconcile/base/personal_number.h"

/* Digits before `masked_end` are masked. */
static void escape(FILE *out, const char *text, bool masked)
{
    size_t masked_end = 0;

    (void)fputc('"', out);
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        size_t place = (size_t)(at - (const unsigned char *)text);
        size_t number = masked && place >= masked_end ? personal_number_at(text, place) : 0;

        masked_end = number > 0 ? place + number : masked_end;
        if (place < masked_end && *at >= '0' && *at <= '9') {
            (void)fputc('*', out);
            continue;
        }
        switch (*at) {
        case '"':
        case '\\':
            (void)fputc('\\', out);
            (void)fputc(*at, out);
            break;
        case '\n':
            (void)fputs("\\n", out);
            break;
        case '\t':
            (void)fputs("\\t", out);
            break;
        default:
            if (*at < ' ' || *at == 0x7f) {
                (void)fprintf(out, "\\u%04x", *at);
            } else {
                (void)fputc(*at, out);
            }
        }
    }
    (void)fputc('"', out);
}

static void break_line(const struct json *json)
{
    if (json->indent) {
        (void)fprintf(json->out, "\n%*s", 2 * json->depth, "");
    }
}

static void begin(struct json *json, const char *key)
{
    if (json->follows) {
        (void)fputc(',', json->out);
    }
    if (json->depth > 0) {
        break_line(json);
    }
    if (key != NULL) {
        escape(json->out, key, false);
        (void)fputs(json->indent ? ": " : ":", json->out);
    }
}

void json_open(struct json *json, const char *key, char bracket)
{
    begin(json, key);
    (void)fputc(bracket, json->out);
    json->depth++;
    json->follows = false;
}

void json_close(struct json *json, char bracket)
{
    json->depth--;
    if (json->follows) {
        break_line(json);
    }
    (void)fputc(bracket, json->out);
    json->follows = true;
    if (json->depth == 0) {
        (void)fputc('\n', json->out);
        json->follows = false;
    }
}

static void value(struct json *json, const char *key, const char *text, bool masked)
{
    if (text != NULL) {
        begin(json, key);
        escape(json->out, text, masked);
        json->follows = true;
    }
}

void json_text(struct json *json, const char *key, const char *text)
{
    value(json, key, text, false);
}

void json_masked(struct json *json, const char *key, const char *text)
{
    value(json, key, text, true);
}
