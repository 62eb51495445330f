/* avstamd source: places from which files are fetched, for people. */
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/migrate.h"
#include "daemon/secrecy.h"
#include "daemon/source.h"

static int row_of(const PGresult *states, const char *name)
{
    for (int at = 0; at < PQntuples(states); at++) {
        if (strcmp(db_cell(states, at, 0), name) == 0) {
            return at;
        }
    }
    return -1;
}

static void print_state(struct db *db, const PGresult *states, const struct config_group *group)
{
    ARENA(arena);
    int row = row_of(states, config_name(group));

    (void)printf("%-16s %-7s %-10s ", config_name(group), config_text(group, "kind"),
                 config_text(group, "takes"));
    if (row < 0) {
        (void)puts("not asked yet");
    } else if (db_null(states, row, 6)) {
        (void)printf("fine at %s, %s files since the beginning\n", db_cell(states, row, 2),
                     db_cell(states, row, 7));
    } else {
        (void)printf("FAILING since %s (%s runs, last at %s): %s\n", db_cell(states, row, 4),
                     db_cell(states, row, 5), db_cell(states, row, 2),
                     secrecy_text(db, arena, db_cell(states, row, 6)));
    }
}

static bool list(const struct config *config, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    const struct config_group *group = NULL;
    int count = 0;
    DB_RESULT(states);

    if (!db_open(NULL, &db, error) || !migrate_check(db, error) ||
        !db_run(db, &SQL_SOURCE_STATE_LIST, DB_NO_VALUES, &states, error)) {
        return false;
    }
    while ((group = config_next(config, "source", group)) != NULL) {
        print_state(db, states, group);
        count++;
    }
    (void)printf("%d source%s\n", count, count == 1 ? "" : "s");
    return true;
}

static bool read_source(const struct config *config, const char *name, struct arena *arena,
                        struct source *ret_source, struct error *error)
{
    const struct config_group *group = config_named(config, "source", name);

    if (group == NULL) {
        return error_set(error, ERROR_INPUT,
                         "there is no [source %s] in the settings; 'avstamd source list' shows all",
                         name);
    }
    return source_read(group, arena, ret_source, error);
}

static bool test(const struct config *config, const char *name, struct arena *arena,
                 struct error *error)
{
    enum { SHOWN = 20 };
    struct source source = {0};
    struct source_list shown = {0};

    if (!read_source(config, name, arena, &source, error)) {
        return false;
    }
    if (!source_look(&source, arena, &shown, error)) {
        return error_in(error, "source %s", name);
    }
    for (size_t at = 0; at < shown.count && at < SHOWN; at++) {
        if (shown.items[at].bytes >= 0) {
            (void)printf("%10jd bytes  ", (intmax_t)shown.items[at].bytes);
        }
        (void)puts(shown.items[at].name);
    }
    (void)printf("%s: it answers, and %zu %s there to be taken%s\n", name, shown.count,
                 shown.count == 1 ? "file is" : "files are",
                 shown.count > SHOWN ? " (the first are shown)" : "");
    return true;
}

static void print_file(void *context, const struct source_told *told)
{
    struct db *db = context;
    ARENA(arena);

    (void)printf("%s: %s\n", secrecy_text(db, arena, told->name),
                 secrecy_text(db, arena, told->what));
}

static bool fetch(const struct config *config, const char *name, struct arena *arena,
                  struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct source_result result = {0};
    struct source source = {0};
    int64_t recovered = 0;

    if (!read_source(config, name, arena, &source, error) || !db_open(NULL, &db, error) ||
        !migrate_check(db, error)) {
        return false;
    }
    const struct source_watch watch = {.context = db, .file = print_file};
    bool fetched = source_run(db, &source, &watch, arena, &result, &recovered, error);

    (void)printf("%jd taken, %jd still being written, %jd left there%s\n", (intmax_t)result.files,
                 (intmax_t)result.later, (intmax_t)result.left,
                 result.more ? "; there is more: call it again" : "");
    return fetched || error_in(error, "source %s", name);
}

static bool perform(int argc, char **argv, struct arena *arena, struct error *error)
{
    const struct config *config = NULL;
    const char *what = argc > 1 ? argv[1] : "list";

    if (!config_read(arena, &config, error)) {
        return false;
    }
    if (strcmp(what, "list") == 0 && argc <= 2) {
        return list(config, error);
    }
    if (strcmp(what, "test") == 0 && argc == 3) {
        return test(config, argv[2], arena, error);
    }
    if (strcmp(what, "fetch") == 0 && argc == 3) {
        return fetch(config, argv[2], arena, error);
    }
    return error_set(error, ERROR_INPUT, "say list, test NAME or fetch NAME");
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    return perform(argc, argv, arena, error) ? EXIT_OK : EXIT_ERROR;
}

extern const struct command command_source;
const struct command command_source = {
    .name = "source",
    .arguments = "[list|test NAME|fetch NAME]",
    .summary = "Places from which files are fetched (källor): how they do, and by hand",
    .help = "list        every [source NAME] of the settings, and how it went last\n"
            "test NAME   signs in and shows what is there; nothing is taken or changed\n"
            "fetch NAME  one run, now: what is complete is stored, then removed, moved or marked\n"
            "            at the source.  Called again after a failure it goes on where it was\n"
            "\n"
            "'avstamd work' does the same by itself, each source as often as its every = says.\n"
            "README.md has an example of each kind.\n",
    .run = run,
};
