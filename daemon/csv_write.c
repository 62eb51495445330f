#include "daemon/csv_write.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/plain_number.h"

const char **text_table_row(struct arena *arena, struct text_table *table)
{
    size_t used = table->row_count * table->column_count;

    table->cells = arena_grow(arena, table->cells, &table->capacity, used + table->column_count);
    for (size_t at = 0; at < table->column_count; at++) {
        table->cells[used + at] = "";
    }
    table->row_count++;
    return table->cells + used;
}

static int compare_rows(const void *left, const void *right, void *context)
{
    const struct text_table *table = context;
    const char *const *a = left;
    const char *const *b = right;

    for (size_t at = 0; at < table->column_count; at++) {
        int order = strcmp(a[at], b[at]);

        if (order != 0) {
            return order;
        }
    }
    return 0;
}

void text_table_sort(struct text_table *table)
{
    if (table->row_count > 1) {
        qsort_r(table->cells, table->row_count, table->column_count * sizeof(const char *),
                compare_rows, table);
    }
}

bool csv_is_formula(const char *text)
{
    static const char *const signs[] = {"=",
                                        "+",
                                        "-",
                                        "@",
                                        "|",
                                        "\t",
                                        "\r",
                                        "\n",
                                        "\xef\xbc\x9d",
                                        "\xef\xbc\x8b",
                                        "\xef\xbc\x8d",
                                        "\xef\xbc\xa0"};

    if (strchr("\t\r\n", *text) == NULL || *text == '\0') {
        text += strspn(text, " ");
    }
    for (size_t at = 0; at < sizeof signs / sizeof signs[0]; at++) {
        if (strncmp(text, signs[at], strlen(signs[at])) == 0) {
            return true;
        }
    }
    return false;
}

static void print_csv_cell(const char *text, FILE *out)
{
    struct plain_number number;
    const char *before = csv_is_formula(text) && !plain_number(text, &number) ? "'" : "";

    if (strpbrk(text, ",\"\r\n") == NULL) {
        (void)fprintf(out, "%s%s", before, text);
        return;
    }
    (void)fprintf(out, "\"%s", before);
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            (void)fputc('"', out);
        }
        (void)fputc(*text, out);
    }
    (void)fputc('"', out);
}

static void print_csv_row(const char *const *cells, size_t count, FILE *out)
{
    for (size_t at = 0; at < count; at++) {
        if (at > 0) {
            (void)fputc(',', out);
        }
        print_csv_cell(cells[at], out);
    }
    (void)fputc('\n', out);
}

static void print_json_row(const struct text_table *table, const char *const *cells, FILE *out)
{
    json_t *object = json_object();

    for (size_t at = 0; at < table->column_count; at++) {
        if (cells[at][0] != '\0') {
            (void)json_object_set_new(object, table->columns[at], json_string(cells[at]));
        }
    }
    (void)json_dumpf(object, out, JSON_PRESERVE_ORDER);
    json_decref(object);
}

/* Letters on a terminal, not bytes. */
static int width_of(const char *text)
{
    int width = 0;

    for (; *text != '\0'; text++) {
        width += ((unsigned char)*text & 0xc0) != 0x80 ? 1 : 0;
    }
    return width;
}

enum { TEXT_COLUMNS_MAX = 32 };

static void print_text_row(const char *const *cells, size_t count, const int *widths, FILE *out)
{
    for (size_t at = 0; at < count; at++) {
        (void)fprintf(out, "%s%s%*s", at == 0 ? "" : "  ", cells[at],
                      at + 1 == count ? 0 : widths[at] - width_of(cells[at]), "");
    }
    (void)fputc('\n', out);
}

static void print_text(const struct text_table *table, FILE *out)
{
    int widths[TEXT_COLUMNS_MAX] = {0};

    for (size_t at = 0; at < table->column_count; at++) {
        widths[at] = width_of(table->columns[at]);
        for (size_t row = 0; row < table->row_count; row++) {
            int width = width_of(table->cells[row * table->column_count + at]);

            widths[at] = width > widths[at] ? width : widths[at];
        }
    }
    print_text_row(table->columns, table->column_count, widths, out);
    for (size_t row = 0; row < table->row_count; row++) {
        print_text_row(table->cells + row * table->column_count, table->column_count, widths, out);
    }
}

void text_table_print(const struct text_table *table, enum table_format format, FILE *out)
{
    if (format == TABLE_TEXT) {
        print_text(table, out);
        return;
    }
    if (format == TABLE_CSV) {
        print_csv_row(table->columns, table->column_count, out);
    } else {
        (void)fputs("[", out);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        const char *const *cells = table->cells + row * table->column_count;

        if (format == TABLE_CSV) {
            print_csv_row(cells, table->column_count, out);
        } else {
            (void)fputs(row == 0 ? "\n" : ",\n", out);
            print_json_row(table, cells, out);
        }
    }
    if (format == TABLE_JSON) {
        (void)fputs("\n]\n", out);
    }
}
