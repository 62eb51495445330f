/* The semantic invoice for people: labels, aligned, and a table of lines. */
#ifndef AVSTAMD_INVOICE_TEXT_H
#define AVSTAMD_INVOICE_TEXT_H

#include <stdio.h>

#include "parsers/invoice.h"

/* `file` names the document when several are written; it may be NULL.  Control characters are
 * written as spaces: what a provider writes cannot command a terminal. */
void invoice_write_text(FILE *out, const char *file, const struct invoice *invoice);

#endif
