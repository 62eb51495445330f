#include "tests/check.h"

#include <string.h>

#include "tests/daemon/run_command.h"

extern const struct command command_rules;

static size_t rows_of(const char *text)
{
    size_t count = 0;

    for (; (text = strchr(text, '\n')) != NULL; text++) {
        count++;
    }
    return count;
}

/* Every id of every rule has sentences in both languages. */
static void every_rule_says_what_to_do_in_both_languages(void **state)
{
    ARENA(arena);
    struct run run = run_command(arena, &command_rules, "--format", "tsv", NULL);
    char *rest = NULL;

    (void)state;
    assert_int_equal(run.code, EXIT_OK);
    assert_true(rows_of(run.said) > 1800);
    for (char *row = strtok_r(run.said, "\n", &rest); row != NULL;
         row = strtok_r(NULL, "\n", &rest)) {
        int cells = 0;

        for (char *cell = strsep(&row, "\t"); cell != NULL; cell = strsep(&row, "\t")) {
            cells++;
            if (cells != 5) { /* the terms, which not all are about */
                assert_true(strlen(cell) > 1);
            }
        }
        assert_int_equal(cells, 7);
    }
}

static void rules_are_chosen_by_how_their_ids_begin(void **state)
{
    ARENA(arena);
    struct run swedish = run_command(arena, &command_rules, "--format=tsv", "SE-R", NULL);
    struct run one = run_command(arena, &command_rules, "--format=tsv", "BR-CO-10", NULL);

    (void)state;
    assert_true(rows_of(swedish.said) >= 13);
    assert_int_equal(rows_of(one.said), 1);
    assert_non_null(strstr(one.said, "BR-CO-10\tEN 16931\tfatal\tUBL, CII\tBT-106, BT-131\t"));
}

static void an_unknown_id_or_format_is_an_error(void **state)
{
    ARENA(arena);

    (void)state;
    assert_int_equal(run_command(arena, &command_rules, "NO-SUCH-RULE", NULL).code, EXIT_ERROR);
    assert_int_equal(run_command(arena, &command_rules, "--format=xml", NULL).code, EXIT_ERROR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_says_what_to_do_in_both_languages),
        cmocka_unit_test(rules_are_chosen_by_how_their_ids_begin),
        cmocka_unit_test(an_unknown_id_or_format_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
