#include "daemon/export.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "daemon/put_file.h"

static const struct {
    const char *name;
    enum export_format format;
    const struct query *query;
} formats_known[] = {{"csv", EXPORT_CSV, &SQL_EXPORT_CSV},
                     {"json", EXPORT_JSON, &SQL_EXPORT_JSON},
                     {"xml", EXPORT_XML, &SQL_EXPORT_XML}};

enum { FORMAT_COUNT = sizeof formats_known / sizeof formats_known[0] };

bool export_formats_parse(const char *text, unsigned *ret_formats, struct error *error)
{
    unsigned formats = 0;

    while (*text != '\0') {
        size_t length = strcspn(text, ", ");
        unsigned known = 0;

        for (size_t at = 0; at < FORMAT_COUNT; at++) {
            if (strlen(formats_known[at].name) == length &&
                strncmp(formats_known[at].name, text, length) == 0) {
                known = (unsigned)formats_known[at].format;
            }
        }
        if (known == 0 && length > 0) {
            return error_set(error, ERROR_INPUT, "the formats are csv, json and xml, not '%.*s'",
                             (int)length, text);
        }
        formats |= known;
        text += length;
        text += strspn(text, ", ");
    }
    if (formats == 0) {
        return error_set(error, ERROR_INPUT, "name a format: csv, json, xml");
    }
    *ret_formats = formats;
    return true;
}

bool export_make(struct db *db, int64_t *ret_export_no, struct error *error)
{
    DB_RESULT(result);

    if (!db_begin(db, error)) {
        return false;
    }
    if (!db_run(db, &SQL_EXPORT_MAKE, DB_NO_VALUES, &result, error) || !db_commit(db, error)) {
        db_rollback(db);
        return false;
    }
    *ret_export_no = db_cell_int(result, 0, 0);
    return true;
}

static bool text_by(struct db *db, struct arena *arena, int64_t export_no,
                    const struct query *query, const char **ret_text, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, query, DB_VALUES(db_int(arena, export_no)), &result, error)) {
        return false;
    }
    *ret_text = db_cell_copy(arena, result, 0, 0);
    return true;
}

static const struct query *query_of(enum export_format format)
{
    size_t at = 0;

    while (formats_known[at].format != format) {
        at++;
        assert(at < FORMAT_COUNT);
    }
    return formats_known[at].query;
}

bool export_text(struct db *db, struct arena *arena, int64_t export_no, enum export_format format,
                 const char **ret_text, struct error *error)
{
    DB_RESULT(totals);

    if (!db_run(db, &SQL_EXPORT_TOTALS, DB_VALUES(db_int(arena, export_no)), &totals, error)) {
        return false;
    }
    if (PQntuples(totals) == 0) {
        return error_set(error, ERROR_INPUT,
                         "there is no export %" PRId64 "; 'avstamd export list' shows them",
                         export_no);
    }
    return text_by(db, arena, export_no, query_of(format), ret_text, error);
}

static bool deliver_one(struct db *db, int64_t export_no, const char *folder, unsigned formats,
                        struct error *error)
{
    ARENA(arena);

    for (size_t at = 0; at < FORMAT_COUNT; at++) {
        const char *text = NULL;

        if ((formats & (unsigned)formats_known[at].format) == 0) {
            continue;
        }
        const char *name =
            arena_printf(arena, "avstamd-%06" PRId64 ".%s", export_no, formats_known[at].name);

        if (!text_by(db, arena, export_no, formats_known[at].query, &text, error) ||
            !put_file(folder, name, text, strlen(text), error)) {
            return false;
        }
    }
    return db_execute(db, &SQL_EXPORT_DELIVERED, DB_VALUES(db_int(arena, export_no)), NULL, error);
}

bool export_deliver(struct db *db, const char *folder, unsigned formats, int64_t *ret_delivered,
                    struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_EXPORT_UNDELIVERED, DB_NO_VALUES, &result, error)) {
        return false;
    }
    for (int at = 0; at < PQntuples(result); at++) {
        if (!deliver_one(db, db_cell_int(result, at, 0), folder, formats, error)) {
            return false;
        }
    }
    *ret_delivered = PQntuples(result);
    return true;
}
