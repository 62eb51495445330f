#include "daemon/import.h"

#include <inttypes.h>
#include <stdlib.h>

#include "daemon/csv.h"
#include "daemon/db.h"
#include "daemon/import_kinds.h"
#include "daemon/import_rows.h"

struct import {
    struct db *db;
    const struct import_kind *kind;
    const char *path;
    const struct import_watch *watch;
    struct arena *arena;
    struct import_header header;
    struct import_bad_list bad;
    int64_t rows;
};

static void tell(const struct import *import, const char *what)
{
    if (import->watch->progress != NULL) {
        import->watch->progress(import->watch->context, import->path, what, import->rows);
    }
}

static bool stage(struct import *import, struct csv *csv, struct error *error)
{
    const struct import_rows rows = {csv, import->kind, &import->header, import->path,
                                     import->watch};
    struct db *db = import->db;

    return db_execute(db, &SQL_IMPORT_SETTINGS, DB_NO_VALUES, NULL, error) &&
           db_execute(db, &SQL_IMPORT_LOCK, DB_NO_VALUES, NULL, error) &&
           db_execute(db, import->kind->stage, DB_NO_VALUES, NULL, error) &&
           db_execute(db, &SQL_IMPORT_BAD_TABLE, DB_NO_VALUES, NULL, error) &&
           import_rows_copy(&rows, db, import->arena, &import->bad, &import->rows, error);
}

static void add_bad(struct import *import, const PGresult *result, int row)
{
    struct import_bad_list *bad = &import->bad;

    bad->items = arena_grow(import->arena, bad->items, &bad->capacity, bad->count + 1);
    bad->items[bad->count++] = (struct import_bad){db_cell_int(result, row, 0),
                                                   db_cell_copy(import->arena, result, row, 1),
                                                   db_cell_copy(import->arena, result, row, 2)};
}

/* What only the rows together, or the facts stored, can tell. */
static bool judge(struct import *import, struct error *error)
{
    struct db *db = import->db;
    DB_RESULT(result);

    tell(import, "comparing");
    if (!db_execute(db, import->kind->wanted, DB_VALUES(db_text(import->header.present)), NULL,
                    error) ||
        !db_execute(db, import->kind->bad, DB_NO_VALUES, NULL, error) ||
        !db_run(db, &SQL_IMPORT_BAD_LIST, DB_VALUES(db_int(import->arena, IMPORT_BAD_ROWS_SHOWN)),
                &result, error)) {
        return false;
    }
    for (int row = 0; row < PQntuples(result); row++) {
        add_bad(import, result, row);
    }
    import->bad.rows += PQntuples(result) == 0 ? 0 : db_cell_int(result, 0, 3);
    return true;
}

static int by_row(const void *a, const void *b)
{
    const struct import_bad *left = a;
    const struct import_bad *right = b;

    return (left->row > right->row) - (left->row < right->row);
}

static void tell_bad(const struct import *import)
{
    const struct import_bad_list *bad = &import->bad;
    int64_t rows = 0;

    qsort(bad->items, bad->count, sizeof *bad->items, by_row);
    for (size_t at = 0; at < bad->count && import->watch->bad != NULL; at++) {
        rows += at == 0 || bad->items[at].row != bad->items[at - 1].row ? 1 : 0;
        if (rows > IMPORT_BAD_ROWS_SHOWN) {
            break;
        }
        import->watch->bad(import->watch->context, import->path, bad->items[at].row,
                           bad->items[at].column, bad->items[at].reason);
    }
}

static bool refuse(struct import *import, struct error *error)
{
    const struct import_bad_list *bad = &import->bad;

    tell_bad(import);
    return error_set(error, ERROR_INPUT, "%" PRId64 " bad row%s of %" PRId64 "%s", bad->rows,
                     bad->rows == 1 ? "" : "s", import->rows,
                     bad->rows > IMPORT_BAD_ROWS_SHOWN ? " (the first 100 are shown)" : "");
}

static bool apply(struct import *import, struct import_counts *ret_counts, struct error *error)
{
    DB_RESULT(result);

    tell(import, "storing");
    for (size_t at = 0; at < IMPORT_STEPS_MAX && import->kind->steps[at] != NULL; at++) {
        if (!db_execute(import->db, import->kind->steps[at], DB_NO_VALUES, NULL, error)) {
            return false;
        }
    }
    if (!db_run(import->db, &SQL_IMPORT_COUNTS, DB_NO_VALUES, &result, error) ||
        !db_commit(import->db, error)) {
        return false;
    }
    *ret_counts = (struct import_counts){.rows = import->rows,
                                         .added = db_cell_int(result, 0, 0),
                                         .changed = db_cell_int(result, 0, 1),
                                         .unchanged = db_cell_int(result, 0, 2),
                                         .withdrawn = db_cell_int(result, 0, 3),
                                         .ignored = import->header.ignored};
    return true;
}

static bool run(struct import *import, struct csv *csv, struct import_counts *ret_counts,
                struct error *error)
{
    if (!db_begin(import->db, error)) {
        return false;
    }
    if (!stage(import, csv, error)) {
        if (error->kind == ERROR_INPUT || error->kind == ERROR_LIMIT) {
            tell_bad(import); /* the rows before the one where reading had to end */
        }
        return false;
    }
    if (!judge(import, error)) {
        return false;
    }
    return import->bad.rows > 0 ? refuse(import, error) : apply(import, ret_counts, error);
}

bool import_file(struct db *db, const struct import_kind *kind, const char *path,
                 const struct import_watch *watch, struct arena *arena,
                 struct import_counts *ret_counts, struct error *error)
{
    struct import import = {.db = db, .kind = kind, .path = path, .watch = watch, .arena = arena};
    CLEANUP(csv_close) struct csv *csv = NULL;

    if (!csv_open(arena, path, &csv, error) ||
        !import_header_read(csv, kind, arena, &import.header, error)) {
        return error_in(error, "%s", path);
    }
    if (!run(&import, csv, ret_counts, error)) {
        db_rollback(db);
        return error_in(error, "%s: nothing was loaded", path);
    }
    return true;
}
