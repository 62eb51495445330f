/* CSV files that were fetched, to the database: facts, or what the finance system says. */
#include <string.h>

#include "daemon/export.h"
#include "daemon/import.h"
#include "daemon/source_visit.h"

struct bad_row {
    struct arena *arena;
    const char *text; /* the first */
};

static void remember_bad(void *context, const char *path, int64_t row, const char *column,
                         const char *reason)
{
    struct bad_row *bad = context;

    (void)path;
    if (bad->text == NULL) {
        bad->text = arena_printf(bad->arena, "row %jd: %s%s%s", (intmax_t)row,
                                 column == NULL ? "" : column, column == NULL ? "" : ": ", reason);
    }
}

/* What is told of a file that was taken; *ret_bad, where it is set, says more than the error. */
static bool import_rows_of(struct source_pass *pass, struct arena *arena, const char *path,
                           const char **ret_said, const char **ret_bad, struct error *error)
{
    struct bad_row bad = {.arena = arena};
    const struct import_watch watch = {.context = &bad, .bad = remember_bad};
    struct import_counts counts = {0};

    if (!import_file(pass->db, pass->source->facts, path, &watch, arena, &counts, error)) {
        *ret_bad = bad.text;
        return false;
    }
    *ret_said = arena_printf(arena, "%s: %jd rows: %jd new, %jd changed, %jd withdrawn",
                             pass->source->takes, (intmax_t)counts.rows, (intmax_t)counts.added,
                             (intmax_t)counts.changed, (intmax_t)counts.withdrawn);
    return true;
}

static bool acknowledge_rows_of(struct source_pass *pass, struct arena *arena, const char *path,
                                const char **ret_said, struct error *error)
{
    int64_t rows = 0, news = 0;

    if (!export_acknowledge(pass->db, path, &rows, &news, error)) {
        return false;
    }
    *ret_said = arena_printf(arena, "%s: %jd rows, %jd of them news", pass->source->takes,
                             (intmax_t)rows, (intmax_t)news);
    return true;
}

/* The file's own name is told already. */
static const char *without_path(const char *text, const char *path)
{
    size_t length = strlen(path);

    return strncmp(text, path, length) == 0 && strncmp(text + length, ": ", 2) == 0
               ? text + length + 2
               : text;
}

static bool store_one(struct source_pass *pass, struct source_batch *batch,
                      struct source_taken *taken, const struct source_file *file,
                      struct error *error)
{
    const char *path = arena_printf(batch->arena, "/proc/self/fd/%d", file->fd);
    const char *said = NULL, *bad = NULL;
    struct error why = {0};

    taken->stored = pass->source->facts != NULL
                        ? import_rows_of(pass, batch->arena, path, &said, &bad, &why)
                        : acknowledge_rows_of(pass, batch->arena, path, &said, &why);
    if (taken->stored) {
        const char *digest = source_digest(batch->arena, file->fd);

        taken->mark = digest == NULL ? NULL : source_mark(batch->arena, digest);
        source_pass_file(pass, &(struct source_told){.name = file->name, .what = said});
    } else if (why.kind == ERROR_UNAVAILABLE || why.kind == ERROR_CONFLICT) {
        *error = why;
        return error_in(error, "%s", file->name);
    } else {
        source_pass_left(pass, file->name, bad != NULL ? bad : without_path(why.text, path));
    }
    return true;
}

bool source_store_rows(struct source_pass *pass, struct source_batch *batch, struct error *error)
{
    for (size_t at = 0; at < batch->taken_count; at++) {
        struct source_taken *taken = &batch->taken[at];

        taken->stored = taken->count == 0;
        for (size_t file = 0; file < taken->count; file++) {
            if (!store_one(pass, batch, taken, &batch->files.items[taken->first + file], error)) {
                return false;
            }
            if (!taken->stored) {
                break;
            }
        }
    }
    return true;
}
