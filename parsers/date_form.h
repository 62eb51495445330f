/* The forms in which syntaxes write a civil date, as the one that the semantic invoice has.
 *
 * CII writes 20261003 (UNTDID 2379 format 102), Svefaktura 2026-10-03T00:00:00.
 */
#ifndef AVSTAMD_DATE_FORM_H
#define AVSTAMD_DATE_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "reconcile/base/date.h"

/* YYYY-MM-DD.  False for what is no date in one of these forms, and for what has the right form
 * already: the caller keeps it as it is written, so that a wrong date can be quoted. */
CHECKED bool date_in_iso(const char *text, size_t length, char ret_text[DATE_TEXT_BYTES]);

#endif
