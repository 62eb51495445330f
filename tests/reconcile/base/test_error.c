#include "tests/check.h"

#include <string.h>

#include "reconcile/base/error.h"

static void each_level_prepends_what_it_knows(void **state)
{
    struct error error = {0};

    (void)state;
    assert_false(error_set(&error, ERROR_INPUT, "column %d", 3));
    assert_false(error_in(&error, "row %d", 7));
    assert_false(error_in(&error, "visits.csv"));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_string_equal(error.text, "visits.csv: row 7: column 3");
}

/* Whatever the length, what is left is whole characters. */
static void a_text_that_does_not_fit_ends_between_characters(void **state)
{
    static const char *const characters[] = {"x", "å", "€", "😀"};
    char text[2 * ERROR_TEXT_BYTES];

    (void)state;
    for (size_t kind = 0; kind < 4; kind++) {
        size_t width = strlen(characters[kind]);

        for (size_t before = 0; before < 4; before++) {
            struct error error = {0};

            memset(text, 'y', before);
            text[before] = '\0';
            while (strlen(text) < ERROR_TEXT_BYTES + 10) {
                memcpy(text + strlen(text), characters[kind], width + 1);
            }
            (void)error_set(&error, ERROR_INPUT, "%s", text);
            assert_int_equal((strlen(error.text) - before) % width, 0);
            assert_true(strlen(error.text) > ERROR_TEXT_BYTES - 1 - width);
            (void)error_in(&error, "z");
            assert_int_equal((strlen(error.text) - before - 3) % width, 0);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_level_prepends_what_it_knows),
        cmocka_unit_test(a_text_that_does_not_fit_ends_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
