/* Values that a page's query takes from the rows of earlier ones. */
#include <libpq-fe.h>
#include <string.h>

#include "daemon/web/row_values.h"
#include "tests/check.h"

/* One column of texts; "" is null. */
static PGresult *rows_of(const char *column, const char *const *texts, int count)
{
    PGresult *result = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);
    PGresAttDesc description = {.name = (char *)(uintptr_t)column};

    assert_int_equal(PQsetResultAttrs(result, 1, &description), 1);
    for (int row = 0; row < count; row++) {
        int length = texts[row][0] == '\0' ? -1 : (int)strlen(texts[row]);

        assert_int_equal(PQsetvalue(result, row, 0, (char *)(uintptr_t)texts[row], length), 1);
    }
    return result;
}

static const struct page_query shown = {.element = "shown"}, others = {.element = "others"},
                               empty = {.element = "empty"};

static const char *value(struct arena *arena, const char *name, const struct page_rows *rows,
                         size_t count)
{
    struct db_value found = db_text("unasked");

    assert_true(row_value(arena, name, rows, count, &found));
    return found.text;
}

static void who_was_shown_is_counted_once(void **state)
{
    (void)state;
    ARENA(arena);
    const struct page_rows rows[] = {
        {&shown, rows_of("client_no", (const char *const[]){"12", "", "3", "12"}, 4)},
        {&others, rows_of("client_id", (const char *const[]){"77"}, 1)},
        {&empty, rows_of("client_no", (const char *const[]){"100", "3"}, 2)}};

    assert_string_equal(value(arena, "clients", rows, 3), "{3,12,100}");
    assert_string_equal(value(arena, "clients", rows, 1), "{3,12}");
    assert_string_equal(value(arena, "clients", rows, 0), "{}");
    for (size_t at = 0; at < 3; at++) {
        PQclear(rows[at].result);
    }
}

static void the_first_row_of_an_element_says(void **state)
{
    (void)state;
    ARENA(arena);
    const struct page_rows rows[] = {{&shown, rows_of("no", (const char *const[]){"7", "8"}, 2)},
                                     {&others, rows_of("no", (const char *const[]){""}, 1)},
                                     {&empty, rows_of("no", NULL, 0)}};

    assert_string_equal(value(arena, "shown.no", rows, 3), "7");
    assert_null(value(arena, "show.no", rows, 3));
    assert_null(value(arena, "shown.other", rows, 3));
    assert_null(value(arena, "others.no", rows, 3));
    assert_null(value(arena, "empty.no", rows, 3));
    assert_null(value(arena, "empty.no", rows, 2));
    assert_false(row_value(arena, "sida", rows, 3, &(struct db_value){0}));
    for (size_t at = 0; at < 3; at++) {
        PQclear(rows[at].result);
    }
}

static void a_value_knows_whose_rows_it_needs(void **state)
{
    (void)state;
    assert_true(row_value_is_of("shown.no", "shown"));
    assert_false(row_value_is_of("shown.no", "show"));
    assert_false(row_value_is_of("shown.no", "shown_too"));
    assert_false(row_value_is_of("shown", "shown")); /* a parameter of that name */
    assert_true(row_value_is_of("clients", "anything"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_was_shown_is_counted_once),
        cmocka_unit_test(the_first_row_of_an_element_says),
        cmocka_unit_test(a_value_knows_whose_rows_it_needs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
