/* The town as files: CSV of each kind, UBL invoices, planted.tsv and as_of.txt. */
#ifndef AVSTAMD_DEMO_WRITE_H
#define AVSTAMD_DEMO_WRITE_H

#include <stdio.h>

#include "daemon/demo/town.h"
#include "reconcile/base/error.h"

/* Into a directory that exists or can be made; DIRECTORY/invoices/ holds the documents in the byte
 * order of their arrival.  An invoices/ that is not empty is refused. */
CHECKED bool town_write(const struct town *town, const char *directory, struct error *error);

/* One document in UBL, and one line of it. */
void write_ubl(FILE *out, const struct town *town, int document);
void write_ubl_line(FILE *out, const struct town *town, const struct demo_document *document,
                    const struct demo_line *line);

CHECKED bool write_open(const char *directory, const char *name, FILE **ret_file,
                        struct error *error);
/* False when anything could not be written since it was opened. */
CHECKED bool write_close(FILE *file, const char *name, struct error *error);

/* What spreadsheets put before UTF-8. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
/* Nothing for DATE_NONE and DATE_FOREVER. */
void write_date(FILE *out, date day);
/* Ten-thousandths with decimal comma, without needless zeros. */
void write_e4(FILE *out, int64_t value);

CHECKED bool write_registers(const struct town *town, const char *directory, struct error *error);
CHECKED bool write_care(const struct town *town, const char *directory, struct error *error);

/* The pseudonym under which the provider knows the client. */
const char *write_client_code(const struct town *town, const struct demo_account *account);
/* The provider's own item code for the account's service. */
const char *write_item_code(const struct town *town, const struct demo_account *account);

#endif
