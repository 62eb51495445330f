/* The reconciliation in Swedish, as a finance administrator reads it at once. */
#ifndef AVSTAMD_SUMMARY_H
#define AVSTAMD_SUMMARY_H

#include <stdbool.h>
#include <stdio.h>

#include "daemon/db.h"

/* MONTH_NONE: everything. */
CHECKED bool summary_print(FILE *out, struct db *db, struct arena *arena, month only,
                           struct error *error);

/* Compares open findings with a list of planted ones (planted.tsv of avstamd demo): what was found,
 * what was not, and what was found beyond.  *ret_missing is how many were not found. */
CHECKED bool summary_planted(FILE *out, struct db *db, struct arena *arena, const char *path,
                             int *ret_missing, struct error *error);

#endif
