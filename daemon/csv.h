/* CSV files as municipalities' systems write them, read one record at a time (RFC 4180).
 *
 * UTF-8 with or without a byte order mark; separator `,` or `;`, whichever the header uses; LF,
 * CRLF or CR line ends; quoted fields may hold separators, line breaks and doubled quotes.  Rows
 * without any text are skipped.  However large the file, only one record is in memory.
 *
 * A record's row is the number of the line on which it begins (the header is row 1), as an editor
 * or a spreadsheet shows it.
 */
#ifndef AVSTAMD_CSV_H
#define AVSTAMD_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

enum { CSV_RECORD_BYTES_MAX = 1024 * 1024, CSV_FIELDS_MAX = 1000 };

struct csv;

struct csv_field {
    const char *text; /* ends with NUL, and holds no other */
    size_t length;
    bool not_utf8;
};

struct csv_record {
    int64_t row;
    const struct csv_field *fields; /* until the next csv_next */
    size_t count;                   /* 0 after the last record */
};

/* ERROR_UNAVAILABLE when the file cannot be opened.  The reader lives in the arena and is closed
 * with csv_close. */
CHECKED bool csv_open(struct arena *arena, const char *path, struct csv **ret_csv,
                      struct error *error);
void csv_close(struct csv **csv); /* a CLEANUP function */

/* The next record, the header first.  Fails for what cannot be read as CSV from here on: a quote
 * that is never closed, text after a closing quote, NUL bytes, UTF-16, too long a row; the text
 * names the row.  Bytes that are not UTF-8 are told of in the field, as the rows after it are
 * readable. */
CHECKED bool csv_next(struct csv *csv, struct csv_record *ret_record, struct error *error);

/* ',' or ';'; known after the header was read. */
char csv_separator(const struct csv *csv);

#endif
