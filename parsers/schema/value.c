#include "parsers/schema/value.h"

#include <string.h>

#include "parsers/characters.h"
#include "parsers/schema/lexical.h"

static const struct value_type built_in[] = {
    {.name = "string", .kind = VALUE_STRING, .is_free = true},
    {.name = "normalizedString", .kind = VALUE_NORMALIZED_STRING, .is_free = true},
    {.name = "token", .kind = VALUE_TOKEN, .is_free = true},
    {.name = "language", .kind = VALUE_LANGUAGE},
    {.name = "ID", .kind = VALUE_ID},
    {.name = "anyURI", .kind = VALUE_ANY_URI},
    {.name = "boolean", .kind = VALUE_BOOLEAN},
    {.name = "decimal", .kind = VALUE_DECIMAL},
    {.name = "integer", .kind = VALUE_INTEGER},
    {.name = "date", .kind = VALUE_DATE},
    {.name = "time", .kind = VALUE_TIME},
    {.name = "dateTime", .kind = VALUE_DATE_TIME},
    {.name = "base64Binary", .kind = VALUE_BASE64},
};

const struct value_type *value_type_named(const char *name, size_t length)
{
    for (size_t at = 0; at < sizeof built_in / sizeof built_in[0]; at++) {
        if (strlen(built_in[at].name) == length && memcmp(built_in[at].name, name, length) == 0) {
            return &built_in[at];
        }
    }
    return NULL;
}

/* One bit for each byte: attachments are long, and a branch for each kind of letter would miss. */
static bool is_base64_letter(char byte)
{
    static const uint64_t letters[4] = {
        UINT64_C(1) << '+' | UINT64_C(1) << '/' | UINT64_C(0x3ff) << '0',
        UINT64_C(0x3ffffff) << ('A' - 64) | UINT64_C(0x3ffffff) << ('a' - 64),
    };
    unsigned char at = (unsigned char)byte;

    return (letters[at >> 6] >> (at & 63) & 1) != 0;
}

/* White space around the values of most types, and more than one blank inside, does not count. */
static bool is_collapsed(enum value_kind kind)
{
    return kind >= VALUE_TOKEN;
}

void value_begin(struct value *value, const struct value_type *type)
{
    value->type = type;
    value->head_length = 0;
    value->is_longer = false;
    value->letters = 0;
    value->padding = 0;
    value->is_wrong = false;
}

static void push_base64(struct value *value, const char *text, size_t length)
{
    for (const char *end = text + length; text < end; text++) {
        const char *first = text;

        while (text < end && is_base64_letter(*text)) {
            text++;
        }
        if (text > first) {
            value->letters += (uint64_t)(text - first);
            value->last = text[-1];
            value->is_wrong |= value->padding > 0;
        }
        value->padding += text < end && *text == '=' && value->padding < 3;
    }
}

void value_push(struct value *value, const char *text, size_t length)
{
    size_t room = VALUE_HEAD_BYTES - 1 - value->head_length;

    if (value->type->kind == VALUE_BASE64) {
        push_base64(value, text, length);
    }
    if (value->head_length == 0 && is_collapsed(value->type->kind)) {
        while (length > 0 && is_white(*text)) {
            text++;
            length--;
        }
    }
    size_t kept = length < room ? length : room;

    memcpy(value->head + value->head_length, text, kept);
    value->head_length += kept;
    for (; kept < length && !value->is_longer; kept++) {
        value->is_longer = !is_white(text[kept]) || !is_collapsed(value->type->kind);
    }
}

/* The head as it is compared, ended by NUL. */
static void normalise(struct value *value)
{
    size_t used = 0;

    for (size_t at = 0; at < value->head_length && value->type->kind != VALUE_STRING; at++) {
        char byte = is_white(value->head[at]) ? ' ' : value->head[at];

        if (byte != ' ' || !is_collapsed(value->type->kind) ||
            (used > 0 && value->head[used - 1] != ' ')) {
            value->head[used++] = byte;
        }
    }
    if (value->type->kind == VALUE_STRING) {
        used = value->head_length;
    }
    if (used > 0 && is_collapsed(value->type->kind) && value->head[used - 1] == ' ') {
        used--;
    }
    value->head_length = used;
    value->head[used] = '\0';
}

/* Bits of the last letter that stand for nothing are 0. */
static bool is_base64(const struct value *value)
{
    if (value->is_wrong) {
        return false;
    }
    switch (value->padding) {
    case 0:
        return value->letters % 4 == 0;
    case 1:
        return value->letters % 4 == 3 && strchr("AEIMQUYcgkosw048", value->last) != NULL;
    case 2:
        return value->letters % 4 == 2 && strchr("AQgw", value->last) != NULL;
    default:
        return false;
    }
}

static bool is_listed(const struct value *value)
{
    for (size_t at = 0; at < value->type->list_count; at++) {
        if (strcmp(value->type->list[at], value->head) == 0) {
            return !value->is_longer;
        }
    }
    return false;
}

static bool has_length(const struct value *value)
{
    const struct value_type *type = value->type;
    size_t characters = 0;

    for (size_t at = 0; at < value->head_length; at++) {
        characters += ((unsigned char)value->head[at] & 0xc0) != 0x80;
    }
    return characters >= type->least && (type->most == 0 || characters <= type->most) &&
           !value->is_longer;
}

static bool is_of_kind(struct value *value)
{
    switch (value->type->kind) {
    case VALUE_STRING:
    case VALUE_NORMALIZED_STRING:
    case VALUE_TOKEN:
        return true;
    case VALUE_BASE64:
        return is_base64(value);
    case VALUE_ANY_URI:
        return value->is_longer || lexical_is_any_uri(value->head);
    case VALUE_ID:
        return lexical_is_name(value->head);
    case VALUE_LANGUAGE:
        return !value->is_longer && lexical_is_language(value->head);
    case VALUE_BOOLEAN:
        return !value->is_longer && lexical_is_boolean(value->head);
    case VALUE_DECIMAL:
    case VALUE_INTEGER:
        return !value->is_longer &&
               lexical_is_decimal(value->head, value->type->kind == VALUE_DECIMAL);
    case VALUE_DATE:
        return !value->is_longer && lexical_is_date(value->head);
    case VALUE_TIME:
        return !value->is_longer && lexical_is_time(value->head);
    case VALUE_DATE_TIME:
        return !value->is_longer && lexical_is_date_time(value->head);
    }
    return true;
}

bool value_end(struct value *value)
{
    normalise(value);
    if (value->type->list != NULL) {
        return is_listed(value);
    }
    if ((value->type->least > 0 || value->type->most > 0) && !has_length(value)) {
        return false;
    }
    return is_of_kind(value);
}

bool value_is(const struct value_type *type, const char *fixed, const char *text, size_t length,
              struct value *ret_value)
{
    value_begin(ret_value, type);
    value_push(ret_value, text, length);
    if (fixed != NULL) {
        normalise(ret_value);
        return !ret_value->is_longer && strcmp(ret_value->head, fixed) == 0;
    }
    return value_end(ret_value);
}
