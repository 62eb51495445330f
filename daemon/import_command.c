/* avstamd import: facts from CSV files. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/command.h"
#include "daemon/db.h"
#include "daemon/import.h"
#include "daemon/migrate.h"

struct terminal {
    int64_t begun_ms;
    bool shows; /* standard error is a terminal */
    bool dirty; /* a progress line stands there */
};

static void wipe(struct terminal *terminal)
{
    if (terminal->dirty) {
        (void)fputs("\r\033[K", stderr);
        terminal->dirty = false;
    }
}

static void show_progress(void *context, const char *path, const char *what, int64_t rows)
{
    enum { QUIET_MS = 1000 };
    struct terminal *terminal = context;

    if (terminal->shows && clock_monotonic_ms() - terminal->begun_ms > QUIET_MS) {
        (void)fprintf(stderr, "\r\033[K%s: %" PRId64 " rows: %s …", path, rows, what);
        (void)fflush(stderr);
        terminal->dirty = true;
    }
}

static void show_bad(void *context, const char *path, int64_t row, const char *column,
                     const char *reason)
{
    wipe(context);
    (void)fprintf(stderr, "%s: row %" PRId64 ": %s%s%s\n", path, row, column == NULL ? "" : column,
                  column == NULL ? "" : ": ", reason);
}

static const char *kind_names(struct arena *arena)
{
    const char *names = "";

    for (size_t at = 0; at < import_kind_count(); at++) {
        names = arena_printf(arena, "%s%s%s", names, at == 0 ? "" : ", ", import_kind_name(at));
    }
    return names;
}

static bool import_one(struct db *db, const struct import_kind *kind, const char *kind_name,
                       const char *path, struct error *error)
{
    struct terminal terminal = {clock_monotonic_ms(), isatty(STDERR_FILENO) == 1, false};
    const struct import_watch watch = {&terminal, show_bad, show_progress};
    struct import_counts counts = {0};
    ARENA(arena);

    bool imported = import_file(db, kind, path, &watch, arena, &counts, error);

    wipe(&terminal);
    if (imported) {
        (void)printf("%s: %s: %" PRId64 " rows: %" PRId64 " new, %" PRId64 " changed, %" PRId64
                     " unchanged, %" PRId64 " withdrawn%s%s\n",
                     path, kind_name, counts.rows, counts.added, counts.changed, counts.unchanged,
                     counts.withdrawn, counts.ignored == NULL ? "" : "; ignored columns: ",
                     counts.ignored == NULL ? "" : counts.ignored);
        (void)fflush(stdout);
    }
    return imported;
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    int first = argc > 1 && strcmp(argv[1], "--") == 0 ? 2 : 1;
    CLEANUP(db_close) struct db *db = NULL;

    if (argc <= first) {
        error_set(error, ERROR_INPUT,
                  "say what the files hold, and which files: avstamd import KIND FILE…; KIND is "
                  "one of %s",
                  kind_names(arena));
        return EXIT_ERROR;
    }
    const struct import_kind *kind = import_kind_find(argv[first]);

    if (kind == NULL) {
        error_set(error, ERROR_INPUT, "there is no kind '%s'; KIND is one of %s", argv[first],
                  kind_names(arena));
        return EXIT_ERROR;
    }
    if (argc == first + 1) {
        error_set(error, ERROR_INPUT,
                  "say which files: avstamd import %s FILE…; their columns are %s, and deleted (* "
                  "is the key)",
                  argv[first], import_kind_columns(arena, kind));
        return EXIT_ERROR;
    }
    if (!db_open(NULL, &db, error) || !migrate_check(db, error)) {
        return EXIT_ERROR;
    }
    for (int at = first + 1; at < argc; at++) {
        if (!import_one(db, kind, argv[first], argv[at], error)) {
            return EXIT_ERROR;
        }
    }
    return EXIT_OK;
}

const struct command command_import = {
    .name = "import",
    .arguments = "KIND FILE…",
    .summary = "Load facts (orders, visits, prices …) from CSV files",
    .help =
        "KIND is one of providers (utförare), clients (klienter), services (insatser),\n"
        "service_aliases, client_aliases, extractors, unit_mappings (enheter i Svefaktura),\n"
        "prices (priser), orders (beställningar), visits (utförda besök), stays (boende), absences "
        "(frånvaro).\n"
        "\n"
        "The files are UTF-8, with , or ; between the columns; the first row names the columns, "
        "in\n"
        "any order, and unknown ones are ignored.  'avstamd import KIND' without a file tells the\n"
        "columns of a kind, README.md what they mean.\n"
        "Rows are stored by their key: known ones change, others are new.  A column that the file\n"
        "lacks leaves what is stored; a row with 1 in a column 'deleted' withdraws the fact.\n"
        "\n"
        "Each file is one transaction, and files are read in the order given: a bad row (all of\n"
        "the first 100 are shown) rejects its file whole and ends the command; files before it\n"
        "stay loaded.  Importing a file again changes nothing.\n"
        "\n"
        "  avstamd import clients clients.csv\n"
        "  avstamd import visits visits-2026-09.csv visits-2026-10.csv\n",
    .run = run,
};
