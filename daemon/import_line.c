#include "daemon/import_line.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void add(struct import_line *line, const char *text, size_t length)
{
    if (line->length + length > line->capacity) {
        line->text = arena_grow(line->arena, line->text, &line->capacity, line->length + length);
    }
    memcpy(line->text + line->length, text, length);
    line->length += length;
}

static void begin_cell(struct import_line *line)
{
    if (line->length > 0) {
        add(line, "\t", 1);
    }
}

void line_clear(struct import_line *line)
{
    line->length = 0;
}

void line_null(struct import_line *line)
{
    begin_cell(line);
    add(line, "\\N", 2);
}

static const char *escaped(char byte)
{
    switch (byte) {
    case '\\':
        return "\\\\";
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    default:
        return NULL;
    }
}

void line_text(struct import_line *line, const char *text, size_t length)
{
    size_t sent = 0;

    begin_cell(line);
    for (size_t at = 0; at < length; at++) {
        const char *replacement = escaped(text[at]);

        if (replacement != NULL) {
            add(line, text + sent, at - sent);
            add(line, replacement, 2);
            sent = at + 1;
        }
    }
    add(line, text + sent, length - sent);
}

void line_int(struct import_line *line, int64_t value)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%" PRId64, value);

    line_text(line, text, (size_t)length);
}

void line_end(struct import_line *line)
{
    add(line, "\n", 1);
}
