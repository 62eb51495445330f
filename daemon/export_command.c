/* avstamd export: what is decided, to the finance system, and what it answered. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/command_words.h"
#include "daemon/config.h"
#include "daemon/export.h"
#include "daemon/migrate.h"
#include "daemon/printable.h"

struct request {
    struct command_words words; /* make, list, show, acknowledge */
    const char *folder;         /* NULL: the configured one */
    unsigned formats;
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

static bool show(struct db *db, struct arena *arena, const struct request *request,
                 struct error *error)
{
    int64_t number = 0;
    const char *text = NULL;

    if (!command_number(arena, request->words.count == 1 ? request->words.rest[0] : "", "export",
                        &number, error)) {
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
    if (request->words.count == 0) {
        return error_set(error, ERROR_INPUT, "which file?  avstamd export acknowledge FILE…");
    }
    for (int at = 0; at < request->words.count; at++) {
        int64_t lines = 0, news = 0;

        if (!export_acknowledge(db, request->words.rest[at], &lines, &news, error)) {
            return false;
        }
        (void)printf("%s: %" PRId64 " lines, %" PRId64 " of them news\n", request->words.rest[at],
                     lines, news);
    }
    return true;
}

static bool take_option(void *context, int letter, const char *value, struct error *error)
{
    struct request *request = context;

    if (letter == 'f') {
        return export_formats_parse(value, &request->formats, error);
    }
    request->folder = value;
    return true;
}

static bool read_request(int argc, char **argv, struct arena *arena, struct request *ret_request,
                         struct error *error)
{
    static const struct option known[] = {
        {"out", required_argument, NULL, 'o'}, {"format", required_argument, NULL, 'f'}, {0}};

    *ret_request = (struct request){.formats = EXPORT_CSV};
    return command_words_read(argc, argv, known, take_option, ret_request, "make", arena,
                              &ret_request->words, error);
}

static bool perform(struct db *db, struct arena *arena, const struct request *request,
                    struct error *error)
{
    if (strcmp(request->words.what, "make") == 0) {
        return make(db, arena, request, error);
    }
    if (strcmp(request->words.what, "list") == 0) {
        return list(db, error);
    }
    if (strcmp(request->words.what, "show") == 0) {
        return show(db, arena, request, error);
    }
    if (strcmp(request->words.what, "acknowledge") == 0) {
        return acknowledge(db, request, error);
    }
    return error_set(error, ERROR_INPUT, "'%s' is none of make, list, show and acknowledge",
                     printable_text(arena, request->words.what));
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct request request = {0};

    return read_request(argc, argv, arena, &request, error) && db_open(NULL, &db, error) &&
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
