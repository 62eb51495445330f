/* What is decided, told to the finance system: once, numbered, and again as it was.
 *
 * An export is made in one transaction, in which approved invoices become exported; its files are
 * written afterwards from what was frozen (sql/schema/0023_export.sql).  Cut off between the two,
 * the next call writes the same files: nothing is lost and nothing told twice.
 *
 * Acknowledgements are CSV files: export, provider_id, invoice_no, status (paid or rejected), date,
 * text.  A file is taken whole or not at all, and may come again.  They come by a source (source.h)
 * or by hand.
 */
#ifndef AVSTAMD_EXPORT_H
#define AVSTAMD_EXPORT_H

#include <stdint.h>

#include "daemon/db.h"

enum export_format { EXPORT_CSV = 1, EXPORT_JSON = 2, EXPORT_XML = 4 };

/* "csv,json" → its bits; ERROR_INPUT names what is none. */
CHECKED bool export_formats_parse(const char *text, unsigned *ret_formats, struct error *error);

/* Makes the next export; *ret_export_no is 0 when there is nothing to tell. */
CHECKED bool export_make(struct db *db, int64_t *ret_export_no, struct error *error);
/* Writes the files of all exports that have none yet into the folder: avstamd-000007.csv … */
CHECKED bool export_deliver(struct db *db, const char *folder, unsigned formats,
                            int64_t *ret_delivered, struct error *error);
/* What an export says, from the beginning of time: the same bytes as then.  In the arena. */
CHECKED bool export_text(struct db *db, struct arena *arena, int64_t export_no,
                         enum export_format format, const char **ret_text, struct error *error);

/* *ret_news: lines that were not known. */
CHECKED bool export_acknowledge(struct db *db, const char *path, int64_t *ret_lines,
                                int64_t *ret_news, struct error *error);

#endif
