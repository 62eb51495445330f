#include "daemon/summary.h"

#include "daemon/printable.h"
#include "daemon/secrecy.h"
#include "daemon/summary_text.h"
#include "reconcile/catalogue.h"

enum {
    CODE_WIDTH = 8,
    LARGEST = 5,
    LABEL_WIDTH = 34,
    TITLE_WIDTH = 40,
    COUNT_WIDTH = 8,
    MONEY_WIDTH = 18
};

static void row(FILE *out, const char *label, const char *count, const char *money)
{
    (void)fputs("  ", out);
    text_column(out, label, LABEL_WIDTH);
    text_column(out, count, -COUNT_WIDTH);
    text_column(out, money, -MONEY_WIDTH);
    (void)fputc('\n', out);
}

static bool print_totals(FILE *out, struct db *db, struct arena *arena, struct db_value since,
                         struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_SUMMARY_TOTALS, DB_VALUES(since), &result, error)) {
        return false;
    }
    if (db_cell_int(result, 0, 0) == 0) {
        (void)fputs(
            "  Inga avstämda fakturor. Läs in med avstamd ingest, stäm av med avstamd reconcile.\n",
            out);
    }
    int64_t net_ore = db_cell_int(result, 0, 3), suggested_ore = db_cell_int(result, 0, 4);

    row(out, "Fakturor och kreditfakturor", text_count(arena, db_cell_int(result, 0, 0)), "");
    row(out, "  varav kreditfakturor", text_count(arena, db_cell_int(result, 0, 5)), "");
    row(out, "  utan anmärkning", text_count(arena, db_cell_int(result, 0, 1)), "");
    row(out, "  att granska", text_count(arena, db_cell_int(result, 0, 2)), "");
    if (db_cell_int(result, 0, 6) > 0) {
        row(out, "Filer i karantän", text_count(arena, db_cell_int(result, 0, 6)), "");
    }
    row(out, "Fakturerat, netto", "", text_kronor(arena, net_ore));
    row(out, "Föreslagen betalning, netto", "", text_kronor(arena, suggested_ore));
    return true;
}

static void heading(FILE *out, const char *text)
{
    (void)fputc('\n', out);
    text_column(out, text, CODE_WIDTH + TITLE_WIDTH);
    text_column(out, "antal", -COUNT_WIDTH);
    text_column(out, "kronor", -MONEY_WIDTH);
    (void)fputc('\n', out);
}

static void print_code(FILE *out, struct arena *arena, const PGresult *result, int at)
{
    const char *code = db_cell(result, at, 1);
    const struct catalogue_row *known = catalogue_find(code);

    (void)fprintf(out, "  %-6s", code);
    text_column(out, known == NULL ? "" : known->title, TITLE_WIDTH);
    text_column(out, text_count(arena, db_cell_int(result, at, 2)), -COUNT_WIDTH);
    text_column(out, db_null(result, at, 3) ? "" : text_kronor(arena, db_cell_int(result, at, 3)),
                -MONEY_WIDTH);
    (void)fputc('\n', out);
}

/* Findings on invoices first, then those without an invoice. */
static bool print_codes(FILE *out, struct db *db, struct arena *arena, struct db_value since,
                        struct error *error)
{
    DB_RESULT(result);
    int64_t asked_ore = 0, tolerated = 0, tolerated_ore = 0;
    bool before = true;

    if (!db_run(db, &SQL_SUMMARY_CODES, DB_VALUES(since), &result, error)) {
        return false;
    }
    if (PQntuples(result) > 0 && db_cell_bool(result, 0, 0)) {
        (void)heading(out, "AVVIKELSER PÅ FAKTUROR");
    }
    for (int at = 0; at < PQntuples(result); at++) {
        bool on_invoice = db_cell_bool(result, at, 0);

        if (!on_invoice && before) {
            heading(out, "UTAN FAKTURA: beslut, leverans, boende");
        }
        before = on_invoice;
        print_code(out, arena, result, at);
        asked_ore += db_cell_int(result, at, 4);
        tolerated += db_cell_int(result, at, 5);
        tolerated_ore += db_cell_int(result, at, 6);
    }
    (void)fprintf(out, "\n  Ifrågasatt på fakturorna, netto: %s\n", text_kronor(arena, asked_ore));
    if (tolerated > 0) {
        (void)fprintf(out, "  Därtill inom tolerans, hålls inte inne: %s (%s st)\n",
                      text_kronor(arena, tolerated_ore), text_count(arena, tolerated));
    }
    return true;
}

static int64_t number(const PGresult *result, int at, int column)
{
    return db_null(result, at, column) ? NUMBER_NONE : db_cell_int(result, at, column);
}

static void print_finding(FILE *out, struct arena *arena, const PGresult *result, int at)
{
    const struct summary_finding finding = {
        .code = db_cell(result, at, 0),
        .unit = db_null(result, at, 6) ? NULL : db_cell(result, at, 6),
        .amount_ore = db_cell_int(result, at, 1),
        .quantity_grains = number(result, at, 7),
        .invoiced_grains = number(result, at, 9),
        .payable_grains = number(result, at, 10),
        .net_ore = number(result, at, 11),
        .contract_ore = number(result, at, 12),
        .vat_ore = number(result, at, 13),
        .expected_vat_ore = number(result, at, 14),
    };
    const struct catalogue_row *known = catalogue_find(finding.code);

    (void)fprintf(out, "  %d. %s  %s %s\n     Faktura %s", at + 1,
                  text_kronor(arena, finding.amount_ore), finding.code,
                  known == NULL ? "" : known->title, printable_text(arena, db_cell(result, at, 2)));
    if (db_cell(result, at, 8)[0] != '\0') {
        (void)fprintf(out, ", rad %s", printable_text(arena, db_cell(result, at, 8)));
    }
    (void)fprintf(out, ", %s", printable_text(arena, db_cell(result, at, 3)));
    if (!db_null(result, at, 4)) {
        (void)fprintf(out, ", klient %s, %s", db_cell(result, at, 4), db_cell(result, at, 5));
    }
    if (!db_null(result, at, 15)) {
        (void)fprintf(out, ", %s", db_cell(result, at, 15));
    }
    (void)fprintf(out, "\n     %s\n", text_finding(arena, &finding));
}

static bool print_largest(FILE *out, struct db *db, struct arena *arena, struct db_value since,
                          struct error *error)
{
    DB_RESULT(result);

    if (!secrecy_run(db, &SQL_SUMMARY_LARGEST, DB_VALUES(since, db_int(arena, LARGEST)), &result,
                     error)) {
        return false;
    }
    if (PQntuples(result) > 0) {
        (void)fputs("\nDE STÖRSTA\n", out);
    }
    for (int at = 0; at < PQntuples(result); at++) {
        print_finding(out, arena, result, at);
    }
    return true;
}

bool summary_print(FILE *out, struct db *db, struct arena *arena, month only, struct error *error)
{
    struct db_value since = only == MONTH_NONE ? db_text(NULL) : db_date(arena, month_first(only));
    char name[DATE_TEXT_BYTES] = "";

    if (only != MONTH_NONE) {
        month_format(only, name);
    }
    (void)fprintf(out, "AVSTÄMNING%s%s\n", only == MONTH_NONE ? "" : " ", name);
    return print_totals(out, db, arena, since, error) &&
           print_codes(out, db, arena, since, error) && print_largest(out, db, arena, since, error);
}
