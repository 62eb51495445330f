/* What the finance system says of payments: files of lines, each taken whole or not at all. */
#include <inttypes.h>
#include <string.h>

#include "daemon/csv.h"
#include "daemon/export.h"
#include "reconcile/base/date.h"

enum column { EXPORT_NO, PROVIDER_ID, INVOICE_NO, STATUS, DAY, TEXT, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = {"export", "provider_id", "invoice_no",
                                                       "status", "date",        "text"};

/* Where each column stands; SIZE_MAX: not in the file. */
struct columns {
    size_t at[COLUMN_COUNT];
};

static bool read_header(const struct csv_record *record, struct columns *ret_columns,
                        struct error *error)
{
    for (size_t column = 0; column < COLUMN_COUNT; column++) {
        ret_columns->at[column] = SIZE_MAX;
        for (size_t at = 0; at < record->count; at++) {
            if (strcmp(record->fields[at].text, column_names[column]) == 0) {
                ret_columns->at[column] = at;
            }
        }
        if (ret_columns->at[column] == SIZE_MAX && column != TEXT) {
            return error_set(error, ERROR_INPUT,
                             "row 1: there is no column %s; the columns are export, provider_id, "
                             "invoice_no, status, date and text",
                             column_names[column]);
        }
    }
    return true;
}

static const char *cell(const struct csv_record *record, const struct columns *columns,
                        enum column column)
{
    size_t at = columns->at[column];

    return at < record->count && !record->fields[at].not_utf8 ? record->fields[at].text : "";
}

static bool check_cells(const struct csv_record *record, const struct columns *columns,
                        struct error *error)
{
    const char *export_no = cell(record, columns, EXPORT_NO);
    const char *status = cell(record, columns, STATUS);
    const char *day = cell(record, columns, DAY);
    date parsed = DATE_NONE;

    if (*export_no == '\0' || strlen(export_no) > 15 ||
        strspn(export_no, "0123456789") != strlen(export_no)) {
        return error_set(error, ERROR_INPUT, "row %" PRId64 ": export is a number", record->row);
    }
    if (strcmp(status, "paid") != 0 && strcmp(status, "rejected") != 0) {
        return error_set(error, ERROR_INPUT, "row %" PRId64 ": status is paid or rejected",
                         record->row);
    }
    if (!date_parse(day, strlen(day), &parsed)) {
        return error_set(error, ERROR_INPUT, "row %" PRId64 ": date is a day like 2026-10-31",
                         record->row);
    }
    return true;
}

static bool take_line(struct db *db, const struct csv_record *record, const struct columns *columns,
                      int64_t *news, struct error *error)
{
    const char *text = cell(record, columns, TEXT);
    DB_RESULT(result);

    if (!check_cells(record, columns, error)) {
        return false;
    }
    if (!db_run(db, &SQL_EXPORT_ANSWER_TAKE,
                DB_VALUES(db_text(cell(record, columns, EXPORT_NO)),
                          db_text(cell(record, columns, PROVIDER_ID)),
                          db_text(cell(record, columns, INVOICE_NO)),
                          db_text(cell(record, columns, STATUS)),
                          db_text(cell(record, columns, DAY)),
                          db_text(*text == '\0' ? NULL : text)),
                &result, error)) {
        return error_in(error, "row %" PRId64, record->row);
    }
    *news += db_cell_bool(result, 0, 0) ? 1 : 0;
    return true;
}

static bool take_lines(struct db *db, struct csv *csv, int64_t *ret_lines, int64_t *ret_news,
                       struct error *error)
{
    struct csv_record record = {0};
    struct columns columns;
    int64_t lines = 0, news = 0;

    if (!csv_next(csv, &record, error) || !read_header(&record, &columns, error)) {
        return false;
    }
    for (;;) {
        if (!csv_next(csv, &record, error)) {
            return false;
        }
        if (record.count == 0) {
            break;
        }
        if (!take_line(db, &record, &columns, &news, error)) {
            return false;
        }
        lines++;
    }
    *ret_lines = lines;
    *ret_news = news;
    return true;
}

bool export_acknowledge(struct db *db, const char *path, int64_t *ret_lines, int64_t *ret_news,
                        struct error *error)
{
    ARENA(arena);
    CLEANUP(csv_close) struct csv *csv = NULL;
    int64_t lines = 0, news = 0;

    if (!csv_open(arena, path, &csv, error) || !db_begin(db, error)) {
        return false;
    }
    if (!take_lines(db, csv, &lines, &news, error) || !db_commit(db, error)) {
        db_rollback(db);
        return error_in(error, "%s", path);
    }
    *ret_lines = lines;
    *ret_news = news;
    return true;
}
