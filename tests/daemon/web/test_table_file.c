/* A table's rows as CSV and as a workbook: every byte of the one, typed cells of the other. */
#include <archive.h>
#include <archive_entry.h>
#include <libpq-fe.h>
#include <string.h>

#include "daemon/web/table_file.h"
#include "tests/check.h"

static const struct table_column columns[] = {
    {.name = "provider", .heading = "Utförare", .type = COLUMN_TEXT},
    {.name = "month", .heading = "Månad", .type = COLUMN_MONTH},
    {.name = "day", .heading = "Datum", .type = COLUMN_DATE},
    {.name = "at", .heading = "Tid", .type = COLUMN_TIME},
    {.name = "many", .heading = "Antal", .type = COLUMN_COUNT, .sum = true},
    {.name = "hours", .heading = "Timmar", .type = COLUMN_QUANTITY, .sum = true},
    {.name = "ore", .heading = "Belopp (kr)", .type = COLUMN_KRONOR, .sum = true},
    {.name = "share", .heading = "Andel", .type = COLUMN_PERCENT},
    {.name = "empty", .heading = "Tomt", .type = COLUMN_TEXT, .if_any = true},
    {.name = "not there", .heading = "Saknas", .type = COLUMN_TEXT},
    {0}};
static const struct table table = {
    .element = "rows", .title = "Kostnader: [prov]", .about = "", .empty = "", .columns = columns};

enum { COLUMNS = 9 };

static PGresult *rows_of(const char *const (*cells)[COLUMNS], int count)
{
    PGresult *rows = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
    PGresAttDesc names[COLUMNS] = {0};

    for (int at = 0; at < COLUMNS; at++) {
        names[at].name = (char *)(uintptr_t)columns[at].name;
    }
    assert_int_equal(PQsetResultAttrs(rows, COLUMNS, names), 1);
    for (int row = 0; row < count; row++) {
        for (int at = 0; at < COLUMNS; at++) {
            const char *text = cells[row][at];

            assert_int_equal(PQsetvalue(rows, row, at, (char *)(uintptr_t)text,
                                        text == NULL ? -1 : (int)strlen(text)),
                             1);
        }
    }
    return rows;
}

static const char *const cells[][COLUMNS] = {
    {"Omsorg; \"Å\" AB", "2026-10-01", "2026-10-31", "2026-10-31 14:03:59.1+01", "3", "12.5000",
     "-123450", "12.5", NULL},
    {"=1+1", "2026-09", "", "", NULL, "0.25", "7", NULL, NULL},
};

static struct table_file_about about = {.today = "2026-11-22", .selection = "Månad: 2026-10"};

static void csv_is_exactly_what_swedish_excel_opens(void **state)
{
    ARENA(arena);
    struct reply reply = {0};
    struct error error = {0};
    PGresult *rows = rows_of(cells, 2);
    static const char wanted[] =
        "\xef\xbb\xbf"
        "Utförare;Månad;Datum;Tid;Antal;Timmar;Belopp (kr);Andel\r\n"
        "\"Omsorg; \"\"Å\"\" AB\";2026-10;2026-10-31;2026-10-31 14:03;3;12,5000;-1234,50;12,5\r\n"
        "'=1+1;2026-09;;;;0,25;0,07;\r\n";

    (void)state;
    assert_true(table_file_make(TABLE_FILE_CSV, &table, rows, about, arena, &reply, &error));
    assert_int_equal(reply.length, sizeof wanted - 1);
    assert_memory_equal(reply.body, wanted, reply.length);
    assert_string_equal(reply.content_type, "text/csv; charset=utf-8");
    assert_string_equal(reply.file_name, "Kostnader: [prov] 2026-11-22.csv");
    PQclear(rows);
}

static void what_would_run_as_a_formula_is_text(void **state)
{
    static const struct {
        const char *written, *wanted;
    } cases[] = {
        {"=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"},
        {"+46", "'+46"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"  =1", "'  =1"},
        {"\t=1", "\"'\t=1\""},
        {"\r=1", "\"'\r=1\""},
        {"\xef\xbc\x9d"
         "1",
         "'\xef\xbc\x9d"
         "1"},
        {"\"=1\"", "\"\"\"=1\"\"\""},
        {"a=1", "a=1"},
        {"a\n=1", "\"a\n=1\""},
        {"", ""},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        const char *const row[1][COLUMNS] = {{cases[at].written}};
        const char *wanted = arena_printf(arena, "\r\n%s;;;;;;;\r\n", cases[at].wanted);
        struct reply reply = {0};
        PGresult *rows = rows_of(row, 1);

        table_csv(&table, rows, arena, &reply);
        if (reply.length < strlen(wanted) ||
            memcmp(reply.body + reply.length - strlen(wanted), wanted, strlen(wanted)) != 0) {
            fail_msg("%s: %.*s", cases[at].written, (int)reply.length, reply.body);
        }
        PQclear(rows);
    }
}

static void a_number_that_is_none_stays_harmless_text(void **state)
{
    ARENA(arena);
    const char *const row[1][COLUMNS] = {{"A", "=1", "=2", "=3", "=4", "=5", "=6", "=7", NULL}};
    struct reply reply = {0};
    PGresult *rows = rows_of(row, 1);
    static const char wanted[] = "A;'=1;'=2;'=3;'=4;'=5;'=6;'=7\r\n";

    (void)state;
    table_csv(&table, rows, arena, &reply);
    assert_memory_equal(reply.body + reply.length - sizeof wanted + 1, wanted, sizeof wanted - 1);
    PQclear(rows);
}

static void sums_are_exact_or_there_is_none(void **state)
{
    static const struct {
        size_t column;
        const char *first, *second, *wanted;
    } cases[] = {
        {6, "9007199254740993", "1", "9007199254740994"},
        {6, "9223372036854775807", "1", NULL},
        {5, "0.1", "0.2", "0.3"},
        {5, "-0.0001", "-12", "-12.0001"},
        {5, "-1.5", "1.50", "0.00"},
        {5, "1", NULL, "1"},
        {5, "12345678901234", "1", NULL},
        {5, "x", "1", NULL},
        {4, "3", NULL, "3"},
        {7, "3", "4", NULL},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        const char *two[2][COLUMNS] = {{0}};
        const char *sum;

        two[0][cases[at].column] = cases[at].first;
        two[1][cases[at].column] = cases[at].second;
        PGresult *rows = rows_of((const char *const(*)[COLUMNS])two, 2);

        sum = table_sum(arena, rows, (int)cases[at].column, &columns[cases[at].column]);
        if ((sum == NULL) != (cases[at].wanted == NULL) ||
            (sum != NULL && strcmp(sum, cases[at].wanted) != 0)) {
            fail_msg("%s + %s: %s", cases[at].first, cases[at].second, sum == NULL ? "none" : sum);
        }
        PQclear(rows);
    }
}

/* The text of one member of the workbook. */
static const char *member(struct arena *arena, const struct reply *reply, const char *name)
{
    enum { ROOM = 1 << 16 };
    struct archive *archive = archive_read_new();
    struct archive_entry *entry = NULL;
    char *text = arena_alloc(arena, ROOM);
    la_ssize_t length = -1;

    assert_int_equal(archive_read_support_format_zip(archive), ARCHIVE_OK);
    assert_int_equal(archive_read_open_memory(archive, reply->body, reply->length), ARCHIVE_OK);
    while (length < 0 && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
        if (strcmp(archive_entry_pathname(entry), name) == 0) {
            length = archive_read_data(archive, text, ROOM - 1);
        }
    }
    assert_in_range(length, 0, ROOM - 1);
    text[length] = '\0';
    (void)archive_read_free(archive);
    return text;
}

static void expect_in(const char *text, const char *wanted)
{
    if (strstr(text, wanted) == NULL) {
        fail_msg("no %s in %s", wanted, text);
    }
}

static void a_workbook_has_typed_cells_and_a_head_that_stays(void **state)
{
    ARENA(arena);
    struct reply reply = {0};
    struct error error = {0};
    PGresult *rows = rows_of(cells, 2);
    const char *sheet;

    (void)state;
    assert_true(table_file_make(TABLE_FILE_XLSX, &table, rows, about, arena, &reply, &error));
    assert_string_equal(reply.file_name, "Kostnader: [prov] 2026-11-22.xlsx");
    sheet = member(arena, &reply, "xl/worksheets/sheet1.xml");
    expect_in(sheet,
              "<pane ySplit=\"4\" topLeftCell=\"A5\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    expect_in(sheet, "<autoFilter ref=\"A4:H6\"/>");
    expect_in(sheet, "<t>Framtagen 2026-11-22 · Månad: 2026-10</t>");
    expect_in(sheet, "t=\"inlineStr\"><is><t>Omsorg; \"Å\" AB</t>");
    expect_in(sheet, "t=\"inlineStr\"><is><t>=1+1</t>");
    expect_in(sheet, "<v>-1234.5</v>");
    expect_in(sheet, "<v>0.07000000000000001</v>"); /* the same binary number as 0.07 */
    expect_in(sheet, "<v>46296</v>");               /* 2026-10-01 */
    expect_in(sheet, "<v>46326</v>");               /* 2026-10-31 */
    expect_in(sheet, "<v>0.125</v>");
    expect_in(sheet, "<f>SUBTOTAL(109,G5:G6)</f><v>-1234.43</v>");
    expect_in(sheet, "<f>SUBTOTAL(109,F5:F6)</f><v>12.75</v>");
    assert_null(strstr(sheet, "<f>1+1"));
    expect_in(member(arena, &reply, "xl/styles.xml"), "formatCode=\"yyyy-mm-dd\"");
    expect_in(member(arena, &reply, "xl/workbook.xml"), "<sheet name=\"Kostnader   prov \"");
    PQclear(rows);
}

static void a_file_says_of_which_period_it_tells(void **state)
{
    ARENA(arena);
    const struct table_file_about of_quarter = {
        .today = "2026-11-22", .period = "Kvartal 3 2026", .selection = "Handläggare: h1"};
    struct reply reply = {0};
    struct error error = {0};
    PGresult *rows = rows_of(cells, 2);

    (void)state;
    assert_true(table_file_make(TABLE_FILE_XLSX, &table, rows, of_quarter, arena, &reply, &error));
    assert_string_equal(reply.file_name,
                        "Kostnader: [prov] Kvartal 3 2026, framtagen 2026-11-22.xlsx");
    expect_in(member(arena, &reply, "xl/worksheets/sheet1.xml"),
              "<t>Kvartal 3 2026 · Framtagen 2026-11-22 · Handläggare: h1</t>");
    assert_true(table_file_make(TABLE_FILE_CSV, &table, rows, of_quarter, arena, &reply, &error));
    assert_string_equal(reply.file_name,
                        "Kostnader: [prov] Kvartal 3 2026, framtagen 2026-11-22.csv");
    PQclear(rows);
}

static void a_workbook_without_rows_is_a_workbook(void **state)
{
    ARENA(arena);
    struct reply reply = {0};
    struct error error = {0};
    PGresult *rows = rows_of(cells, 0);

    (void)state;
    assert_true(table_file_make(TABLE_FILE_XLSX, &table, rows, about, arena, &reply, &error));
    expect_in(member(arena, &reply, "xl/worksheets/sheet1.xml"), "<t>Utförare</t>");
    PQclear(rows);
}

static void an_address_says_which_file(void **state)
{
    ARENA(arena);
    const char *page = NULL;

    (void)state;
    assert_int_equal(table_file_of(arena, "/rapporter/kostnader.csv", &page), TABLE_FILE_CSV);
    assert_string_equal(page, "/rapporter/kostnader");
    assert_int_equal(table_file_of(arena, "/x.xlsx", &page), TABLE_FILE_XLSX);
    assert_int_equal(table_file_of(arena, "/rapporter/kostnader", &page), TABLE_FILE_NONE);
    assert_int_equal(table_file_of(arena, ".csv", &page), TABLE_FILE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_is_exactly_what_swedish_excel_opens),
        cmocka_unit_test(what_would_run_as_a_formula_is_text),
        cmocka_unit_test(a_number_that_is_none_stays_harmless_text),
        cmocka_unit_test(sums_are_exact_or_there_is_none),
        cmocka_unit_test(a_workbook_has_typed_cells_and_a_head_that_stays),
        cmocka_unit_test(a_file_says_of_which_period_it_tells),
        cmocka_unit_test(a_workbook_without_rows_is_a_workbook),
        cmocka_unit_test(an_address_says_which_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
