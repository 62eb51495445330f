#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "tests/daemon/run_command.h"

extern const struct command command_check;

#define VALID "tests/data/ubl/valid.xml"
#define CREDIT "tests/data/ubl/valid_credit_note.xml"
#define VALID_CII "tests/data/cii/valid.xml"
#define FULL "tests/data/ubl/full.xml" /* well read, but it breaks rules */
#define HTML "tests/data/ubl/refused_html.xml"
#define CII "tests/data/cii/refused_cut_off.xml"
#define CUT "tests/data/ubl/refused_cut_off.xml"

static void files_are_answered_in_the_order_given(void **state)
{
    ARENA(arena);
    struct run run = run_command(arena, &command_check, "--format", "tsv", CREDIT, VALID, CREDIT,
                                 VALID_CII, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_OK);
    assert_string_equal(run.said, CREDIT
                        "\tubl-creditnote\tvalid\t\t\n" VALID "\tubl-invoice\tvalid\t\t\n" CREDIT
                        "\tubl-creditnote\tvalid\t\t\n" VALID_CII "\tcii\tvalid\t\t\n");
}

static void an_unreadable_file_is_told_and_does_not_stop_the_others(void **state)
{
    ARENA(arena);
    struct run run =
        run_command(arena, &command_check, "--format", "tsv", HTML, CII, CUT, VALID, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_FINDINGS);
    assert_string_equal(run.said,
                        HTML "\tunknown\tunreadable\t\t\n" CII "\tcii\tunreadable\t\t\n" CUT
                             "\tubl-invoice\tunreadable\t\t\n" VALID "\tubl-invoice\tvalid\t\t\n");
}

static void a_file_that_cannot_be_opened_is_an_error_and_the_others_are_answered(void **state)
{
    ARENA(arena);
    struct run run =
        run_command(arena, &command_check, "--format=tsv", "no such file", HTML, VALID, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_ERROR);
    assert_int_equal(run.error.kind, ERROR_UNAVAILABLE);
    assert_string_equal(run.said,
                        HTML "\tunknown\tunreadable\t\t\n" VALID "\tubl-invoice\tvalid\t\t\n");
}

static size_t count_of(const char *text, const char *word)
{
    size_t count = 0;

    for (const char *at = text; (at = strstr(at, word)) != NULL; at++) {
        count++;
    }
    return count;
}

/* Many files: several processes, and the same order. */
static void a_folder_is_searched_for_invoices_and_answered_in_order(void **state)
{
    ARENA(arena);
    struct run run = run_command(arena, &command_check, "--format=tsv", "tests/data/ubl", NULL);
    const char *before = "";

    (void)state;
    assert_int_equal(run.code, EXIT_FINDINGS);
    assert_int_equal(count_of(run.said, ".expected"), 0);
    assert_true(count_of(run.said, "\n") > 50);
    for (char *row = strtok_r(run.said, "\n", &run.said); row != NULL;
         row = strtok_r(NULL, "\n", &run.said)) {
        assert_true(strcmp(before, row) < 0);
        before = row;
    }
}

static void broken_rules_stand_in_the_list_of_their_severity(void **state)
{
    ARENA(arena);
    struct run peppol = run_command(arena, &command_check, "--format=tsv", FULL, NULL);
    struct run en16931 =
        run_command(arena, &command_check, "--format=tsv", "--profile=en16931", FULL, NULL);

    (void)state;
    assert_int_equal(peppol.code, EXIT_FINDINGS);
    assert_non_null(strstr(peppol.said, "\tinvalid\t"));
    assert_non_null(strstr(peppol.said, "PEPPOL-COMMON-R049"));
    assert_null(strstr(en16931.said, "PEPPOL-COMMON-R049"));
    assert_null(strstr(peppol.said, "XSD"));
}

static void what_is_wrong_is_told_with_line_and_sentence_and_ends_with_a_summary(void **state)
{
    ARENA(arena);
    assert_int_equal(setenv("LC_ALL", "sv_SE.UTF-8", 1), 0);
    struct run swedish = run_command(arena, &command_check, FULL, VALID, NULL);

    (void)state;
    assert_int_equal(setenv("LC_ALL", "C.UTF-8", 1), 0);
    struct run english = run_command(arena, &command_check, FULL, VALID, NULL);

    assert_non_null(strstr(swedish.said, "fel XSD, rad 66 i filen"));
    assert_non_null(strstr(english.said, "error XSD, line 66 of the file"));
    assert_non_null(strstr(swedish.said, "2 dokument: 1 giltiga"));
    assert_non_null(strstr(english.said, "2 documents: 1 valid"));
}

static void a_folder_without_invoices_is_an_error(void **state)
{
    ARENA(arena);
    struct run run = run_command(arena, &command_check, "tests/daemon", NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_ERROR);
    assert_non_null(strstr(run.error.text, "tests/daemon: there is no"));
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
    struct run run = run_command(arena, &command_check, "--format", "json", VALID, CREDIT, NULL);

    (void)state;
    assert_string_equal(run.said, "[\n"
                                  "  {\n"
                                  "    \"path\": \"" VALID "\",\n"
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
    assert_int_equal(run_command(arena, &command_check, "--profile", "peppol", VALID, NULL).code,
                     EXIT_OK);
    assert_int_equal(run_command(arena, &command_check, "--profile", "en16931", VALID, NULL).code,
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
        cmocka_unit_test(a_folder_is_searched_for_invoices_and_answered_in_order),
        cmocka_unit_test(broken_rules_stand_in_the_list_of_their_severity),
        cmocka_unit_test(what_is_wrong_is_told_with_line_and_sentence_and_ends_with_a_summary),
        cmocka_unit_test(a_folder_without_invoices_is_an_error),
        cmocka_unit_test(text_names_file_and_line),
        cmocka_unit_test(json_is_one_array),
        cmocka_unit_test(both_profiles_are_known_and_no_other),
        cmocka_unit_test(wrong_usage_is_an_error_and_says_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
