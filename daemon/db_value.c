/* Parameters in text form, and the cells of results. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/db.h"

struct db_value db_text(const char *text)
{
    return (struct db_value){text};
}

struct db_value db_int(struct arena *arena, int64_t value)
{
    return (struct db_value){arena_printf(arena, "%" PRId64, value)};
}

struct db_value db_bool(bool value)
{
    return (struct db_value){value ? "t" : "f"};
}

struct db_value db_date(struct arena *arena, date value)
{
    if (value == DATE_NONE || value == DATE_FOREVER) {
        return (struct db_value){NULL};
    }
    char text[DATE_TEXT_BYTES];

    date_format(value, text);
    return (struct db_value){arena_strdup(arena, text)};
}

struct db_value db_bytea(struct arena *arena, const void *bytes, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    const unsigned char *in = bytes;
    char *text = arena_alloc(arena, 2 * length + 3);

    text[0] = '\\';
    text[1] = 'x';
    for (size_t at = 0; at < length; at++) {
        text[2 + 2 * at] = digits[in[at] >> 4];
        text[3 + 2 * at] = digits[in[at] & 15];
    }
    return (struct db_value){text};
}

struct db_value db_int_array(struct arena *arena, const int64_t *values, size_t count)
{
    enum { NUMBER_BYTES = 21 }; /* sign, 19 digits, comma */
    size_t size = count * NUMBER_BYTES + 3;
    char *text = arena_alloc(arena, size);
    size_t used = 1;

    text[0] = '{';
    for (size_t at = 0; at < count; at++) {
        used += (size_t)snprintf(text + used, size - used, "%s%" PRId64, at == 0 ? "" : ",",
                                 values[at]);
    }
    text[used] = '}';
    return (struct db_value){text};
}

struct db_value db_text_array(struct arena *arena, const char *const *texts, size_t count)
{
    size_t size = 3, used = 0;

    for (size_t at = 0; at < count; at++) {
        size += 2 * strlen(texts[at]) + 3; /* each letter escaped, quotes, comma */
    }
    char *array = arena_alloc(arena, size);

    array[used++] = '{';
    for (size_t at = 0; at < count; at++) {
        array[used++] = '"';
        for (const char *letter = texts[at]; *letter != '\0'; letter++) {
            if (*letter == '"' || *letter == '\\') {
                array[used++] = '\\';
            }
            array[used++] = *letter;
        }
        array[used++] = '"';
        array[used++] = at + 1 < count ? ',' : ' ';
    }
    array[used] = '}';
    return (struct db_value){array};
}

bool db_null(const PGresult *result, int row, int column)
{
    return PQgetisnull(result, row, column) != 0;
}

const char *db_cell(const PGresult *result, int row, int column)
{
    return PQgetvalue(result, row, column);
}

int64_t db_cell_int(const PGresult *result, int row, int column)
{
    return strtoll(PQgetvalue(result, row, column), NULL, 10);
}

bool db_cell_bool(const PGresult *result, int row, int column)
{
    return PQgetvalue(result, row, column)[0] == 't';
}

date db_cell_date(const PGresult *result, int row, int column)
{
    const char *text = PQgetvalue(result, row, column);
    date value = DATE_NONE;

    return date_parse(text, strlen(text), &value) ? value : DATE_NONE;
}

char *db_cell_copy(struct arena *arena, const PGresult *result, int row, int column)
{
    return arena_strdup(arena, PQgetvalue(result, row, column));
}
