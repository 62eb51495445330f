/* avstamd findings, avstamd invoices: tables for people, scripts and other systems. */
#include <getopt.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/csv_write.h"
#include "daemon/db.h"
#include "daemon/migrate.h"
#include "daemon/secrecy.h"
#include "daemon/units_text.h"

struct list_options {
    enum table_format format;
    month only;
    bool open;
};

static bool format_parse(const char *name, enum table_format *ret_format)
{
    static const char *const names[] = {"text", "csv", "json"};

    for (int at = 0; at < 3; at++) {
        if (strcmp(name, names[at]) == 0) {
            *ret_format = (enum table_format)at;
            return true;
        }
    }
    return false;
}

static bool options_parse(int argc, char **argv, bool of_findings, struct list_options *ret_options,
                          struct error *error)
{
    static const struct option known[] = {{"format", required_argument, NULL, 'f'},
                                          {"month", required_argument, NULL, 'm'},
                                          {"open", no_argument, NULL, 'o'},
                                          {0}};
    struct list_options options = {TABLE_TEXT, MONTH_NONE, false};

    opterr = 0;
    for (int option = 0; (option = getopt_long(argc, argv, ":", known, NULL)) != -1;) {
        if (option == 'f' && format_parse(optarg, &options.format)) {
            continue;
        }
        if (option == 'f') {
            return error_set(error, ERROR_INPUT, "--format is text, csv or json, not '%s'", optarg);
        }
        if (of_findings && option == 'o') {
            options.open = true;
        } else if (of_findings && option == 'm') {
            if (!month_parse(optarg, strlen(optarg), &options.only)) {
                return error_set(error, ERROR_INPUT, "--month is a month like 2026-10, not '%s'",
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
    *ret_options = options;
    return true;
}

static void add_finding(struct arena *arena, const PGresult *result, int row,
                        struct text_table *table)
{
    enum { QUANTITY = 8, AMOUNT, TOLERANCE, STATE };
    const char **cells = text_table_row(arena, table);

    for (int column = 0; column < QUANTITY; column++) {
        cells[column] = db_cell_copy(arena, result, row, column);
    }
    if (!db_null(result, row, QUANTITY)) {
        cells[QUANTITY] = grains_text(arena, db_cell_int(result, row, QUANTITY));
    }
    if (!db_null(result, row, AMOUNT)) {
        cells[AMOUNT] = ore_text(arena, db_cell_int(result, row, AMOUNT));
    }
    cells[TOLERANCE] = db_cell_bool(result, row, TOLERANCE) ? "1" : "0";
    cells[STATE] = db_cell_copy(arena, result, row, STATE);
}

static void add_invoice(struct arena *arena, const PGresult *result, int row,
                        struct text_table *table)
{
    enum { NET = 4, SUGGESTED = 7, STATE };
    const char **cells = text_table_row(arena, table);

    for (int column = 0; column <= STATE; column++) {
        bool money = column >= NET && column <= SUGGESTED && !db_null(result, row, column);

        cells[column] = money ? ore_text(arena, db_cell_int(result, row, column))
                              : db_cell_copy(arena, result, row, column);
    }
}

static int list(const struct query *query, size_t value_count, const struct db_value *values,
                struct text_table *table, enum table_format format,
                void (*add)(struct arena *, const PGresult *, int, struct text_table *),
                struct arena *arena, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    DB_RESULT(result);

    if (!db_open(NULL, &db, error) || !migrate_check(db, error) ||
        !secrecy_run(db, query, value_count, values, &result, error)) {
        return EXIT_ERROR;
    }
    for (int row = 0; row < PQntuples(result); row++) {
        add(arena, result, row, table);
    }
    text_table_sort(table);
    text_table_print(table, format, stdout);
    return EXIT_OK;
}

static int run_findings(int argc, char **argv, struct arena *arena, struct error *error)
{
    static const char *const columns[] = {
        "provider_id", "invoice_no", "line_id",  "client_id", "service_id",       "level",
        "month",       "code",       "quantity", "amount",    "within_tolerance", "state"};
    struct text_table table = {.columns = columns,
                               .column_count = sizeof columns / sizeof columns[0]};
    struct list_options options;

    if (!options_parse(argc, argv, true, &options, error)) {
        return EXIT_ERROR;
    }
    date first = options.only == MONTH_NONE ? DATE_NONE : month_first(options.only);

    return list(&SQL_FINDINGS_LIST, DB_VALUES(db_date(arena, first), db_bool(options.open)), &table,
                options.format, add_finding, arena, error);
}

static int run_invoices(int argc, char **argv, struct arena *arena, struct error *error)
{
    static const char *const columns[] = {"provider_id", "invoice_no",    "type",
                                          "issue_date",  "net",           "vat",
                                          "payable_net", "suggested_net", "state"};
    struct text_table table = {.columns = columns,
                               .column_count = sizeof columns / sizeof columns[0]};
    struct list_options options;

    if (!options_parse(argc, argv, false, &options, error)) {
        return EXIT_ERROR;
    }
    return list(&SQL_INVOICES_LIST, DB_NO_VALUES, &table, options.format, add_invoice, arena,
                error);
}

const struct command command_findings = {
    .name = "findings",
    .arguments = "[--format text|csv|json] [--month YYYY-MM] [--open]",
    .summary = "lists what was found (avvikelser)",
    .help =
        "One row per finding: provider (utförare), invoice, line, client (klient), service "
        "(insats),\n"
        "level (nivå), month, code, quantity, amount in kronor, whether it is within tolerance, "
        "state.\n"
        "Rows that are closed (resolved, credited) are listed too, with their last numbers.\n\n"
        "  --format FORMAT  text for people (default), csv or json for scripts\n"
        "  --month YYYY-MM  only this month of care; findings on a document: of its issue date\n"
        "  --open           only open ones\n\n"
        "'avstamd codes' explains the codes.\n",
    .run = run_findings,
};

const struct command command_invoices = {
    .name = "invoices",
    .arguments = "[--format text|csv|json]",
    .summary = "lists invoices and credit notes with what should be paid",
    .help =
        "One row per document: provider, number, type (380 invoice, 381 credit note), issue date,\n"
        "net and VAT as invoiced, payable net by order, performance and contract, suggested net\n"
        "payment, and state (received until a reconciliation has judged it).\n\n"
        "  --format FORMAT  text for people (default), csv or json for scripts\n",
    .run = run_invoices,
};
