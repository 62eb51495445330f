/* The one file with floating point: Excel's numbers are binary, and öre become kronor just here.
 *
 * The workbook is written to memory (a memfd); the library keeps the rows in a temporary file. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "daemon/web/table_file.h"
#include "reconcile/base/date.h"

enum {
    HEAD_ROW = 3, /* under the title, when it was made, and an empty row */
    FIRST_ROW = HEAD_ROW + 1,
    TEXT_MOST_BYTES = 32767, /* Excel counts characters: never more than bytes */
    SHEET_NAME_MOST = 31,
    WIDTH_LEAST = 10,
    WIDTH_MOST = 60,
    WIDTH_ROWS = 200 /* widths are by the first rows */
};

struct sheet {
    struct arena *arena;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *title, *soft, *head, *head_right, *foot;
    lxw_format *cell[COLUMN_TIME + 1];
    lxw_format *sum[COLUMN_TIME + 1];
};

static const char *number_format(enum column_type type)
{
    switch (type) {
    case COLUMN_COUNT:
        return "#,##0";
    case COLUMN_QUANTITY:
    case COLUMN_KRONOR:
        return "#,##0.00";
    case COLUMN_PERCENT:
        return "0.0%";
    case COLUMN_DATE:
        return "yyyy-mm-dd";
    case COLUMN_MONTH:
        return "yyyy-mm";
    case COLUMN_TIME:
        return "yyyy-mm-dd hh:mm";
    case COLUMN_TEXT:
        break;
    }
    return "@";
}

static bool is_right(enum column_type type)
{
    return type >= COLUMN_COUNT && type <= COLUMN_PERCENT;
}

static lxw_format *bold(struct sheet *sheet)
{
    lxw_format *format = workbook_add_format(sheet->book);

    format_set_bold(format);
    return format;
}

static void make_formats(struct sheet *sheet)
{
    sheet->title = bold(sheet);
    format_set_font_size(sheet->title, 14);
    sheet->soft = workbook_add_format(sheet->book);
    format_set_font_color(sheet->soft, 0x515a66);
    sheet->head = bold(sheet);
    sheet->head_right = bold(sheet);
    format_set_align(sheet->head_right, LXW_ALIGN_RIGHT);
    for (int side = 0; side < 2; side++) {
        lxw_format *head = side == 0 ? sheet->head : sheet->head_right;

        format_set_bg_color(head, 0xe3eefb);
        format_set_bottom(head, LXW_BORDER_THIN);
    }
    sheet->foot = bold(sheet);
    format_set_top(sheet->foot, LXW_BORDER_THIN);
    for (enum column_type type = COLUMN_TEXT; type <= COLUMN_TIME; type++) {
        sheet->cell[type] = workbook_add_format(sheet->book);
        format_set_num_format(sheet->cell[type], number_format(type));
        format_set_align(sheet->cell[type], LXW_ALIGN_VERTICAL_TOP);
        sheet->sum[type] = bold(sheet);
        format_set_num_format(sheet->sum[type], number_format(type));
        format_set_top(sheet->sum[type], LXW_BORDER_THIN);
    }
}

/* Without what Excel forbids in the name of a sheet. */
static const char *sheet_name(struct arena *arena, const char *title)
{
    char *name = arena_strdup(arena, title);
    size_t count = 0, end = 0;

    for (size_t at = 0; name[at] != '\0'; at++) {
        if (strchr("[]:*?/\\'", name[at]) != NULL) {
            name[at] = ' ';
        }
        if (((unsigned char)name[at] & 0xc0) != 0x80 && count++ == SHEET_NAME_MOST) {
            break;
        }
        end = at + 1;
    }
    name[end] = '\0';
    return name;
}

static double number_of(enum column_type type, const char *text)
{
    /* A decimal as Excel keeps it: its digits as a whole number, and one division. */
    const char *point = strchr(text, '.');
    size_t decimals = point == NULL ? 0 : strlen(point + 1);
    double value = 0, unit = type == COLUMN_KRONOR || type == COLUMN_PERCENT ? 100 : 1;

    for (const char *at = text; *at != '\0'; at++) {
        value = *at >= '0' && *at <= '9' ? value * 10 + (*at - '0') : value;
    }
    for (; decimals > 0; decimals--) {
        unit *= 10;
    }
    return (*text == '-' ? -value : value) / unit;
}

static bool write_number(struct sheet *sheet, lxw_row_t row, lxw_col_t column,
                         enum column_type type, const char *text)
{
    return table_is_number(text) &&
           worksheet_write_number(sheet->sheet, row, column, number_of(type, text),
                                  sheet->cell[type]) == LXW_NO_ERROR;
}

static bool write_date(struct sheet *sheet, lxw_row_t row, lxw_col_t column, enum column_type type,
                       const char *text)
{
    date day = DATE_NONE;
    month wanted = MONTH_NONE;
    lxw_datetime when = {0};

    if (type == COLUMN_MONTH && month_parse(text, strnlen(text, 7), &wanted)) {
        day = month_first(wanted);
    } else if (type == COLUMN_MONTH || !date_parse(text, strnlen(text, 10), &day)) {
        return false;
    }
    date_to_civil(day, &when.year, &when.month, &when.day);
    if (type == COLUMN_TIME && strlen(text) >= sizeof "2026-10-31 14:03" - 1) {
        when.hour = (int)strtol(text + 11, NULL, 10);
        when.min = (int)strtol(text + 14, NULL, 10);
    }
    return worksheet_write_datetime(sheet->sheet, row, column, &when, sheet->cell[type]) ==
           LXW_NO_ERROR;
}

/* Never longer than a cell holds; cut between letters. */
static void write_text(struct sheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
                       lxw_format *format)
{
    size_t length = strlen(text);

    if (length > TEXT_MOST_BYTES) {
        length = TEXT_MOST_BYTES;
        while (((unsigned char)text[length] & 0xc0) == 0x80) {
            length--;
        }
        text = arena_strndup(sheet->arena, text, length);
    }
    (void)worksheet_write_string(sheet->sheet, row, column, text, format);
}

static void write_cell(struct sheet *sheet, lxw_row_t row, lxw_col_t column, enum column_type type,
                       const char *text)
{
    bool written = false;

    if (is_right(type)) {
        written = write_number(sheet, row, column, type, text);
    } else if (type != COLUMN_TEXT) {
        written = write_date(sheet, row, column, type, text);
    }
    if (!written && *text != '\0') {
        write_text(sheet, row, column, text, sheet->cell[COLUMN_TEXT]);
    }
}

static int letters(const char *text)
{
    int count = 0;

    for (; *text != '\0' && *text != '\n'; text++) {
        count += ((unsigned char)*text & 0xc0) != 0x80 ? 1 : 0;
    }
    return count;
}

static void set_widths(struct sheet *sheet, const struct table_view *view, const PGresult *rows)
{
    for (size_t at = 0; at < view->count; at++) {
        int width = letters(view->column[at]->heading) + 3; /* the filter's arrow */

        for (int row = 0; row < PQntuples(rows) && row < WIDTH_ROWS; row++) {
            int of_cell = letters(PQgetvalue(rows, row, view->at[at])) + 2;

            /* the spaces and the comma of kronor, and room for a sum */
            of_cell += view->column[at]->type == COLUMN_KRONOR ? 6 : 0;
            width = of_cell > width ? of_cell : width;
        }
        width = width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
        (void)worksheet_set_column(sheet->sheet, (lxw_col_t)at, (lxw_col_t)at, width, NULL);
    }
}

static void set_paper(struct sheet *sheet, const struct table_view *view, lxw_row_t last)
{
    worksheet_freeze_panes(sheet->sheet, FIRST_ROW, 0);
    worksheet_set_landscape(sheet->sheet);
    worksheet_set_paper(sheet->sheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet->sheet, 1, 0);
    (void)worksheet_repeat_rows(sheet->sheet, HEAD_ROW, HEAD_ROW);
    (void)worksheet_set_footer(sheet->sheet, "&L&A&RSida &P av &N");
    if (view->count > 0) {
        (void)worksheet_autofilter(sheet->sheet, HEAD_ROW, 0, last, (lxw_col_t)(view->count - 1));
    }
}

/* Sums of what the filter leaves, with the sum of all of it as it stands now. */
static void write_sums(struct sheet *sheet, const struct table_view *view, const PGresult *rows,
                       lxw_row_t row)
{
    for (size_t at = 0; at < view->count; at++) {
        const struct table_column *column = view->column[at];
        const char *sum = table_sum(sheet->arena, rows, view->at[at], column);
        char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];

        if (sum == NULL) {
            (void)worksheet_write_string(sheet->sheet, row, (lxw_col_t)at, at == 0 ? "Summa" : "",
                                         sheet->foot);
            continue;
        }
        lxw_rowcol_to_cell(first, FIRST_ROW, (lxw_col_t)at);
        lxw_rowcol_to_cell(last, row - 1, (lxw_col_t)at);
        (void)worksheet_write_formula_num(
            sheet->sheet, row, (lxw_col_t)at,
            arena_printf(sheet->arena, "=SUBTOTAL(109,%s:%s)", first, last),
            sheet->sum[column->type], number_of(column->type, sum));
    }
}

static bool has_sums(const struct table_view *view)
{
    for (size_t at = 0; at < view->count; at++) {
        if (view->column[at]->sum) {
            return true;
        }
    }
    return false;
}

static void fill(struct sheet *sheet, const struct table *table, const PGresult *rows,
                 struct table_file_about about)
{
    struct table_view view = table_view(table, rows);
    lxw_row_t next = FIRST_ROW + (lxw_row_t)PQntuples(rows);

    set_widths(sheet, &view, rows);
    write_text(sheet, 0, 0, table->title, sheet->title);
    write_text(sheet, 1, 0,
               arena_printf(sheet->arena, "%s%sFramtagen %s%s%s",
                            about.period == NULL ? "" : about.period,
                            about.period == NULL ? "" : " · ", about.today,
                            *about.selection == '\0' ? "" : " · ", about.selection),
               sheet->soft);
    for (size_t at = 0; at < view.count; at++) {
        write_text(sheet, HEAD_ROW, (lxw_col_t)at, view.column[at]->heading,
                   is_right(view.column[at]->type) ? sheet->head_right : sheet->head);
    }
    for (int row = 0; row < PQntuples(rows); row++) {
        for (size_t at = 0; at < view.count; at++) {
            write_cell(sheet, FIRST_ROW + (lxw_row_t)row, (lxw_col_t)at, view.column[at]->type,
                       PQgetvalue(rows, row, view.at[at]));
        }
    }
    set_paper(sheet, &view, PQntuples(rows) > 0 ? next - 1 : HEAD_ROW);
    if (PQntuples(rows) > 0 && has_sums(&view)) {
        write_sums(sheet, &view, rows, next);
    }
}

static bool take_bytes(int file, struct arena *arena, struct reply *reply, struct error *error)
{
    struct stat facts = {0};
    size_t length = 0;
    char *bytes;

    if (fstat(file, &facts) != 0) {
        return error_set(error, ERROR_UNAVAILABLE, "reading the workbook: %s", strerror(errno));
    }
    bytes = arena_alloc(arena, (size_t)facts.st_size + 1);
    while (length < (size_t)facts.st_size) {
        ssize_t got = pread(file, bytes + length, (size_t)facts.st_size - length, (off_t)length);

        if (got <= 0) {
            return error_set(error, ERROR_UNAVAILABLE, "reading the workbook: %s",
                             got == 0 ? "it is shorter than it was" : strerror(errno));
        }
        length += (size_t)got;
    }
    reply->body = bytes;
    reply->length = length;
    reply->content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return true;
}

static void close_file(const int *file)
{
    if (*file >= 0) {
        (void)close(*file);
    }
}

bool table_xlsx(const struct table *table, const PGresult *rows, struct table_file_about about,
                struct arena *arena, struct reply *reply, struct error *error)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_doc_properties properties = {0};
    struct sheet sheet = {.arena = arena};
    CLEANUP(close_file) int file = -1;
    lxw_error wrong;

    if (PQntuples(rows) > LXW_ROW_MAX - FIRST_ROW - 1) {
        return error_set(error, ERROR_LIMIT, "%d rows are more than a sheet of Excel holds",
                         PQntuples(rows));
    }
    file = memfd_create("xlsx", MFD_CLOEXEC);
    if (file < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "memory for the workbook: %s", strerror(errno));
    }
    sheet.book = workbook_new_opt(arena_printf(arena, "/proc/self/fd/%d", file), &options);
    if (sheet.book == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "making the workbook failed");
    }
    properties.title = arena_strdup(arena, table->title);
    (void)workbook_set_properties(sheet.book, &properties);
    sheet.sheet = workbook_add_worksheet(sheet.book, sheet_name(arena, table->title));
    if (sheet.sheet == NULL) {
        lxw_workbook_free(sheet.book);
        return error_set(error, ERROR_UNAVAILABLE, "making the sheet failed");
    }
    make_formats(&sheet);
    fill(&sheet, table, rows, about);
    wrong = workbook_close(sheet.book);
    if (wrong != LXW_NO_ERROR) {
        return error_set(error, ERROR_UNAVAILABLE, "writing the workbook: %s", lxw_strerror(wrong));
    }
    return take_bytes(file, arena, reply, error);
}
