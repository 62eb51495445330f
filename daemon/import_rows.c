#include "daemon/import_rows.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "daemon/copy.h"
#include "daemon/import_line.h"
#include "daemon/import_value.h"

struct trimmed {
    const char *text;
    size_t length;
};

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* The text without outer blanks, as the invoices' texts are read, too. */
static struct trimmed trim(const struct csv_field *field, char *copy)
{
    size_t start = 0;
    size_t end = field->length;

    while (start < end && is_blank(field->text[start])) {
        start++;
    }
    while (end > start && is_blank(field->text[end - 1])) {
        end--;
    }
    if (end == field->length) {
        return (struct trimmed){field->text + start, end - start};
    }
    memcpy(copy, field->text + start, end - start);
    copy[end - start] = '\0';
    return (struct trimmed){copy, end - start};
}

static bool note_column(const struct import_kind *kind, const char *name, int place,
                        struct import_header *header, bool *ret_known, struct error *error)
{
    int *slot = strcasecmp(name, "deleted") == 0 ? &header->deleted : NULL;

    for (size_t at = 0; kind->columns[at].name != NULL; at++) {
        if (strcasecmp(kind->columns[at].name, name) == 0) {
            slot = &header->place[at];
        }
    }
    *ret_known = slot != NULL;
    if (slot != NULL && *slot >= 0) {
        return error_set(error, ERROR_INPUT, "row 1: the column %s is there twice", name);
    }
    if (slot != NULL) {
        *slot = place;
    }
    return true;
}

static bool check_keys(const struct import_kind *kind, const struct import_header *header,
                       struct arena *arena, struct error *error)
{
    const char *lacking = NULL;

    for (size_t at = 0; kind->columns[at].name != NULL; at++) {
        if (kind->columns[at].key != IMPORT_PLAIN && header->place[at] < 0) {
            lacking = lacking == NULL
                          ? kind->columns[at].name
                          : arena_printf(arena, "%s, %s", lacking, kind->columns[at].name);
        }
    }
    return lacking == NULL ||
           error_set(error, ERROR_INPUT,
                     "row 1: the header lacks %s; %s has the columns %s (* is the key), separated "
                     "by , or ;",
                     lacking, kind->name, import_kind_columns(arena, kind));
}

static const char *list_present(const struct import_kind *kind, const struct import_header *header,
                                struct arena *arena)
{
    const char *list = "";

    for (size_t at = 0; kind->columns[at].name != NULL; at++) {
        if (header->place[at] >= 0) {
            list = arena_printf(arena, "%s%s%s", list, *list == '\0' ? "" : ",",
                                kind->columns[at].name);
        }
    }
    return arena_printf(arena, "{%s}", list);
}

static bool read_names(const struct csv_record *record, const struct import_kind *kind,
                       struct arena *arena, struct import_header *header, struct error *error)
{
    for (size_t at = 0; at < record->count; at++) {
        char *copy = arena_alloc(arena, record->fields[at].length + 1);
        struct trimmed name = trim(&record->fields[at], copy);
        char shown[IMPORT_SHOWN_BYTES];
        bool known = false;

        if (record->fields[at].not_utf8) {
            return error_set(error, ERROR_INPUT,
                             "row 1: column %zu is not UTF-8 (it looks like Latin-1): save the "
                             "file as UTF-8",
                             at + 1);
        }
        if (name.length == 0) {
            continue;
        }
        if (!note_column(kind, name.text, (int)at, header, &known, error)) {
            return false;
        }
        if (!known) {
            import_value_show(name.text, name.length, shown);
            header->ignored = header->ignored == NULL
                                  ? arena_strdup(arena, shown)
                                  : arena_printf(arena, "%s, %s", header->ignored, shown);
        }
    }
    return true;
}

bool import_header_read(struct csv *csv, const struct import_kind *kind, struct arena *arena,
                        struct import_header *ret_header, struct error *error)
{
    struct csv_record record = {0};
    struct import_header header = {.deleted = -1};

    for (size_t at = 0; at < IMPORT_COLUMNS_MAX; at++) {
        header.place[at] = -1;
    }
    if (!csv_next(csv, &record, error)) {
        return false;
    }
    if (record.count == 0) {
        return error_set(error, ERROR_INPUT,
                         "the file is empty: its first row must name the columns");
    }
    header.count = record.count;
    if (!read_names(&record, kind, arena, &header, error) ||
        !check_keys(kind, &header, arena, error)) {
        return false;
    }
    header.present = list_present(kind, &header, arena);
    *ret_header = header;
    return true;
}

/* One row on its way to COPY. */
struct row {
    const struct import_rows *rows;
    const struct csv_record *record;
    struct arena *arena;
    struct import_bad_list *bad;
    struct import_line line;
    char *trimmed; /* CSV_RECORD_BYTES_MAX bytes */
    bool is_bad;
};

static void note_bad(struct row *row, const char *column, const char *reason)
{
    struct import_bad_list *bad = row->bad;

    row->is_bad = true;
    if (bad->last_row != row->record->row) {
        bad->last_row = row->record->row;
        bad->rows++;
    }
    if (bad->rows <= IMPORT_BAD_ROWS_SHOWN) {
        bad->items = arena_grow(row->arena, bad->items, &bad->capacity, bad->count + 1);
        bad->items[bad->count++] =
            (struct import_bad){row->record->row, column, arena_strdup(row->arena, reason)};
    }
}

/* The cell at a place of the record; empty for a column that the file lacks. */
static struct trimmed cell_at(struct row *row, int place, bool exact)
{
    if (place < 0) {
        return (struct trimmed){"", 0};
    }
    const struct csv_field *field = &row->record->fields[place];

    return exact ? (struct trimmed){field->text, field->length} : trim(field, row->trimmed);
}

static void add_cell(struct row *row, const struct import_column *column, int place, bool deleted)
{
    char reason[IMPORT_REASON_BYTES];
    struct trimmed cell = cell_at(row, place, column->type == IMPORT_PATTERN);

    if (deleted && column->key == IMPORT_PLAIN) {
        import_value_null(column, &row->line);
        return;
    }
    if (place >= 0 && row->record->fields[place].not_utf8) {
        note_bad(row, column->name, "is not UTF-8 (it looks like Latin-1): save the file as UTF-8");
    } else if (cell.length == 0 && column->key == IMPORT_KEY) {
        note_bad(row, column->name, "must have a value: it is part of the key");
    } else if (cell.length == 0) {
        import_value_null(column, &row->line);
    } else if (!import_value(column, cell.text, cell.length, csv_separator(row->rows->csv) == ';',
                             &row->line, reason)) {
        note_bad(row, column->name, reason);
    }
}

static bool read_deleted(struct row *row)
{
    struct trimmed cell = cell_at(row, row->rows->header->deleted, false);

    if (cell.length > 0 && strcmp(cell.text, "0") != 0 && strcmp(cell.text, "1") != 0) {
        note_bad(row, "deleted", "is neither 0 nor 1");
    }
    return strcmp(cell.text, "1") == 0;
}

/* False for a row that is not to be sent. */
static bool read_row(struct row *row)
{
    const struct import_header *header = row->rows->header;
    const struct import_kind *kind = row->rows->kind;

    row->is_bad = false;
    line_clear(&row->line);
    if (row->record->count != header->count) {
        char reason[IMPORT_REASON_BYTES];

        (void)snprintf(reason, sizeof reason, "has %zu columns, but the header has %zu",
                       row->record->count, header->count);
        note_bad(row, NULL, reason);
        return false;
    }
    bool deleted = read_deleted(row);

    line_int(&row->line, row->record->row);
    line_text(&row->line, deleted ? "t" : "f", 1);
    for (size_t at = 0; kind->columns[at].name != NULL; at++) {
        add_cell(row, &kind->columns[at], header->place[at], deleted);
    }
    line_end(&row->line);
    return !row->is_bad;
}

/* Until the file ends; a connection that is lost is told by copy_end. */
static bool copy_all(struct row *row, struct csv_record *record, struct copy *copy,
                     int64_t *ret_rows, struct error *error)
{
    enum { PROGRESS_ROWS = 16384 };
    const struct import_watch *watch = row->rows->watch;
    int64_t count = 0;

    while (!copy->lost) {
        if (!csv_next(row->rows->csv, record, error)) {
            return false;
        }
        if (record->count == 0) {
            break;
        }
        count++;
        if (read_row(row)) {
            copy_raw(copy, row->line.text, row->line.length);
        }
        if (count % PROGRESS_ROWS == 0 && watch->progress != NULL) {
            watch->progress(watch->context, row->rows->path, "rows read", count);
        }
    }
    *ret_rows = count;
    return true;
}

bool import_rows_copy(const struct import_rows *rows, struct db *db, struct arena *arena,
                      struct import_bad_list *bad, int64_t *ret_rows, struct error *error)
{
    struct csv_record record = {0};
    struct row row = {
        .rows = rows, .record = &record, .arena = arena, .bad = bad, .line = {.arena = arena}};
    struct copy *copy = arena_alloc(arena, sizeof *copy);
    int64_t count = 0;

    row.trimmed = arena_alloc(arena, CSV_RECORD_BYTES_MAX + 1);
    if (!copy_begin(db, &SQL_IMPORT_COPY, copy, error)) {
        return false;
    }
    if (!copy_all(&row, &record, copy, &count, error)) {
        copy_abandon(copy, "the file cannot be read");
        return false;
    }
    if (!copy_end(copy, NULL, error)) {
        return false;
    }
    *ret_rows = count;
    return true;
}
