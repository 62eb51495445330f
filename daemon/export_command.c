/* avstamd export: what is decided, to the finance system, and what it answered. */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/config.h"
#include "daemon/export.h"
#include "daemon/migrate.h"
#include "daemon/printable.h"

struct request {
    const char *what;   /* "make", "list", "show", "acknowledge" */
    const char *folder; /* NULL: the configured one */
    unsigned formats;
    int count;
    char **rest;
};

static bool make(struct db *db, struct arena *arena, const struct request *request,
                 struct error *error)
{
    const char *folder = request->folder;
    int64_t made = 0, delivered = 0;
    DB_RESULT(result);

    if (folder == NULL) {
        const struct config *config = NULL;

        if (!config_read(arena, &config, error)) {
            return false;
        }
        folder = config_text(config_group(config, "export"), "folder");
    }
    if (folder == NULL) {
        return error_set(error, ERROR_INPUT,
                         "where to?  --out FOLDER, or folder = in [export] of the settings");
    }
    if (!export_make(db, &made, error) ||
        !export_deliver(db, folder, request->formats, &delivered, error)) {
        return false;
    }
    if (made == 0) {
        (void)printf("Nothing new is decided%s\n",
                     delivered == 0 ? "" : "; files that were missing are written");
        return true;
    }
    if (!db_run(db, &SQL_EXPORT_TOTALS, DB_VALUES(db_int(arena, made)), &result, error)) {
        return false;
    }
    (void)printf("export %" PRId64 ": %s rows, to pay %s, in %s\n", made, db_cell(result, 0, 0),
                 db_cell(result, 0, 1), folder);
    return true;
}

static bool list(struct db *db, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_EXPORT_LIST, DB_NO_VALUES, &result, error)) {
        return false;
    }
    for (int at = 0; at < PQntuples(result); at++) {
        (void)printf("%6s  %s  %6s rows  to pay %14s  %s paid, %s rejected%s\n",
                     db_cell(result, at, 0), db_cell(result, at, 1), db_cell(result, at, 2),
                     db_cell(result, at, 3), db_cell(result, at, 5), db_cell(result, at, 6),
                     db_cell_bool(result, at, 4) ? "" : "  (files not written yet)");
    }
    (void)printf("%d export%s\n", PQntuples(result), PQntuples(result) == 1 ? "" : "s");
    return true;
}

static bool read_number(const struct request *request, int64_t *ret_number, struct error *error)
{
    char *end = NULL;
    const char *text = request->count == 1 ? request->rest[0] : "";

    errno = 0;
    long long number = strtoll(text, &end, 10);

    if (errno != 0 || *text == '\0' || *end != '\0' || number <= 0) {
        return error_set(error, ERROR_INPUT,
                         "which export?  avstamd export show NUMBER; 'avstamd export list' shows "
                         "them");
    }
    *ret_number = number;
    return true;
}

static bool show(struct db *db, struct arena *arena, const struct request *request,
                 struct error *error)
{
    int64_t number = 0;
    const char *text = NULL;

    if (!read_number(request, &number, error)) {
        return false;
    }
    if ((request->formats & (request->formats - 1)) != 0) {
        return error_set(error, ERROR_INPUT, "show prints one format at a time");
    }
    if (!export_text(db, arena, number, (enum export_format)request->formats, &text, error)) {
        return false;
    }
    (void)fputs(text, stdout);
    return true;
}

static bool acknowledge(struct db *db, const struct request *request, struct error *error)
{
    if (request->count == 0) {
        return error_set(error, ERROR_INPUT, "which file?  avstamd export acknowledge FILE…");
    }
    for (int at = 0; at < request->count; at++) {
        int64_t lines = 0, news = 0;

        if (!export_acknowledge(db, request->rest[at], &lines, &news, error)) {
            return false;
        }
        (void)printf("%s: %" PRId64 " lines, %" PRId64 " of them news\n", request->rest[at], lines,
                     news);
    }
    return true;
}

static bool read_options(int argc, char **argv, struct arena *arena, struct request *ret_request,
                         struct error *error)
{
    static const struct option known[] = {
        {"out", required_argument, NULL, 'o'}, {"format", required_argument, NULL, 'f'}, {0}};
    struct request request = {.what = "make", .formats = EXPORT_CSV};

    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
        if (option == 'o') {
            request.folder = optarg;
        } else if (option == 'f') {
            if (!export_formats_parse(optarg, &request.formats, error)) {
                return false;
            }
        } else {
            return error_set(error, ERROR_INPUT, "'%s' is no option here, or lacks its value",
                             printable_text(arena, argv[optind - 1]));
        }
    }
    if (optind < argc) {
        request.what = argv[optind++];
    }
    request.rest = argv + optind;
    request.count = argc - optind;
    *ret_request = request;
    return true;
}

static bool perform(struct db *db, struct arena *arena, const struct request *request,
                    struct error *error)
{
    if (strcmp(request->what, "make") == 0) {
        return make(db, arena, request, error);
    }
    if (strcmp(request->what, "list") == 0) {
        return list(db, error);
    }
    if (strcmp(request->what, "show") == 0) {
        return show(db, arena, request, error);
    }
    if (strcmp(request->what, "acknowledge") == 0) {
        return acknowledge(db, request, error);
    }
    return error_set(error, ERROR_INPUT, "'%s' is none of make, list, show and acknowledge",
                     printable_text(arena, request->what));
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct request request = {0};

    return read_options(argc, argv, arena, &request, error) && db_open(NULL, &db, error) &&
                   migrate_check(db, error) && perform(db, arena, &request, error)
               ? EXIT_OK
               : EXIT_ERROR;
}

extern const struct command command_export;
const struct command command_export = {
    .name = "export",
    .arguments = "[make|list|show NUMBER|acknowledge FILE…] [--format csv,json,xml] [--out FOLDER]",
    .summary = "Tells the finance system what is to be paid, stopped or claimed back",
    .help =
        "make (or nothing)  writes what was decided since the last export, as the next number:\n"
        "                   approved invoices with amount to pay, booking and who approved;\n"
        "                   stopped ones; claims (återkrav) that were sent.  Approved invoices\n"
        "                   become exported.  Each is told once\n"
        "list               the exports, and what was answered\n"
        "show NUMBER        prints an export again, byte for byte as it was\n"
        "acknowledge FILE…  takes CSV files that say what is paid or rejected: export,\n"
        "                   provider_id, invoice_no, status (paid, rejected), date, text\n"
        "\n"
        "  --format LIST    csv (standard), json, xml; with commas between\n"
        "  --out FOLDER     in the place of folder = in [export]\n"
        "\n"
        "'avstamd work' does the same by itself, every so often, when [export] has a folder.\n",
    .run = run,
};
