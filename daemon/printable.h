/* Bytes from outside as one line of text that harms nobody: valid UTF-8, nothing that controls a
 * terminal, a log or a database.  What is not so is written as \xNN. */
#ifndef AVSTAMD_PRINTABLE_H
#define AVSTAMD_PRINTABLE_H

#include <stddef.h>

#include "reconcile/base/arena.h"

char *printable(struct arena *arena, const void *bytes, size_t length);
char *printable_text(struct arena *arena, const char *text);
/* The same for what others wrote and anybody may read (logs, reasons, names of files): personal
 * numbers in full are masked. */
char *masked_text(struct arena *arena, const char *text);
/* No more than `most_bytes` of it, and no letter cut in two. */
char *masked_text_within(struct arena *arena, const char *text, size_t most_bytes);

#endif
