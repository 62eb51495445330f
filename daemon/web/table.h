/* A table as people take it with them: its columns stand once, and page, print and files follow
 * them.
 *
 * A page whose row names a table (page.h) is shown by its stylesheet, printed, and given as a file
 * when .csv or .xlsx is added to its address: table_file.h.  Cells are texts as PostgreSQL writes
 * them; a null is an empty cell, and what cannot be read as its column's type stays text.
 */
#ifndef AVSTAMD_WEB_TABLE_H
#define AVSTAMD_WEB_TABLE_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>

#include "reconcile/base/arena.h"

enum column_type {
    COLUMN_TEXT = 1,
    COLUMN_COUNT,    /* a whole number */
    COLUMN_QUANTITY, /* a decimal, shown with two decimals */
    COLUMN_KRONOR,   /* from öre */
    COLUMN_PERCENT,  /* 12.5 is 12,5 % */
    COLUMN_DATE,     /* 2026-10-31 */
    COLUMN_MONTH,    /* 2026-10, with or without a day after it */
    COLUMN_TIME      /* a moment in local time, to the minute */
};

struct table_column {
    const char *name;    /* in the query */
    const char *heading; /* Swedish */
    enum column_type type;
    bool sum;    /* at the foot */
    bool if_any; /* left out when no row has anything in it */
    bool files;  /* in the files alone: the page has no room for it */
    const char
        *link; /* on the page: "/faktura/" before the value of column `key`, if there is one */
    const char *key;
};

struct table {
    const char *element; /* the query of the page that has its rows */
    const char *title;   /* of page, sheet and file */
    const char *about;   /* what it is and where it comes from */
    const char *empty;   /* when there are no rows: what to do */
    bool whole;          /* its page shows every row, however many */
    const struct table_column *columns;
};

enum { TABLE_COLUMNS_MAX = 32 };

/* The columns that are shown, and where they stand in the result. */
struct table_view {
    const struct table_column *column[TABLE_COLUMNS_MAX];
    int at[TABLE_COLUMNS_MAX];
    size_t count;
};

/* A column that the query does not give is left out; with `if_any` also one that is empty. */
struct table_view table_view(const struct table *table, const PGresult *rows);

/* The sum of a column in the form of its cells, exactly; NULL when it is none, or too large. */
const char *table_sum(struct arena *arena, const PGresult *rows, int at,
                      const struct table_column *column);

/* "-12.50" → true: a plain decimal. */
bool table_is_number(const char *text);
/* öre → "-12,50" */
const char *table_kronor(struct arena *arena, const char *ore);

#endif
