#include "reconcile/base/table.h"

#include <string.h>

struct table_row {
    const char *text; /* NULL: free */
    int32_t owner;
    int32_t value;
};

struct table table_new(struct arena *arena, size_t count)
{
    size_t size = 16;

    while (size < count * 2) {
        size *= 2;
    }
    return (struct table){arena_array(arena, struct table_row, size), size};
}

/* FNV-1a */
static size_t hash(int32_t owner, const char *text)
{
    uint64_t value = UINT64_C(14695981039346656037) ^ (uint32_t)owner;

    for (; *text != '\0'; text++) {
        value = (value ^ (unsigned char)*text) * UINT64_C(1099511628211);
    }
    return (size_t)(value ^ (value >> 32));
}

static struct table_row *place(const struct table *table, int32_t owner, const char *text)
{
    size_t at = hash(owner, text) & (table->size - 1);

    while (table->rows[at].text != NULL &&
           (table->rows[at].owner != owner || strcmp(table->rows[at].text, text) != 0)) {
        at = (at + 1) & (table->size - 1);
    }
    return &table->rows[at];
}

void table_add(struct table *table, int32_t owner, const char *text, int32_t value)
{
    struct table_row *row = place(table, owner, text);

    if (row->text == NULL) {
        *row = (struct table_row){text, owner, value};
    }
}

int32_t table_find(const struct table *table, int32_t owner, const char *text)
{
    const struct table_row *row = place(table, owner, text);

    return row->text == NULL ? -1 : row->value;
}
