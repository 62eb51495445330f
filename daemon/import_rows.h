/* A CSV file read into the staging table, cell by cell; what is wrong is collected on the way. */
#ifndef AVSTAMD_IMPORT_ROWS_H
#define AVSTAMD_IMPORT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "daemon/csv.h"
#include "daemon/db.h"
#include "daemon/import.h"
#include "daemon/import_kinds.h"

/* What is wrong with a cell or, without a column, with a row. */
struct import_bad {
    int64_t row;
    const char *column; /* NULL: the whole row */
    const char *reason;
};

/* The bad rows found so far; `items` covers the first IMPORT_BAD_ROWS_SHOWN of them. */
struct import_bad_list {
    struct import_bad *items;
    size_t count, capacity;
    int64_t rows;     /* bad rows in all */
    int64_t last_row; /* to count rows, not cells */
};

/* Where the file's columns are. */
struct import_header {
    size_t count;                  /* columns in the file */
    int place[IMPORT_COLUMNS_MAX]; /* of the kind's columns in the file; −1: lacking */
    int deleted;                   /* place of `deleted`; −1: lacking */
    const char *present;           /* '{client_id,name}': the kind's columns that are there */
    const char *ignored;           /* "x, y": columns nobody knows; NULL: none */
};

/* Reads the first record.  ERROR_INPUT when key columns lack or a column is there twice. */
CHECKED bool import_header_read(struct csv *csv, const struct import_kind *kind,
                                struct arena *arena, struct import_header *ret_header,
                                struct error *error);

struct import_rows {
    struct csv *csv;
    const struct import_kind *kind;
    const struct import_header *header;
    const char *path;
    const struct import_watch *watch;
};

/* Copies all rows that are well-formed into import_row. */
CHECKED bool import_rows_copy(const struct import_rows *rows, struct db *db, struct arena *arena,
                              struct import_bad_list *bad, int64_t *ret_rows, struct error *error);

#endif
