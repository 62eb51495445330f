/* A table's rows as a file: CSV that Swedish Excel opens, or an Excel workbook.
 *
 * CSV: UTF-8 with a byte order mark, semicolons, decimal comma, CRLF; a head and the rows, no sums.
 * Text that a spreadsheet would run as a formula gets an apostrophe before it.
 *
 * Excel: typed cells (kronor as numbers, dates as dates), title and selection above a bold head
 * that stays in sight, a filter, sums at the foot that follow the filter, page set-up for printing.
 */
#ifndef AVSTAMD_WEB_TABLE_FILE_H
#define AVSTAMD_WEB_TABLE_FILE_H

#include "daemon/web/request.h"
#include "daemon/web/table.h"

enum table_file { TABLE_FILE_NONE, TABLE_FILE_CSV, TABLE_FILE_XLSX };

/* By the end of an address; *ret_page is the address without it. */
enum table_file table_file_of(struct arena *arena, const char *path, const char **ret_page);

struct table_file_about {
    const char *today;     /* when it was made */
    const char *period;    /* of which it tells: "Kvartal 3 2026"; NULL: of no period */
    const char *selection; /* "Månad: 2026-10 · …", what was chosen; may be "" */
};

/* Sets the reply's body, content type and file name ("Kostnader oktober 2026, framtagen
 * 2026-11-22.csv").  ERROR_LIMIT when there are more rows than a
 * sheet holds. */
CHECKED bool table_file_make(enum table_file kind, const struct table *table, const PGresult *rows,
                             struct table_file_about about, struct arena *arena,
                             struct reply *reply, struct error *error);

/* The two kinds. */
void table_csv(const struct table *table, const PGresult *rows, struct arena *arena,
               struct reply *reply);
CHECKED bool table_xlsx(const struct table *table, const PGresult *rows,
                        struct table_file_about about, struct arena *arena, struct reply *reply,
                        struct error *error);

#endif
