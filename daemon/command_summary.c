/* avstamd summary: what the reconciliation says, in Swedish, on one page. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/migrate.h"
#include "daemon/summary.h"

struct options {
    month only;
    const char *planted;
};

static bool read_options(int argc, char **argv, struct options *options, struct error *error)
{
    static const struct option known[] = {
        {"month", required_argument, NULL, 'm'}, {"planted", required_argument, NULL, 'p'}, {0}};

    opterr = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        switch (letter) {
        case 'm':
            if (!month_parse(optarg, strlen(optarg), &options->only)) {
                return error_set(error, ERROR_INPUT, "--month '%s' must be a month as YYYY-MM",
                                 optarg);
            }
            break;
        case 'p':
            options->planted = optarg;
            break;
        default:
            return error_set(error, ERROR_INPUT, "unknown option or missing value; see --help");
        }
    }
    return optind == argc ||
           error_set(error, ERROR_INPUT, "'%s' is one argument too many; see --help", argv[optind]);
}

static void print_next(FILE *out)
{
    (void)fputs("\nNÄSTA STEG\n"
                "  avstamd findings --open                varje avvikelse för sig\n"
                "  avstamd findings --open --format csv   det samma för kalkylbladet\n"
                "  avstamd invoices                       fakturorna med föreslagen betalning\n"
                "  avstamd codes                          vad varje kod betyder\n"
                "  avstamd summary --month YYYY-MM        en månad för sig\n",
                out);
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    struct options options = {.only = MONTH_NONE};
    CLEANUP(db_close) struct db *db = NULL;
    int missing = 0;

    if (!read_options(argc, argv, &options, error) || !db_open(NULL, &db, error) ||
        !migrate_check(db, error) || !db_begin_snapshot(db, error) ||
        !summary_print(stdout, db, arena, options.only, error)) {
        return EXIT_ERROR;
    }
    if (options.planted != NULL &&
        !summary_planted(stdout, db, arena, options.planted, &missing, error)) {
        return EXIT_ERROR;
    }
    print_next(stdout);
    return missing == 0 ? EXIT_OK : EXIT_FINDINGS;
}

const struct command command_summary = {
    .name = "summary",
    .arguments = "[--month YYYY-MM] [--planted FILE]",
    .summary =
        "Print the reconciliation in Swedish (sammanfattning): totals, kronor by code, largest",
    .help =
        "How many invoices are clean (utan anmärkning) or to be looked at (att granska), what is\n"
        "invoiced and suggested for payment, the kronor in question by finding code, and the five\n"
        "largest findings with their explanation.  Clients appear by their code alone.\n\n"
        "  --month YYYY-MM  invoices issued in that month, and findings of it\n"
        "  --planted FILE   compare with the planted.tsv of `avstamd demo`; exits 1 when a\n"
        "                   planted mistake was not found\n\n"
        "Example: avstamd summary --month 2026-09\n",
    .run = run,
};
