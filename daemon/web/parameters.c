#include "daemon/web/parameters.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "reconcile/base/date.h"

enum { TEXT_MOST = 200, ORE_DIGITS_MAX = 15 };

static size_t part_length(const char *at)
{
    return strcspn(at, "/");
}

bool path_matches(struct arena *arena, const char *pattern, const char *path,
                  struct fields *ret_values)
{
    struct fields values = {0};

    while (*pattern == '/' && *path == '/') {
        size_t wanted = part_length(++pattern);
        size_t given = part_length(++path);

        if (wanted > 2 && pattern[0] == '{' && given > 0) {
            fields_add(arena, &values, arena_strndup(arena, pattern + 1, wanted - 2),
                       arena_strndup(arena, path, given));
        } else if (wanted != given || strncmp(pattern, path, wanted) != 0) {
            return false;
        }
        pattern += wanted;
        path += given;
    }
    if (*pattern != '\0' || *path != '\0') {
        return false;
    }
    *ret_values = values;
    return true;
}

/* As addresses say it: months without their day. */
static const char *written(const struct parameters *parameters, const char *name)
{
    for (size_t at = 0; at < parameters->count; at++) {
        if (strcmp(parameters->items[at].parameter->name, name) == 0) {
            return parameters->items[at].written;
        }
    }
    return NULL;
}

const char *path_fill(struct arena *arena, const char *pattern, const struct parameters *parameters)
{
    const char *out = "";

    while (*pattern != '\0') {
        size_t plain = strcspn(pattern, "{");

        out = arena_printf(arena, "%s%.*s", out, (int)plain, pattern);
        pattern += plain;
        if (*pattern == '{') {
            size_t length = strcspn(pattern, "}");
            const char *value = written(parameters, arena_strndup(arena, pattern + 1, length - 1));

            if (value == NULL) {
                return NULL;
            }
            out = arena_printf(arena, "%s%s", out, percent_encode(arena, value));
            pattern += length + 1;
        }
    }
    return out;
}

static const char *trimmed(struct arena *arena, const char *text)
{
    size_t length;

    text += strspn(text, " \t\n");
    length = strlen(text);
    while (length > 0 && strchr(" \t\n", text[length - 1]) != NULL) {
        length--;
    }
    return arena_strndup(arena, text, length);
}

static size_t characters(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xc0) != 0x80 ? 1 : 0;
    }
    return count;
}

static bool is_number(const char *text)
{
    char *end = NULL;

    errno = 0;
    (void)strtoll(text, &end, 10);
    return isdigit((unsigned char)text[0]) != 0 && *end == '\0' && errno == 0 && strlen(text) < 20;
}

/* "1 234,50 kr", "1234.5", "−17": öre without the rest, or NULL.  Spaces may be no-break ones. */
static const char *ore_of(struct arena *arena, const char *text)
{
    static const char no_break[] = "\xc2\xa0", narrow[] = "\xe2\x80\xaf", minus[] = "\xe2\x88\x92";
    char digits[ORE_DIGITS_MAX + 3];
    size_t count = 0;
    int decimals = -1;
    bool negative = false;

    if (*text == '-' || strncmp(text, minus, 3) == 0) {
        negative = true;
        text += *text == '-' ? 1 : 3;
    }
    while (*text != '\0' && strcmp(text, "kr") != 0) {
        if (isdigit((unsigned char)*text) != 0 && count < ORE_DIGITS_MAX && decimals < 2) {
            digits[count++] = *text++;
            decimals += decimals >= 0 ? 1 : 0;
        } else if ((*text == ',' || *text == '.') && decimals < 0 && count > 0) {
            decimals = 0;
            text++;
        } else if (*text == ' ') {
            text++;
        } else if (strncmp(text, no_break, 2) == 0 || strncmp(text, narrow, 3) == 0) {
            text += text[0] == no_break[0] ? 2 : 3;
        } else {
            return NULL;
        }
    }
    if (count == 0) {
        return NULL;
    }
    for (decimals = decimals < 0 ? 0 : decimals; decimals < 2; decimals++) {
        digits[count++] = '0';
    }
    digits[count] = '\0';
    return arena_printf(arena, "%s%s", negative ? "-" : "", digits);
}

/* "2,5", "0.0001": with a point, or NULL. */
static const char *decimal_of(struct arena *arena, const char *text)
{
    size_t whole = strspn(text, "0123456789");
    size_t decimals = text[whole] == '\0' ? 0 : strspn(text + whole + 1, "0123456789");
    bool plain = text[whole] == '\0';
    bool parted = (text[whole] == ',' || text[whole] == '.') && decimals > 0 && decimals <= 4 &&
                  text[whole + 1 + decimals] == '\0';

    if (whole == 0 || whole > 9 || (!plain && !parted)) {
        return NULL;
    }
    return plain ? text : arena_printf(arena, "%.*s.%s", (int)whole, text, text + whole + 1);
}

static bool is_one_of(const char *const *one_of, const char *text)
{
    for (; *one_of != NULL; one_of++) {
        if (strcmp(*one_of, text) == 0) {
            return true;
        }
    }
    return false;
}

/* The value for the query, or NULL when it is none of the type. */
static const char *read_value(struct arena *arena, const struct parameter *row, const char *text)
{
    date day = DATE_NONE;
    month wanted = MONTH_NONE;

    switch (row->type) {
    case PARAMETER_TEXT:
        return characters(text) <= (size_t)(row->most > 0 ? row->most : TEXT_MOST) ? text : NULL;
    case PARAMETER_NUMBER:
    case PARAMETER_NUMBERS:
        return is_number(text) ? text : NULL;
    case PARAMETER_SIGNED:
        return is_number(text + (*text == '-')) ? text : NULL;
    case PARAMETER_ORE:
        return ore_of(arena, text);
    case PARAMETER_DECIMAL:
        return decimal_of(arena, text);
    case PARAMETER_MONTH:
        return month_parse(text, strlen(text), &wanted) ? arena_printf(arena, "%s-01", text) : NULL;
    case PARAMETER_DATE:
        return date_parse(text, strlen(text), &day) ? text : NULL;
    case PARAMETER_ONE_OF:
        return is_one_of(row->one_of, text) ? text : NULL;
    }
    return NULL;
}

static const char *hint(const struct parameter *row)
{
    switch (row->type) {
    case PARAMETER_TEXT:
        return "texten är för lång";
    case PARAMETER_NUMBER:
    case PARAMETER_SIGNED:
    case PARAMETER_NUMBERS:
        return "skriv ett tal med siffror";
    case PARAMETER_ORE:
        return "skriv ett belopp som 1 234,50";
    case PARAMETER_DECIMAL:
        return "skriv ett tal som 2,5";
    case PARAMETER_MONTH:
        return "skriv en månad som 2026-10";
    case PARAMETER_DATE:
        return "skriv ett datum som 2026-10-31";
    case PARAMETER_ONE_OF:
        return "välj ett av de värden som finns";
    }
    return "värdet går inte att läsa";
}

static bool is_wrong(const struct parameter *row, const char *why, struct error *error)
{
    return error_set(error, ERROR_INPUT, "%s: %s.", row->label == NULL ? row->name : row->label,
                     why);
}

/* {1,2,3} */
static bool read_numbers(struct arena *arena, const struct parameter *row,
                         const struct fields *given, struct parameter_value *value,
                         struct error *error)
{
    size_t capacity = 3, length = 1;
    char *list;

    for (size_t at = 0; at < given->count; at++) {
        capacity +=
            strcmp(given->items[at].name, row->name) == 0 ? strlen(given->items[at].value) + 1 : 0;
    }
    list = arena_alloc(arena, capacity);
    list[0] = '{';
    for (size_t at = 0; at < given->count; at++) {
        const char *text = given->items[at].value;

        if (strcmp(given->items[at].name, row->name) != 0) {
            continue;
        }
        if (!is_number(text)) {
            return is_wrong(row, hint(row), error);
        }
        if (length > 1) {
            list[length++] = ',';
        }
        memcpy(list + length, text, strlen(text));
        length += strlen(text);
    }
    list[length] = '}';
    if (length == 1 && row->required) {
        return is_wrong(row, "välj minst en", error);
    }
    value->value = list;
    value->is_standard = length == 1;
    return true;
}

static bool read_one(struct arena *arena, const struct parameter *row, const struct fields *path,
                     const struct fields *given, struct parameter_value *value, struct error *error)
{
    const char *in_path = fields_find(path, row->name);

    *value = (struct parameter_value){.parameter = row, .in_path = in_path != NULL};
    if (row->type == PARAMETER_NUMBERS) {
        return read_numbers(arena, row, given, value, error);
    }
    if (in_path == NULL && fields_count(given, row->name) > 1) {
        return is_wrong(row, "värdet är givet två gånger", error);
    }
    const char *text =
        trimmed(arena, in_path != NULL                         ? in_path
                       : fields_find(given, row->name) == NULL ? ""
                                                               : fields_find(given, row->name));

    if (*text == '\0' && row->required) {
        return is_wrong(row, "måste fyllas i", error);
    }
    value->is_standard =
        *text == '\0' || (row->standard != NULL && strcmp(text, row->standard) == 0);
    value->written = *text == '\0' ? row->standard : text;
    if (value->written != NULL) {
        value->value = read_value(arena, row, value->written);
        return value->value != NULL || is_wrong(row, hint(row), error);
    }
    return true;
}

static size_t row_count(const struct parameter *rows)
{
    size_t count = 0;

    while (rows != NULL && rows[count].name != NULL) {
        count++;
    }
    return count;
}

struct parameters parameters_readable(struct arena *arena, const struct parameter *rows,
                                      const struct fields *path, const struct fields *given)
{
    size_t count = row_count(rows);
    struct parameters parameters = {.items = arena_array(arena, struct parameter_value, count + 1)};
    struct error error = {0};

    for (size_t at = 0; at < count; at++) {
        parameters.count +=
            read_one(arena, &rows[at], path, given, &parameters.items[parameters.count], &error)
                ? 1
                : 0;
    }
    return parameters;
}

bool parameters_read(struct arena *arena, const struct parameter *rows, const struct fields *path,
                     const struct fields *given, struct parameters *ret_parameters,
                     struct error *error)
{
    struct parameters parameters = {0};
    size_t count = row_count(rows);

    parameters.items = arena_array(arena, struct parameter_value, count + 1);
    for (; parameters.count < count; parameters.count++) {
        if (!read_one(arena, &rows[parameters.count], path, given,
                      &parameters.items[parameters.count], error)) {
            return false;
        }
    }
    *ret_parameters = parameters;
    return true;
}

const char *parameter_value(const struct parameters *parameters, const char *name)
{
    for (size_t at = 0; at < parameters->count; at++) {
        if (strcmp(parameters->items[at].parameter->name, name) == 0) {
            return parameters->items[at].value;
        }
    }
    return NULL;
}

bool parameter_number(const struct parameters *parameters, const char *name, int64_t *ret_number)
{
    const char *value = parameter_value(parameters, name);

    if (value == NULL) {
        return false;
    }
    *ret_number = strtoll(value, NULL, 10);
    return true;
}
