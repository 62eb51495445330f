/* avstamd purge: gallring, and its protocol. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/command.h"
#include "daemon/csv_write.h"
#include "daemon/migrate.h"
#include "daemon/printable.h"
#include "daemon/purge.h"

struct request {
    bool perform, protocol, csv;
    const char *by;
};

static void csv_print_result(struct arena *arena, const PGresult *result)
{
    size_t columns = (size_t)PQnfields(result);
    const char **names = arena_array(arena, const char *, columns);
    struct text_table table = {.columns = names, .column_count = columns};

    for (size_t at = 0; at < columns; at++) {
        names[at] = PQfname(result, (int)at);
    }
    for (int row = 0; row < PQntuples(result); row++) {
        const char **cells = text_table_row(arena, &table);

        for (size_t at = 0; at < columns; at++) {
            cells[at] = db_cell_copy(arena, result, row, (int)at);
        }
    }
    text_table_print(&table, TABLE_CSV, stdout);
}

static const char *day(const PGresult *result, int row, int column)
{
    return db_null(result, row, column) ? "–" : db_cell(result, row, column);
}

static void print_span(const PGresult *result, int row, int first)
{
    const char *oldest = day(result, row, first), *newest = day(result, row, first + 1);

    if (strcmp(oldest, newest) == 0) {
        (void)printf("%s", oldest);
    } else {
        (void)printf("%s – %s", oldest, newest);
    }
}

static bool tell_unfinished(struct db *db, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_PURGE_UNFINISHED, DB_NO_VALUES, &result, error)) {
        return false;
    }
    if (PQntuples(result) > 0) {
        (void)printf("\nGallring %s, påbörjad %s, är inte avslutad: --do-it fortsätter den.\n",
                     db_cell(result, 0, 0), db_cell(result, 0, 1));
    }
    return true;
}

/* kind, title, rule, what, exempt, rows, oldest, newest */
enum { KIND, TITLE, RULE, WHAT, EXEMPT, ROWS, OLDEST };

static void preview_row(const PGresult *result, int row)
{
    bool first =
        row == 0 || strcmp(db_cell(result, row, KIND), db_cell(result, row - 1, KIND)) != 0;

    if (first) {
        (void)printf("\n%s\n  %s\n", db_cell(result, row, TITLE), db_cell(result, row, RULE));
    }
    if (db_null(result, row, WHAT)) {
        (void)printf("  inget är gammalt nog\n");
        return;
    }
    (void)printf("  %-8s %9s %s, ", db_null(result, row, EXEMPT) ? "gallras" : "undantas",
                 db_cell(result, row, ROWS), db_cell(result, row, WHAT));
    print_span(result, row, OLDEST);
    if (!db_null(result, row, EXEMPT)) {
        (void)printf(": %s", db_cell(result, row, EXEMPT));
    }
    (void)printf("\n");
}

static bool preview(struct db *db, struct arena *arena, bool csv, struct error *error)
{
    DB_RESULT(result);

    if (!db_begin(db, error)) {
        return false;
    }
    bool found = db_run(db, &SQL_PURGE_PREVIEW, DB_NO_VALUES, &result, error);

    db_rollback(db);
    if (!found) {
        return false;
    }
    if (csv) {
        csv_print_result(arena, result);
        return true;
    }
    (void)printf("Gallring: det här är vad som skulle gallras i dag. Inget är borttaget.\n");
    for (int row = 0; row < PQntuples(result); row++) {
        preview_row(result, row);
    }
    return tell_unfinished(db, error);
}

static void protocol_row(const PGresult *result, int row)
{
    if (row == 0 || strcmp(db_cell(result, row, 0), db_cell(result, row - 1, 0)) != 0) {
        (void)printf("%sGallring %s, påbörjad %s, avslutad %s, av %s\n", row == 0 ? "" : "\n",
                     db_cell(result, row, 0), db_cell(result, row, 1), db_cell(result, row, 2),
                     db_cell(result, row, 3));
    }
    if (db_null(result, row, 5)) {
        (void)printf("  inget var gammalt nog\n");
        return;
    }
    (void)printf("  %9s %s, ", db_cell(result, row, 6), db_cell(result, row, 5));
    print_span(result, row, 7);
    (void)printf("\n            %s: %s\n", db_cell(result, row, 4), db_cell(result, row, 9));
}

static bool print_protocol(struct db *db, struct arena *arena, const char *purge_no, bool csv,
                           struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_PURGE_PROTOCOL, DB_VALUES(db_text(purge_no)), &result, error)) {
        return false;
    }
    if (csv) {
        csv_print_result(arena, result);
        return true;
    }
    for (int row = 0; row < PQntuples(result); row++) {
        protocol_row(result, row);
    }
    if (PQntuples(result) == 0) {
        (void)printf("Inget har gallrats.\n");
    }
    return true;
}

static void show(void *context, const char *what)
{
    (void)context;
    (void)fprintf(stderr, "\r\033[K%s …", what);
}

static bool perform(struct db *db, struct arena *arena, const struct request *request,
                    struct error *error)
{
    int64_t purge_no = 0;
    bool terminal = isatty(STDERR_FILENO) != 0;
    const char *by = request->by != NULL ? request->by : getlogin();
    bool done = purge_run(db, by, terminal ? show : NULL, NULL, &purge_no, error);

    if (terminal) {
        (void)fputs("\r\033[K", stderr);
    }
    return done && print_protocol(db, arena, arena_printf(arena, "%" PRId64, purge_no),
                                  request->csv, error);
}

static bool read_options(int argc, char **argv, struct arena *arena, struct request *ret_request,
                         struct error *error)
{
    static const struct option known[] = {{"do-it", no_argument, NULL, 'd'},
                                          {"protocol", no_argument, NULL, 'p'},
                                          {"format", required_argument, NULL, 'f'},
                                          {"by", required_argument, NULL, 'b'},
                                          {0}};
    struct request request = {0};

    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
        if (option == 'd') {
            request.perform = true;
        } else if (option == 'p') {
            request.protocol = true;
        } else if (option == 'b') {
            request.by = optarg;
        } else if (option == 'f' && strcmp(optarg, "csv") == 0) {
            request.csv = true;
        } else if (option != 'f' || strcmp(optarg, "text") != 0) {
            return error_set(error, ERROR_INPUT, "'%s' is no option here, or lacks its value",
                             printable_text(arena, argv[optind - 1]));
        }
    }
    if (optind < argc) {
        return error_set(error, ERROR_INPUT, "'%s' is one argument too many",
                         printable_text(arena, argv[optind]));
    }
    if (request.perform && request.protocol) {
        return error_set(error, ERROR_INPUT, "--do-it prints its protocol by itself");
    }
    *ret_request = request;
    return true;
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct request request = {0};

    if (!read_options(argc, argv, arena, &request, error) || !db_open(NULL, &db, error) ||
        !migrate_check(db, error)) {
        return EXIT_ERROR;
    }
    bool done = request.perform    ? perform(db, arena, &request, error)
                : request.protocol ? print_protocol(db, arena, NULL, request.csv, error)
                                   : preview(db, arena, request.csv, error);

    return done ? EXIT_OK : EXIT_ERROR;
}

extern const struct command command_purge;
const struct command command_purge = {
    .name = "purge",
    .arguments = "[--do-it [--by NAME] | --protocol] [--format text|csv]",
    .summary = "Shows what has been kept long enough, and destroys it (gallring)",
    .help = "Without an option nothing is removed: it prints, for each kind, by which rule how\n"
            "much would go, the oldest and the newest of it, and what is exempt and why.\n"
            "\n"
            "  --do-it      removes it, a batch at a time, and prints the protocol of it.  After\n"
            "               it was killed, the same command goes on where it was\n"
            "  --by NAME    who decided it, for the protocol (standard: who is logged in)\n"
            "  --protocol   prints the protocol (gallringsprotokoll) of all purges\n"
            "  --format F   text (standard) or csv\n"
            "\n"
            "An invoice with an open dispute or claim, or not exported yet, never goes, nor do\n"
            "files of placed children.  Administrators state the years on the page Gallring;\n"
            "'avstamd work' purges by itself with purge = yes in [retention].\n",
    .run = run,
};
