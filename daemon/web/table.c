#include "daemon/web/table.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { SUM_DECIMALS = 9 };

static bool is_empty(const PGresult *rows, int at)
{
    for (int row = 0; row < PQntuples(rows); row++) {
        if (PQgetlength(rows, row, at) > 0) {
            return false;
        }
    }
    return true;
}

struct table_view table_view(const struct table *table, const PGresult *rows)
{
    struct table_view view = {0};

    for (const struct table_column *column = table->columns;
         column->name != NULL && view.count < TABLE_COLUMNS_MAX; column++) {
        int at = PQfnumber(rows, column->name);

        if (at >= 0 && !(column->if_any && is_empty(rows, at))) {
            view.column[view.count] = column;
            view.at[view.count++] = at;
        }
    }
    return view;
}

bool table_is_number(const char *text)
{
    size_t whole, decimals = 0;

    text += *text == '-' ? 1 : 0;
    whole = strspn(text, "0123456789");
    text += whole;
    if (*text == '.') {
        decimals = strspn(++text, "0123456789");
        text += decimals;
        whole = decimals > 0 ? whole : 0;
    }
    return whole > 0 && *text == '\0';
}

/* In units of 10^-9; what has more decimals is not summed. */
static bool add(const char *text, int64_t *sum, int *most_decimals)
{
    const char *point = strchr(text, '.');
    int decimals = point == NULL ? 0 : (int)strlen(point + 1);
    bool negative = *text == '-';
    int64_t value = 0;

    if (!table_is_number(text) || decimals > SUM_DECIMALS) {
        return false;
    }
    for (const char *at = text + (negative ? 1 : 0); *at != '\0'; at++) {
        if (*at != '.' && (__builtin_mul_overflow(value, 10, &value) ||
                           __builtin_add_overflow(value, *at - '0', &value))) {
            return false;
        }
    }
    for (int place = decimals; place < SUM_DECIMALS; place++) {
        if (__builtin_mul_overflow(value, 10, &value)) {
            return false;
        }
    }
    *most_decimals = decimals > *most_decimals ? decimals : *most_decimals;
    return !__builtin_add_overflow(*sum, negative ? -value : value, sum);
}

static const char *sum_text(struct arena *arena, int64_t sum, int decimals)
{
    uint64_t size = sum < 0 ? (uint64_t)0 - (uint64_t)sum : (uint64_t)sum, unit = 1;
    const char *sign = sum < 0 ? "-" : "";

    for (int place = 0; place < SUM_DECIMALS; place++) {
        unit *= 10;
    }
    if (decimals == 0) {
        return arena_printf(arena, "%s%" PRIu64, sign, size / unit);
    }
    return arena_printf(arena, "%s%" PRIu64 ".%.*s", sign, size / unit, decimals,
                        arena_printf(arena, "%09" PRIu64, size % unit));
}

/* Öre may be more than a decimal in units of 10^-9 can hold. */
static const char *sum_of_whole(struct arena *arena, const PGresult *rows, int at)
{
    int64_t sum = 0;

    for (int row = 0; row < PQntuples(rows); row++) {
        char *end = NULL;
        const char *text = PQgetvalue(rows, row, at);

        errno = 0;
        int64_t value = strtoll(text, &end, 10);

        if (*end != '\0' || errno != 0 || __builtin_add_overflow(sum, value, &sum)) {
            return NULL;
        }
    }
    return arena_printf(arena, "%" PRId64, sum);
}

const char *table_sum(struct arena *arena, const PGresult *rows, int at,
                      const struct table_column *column)
{
    int64_t sum = 0;
    int decimals = 0;

    if (!column->sum) {
        return NULL;
    }
    if (column->type == COLUMN_KRONOR || column->type == COLUMN_COUNT) {
        return sum_of_whole(arena, rows, at);
    }
    for (int row = 0; row < PQntuples(rows); row++) {
        const char *text = PQgetvalue(rows, row, at);

        if (*text != '\0' && !add(text, &sum, &decimals)) {
            return NULL;
        }
    }
    return sum_text(arena, sum, decimals);
}

const char *table_kronor(struct arena *arena, const char *ore)
{
    const char *sign = *ore == '-' ? "-" : "";
    const char *digits = ore + strlen(sign);
    int length = (int)strlen(digits);

    if (length < 3) {
        return arena_printf(arena, "%s0,%s%s", sign, length < 2 ? "0" : "", digits);
    }
    return arena_printf(arena, "%s%.*s,%s", sign, length - 2, digits, digits + length - 2);
}
