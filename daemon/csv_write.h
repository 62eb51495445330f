/* CSV as RFC 4180 wants it, with LF line ends; rows in the order of their columns as bytes. */
#ifndef AVSTAMD_CSV_WRITE_H
#define AVSTAMD_CSV_WRITE_H

#include <stdbool.h>
#include <stdio.h>

#include "reconcile/base/arena.h"

enum table_format { TABLE_TEXT, TABLE_CSV, TABLE_JSON };

/* A table of texts; "" is an empty cell. */
struct text_table {
    const char *const *columns;
    size_t column_count;
    const char **cells; /* rows one after the other */
    size_t row_count, capacity;
};

/* The cells of a new row, to be filled. */
const char **text_table_row(struct arena *arena, struct text_table *table);

/* Sorts by the columns as byte strings, the first column first. */
void text_table_sort(struct text_table *table);

/* Would Excel, or a program like it, read this text as a formula?  Also after white space, which
 * some of them skip, and in the wide forms of the same signs.  Whoever writes it for a spreadsheet
 * sets an apostrophe before it. */
bool csv_is_formula(const char *text);

/* As CSV, texts that are formulas have an apostrophe before them; numbers below zero are none. */
void text_table_print(const struct text_table *table, enum table_format format, FILE *out);

#endif
