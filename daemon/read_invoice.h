/* A file → an invoice, without holding the file. */
#ifndef AVSTAMD_READ_INVOICE_H
#define AVSTAMD_READ_INVOICE_H

#include <stdbool.h>

#include "parsers/parse.h"

/* Reads `path` ("-" is standard input) in 64 kB pieces.  *ret_format is set also when the invoice
 * cannot be read.  Errors: ERROR_UNAVAILABLE when the file cannot be opened or read, otherwise
 * those of parse.h; which file it was is the caller's to say. */
CHECKED bool read_invoice(struct arena *arena, const char *path, enum invoice_format *ret_format,
                          struct invoice **ret_invoice, struct error *error);

#endif
