#include "daemon/csv.h"

#include <string.h>

#include "tests/check.h"
#include "tests/daemon/memory_file.h"

/* The whole file as "row:field|field;" for each record, or "! error". */
static const char *read_all(struct arena *arena, const void *bytes, size_t length)
{
    CLEANUP(memory_file_close) struct memory_file file = memory_file_new(bytes, length);
    CLEANUP(csv_close) struct csv *csv = NULL;
    struct error error = {0};
    struct csv_record record = {0};
    const char *text = "";

    assert_true(csv_open(arena, file.path, &csv, &error));
    for (;;) {
        if (!csv_next(csv, &record, &error)) {
            return arena_printf(arena, "%s! %s", text, error.text);
        }
        if (record.count == 0) {
            return text;
        }
        text = arena_printf(arena, "%s%lld:", text, (long long)record.row);
        for (size_t at = 0; at < record.count; at++) {
            text = arena_printf(arena, "%s%s%s%s", text, at == 0 ? "" : "|", record.fields[at].text,
                                record.fields[at].not_utf8 ? "(not utf-8)" : "");
        }
        text = arena_printf(arena, "%s;", text);
    }
}

static void reads(const char *bytes, const char *expected)
{
    ARENA(arena);

    assert_string_equal(read_all(arena, bytes, strlen(bytes)), expected);
}

static void fails(const char *bytes, const char *part)
{
    ARENA(arena);
    const char *text = read_all(arena, bytes, strlen(bytes));

    assert_non_null(strchr(text, '!'));
    assert_non_null(strstr(text, part));
}

static void fields_stand_between_commas(void **state)
{
    (void)state;
    reads("a,b\n1,2\n", "1:a|b;2:1|2;");
    reads("a\n1\n", "1:a;2:1;");
    reads("a,b\n,\nx,\n", "1:a|b;3:x|;");
}

static void the_header_decides_for_semicolons(void **state)
{
    (void)state;
    reads("a;b\n1,5;2\n", "1:a|b;2:1,5|2;");
    reads("\"a,x,y\";b\n1;2\n", "1:a,x,y|b;2:1|2;");
}

static void lines_end_in_any_way(void **state)
{
    (void)state;
    reads("a,b\r\n1,2\r\n", "1:a|b;2:1|2;");
    reads("a,b\r1,2\r", "1:a|b;2:1|2;");
    reads("a,b\n1,2", "1:a|b;2:1|2;");
}

static void a_byte_order_mark_is_no_text(void **state)
{
    (void)state;
    reads("\xef\xbb\xbf"
          "a\n1\n",
          "1:a;2:1;");
}

static void quotes_hold_separators_quotes_and_line_breaks(void **state)
{
    (void)state;
    reads("a,b\n\"1,\"\"x\"\"\",2\n", "1:a|b;2:1,\"x\"|2;");
    reads("a,b\n\"1\n2\",3\n4,5\n", "1:a|b;2:1\n2|3;4:4|5;");
    reads("a,b\n\"\",3\n", "1:a|b;2:|3;");
    reads("a\nx\"y\n", "1:a;2:x\"y;");
}

static void rows_without_text_are_skipped_but_counted(void **state)
{
    (void)state;
    reads("a,b\n\n,\n1,2\n\n", "1:a|b;4:1|2;");
}

static void an_empty_file_has_no_record(void **state)
{
    (void)state;
    reads("", "");
    reads("\xef\xbb\xbf", "");
}

static void a_quote_that_is_never_closed_names_its_row(void **state)
{
    (void)state;
    fails("a\nb\n\"c\nd\n", "row 3: a quote (\") is never closed");
}

static void text_after_a_closing_quote_is_refused(void **state)
{
    (void)state;
    fails("a\n\"b\"c\n", "row 2: text after a closing quote");
}

static void a_binary_file_is_refused(void **state)
{
    (void)state;
    ARENA(arena);
    const char *text = read_all(arena, "a\nb\0c\n", 6);

    assert_non_null(strstr(text, "row 2: a NUL byte"));
}

static void utf_16_is_named(void **state)
{
    (void)state;
    fails("\xff\xfe"
          "a",
          "UTF-16");
}

static void a_row_has_an_upper_limit(void **state)
{
    (void)state;
    ARENA(arena);
    size_t length = CSV_RECORD_BYTES_MAX + 100;
    char *bytes = arena_alloc(arena, length);

    memset(bytes, 'x', length);
    bytes[1] = '\n';
    assert_non_null(strstr(read_all(arena, bytes, length), "row 2: longer than 1 MB"));
}

static void columns_have_an_upper_limit(void **state)
{
    (void)state;
    ARENA(arena);
    char *bytes = arena_alloc(arena, CSV_FIELDS_MAX + 1);

    memset(bytes, ',', CSV_FIELDS_MAX);
    assert_non_null(
        strstr(read_all(arena, bytes, CSV_FIELDS_MAX), "row 1: more than 1000 columns"));
}

static void other_bytes_than_utf_8_are_told_in_their_field(void **state)
{
    (void)state;
    reads("a,b\n\xc3\xa5,\xe5\n", "1:a|b;2:\xc3\xa5|\xe5(not utf-8);");
    reads("a\n\xf0\x9f\x98\x80\n", "1:a;2:\xf0\x9f\x98\x80;");
    reads("a\n\xc0\x80\n", "1:a;2:\xc0\x80(not utf-8);");
    reads("a\n\xed\xa0\x80\n", "1:a;2:\xed\xa0\x80(not utf-8);");
    reads("a\n\xe2\x82\n", "1:a;2:\xe2\x82(not utf-8);");
    reads("a\n\xf4\x90\x80\x80\n", "1:a;2:\xf4\x90\x80\x80(not utf-8);");
}

static void records_cross_the_pieces_a_file_is_read_in(void **state)
{
    (void)state;
    enum { PIECE = 65536 };
    ARENA(arena);

    for (size_t before = PIECE - 4; before <= PIECE + 1; before++) {
        char *bytes = arena_alloc(arena, before + 16);

        memset(bytes, 'x', before);
        bytes[1] = '\n';
        memcpy(bytes + before, "\r\n\"a\"\"b\"\r\nc\n", 13);
        const char *text = read_all(arena, bytes, before + 13);

        assert_non_null(strstr(text, ";3:a\"b;4:c;"));
    }
}

static void a_file_that_is_not_there_cannot_be_opened(void **state)
{
    (void)state;
    ARENA(arena);
    struct error error = {0};
    struct csv *csv = NULL;

    assert_false(csv_open(arena, "/nowhere/x.csv", &csv, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
    assert_non_null(strstr(error.text, "No such file"));
    assert_true(csv_open(arena, "/", &csv, &error));

    struct csv_record record = {0};

    assert_false(csv_next(csv, &record, &error));
    assert_non_null(strstr(error.text, "Is a directory"));
    csv_close(&csv);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_stand_between_commas),
        cmocka_unit_test(the_header_decides_for_semicolons),
        cmocka_unit_test(lines_end_in_any_way),
        cmocka_unit_test(a_byte_order_mark_is_no_text),
        cmocka_unit_test(quotes_hold_separators_quotes_and_line_breaks),
        cmocka_unit_test(rows_without_text_are_skipped_but_counted),
        cmocka_unit_test(an_empty_file_has_no_record),
        cmocka_unit_test(a_quote_that_is_never_closed_names_its_row),
        cmocka_unit_test(text_after_a_closing_quote_is_refused),
        cmocka_unit_test(a_binary_file_is_refused),
        cmocka_unit_test(utf_16_is_named),
        cmocka_unit_test(a_row_has_an_upper_limit),
        cmocka_unit_test(columns_have_an_upper_limit),
        cmocka_unit_test(other_bytes_than_utf_8_are_told_in_their_field),
        cmocka_unit_test(records_cross_the_pieces_a_file_is_read_in),
        cmocka_unit_test(a_file_that_is_not_there_cannot_be_opened),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
