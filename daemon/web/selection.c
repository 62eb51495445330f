#include "daemon/web/selection.h"

#include <string.h>

const PGresult *selection_choices(struct arena *arena, const char *name,
                                  const struct page_rows *rows, size_t row_count)
{
    const char *wanted = arena_printf(arena, "choose-%s", name);

    for (size_t at = 0; at < row_count; at++) {
        if (strcmp(rows[at].query->element, wanted) == 0) {
            return rows[at].result;
        }
    }
    return NULL;
}

static const char *words_of(struct arena *arena, const struct parameter_value *value,
                            const struct page_rows *rows, size_t row_count)
{
    const PGresult *choices = selection_choices(arena, value->parameter->name, rows, row_count);

    for (int row = 0; choices != NULL && row < PQntuples(choices); row++) {
        if (strcmp(db_cell(choices, row, 0), value->written) == 0) {
            return db_cell(choices, row, 1);
        }
    }
    return value->written;
}

const char *selection_text(struct arena *arena, const struct parameters *parameters,
                           const struct page_rows *rows, size_t row_count)
{
    const char *text = "";

    for (size_t at = 0; at < parameters->count; at++) {
        const struct parameter_value *value = &parameters->items[at];

        if (value->parameter->label != NULL && value->written != NULL && !value->in_path) {
            text = arena_printf(arena, "%s%s%s: %s", text, *text == '\0' ? "" : " · ",
                                value->parameter->label, words_of(arena, value, rows, row_count));
        }
    }
    return text;
}

const char *selection_period(const struct page_rows *rows, size_t row_count)
{
    for (size_t at = 0; at < row_count; at++) {
        int column = PQfnumber(rows[at].result, "period");

        if (strcmp(rows[at].query->element, "period") == 0 && column >= 0 &&
            PQntuples(rows[at].result) > 0 && !db_null(rows[at].result, 0, column)) {
            return db_cell(rows[at].result, 0, column);
        }
    }
    return NULL;
}
