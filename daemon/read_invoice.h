/* A file → an invoice, without holding the file. */
#ifndef AVSTAMD_READ_INVOICE_H
#define AVSTAMD_READ_INVOICE_H

#include <stdbool.h>

#include "parsers/parse.h"
#include "parsers/validate/rulebook.h"
#include "parsers/validate/verdict.h"

/* Reads `path` ("-" is standard input) in 64 kB pieces.  *ret_format is set also when the invoice
 * cannot be read.  Errors: ERROR_UNAVAILABLE when the file cannot be opened or read, otherwise
 * those of parse.h; which file it was is the caller's to say. */
CHECKED bool read_invoice(struct arena *arena, const char *path, enum invoice_format *ret_format,
                          struct invoice **ret_invoice, struct error *error);

/* Asks the rules only, with the same errors. */
CHECKED bool judge_invoice(struct arena *arena, const char *path, const struct rulebook *rulebook,
                           enum profile profile, enum invoice_format *ret_format,
                           const struct verdict **ret_verdict, struct error *error);

#endif
