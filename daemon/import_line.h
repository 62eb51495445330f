/* One row in COPY's text format, built cell by cell; it can be dropped before it is sent. */
#ifndef AVSTAMD_IMPORT_LINE_H
#define AVSTAMD_IMPORT_LINE_H

#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/arena.h"

struct import_line {
    struct arena *arena;
    char *text;
    size_t length, capacity;
};

void line_clear(struct import_line *line);
void line_null(struct import_line *line);
void line_text(struct import_line *line, const char *text, size_t length);
void line_int(struct import_line *line, int64_t value);
void line_end(struct import_line *line);

#endif
