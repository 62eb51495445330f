/* One cell of an import file: is it what its column wants, and what does COPY get? */
#ifndef AVSTAMD_IMPORT_VALUE_H
#define AVSTAMD_IMPORT_VALUE_H

#include <stdbool.h>
#include <stddef.h>

#include "daemon/import_kinds.h"
#include "daemon/import_line.h"

enum { IMPORT_REASON_BYTES = 400 };

/* Adds a cell that is not empty to the row; false with the reason, for a person, when it is wrong.
 * `decimal_comma`: a comma may stand for the decimal point. */
CHECKED bool import_value(const struct import_column *column, const char *text, size_t length,
                          bool decimal_comma, struct import_line *line,
                          char ret_reason[IMPORT_REASON_BYTES]);
/* The same for a cell that is empty or that the file lacks: null. */
void import_value_null(const struct import_column *column, struct import_line *line);

/* How much of a wrong value is shown. */
enum { IMPORT_SHOWN_BYTES = 64 };
/* Cut at a character's end, control characters as blanks. */
void import_value_show(const char *text, size_t length, char ret_shown[IMPORT_SHOWN_BYTES]);

#endif
