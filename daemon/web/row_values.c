#include "daemon/web/row_values.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *one, const void *other)
{
    int64_t left = *(const int64_t *)one, right = *(const int64_t *)other;

    return (left > right) - (left < right);
}

static struct db_value clients_of(struct arena *arena, const struct page_rows *rows,
                                  size_t row_count)
{
    size_t most = 0, count = 0, kept = 0;

    for (size_t at = 0; at < row_count; at++) {
        most += (size_t)PQntuples(rows[at].result);
    }
    int64_t *clients = arena_array(arena, int64_t, most + 1);

    for (size_t at = 0; at < row_count; at++) {
        const PGresult *result = rows[at].result;
        int column = PQfnumber(result, "client_no");

        for (int row = 0; column >= 0 && row < PQntuples(result); row++) {
            if (!db_null(result, row, column)) {
                clients[count++] = db_cell_int(result, row, column);
            }
        }
    }
    qsort(clients, count, sizeof *clients, compare);
    for (size_t at = 0; at < count; at++) {
        if (kept == 0 || clients[kept - 1] != clients[at]) {
            clients[kept++] = clients[at];
        }
    }
    return db_int_array(arena, clients, kept);
}

static struct db_value first_of(const struct page_rows *rows, size_t row_count, const char *element,
                                size_t length, const char *column_name)
{
    for (size_t at = 0; at < row_count; at++) {
        const PGresult *result = rows[at].result;
        int column = PQfnumber(result, column_name);

        if (strncmp(rows[at].query->element, element, length) == 0 &&
            rows[at].query->element[length] == '\0' && column >= 0 && PQntuples(result) > 0 &&
            !db_null(result, 0, column)) {
            return db_text(db_cell(result, 0, column));
        }
    }
    return db_text(NULL);
}

bool row_value_is_of(const char *name, const char *element)
{
    size_t length = strlen(element);

    return strcmp(name, "clients") == 0 ||
           (strncmp(name, element, length) == 0 && name[length] == '.');
}

bool row_value(struct arena *arena, const char *name, const struct page_rows *rows,
               size_t row_count, struct db_value *ret_value)
{
    const char *dot = strchr(name, '.');

    if (strcmp(name, "clients") == 0) {
        *ret_value = clients_of(arena, rows, row_count);
    } else if (dot != NULL) {
        *ret_value = first_of(rows, row_count, name, (size_t)(dot - name), dot + 1);
    } else {
        return false;
    }
    return true;
}
