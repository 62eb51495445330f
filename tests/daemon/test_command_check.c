#include "tests/check.h"

#include <string.h>

#include "tests/daemon/run_command.h"

extern const struct command command_check;

#define FULL "tests/data/ubl/full.xml"
#define CREDIT "tests/data/ubl/credit_note.xml"
#define HTML "tests/data/ubl/refused_html.xml"
#define CII "tests/data/cii/refused_cut_off.xml"
#define CUT "tests/data/ubl/refused_cut_off.xml"

static void files_are_answered_in_the_order_given(void **state)
{
    ARENA(arena);
    struct run run =
        run_command(arena, &command_check, "--format", "tsv", CREDIT, FULL, CREDIT, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_OK);
    assert_string_equal(run.said,
                        CREDIT "\tubl-creditnote\tvalid\t\t\n" FULL
                               "\tubl-invoice\tvalid\t\t\n" CREDIT "\tubl-creditnote\tvalid\t\t\n");
}

static void an_unreadable_file_is_told_and_does_not_stop_the_others(void **state)
{
    ARENA(arena);
    struct run run =
        run_command(arena, &command_check, "--format", "tsv", HTML, CII, CUT, FULL, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_FINDINGS);
    assert_string_equal(run.said,
                        HTML "\tunknown\tunreadable\t\t\n" CII "\tcii\tunreadable\t\t\n" CUT
                             "\tubl-invoice\tunreadable\t\t\n" FULL "\tubl-invoice\tvalid\t\t\n");
}

static void a_file_that_cannot_be_opened_is_an_error_and_the_others_are_answered(void **state)
{
    ARENA(arena);
    struct run run = run_command(arena, &command_check, "--format=tsv", "no such file", HTML, FULL,
                                 "tests/data", NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_ERROR);
    assert_int_equal(run.error.kind, ERROR_UNAVAILABLE);
    assert_string_equal(run.said,
                        HTML "\tunknown\tunreadable\t\t\n" FULL "\tubl-invoice\tvalid\t\t\n");
}

static void text_names_file_and_line(void **state)
{
    ARENA(arena);
    struct run run = run_command(arena, &command_check, CUT, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_FINDINGS);
    assert_non_null(strstr(run.said, CUT ": unreadable"));
    assert_non_null(strstr(run.said, "line 7: "));
}

static void json_is_one_array(void **state)
{
    ARENA(arena);
    struct run run = run_command(arena, &command_check, "--format", "json", FULL, CREDIT, NULL);

    (void)state;
    assert_string_equal(run.said, "[\n"
                                  "  {\n"
                                  "    \"path\": \"" FULL "\",\n"
                                  "    \"format\": \"ubl-invoice\",\n"
                                  "    \"verdict\": \"valid\"\n"
                                  "  },\n"
                                  "  {\n"
                                  "    \"path\": \"" CREDIT "\",\n"
                                  "    \"format\": \"ubl-creditnote\",\n"
                                  "    \"verdict\": \"valid\"\n"
                                  "  }\n"
                                  "]\n");
}

static void both_profiles_are_known_and_no_other(void **state)
{
    ARENA(arena);

    (void)state;
    assert_int_equal(run_command(arena, &command_check, "--profile", "peppol", FULL, NULL).code,
                     EXIT_OK);
    assert_int_equal(run_command(arena, &command_check, "--profile", "en16931", FULL, NULL).code,
                     EXIT_OK);
    assert_int_equal(run_command(arena, &command_check, "--profile", "xrechnung", FULL, NULL).code,
                     EXIT_ERROR);
}

static void wrong_usage_is_an_error_and_says_nothing_else(void **state)
{
    ARENA(arena);
    const struct run runs[] = {
        run_command(arena, &command_check, NULL, NULL),
        run_command(arena, &command_check, "--format", "xml", FULL, NULL),
        run_command(arena, &command_check, "--format", NULL),
        run_command(arena, &command_check, "--frmat", "tsv", FULL, NULL),
    };

    (void)state;
    for (size_t at = 0; at < sizeof runs / sizeof runs[0]; at++) {
        assert_int_equal(runs[at].code, EXIT_ERROR);
        assert_int_equal(runs[at].error.kind, ERROR_INPUT);
        assert_string_equal(runs[at].said, "");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_answered_in_the_order_given),
        cmocka_unit_test(an_unreadable_file_is_told_and_does_not_stop_the_others),
        cmocka_unit_test(a_file_that_cannot_be_opened_is_an_error_and_the_others_are_answered),
        cmocka_unit_test(text_names_file_and_line),
        cmocka_unit_test(json_is_one_array),
        cmocka_unit_test(both_profiles_are_known_and_no_other),
        cmocka_unit_test(wrong_usage_is_an_error_and_says_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
