#include "tests/check.h"

#include "reconcile/base/table.h"

static void what_was_added_is_found(void **state)
{
    ARENA(arena);
    struct table table = table_new(arena, 3);

    (void)state;
    table_add(&table, 0, "anna", 7);
    table_add(&table, 0, "", 8);
    table_add(&table, 0, "å", 0);
    assert_int_equal(table_find(&table, 0, "anna"), 7);
    assert_int_equal(table_find(&table, 0, ""), 8);
    assert_int_equal(table_find(&table, 0, "å"), 0);
    assert_int_equal(table_find(&table, 0, "ann"), -1);
    assert_int_equal(table_find(&table, 0, "Anna"), -1);
}

static void each_owner_has_texts_of_its_own(void **state)
{
    ARENA(arena);
    struct table table = table_new(arena, 3);

    (void)state;
    table_add(&table, -1, "A1", 1);
    table_add(&table, 5, "A1", 2);
    assert_int_equal(table_find(&table, -1, "A1"), 1);
    assert_int_equal(table_find(&table, 5, "A1"), 2);
    assert_int_equal(table_find(&table, 6, "A1"), -1);
}

static void the_first_value_of_a_key_stays(void **state)
{
    ARENA(arena);
    struct table table = table_new(arena, 2);

    (void)state;
    table_add(&table, 1, "x", 1);
    table_add(&table, 1, "x", 2);
    assert_int_equal(table_find(&table, 1, "x"), 1);
}

static void an_empty_table_has_nothing(void **state)
{
    ARENA(arena);
    struct table table = table_new(arena, 0);

    (void)state;
    assert_int_equal(table_find(&table, 0, ""), -1);
}

static void thousands_of_texts_keep_apart(void **state)
{
    enum { COUNT = 5000 };
    ARENA(arena);
    struct table table = table_new(arena, COUNT);

    (void)state;
    for (int at = 0; at < COUNT; at++) {
        table_add(&table, at % 3, arena_printf(arena, "%d", at), at);
    }
    for (int at = 0; at < COUNT; at++) {
        assert_int_equal(table_find(&table, at % 3, arena_printf(arena, "%d", at)), at);
        assert_int_equal(table_find(&table, at % 3 + 1, arena_printf(arena, "%d", at)), -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_added_is_found),
        cmocka_unit_test(each_owner_has_texts_of_its_own),
        cmocka_unit_test(the_first_value_of_a_key_stays),
        cmocka_unit_test(an_empty_table_has_nothing),
        cmocka_unit_test(thousands_of_texts_keep_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
