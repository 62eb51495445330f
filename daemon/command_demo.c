/* avstamd demo: the municipality of Exempelköping as files. */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/demo/write.h"

enum { CLIENTS = 300, CLIENTS_MIN = 80, CLIENTS_MAX = 50000, MONTHS_MIN = 2, MONTHS_MAX = 24 };
enum { YEAR_MIN = 2000, YEAR_MAX = 2200 };

struct options {
    const char *directory;
    uint64_t seed;
    int clients, months;
    month from;
};

static bool number(const char *name, const char *text, uint64_t least, uint64_t most,
                   uint64_t *ret_number, struct error *error)
{
    char *end = NULL;
    unsigned long long value = 0;

    errno = 0;
    value = strtoull(text, &end, 10);
    if (errno != 0 || text[0] < '0' || text[0] > '9' || *end != '\0' || value < least ||
        value > most) {
        return error_set(error, ERROR_INPUT,
                         "--%s '%s' must be a number from %" PRIu64 " to %" PRIu64, name, text,
                         least, most);
    }
    *ret_number = value;
    return true;
}

static bool first_month(const char *text, month *ret_month, struct error *error)
{
    month from = MONTH_NONE;

    if (!month_parse(text, strlen(text), &from) || from / 12 < YEAR_MIN || from / 12 > YEAR_MAX) {
        return error_set(error, ERROR_INPUT,
                         "--from '%s' must be a month as YYYY-MM, from %d to %d", text, YEAR_MIN,
                         YEAR_MAX);
    }
    *ret_month = from;
    return true;
}

static bool option(int letter, struct options *options, struct error *error)
{
    uint64_t value = 0;

    switch (letter) {
    case 'o':
        options->directory = optarg;
        return true;
    case 's':
        return number("seed", optarg, 0, UINT64_MAX, &options->seed, error);
    case 'c':
        if (!number("clients", optarg, CLIENTS_MIN, CLIENTS_MAX, &value, error)) {
            return false;
        }
        options->clients = (int)value;
        return true;
    case 'm':
        if (!number("months", optarg, MONTHS_MIN, MONTHS_MAX, &value, error)) {
            return false;
        }
        options->months = (int)value;
        return true;
    case 'f':
        return first_month(optarg, &options->from, error);
    default:
        return error_set(error, ERROR_INPUT, "unknown option or missing value; see --help");
    }
}

static bool read_options(int argc, char **argv, struct options *options, struct error *error)
{
    static const struct option known[] = {
        {"out", required_argument, NULL, 'o'},     {"seed", required_argument, NULL, 's'},
        {"clients", required_argument, NULL, 'c'}, {"from", required_argument, NULL, 'f'},
        {"months", required_argument, NULL, 'm'},  {NULL, 0, NULL, 0},
    };

    opterr = 0;
    for (int letter = 0; (letter = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        if (!option(letter, options, error)) {
            return false;
        }
    }
    if (optind != argc) {
        return error_set(error, ERROR_INPUT, "'%s' is one argument too many; see --help",
                         argv[optind]);
    }
    return options->directory != NULL ||
           error_set(error, ERROR_INPUT, "say where to write: --out DIRECTORY");
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    struct options options = {.seed = 1, .clients = CLIENTS, .months = 3};
    const struct town *town = NULL;
    char as_of[DATE_TEXT_BYTES];

    if (!month_parse("2026-08", strlen("2026-08"), &options.from) ||
        !read_options(argc, argv, &options, error)) {
        return EXIT_ERROR;
    }
    town = town_build(arena, options.seed, options.clients, options.from, options.months);
    if (!town_write(town, options.directory, error)) {
        return EXIT_ERROR;
    }
    date_format(town->as_of, as_of);
    (void)printf("Exempelköping: %zu clients, %d providers, %zu orders, %zu visits, %zu documents "
                 "and %zu planted findings in %s (as of %s)\n",
                 town->client_count, DEMO_PROVIDERS, town->order_count, town->visit_count,
                 town->document_count, town->planted_count, options.directory, as_of);
    return EXIT_OK;
}

const struct command command_demo = {
    .name = "demo",
    .offline = true,
    .arguments = "--out DIRECTORY [--seed N] [--clients N] [--from YYYY-MM] [--months N]",
    .summary = "Write the invented municipality of Exempelköping as files, with planted mistakes",
    .help =
        "Writes CSV files for every kind of `avstamd import`, UBL invoices and credit notes in\n"
        "DIRECTORY/invoices (in the byte order of their arrival), the day to reconcile as of in\n"
        "as_of.txt, and in planted.tsv what the reconciliation must find.  The same options give\n"
        "the same bytes on every machine.  Nobody and nothing in it is real.\n\n"
        "  --out DIRECTORY  where to write; made when it is not there\n"
        "  --seed N         another town (default 1)\n"
        "  --clients N      how many clients, klienter (default 300, at least 80)\n"
        "  --from YYYY-MM   the first month (default 2026-08)\n"
        "  --months N       how many months, at least 2 (default 3)\n\n"
        "Example: avstamd demo --out exempelkoping --seed 7\n",
    .run = run,
};
