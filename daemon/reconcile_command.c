/* avstamd reconcile */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/command.h"
#include "daemon/db.h"
#include "daemon/migrate.h"
#include "daemon/reconcile_run.h"

static bool options_parse(int argc, char **argv, struct reconcile_options *options,
                          struct error *error)
{
    static const struct option known[] = {{"month", required_argument, NULL, 'm'},
                                          {"as-of", required_argument, NULL, 'a'},
                                          {"full", no_argument, NULL, 'f'},
                                          {0}};

    opterr = 0;
    for (int option = 0; (option = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
        if (option == 'f') {
            options->full = true;
        } else if (option == 'm') {
            if (!month_parse(optarg, strlen(optarg), &options->only_month)) {
                return error_set(error, ERROR_INPUT, "--month is a month like 2026-10, not '%s'",
                                 optarg);
            }
        } else if (option == 'a') {
            if (!date_parse(optarg, strlen(optarg), &options->as_of)) {
                return error_set(error, ERROR_INPUT, "--as-of is a date like 2026-11-20, not '%s'",
                                 optarg);
            }
        } else {
            return error_set(error, ERROR_INPUT, "'%s' is no option here, or lacks its value",
                             argv[optind - 1]);
        }
    }
    if (optind < argc) {
        return error_set(error, ERROR_INPUT, "'%s' is one argument too many", argv[optind]);
    }
    return true;
}

/* Shows on a terminal what takes longer than a second. */
struct terminal {
    int64_t started_ms;
    bool shown;
};

static void show(void *context, const char *what)
{
    struct terminal *terminal = context;

    if (clock_monotonic_ms() - terminal->started_ms > 1000 || terminal->shown) {
        (void)fprintf(stderr, "\r\033[K%s …", what);
        terminal->shown = true;
    }
}

static int run(int argc, char **argv, struct arena *arena UNUSED, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct terminal terminal = {.started_ms = clock_monotonic_ms()};
    struct reconcile_options options = {.as_of = clock_today(), .only_month = MONTH_NONE};
    struct reconcile_summary summary = {0};

    if (isatty(STDERR_FILENO)) {
        options.progress = show;
        options.context = &terminal;
    }
    if (!options_parse(argc, argv, &options, error) || !db_open(NULL, &db, error) ||
        !migrate_check(db, error)) {
        return EXIT_ERROR;
    }
    bool done = reconcile_run(db, &options, &summary, error);

    if (terminal.shown) {
        (void)fputs("\r\033[K", stderr);
    }
    if (!done) {
        return EXIT_ERROR;
    }
    (void)printf("%" PRId64 " accounts settled, %" PRId64 " documents judged; findings: %" PRId64
                 " new, %" PRId64 " changed, %" PRId64 " closed\n",
                 summary.accounts, summary.documents, summary.opened, summary.changed,
                 summary.closed);
    return EXIT_OK;
}

const struct command command_reconcile = {
    .name = "reconcile",
    .arguments = "[--month YYYY-MM] [--full] [--as-of YYYY-MM-DD]",
    .summary = "settles invoices against ordered and performed care (stämmer av)",
    .help =
        "By default everything that may have changed since the last run, as of today.  A run that "
        "is\n"
        "repeated changes nothing.  Findings that no longer hold are closed, never deleted.\n\n"
        "  --full              everything, whatever has changed; gives the same result\n"
        "  --month YYYY-MM     also everybody who has care, orders or invoices in this month\n"
        "  --as-of YYYY-MM-DD  the day from which is judged what has ended, passed or is late\n\n"
        "Exits 2 when a conservation law failed for a document: it and its accounts are then left "
        "as\n"
        "they were, and the message names it.\n",
    .run = run,
};
