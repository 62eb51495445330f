/* avstamd work: the daemon. */
#include <getopt.h>

#include "daemon/command.h"
#include "daemon/config.h"
#include "daemon/printable.h"
#include "daemon/work.h"

static bool from_settings(struct arena *arena, struct work_options *ret_options,
                          struct error *error)
{
    const struct config *config = NULL;
    const char *database = NULL;

    if (!config_read(arena, &config, error) || !config_database(config, arena, &database, error)) {
        return false;
    }
    const struct config_group *work = config_group(config, "work");

    *ret_options =
        (struct work_options){.database = database == NULL ? "" : database,
                              .inbox = config_text(config_group(config, "inbox"), "folder"),
                              .metrics = config_text(work, "metrics_listen"),
                              .night_minute = config_minute(work, "night"),
                              .stuck_after_ms = config_seconds(work, "stuck_after") * 1000};
    return true;
}

static bool read_options(int argc, char **argv, struct arena *arena,
                         struct work_options *ret_options, struct error *error)
{
    static const struct option known[] = {{"inbox", required_argument, NULL, 'i'},
                                          {"night", required_argument, NULL, 'n'},
                                          {"once", no_argument, NULL, 'o'},
                                          {0}};
    struct work_options options = {0};

    if (!from_settings(arena, &options, error)) {
        return false;
    }
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        switch (option) {
        case 'i':
            options.inbox = optarg;
            break;
        case 'n':
            if (!config_parse_minute(optarg, &options.night_minute)) {
                return error_set(error, ERROR_INPUT, "--night takes HH:MM or off");
            }
            break;
        case 'o':
            options.once = true;
            break;
        default:
            return error_set(error, ERROR_INPUT,
                             "'%s' is no option here, or lacks its value; 'avstamd work --help' "
                             "tells more",
                             printable_text(arena, argv[optind - 1]));
        }
    }
    if (optind < argc) {
        return error_set(error, ERROR_INPUT, "'%s' is no option; files go into the inbox",
                         printable_text(arena, argv[optind]));
    }
    *ret_options = options;
    return true;
}

/* The command's words are read again, too: they win over the settings. */
struct reading {
    int argc;
    char **argv;
    struct arena *now, *before;
};

static bool read_again(void *context, struct work_options *ret_options, struct error *error)
{
    struct reading *reading = context;
    struct arena *arena = arena_new();

    optind = 0; /* getopt begins anew */
    if (!read_options(reading->argc, reading->argv, arena, ret_options, error)) {
        arena_free(arena);
        return false;
    }
    ret_options->reload = (struct work_reload){read_again, reading};
    arena_free(reading->before);
    reading->before = reading->now;
    reading->now = arena;
    return true;
}

static int run(int argc, char **argv, struct arena *arena UNUSED, struct error *error)
{
    struct work_options options = {0};
    struct reading reading = {.argc = argc, .argv = argv};
    bool done = read_again(&reading, &options, error) && work(&options, error);

    arena_free(reading.before);
    arena_free(reading.now);
    return done ? EXIT_OK : EXIT_ERROR;
}

const struct command command_work = {
    .name = "work",
    .arguments = "[--inbox DIR] [--night HH:MM|off] [--once]",
    .summary = "The daemon: takes files from the inbox (inkorg) and reconciles at once",
    .help =
        "Watches the inbox, stores what arrives as 'ingest' does, and has it reconciled by jobs\n"
        "in the database; several daemons may share both.  Taken files are moved to processed/\n"
        "inside the inbox (also those that went to quarantine), files that are too large or\n"
        "cannot be read to refused/.  Names that begin with a dot or end with .tmp, .part or\n"
        ".filepart are left alone until they are renamed.\n"
        "\n"
        "  --inbox DIR    default: folder in [inbox] of the settings\n"
        "  --night HH:MM  when everything is reconciled anew, local time, if\n"
        "                 avstamd-reconcile.timer has not done it; off: never; default: night in\n"
        "                 [work]\n"
        "  --once         take what is there, run the jobs that wait, and end\n"
        "\n"
        "SIGHUP reads the settings anew, without losing work; wrong ones are told, and the old\n"
        "ones go on to hold.  SIGTERM and SIGINT end it within seconds; a run that is cut off is\n"
        "done again at the next start.  Without the database it waits until it is back.\n",
    .run = run,
};
