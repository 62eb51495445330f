/* avstamd explain: a finding opens to the visits, orders, prices and rules it rests on. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/db.h"
#include "daemon/explain_rules.h"
#include "daemon/migrate.h"
#include "daemon/secrecy.h"
#include "daemon/units_text.h"
#include "reconcile/catalogue.h"

enum { PROVIDER, INVOICE, CLIENT, CODE, LINE, SELECTOR_COUNT };

static bool options_parse(int argc, char **argv, struct db_value selectors[SELECTOR_COUNT],
                          struct error *error)
{
    static const struct option known[] = {
        {"provider", required_argument, NULL, 'p'}, {"invoice", required_argument, NULL, 'i'},
        {"client", required_argument, NULL, 'c'},   {"code", required_argument, NULL, 'k'},
        {"line", required_argument, NULL, 'l'},     {0}};
    static const char letters[] = "picKl";
    bool any = false;

    opterr = 0;
    for (int option = 0; (option = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
        const char *place = strchr(letters, option == 'k' ? 'K' : option);

        if (place == NULL || option == '?' || option == ':') {
            return error_set(error, ERROR_INPUT, "'%s' is no option here, or lacks its value",
                             argv[optind - 1]);
        }
        selectors[place - letters] = db_text(optarg);
        any = true;
    }
    if (optind < argc) {
        return error_set(error, ERROR_INPUT, "'%s' is one argument too many", argv[optind]);
    }
    if (!any) {
        return error_set(error, ERROR_INPUT,
                         "say which findings: --invoice NUMBER, --client ID, --provider ID, --code "
                         "CODE or --line ID");
    }
    return true;
}

/* "performed_grains 13410000" becomes "performed 37.2500". */
static void print_number(struct arena *arena, const char *name, int64_t value)
{
    const char *unit = strrchr(name, '_');

    if (unit != NULL && strcmp(unit, "_grains") == 0) {
        (void)printf("    %.*s %s\n", (int)(unit - name), name, grains_text(arena, value));
    } else if (unit != NULL && strcmp(unit, "_ore") == 0) {
        (void)printf("    %.*s %s kr\n", (int)(unit - name), name, ore_text(arena, value));
    } else {
        (void)printf("    %s %lld\n", name, (long long)value);
    }
}

static bool print_evidence(struct db *db, struct arena *arena, struct db_value finding,
                           struct db_value when, struct error *error)
{
    DB_RESULT(numbers);
    DB_RESULT(rows);

    if (!secrecy_run(db, &SQL_EXPLAIN_NUMBERS, DB_VALUES(finding), &numbers, error) ||
        !secrecy_run(db, &SQL_EXPLAIN_EVIDENCE, DB_VALUES(finding, when), &rows, error)) {
        return false;
    }
    for (int row = 0; row < PQntuples(numbers); row++) {
        print_number(arena, db_cell(numbers, row, 0), db_cell_int(numbers, row, 1));
    }
    for (int row = 0; row < PQntuples(rows); row++) {
        (void)printf("    %-7s %s  %s – %s  %s%s\n", db_cell(rows, row, 0), db_cell(rows, row, 1),
                     db_cell(rows, row, 2), db_cell(rows, row, 3), db_cell(rows, row, 4),
                     db_cell_bool(rows, row, 5) ? "  (has changed since)" : "");
    }
    return true;
}

static void print_finding(struct arena *arena, const PGresult *result, int row)
{
    enum { NUMBER, CODE_NAME, SELLER, DOCUMENT, LINE_ID, CLIENT_ID, SERVICE, LEVEL, MONTH };
    enum { QUANTITY = 9, AMOUNT, TOLERANCE, STATE };
    const struct catalogue_row *kind = catalogue_find(db_cell(result, row, CODE_NAME));

    (void)printf("%s %s\n  ", db_cell(result, row, CODE_NAME), kind == NULL ? "" : kind->title);
    for (int column = SELLER; column <= MONTH; column++) {
        if (db_cell(result, row, column)[0] != '\0') {
            static const char *const names[] = {"provider", "invoice", "line", "client",
                                                "service",  "level",   "month"};

            (void)printf("%s %s  ", names[column - SELLER], db_cell(result, row, column));
        }
    }
    (void)printf("%s%s\n", db_cell(result, row, STATE),
                 db_cell_bool(result, row, TOLERANCE) ? ", within tolerance" : "");
    if (!db_null(result, row, QUANTITY)) {
        (void)printf("  quantity %s\n", grains_text(arena, db_cell_int(result, row, QUANTITY)));
    }
    if (!db_null(result, row, AMOUNT)) {
        (void)printf("  amount %s kr\n", ore_text(arena, db_cell_int(result, row, AMOUNT)));
    }
    if (kind != NULL) {
        (void)printf("  %s\n", kind->explanation);
    }
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct db_value selectors[SELECTOR_COUNT] = {{NULL}};
    DB_RESULT(result);

    if (!options_parse(argc, argv, selectors, error) || !db_open(NULL, &db, error) ||
        !migrate_check(db, error) ||
        !secrecy_run(db, &SQL_EXPLAIN_FINDINGS, SELECTOR_COUNT, selectors, &result, error)) {
        return EXIT_ERROR;
    }
    for (int row = 0; row < PQntuples(result); row++) {
        print_finding(arena, result, row);
        struct db_value finding = db_text(db_cell(result, row, 0));

        if (!explain_rules(db, arena, finding, error) ||
            !print_evidence(db, arena, finding, db_text(db_cell(result, row, 13)), error)) {
            return EXIT_ERROR;
        }
    }
    if (PQntuples(result) == 0) {
        (void)puts("No findings match.");
    }
    return EXIT_OK;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "[--provider ID] [--invoice NUMBER] [--line ID] [--client ID] [--code CODE]",
    .summary = "opens findings to the visits, orders, prices and rules they rest on (underlag)",
    .help = "Prints each matching finding with its explanation, the numbers that were compared and "
            "the\n"
            "rows behind it as they stood when it was found; rows that have changed since say so.\n"
            "IN01 opens to the rules that the invoice breaks, with the lines in its file.\n\n"
            "  --provider ID     organisation number of the provider (utförare)\n"
            "  --invoice NUMBER  invoice number (BT-1)\n"
            "  --line ID         line (BT-126), payment account or order\n"
            "  --client ID       the client's code (klient)\n"
            "  --code CODE       kind of finding, such as QT01\n",
    .run = run,
};
