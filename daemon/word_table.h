/* Texts, each once, with what the database said of each. */
#ifndef AVSTAMD_WORD_TABLE_H
#define AVSTAMD_WORD_TABLE_H

#include "daemon/db.h"

struct word_entry {
    const char *text; /* NULL: free */
    const char *said; /* NULL: nothing */
};

struct word_table {
    struct arena *arena;
    struct word_entry *entries; /* a power of two of them */
    size_t size, count;
};

struct word_entry *word_table_find(const struct word_table *table, const char *text); /* or NULL */
void word_table_add(struct word_table *table, const char *text);

/* Runs a query with all texts as an array; it says (place from 1, what). */
CHECKED bool word_table_ask(struct db *db, struct word_table *table, const struct query *query,
                            bool *ret_any, struct error *error);

#endif
