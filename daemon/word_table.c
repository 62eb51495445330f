#include "daemon/word_table.h"

#include <string.h>

enum { SIZE_MIN = 256 };

static size_t hash(const char *text)
{
    uint64_t value = UINT64_C(0xcbf29ce484222325); /* FNV-1a */

    for (; *text != '\0'; text++) {
        value = (value ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    }
    return (size_t)(value ^ value >> 32);
}

static struct word_entry *place(struct word_entry *entries, size_t size, const char *text)
{
    size_t at = hash(text);

    while (entries[at & (size - 1)].text != NULL &&
           strcmp(entries[at & (size - 1)].text, text) != 0) {
        at++;
    }
    return &entries[at & (size - 1)];
}

struct word_entry *word_table_find(const struct word_table *table, const char *text)
{
    struct word_entry *entry = table->size == 0 ? NULL : place(table->entries, table->size, text);

    return entry == NULL || entry->text == NULL ? NULL : entry;
}

static void grow(struct word_table *table)
{
    size_t size = table->size == 0 ? SIZE_MIN : 2 * table->size;
    struct word_entry *entries = arena_array(table->arena, struct word_entry, size);

    for (size_t at = 0; at < table->size; at++) {
        if (table->entries[at].text != NULL) {
            *place(entries, size, table->entries[at].text) = table->entries[at];
        }
    }
    table->entries = entries;
    table->size = size;
}

void word_table_add(struct word_table *table, const char *text)
{
    if (2 * (table->count + 1) > table->size) {
        grow(table);
    }
    struct word_entry *entry = place(table->entries, table->size, text);

    if (entry->text == NULL) {
        entry->text = arena_strdup(table->arena, text);
        table->count++;
    }
}

bool word_table_ask(struct db *db, struct word_table *table, const struct query *query,
                    bool *ret_any, struct error *error)
{
    const char **texts = arena_array(table->arena, const char *, table->count + 1);
    struct word_entry **asked = arena_array(table->arena, struct word_entry *, table->count + 1);
    size_t count = 0;
    DB_RESULT(result);

    *ret_any = false;
    if (table->count == 0) {
        return true;
    }
    for (size_t at = 0; at < table->size; at++) {
        if (table->entries[at].text != NULL) {
            asked[count] = &table->entries[at];
            texts[count++] = table->entries[at].text;
        }
    }
    if (!db_run(db, query, DB_VALUES(db_text_array(table->arena, texts, count)), &result, error)) {
        return false;
    }
    for (int row = 0; row < PQntuples(result); row++) {
        asked[db_cell_int(result, row, 0) - 1]->said = db_cell_copy(table->arena, result, row, 1);
    }
    *ret_any = PQntuples(result) > 0;
    return true;
}
