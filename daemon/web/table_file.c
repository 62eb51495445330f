#include "daemon/web/table_file.h"

#include <string.h>

#include "daemon/name_ends.h"

enum table_file table_file_of(struct arena *arena, const char *path, const char **ret_page)
{
    static const struct {
        const char *end;
        enum table_file kind;
    } ends[] = {{".csv", TABLE_FILE_CSV}, {".xlsx", TABLE_FILE_XLSX}};

    for (size_t at = 0; at < sizeof ends / sizeof ends[0]; at++) {
        if (name_ends(path, ends[at].end)) {
            *ret_page = arena_strndup(arena, path, strlen(path) - strlen(ends[at].end));
            return ends[at].kind;
        }
    }
    return TABLE_FILE_NONE;
}

bool table_file_make(enum table_file kind, const struct table *table, const PGresult *rows,
                     struct table_file_about about, struct arena *arena, struct reply *reply,
                     struct error *error)
{
    bool xlsx = kind == TABLE_FILE_XLSX;

    if (xlsx && !table_xlsx(table, rows, about, arena, reply, error)) {
        return false;
    }
    if (!xlsx) {
        table_csv(table, rows, arena, reply);
    }
    reply->file_name = arena_printf(
        arena, "%s %s%s%s.%s", table->title, about.period == NULL ? "" : about.period,
        about.period == NULL ? "" : ", framtagen ", about.today, xlsx ? "xlsx" : "csv");
    return true;
}
