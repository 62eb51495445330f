/* findings, invoices, explain and reconcile as they are called, on a town known by hand. */
#include <stdlib.h>
#include <string.h>

#include "daemon/commands.h"
#include "daemon/csv_write.h"
#include "tests/check.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_command.h"
#include "tests/daemon/run_of.h"

extern const struct command command_findings, command_invoices, command_explain, command_reconcile;

/* The commands open the database that the environment names. */
static struct db *town(void **state)
{
    struct fresh_database *fresh = *state;

    assert_int_equal(setenv("PGDATABASE", fresh->name, 1), 0);
    hand_town_found(fresh->db);
    return fresh->db;
}

#define SAYS(command, expected, ...)                                                               \
    do {                                                                                           \
        ARENA(said_arena);                                                                         \
        struct run said = run_command(said_arena, command, __VA_ARGS__);                           \
        assert_int_equal(said.code, EXIT_OK);                                                      \
        assert_string_equal(said.said, expected);                                                  \
    } while (0)

static void settled(struct db *db)
{
    town_import(db, "services", "service_id,unit,basis,tolerance_qty\nHT,hour,performed,1\n");
    BILL(db, "F\"1,\"", {"K1", 7, 700, NULL, NULL}, {"KX", 2, 200, NULL, NULL});
    BILL(db, "F2", {"K3", 4, 400, NULL, NULL});
    hand_town_invoice(db, "C2", "F2", &(struct hand_line){"K3", 2, 200, NULL, NULL}, 1);
    (void)run_of(db, run_day("2026-10-15"), false);
    BILL(db, "F9", {"K2", 2, 200, NULL, NULL});
}

#define COLUMNS                                                                                    \
    "provider_id,invoice_no,line_id,client_id,service_id,level,month,code,quantity,amount,"        \
    "within_tolerance,state\n"
#define NOT_INVOICED "5560000001,,,K2,HT,,2026-09,QT06,2.0000,200.00,0,open\n"
#define UNKNOWN "5560000001,\"F\"\"1,\"\"\",2,,,,2026-09,LK02,,200.00,0,open\n"
#define TOLERATED "5560000001,\"F\"\"1,\"\"\",1,K1,HT,,2026-09,QT01,1.0000,100.00,1,open\n"

static void findings_as_csv_are_quoted_and_in_the_order_of_bytes(void **state)
{
    settled(town(state));
    SAYS(&command_findings, COLUMNS NOT_INVOICED TOLERATED UNKNOWN, "--format", "csv", NULL);
}

static const char *printed(struct arena *arena, const char *cell)
{
    static const char *const columns[] = {"a", "b"};
    const char *cells[] = {cell, "x"};
    const struct text_table table = {
        .columns = columns, .column_count = 2, .cells = cells, .row_count = 1};
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);

    assert_non_null(out);
    text_table_print(&table, TABLE_CSV, out);
    (void)fclose(out);
    const char *text = arena_strdup(arena, bytes);

    free(bytes);
    return text;
}

/* README says that it is for a spreadsheet. */
static void what_a_spreadsheet_would_run_is_text_and_numbers_are_numbers(void **state)
{
    static const struct {
        const char *cell, *wanted;
    } cases[] = {{"=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""},
                 {"@SUM(A1)", "'@SUM(A1)"},
                 {" +1", "' +1"},
                 {"-12.50-1", "'-12.50-1"},
                 {"-12.", "'-12."},
                 {"-.5", "'-.5"},
                 {"-", "'-"},
                 {"-12.50", "-12.50"},
                 {"-12", "-12"},
                 {"a=1", "a=1"}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);

        assert_string_equal(printed(arena, cases[at].cell),
                            arena_printf(arena, "a,b\n%s,x\n", cases[at].wanted));
    }
}

static void findings_as_json_leave_out_what_is_empty(void **state)
{
    settled(town(state));
    SAYS(&command_findings,
         "[\n{\"provider_id\": \"5560000001\", \"client_id\": \"K2\", \"service_id\": \"HT\", "
         "\"month\": \"2026-09\", \"code\": \"QT06\", \"quantity\": \"2.0000\", \"amount\": "
         "\"200.00\", \"within_tolerance\": \"0\", \"state\": \"open\"},\n"
         "{\"provider_id\": \"5560000001\", \"invoice_no\": \"F\\\"1,\\\"\", \"line_id\": \"1\", "
         "\"client_id\": \"K1\", \"service_id\": \"HT\", \"month\": \"2026-09\", \"code\": "
         "\"QT01\", \"quantity\": \"1.0000\", \"amount\": \"100.00\", \"within_tolerance\": \"1\", "
         "\"state\": \"open\"},\n"
         "{\"provider_id\": \"5560000001\", \"invoice_no\": \"F\\\"1,\\\"\", \"line_id\": \"2\", "
         "\"month\": \"2026-09\", \"code\": \"LK02\", \"amount\": \"200.00\", "
         "\"within_tolerance\": \"0\", \"state\": \"open\"}\n]\n",
         "--format", "json", NULL);
}

static void nothing_is_an_empty_table(void **state)
{
    (void)town(state);
    SAYS(&command_findings, COLUMNS, "--format", "csv", NULL);
    SAYS(&command_findings, "[\n]\n", "--format", "json", NULL);
    SAYS(&command_invoices, "[\n]\n", "--format", "json", NULL);
}

static void text_stands_in_columns(void **state)
{
    struct db *db = town(state);

    BILL(db, "Å1", {"K3", 2, 200, NULL, NULL});
    BILL(db, "B22", {"K9", 1, 100, NULL, NULL});
    (void)run_of(db, run_day("2026-09-15"), false);
    SAYS(&command_findings,
         "provider_id  invoice_no  line_id  client_id  service_id  level  month    code  quantity  "
         "amount  within_tolerance  state\n"
         "5560000001   B22         1                                      2026-09  LK02            "
         "100.00  0                 open\n",
         "--format", "text", NULL);
    SAYS(&command_invoices,
         "provider_id  invoice_no  type  issue_date  net     vat   payable_net  suggested_net  "
         "state\n"
         "5560000001   B22               2026-10-10  100.00  0.00  0.00         0.00           "
         "flagged\n"
         "5560000001   Å1                2026-10-10  200.00  0.00  200.00       200.00         "
         "clean\n",
         "--format", "text", NULL);
}

static void open_findings_and_a_month_can_be_asked_for(void **state)
{
    struct db *db = town(state);

    settled(db);
    BILL(db, "F2", {"K2", 2, 200, NULL, NULL}); /* DC00, of the month it was issued in */
    hand_town_visit(db, "V4", "K1", "S1", "2026-09-05", 8, 9);
    (void)run_of(db, run_day("2026-10-15"), false);
    SAYS(&command_findings, COLUMNS "5560000001,F2,,,,,,DC00,,,0,open\n", "--month", "2026-10",
         "--format", "csv", NULL);
    SAYS(&command_findings,
         COLUMNS UNKNOWN "5560000001,F2,1,K2,HT,,2026-09,DC01,2.0000,200.00,0,open\n", "--month",
         "2026-09", "--open", "--format", "csv", NULL);
    SAYS(&command_findings, COLUMNS, "--month", "2026-11", "--format", "csv", NULL);
}

static void invoices_show_what_is_payable_and_what_should_be_paid(void **state)
{
    settled(town(state));
    SAYS(&command_invoices,
         "provider_id,invoice_no,type,issue_date,net,vat,payable_net,suggested_net,state\n"
         "5560000001,C2,,2026-10-10,200.00,0.00,0.00,0.00,clean\n"
         "5560000001,\"F\"\"1,\"\"\",,2026-10-10,900.00,0.00,600.00,700.00,flagged\n"
         "5560000001,F2,,2026-10-10,400.00,0.00,200.00,200.00,clean\n"
         "5560000001,F9,,2026-10-10,200.00,0.00,,,received\n",
         "--format", "csv", NULL);
}

static void refuses(const struct command *command, const char *first, const char *second,
                    const char *why)
{
    ARENA(arena);
    struct run run = run_command(arena, command, first, second, NULL);

    assert_int_equal(run.code, EXIT_ERROR);
    assert_string_equal(run.said, "");
    if (strstr(run.error.text, why) == NULL) {
        fail_msg("'%s' is not in '%s'", why, run.error.text);
    }
}

static void wrong_calls_are_answered_in_words(void **state)
{
    (void)town(state);
    refuses(&command_findings, "--format", "xml", "text, csv or json, not 'xml'");
    refuses(&command_findings, "--month", "october", "a month like 2026-10, not 'october'");
    refuses(&command_findings, "--open", "more", "'more' is one argument too many");
    refuses(&command_findings, "--format", NULL, "lacks its value");
    refuses(&command_invoices, "--open", NULL, "'--open' is no option here");
    refuses(&command_explain, NULL, NULL, "say which findings");
    refuses(&command_reconcile, "--as-of", "2026-02-30", "not '2026-02-30'");
}

static void evidence_is_shown_as_it_stood(void **state)
{
    ARENA(arena);
    struct db *db = town(state);

    BILL(db, "F1", {"K1", 7, 770, NULL, NULL});
    (void)run_of(db, run_day("2026-10-15"), false);
    town_import(db, "visits", "visit_id,deleted\nV1,1\n");
    hand_town_visit(db, "V2", "K1", "S1", "2026-09-12", 12, 13);
    town_import(db, "orders", "order_id,quantity,per,valid_to\nO1,2.5,week,2026-09-20\n");
    town_import(db, "prices",
                "service_id,provider_id,level,valid_from,deleted\n"
                "HT,,,2026-01-01,1\n");
    struct run run = run_command(arena, &command_explain, "--code", "QT01", NULL);
    static const char evidence[] =
        "    net 7.0000\n    net 770.00 kr\n    nothing_left 1.0000\n    ordered 10.0000\n"
        "    payable 6.0000\n"
        "    order   O1  2026-09-01 –   10 per month, staff 1  (has changed since)\n"
        "    price     2026-01-01 –   100 kr, general  (has changed since)\n"
        "    visit   V1  2026-09-01T08:00:00+02:00 – 2026-09-01T10:00:00+02:00  performed, staff "
        "S1  (has changed since)\n"
        "    visit   V2  2026-09-02T08:00:00+02:00 – 2026-09-02T10:00:00+02:00  performed, staff "
        "S1  (has changed since)\n"
        "    visit   V3  2026-09-03T08:00:00+02:00 – 2026-09-03T10:00:00+02:00  performed, staff "
        "S1\n";

    if (strstr(run.said, evidence) == NULL) {
        fail_msg("this is not\n%s\nbut\n%s", evidence, run.said);
    }
    SAYS(&command_explain, "No findings match.\n", "--invoice", "F2", NULL);
}

static void broken_rules_are_shown_with_their_lines(void **state)
{
    struct db *db = town(state);

    BILL(db, "F1", {"K1", 6, 600, NULL, NULL});
    test_execute(db, "delete from document_rule");
    test_execute(db, "insert into document_rule (document_no, rule, severity, times, lines)"
                     " select document_no, rule, severity, times, lines::integer[]"
                     " from document, (values ('SE-R-005', 'fatal', 7, '{12,15}'),"
                     " ('XSD', 'fatal', 1, '{}'), ('BR-51', 'warning', 1, '{1}'))"
                     " as broken (rule, severity, times, lines)");
    (void)run_of(db, run_day("2026-10-15"), false);
    ARENA(arena);
    struct run run = run_command(arena, &command_explain, "--code", "IN01", NULL);
    const char *rule = strstr(run.said, "    rule    SE-R-005  line 12, 15  (7 times)\n");
    const char *schema = strstr(run.said, "    rule    XSD\n");

    assert_non_null(rule);
    assert_non_null(strstr(rule, "(BT-32)")); /* which term the sentence asks to be written */
    assert_non_null(schema);
    assert_non_null(strstr(schema, "XML-schema"));
    assert_null(strstr(run.said, "BR-51")); /* a finding rests on what is fatal */
}

static void a_broken_law_ends_the_command_with_two(void **state)
{
    ARENA(arena);
    struct db *db = town(state);

    BILL(db, "F1", {"K1", 6, 600, NULL, NULL}, {"K2", 2, 200, NULL, NULL});
    (void)run_of(db, run_day("2026-10-15"), false);
    test_execute(db, "update line_outcome set payable_ore = payable_ore + 1"
                     " where account_no = (select account_no from care_order"
                     " where order_id = 'O2')");
    hand_town_visit(db, "V4", "K1", "S4", "2026-09-05", 8, 9);
    struct run run = run_command(arena, &command_reconcile, "--as-of", "2026-10-15", NULL);

    assert_int_equal(run.code, EXIT_ERROR);
    assert_int_equal(run.error.kind, ERROR_LAW);
    SAYS(&command_reconcile,
         "2 accounts settled, 1 documents judged; findings: 1 new, 0 changed, 0 closed\n",
         "--as-of", "2026-10-15", NULL);
    SAYS(&command_reconcile,
         "0 accounts settled, 0 documents judged; findings: 0 new, 0 changed, 0 closed\n",
         "--as-of", "2026-10-15", NULL);
    SAYS(&command_reconcile,
         "3 accounts settled, 1 documents judged; findings: 0 new, 0 changed, 0 closed\n",
         "--as-of", "2026-10-15", "--month", "2026-09", NULL);
}

#define DATABASE_TEST(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fresh_database_setup, fresh_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_spreadsheet_would_run_is_text_and_numbers_are_numbers),
        DATABASE_TEST(findings_as_csv_are_quoted_and_in_the_order_of_bytes),
        DATABASE_TEST(findings_as_json_leave_out_what_is_empty),
        DATABASE_TEST(nothing_is_an_empty_table),
        DATABASE_TEST(text_stands_in_columns),
        DATABASE_TEST(open_findings_and_a_month_can_be_asked_for),
        DATABASE_TEST(invoices_show_what_is_payable_and_what_should_be_paid),
        DATABASE_TEST(wrong_calls_are_answered_in_words),
        DATABASE_TEST(evidence_is_shown_as_it_stood),
        DATABASE_TEST(broken_rules_are_shown_with_their_lines),
        DATABASE_TEST(a_broken_law_ends_the_command_with_two),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
