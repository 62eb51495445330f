#include <string.h>

#include "daemon/csv_write.h"
#include "daemon/web/table_file.h"

struct text {
    struct arena *arena;
    char *bytes;
    size_t length, capacity;
};

static void add(struct text *out, const char *bytes, size_t length)
{
    out->bytes = arena_grow(out->arena, out->bytes, &out->capacity, out->length + length);
    memcpy(out->bytes + out->length, bytes, length);
    out->length += length;
}

static void add_text(struct text *out, const char *text)
{
    bool harmless = !csv_is_formula(text), plain = strpbrk(text, ";\"\r\n\t") == NULL;

    add(out, "\"", plain ? 0 : 1);
    add(out, "'", harmless ? 0 : 1);
    for (; *text != '\0'; text++) {
        add(out, "\"", *text == '"' ? 1 : 0);
        add(out, text, 1);
    }
    add(out, "\"", plain ? 0 : 1);
}

static void add_number(struct text *out, const char *text)
{
    for (; *text != '\0'; text++) {
        add(out, *text == '.' ? "," : text, 1);
    }
}

static void add_cell(struct text *out, enum column_type type, const char *text)
{
    switch (type) {
    case COLUMN_KRONOR:
        if (table_is_number(text)) {
            text = table_kronor(out->arena, text);
            add(out, text, strlen(text));
            return;
        }
        break;
    case COLUMN_COUNT:
    case COLUMN_QUANTITY:
    case COLUMN_PERCENT:
        if (table_is_number(text)) {
            add_number(out, text);
            return;
        }
        break;
    case COLUMN_MONTH:
        text = arena_strndup(out->arena, text, strnlen(text, sizeof "2026-10" - 1));
        break;
    case COLUMN_TIME:
        text = arena_strndup(out->arena, text, strnlen(text, sizeof "2026-10-31 14:03" - 1));
        break;
    case COLUMN_TEXT:
    case COLUMN_DATE:
        break;
    }
    add_text(out, text);
}

void table_csv(const struct table *table, const PGresult *rows, struct arena *arena,
               struct reply *reply)
{
    struct table_view view = table_view(table, rows);
    struct text out = {.arena = arena};

    add(&out, "\xef\xbb\xbf", 3);
    for (size_t at = 0; at < view.count; at++) {
        add(&out, ";", at == 0 ? 0 : 1);
        add_text(&out, view.column[at]->heading);
    }
    add(&out, "\r\n", 2);
    for (int row = 0; row < PQntuples(rows); row++) {
        for (size_t at = 0; at < view.count; at++) {
            add(&out, ";", at == 0 ? 0 : 1);
            add_cell(&out, view.column[at]->type, PQgetvalue(rows, row, view.at[at]));
        }
        add(&out, "\r\n", 2);
    }
    reply->content_type = "text/csv; charset=utf-8";
    reply->body = out.bytes;
    reply->length = out.length;
}
