#include "daemon/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/config_parts.h"
#include "tests/check.h"
#include "tests/daemon/run_command.h"
#include "tests/daemon/settings_file.h"

extern const struct command command_config;

struct place {
    struct arena *arena;
    char folder[64], file[80];
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);

    assert_non_null(place);
    place->arena = arena_new();
    (void)snprintf(place->folder, sizeof place->folder, "/tmp/avstamd-config.XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    (void)snprintf(place->file, sizeof place->file, "%s/a.conf", place->folder);
    config_use_file(place->file);
    (void)unsetenv("AVSTAMD_DATABASE");
    (void)unsetenv("AVSTAMD_INBOX");
    (void)unsetenv("CREDENTIALS_DIRECTORY");
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char command[96];

    (void)snprintf(command, sizeof command, "rm -rf '%s'", place->folder);
    assert_int_equal(system(command), 0);
    arena_free(place->arena);
    free(place);
    return 0;
}

static const struct config *right(struct place *place, const char *text)
{
    const struct config *config = NULL;
    struct error error = {0};

    settings_file_write(place->file, text, 0644);
    if (!config_read(place->arena, &config, &error)) {
        fail_msg("%s", error.text);
    }
    return config;
}

/* All that is told of a file, a line each, without the file's name. */
static const char *wrong(struct place *place, const char *text)
{
    const char *all = "";

    settings_file_write(place->file, text, 0644);
    struct config *config = config_read_all(place->arena);

    for (size_t at = 0; at < config->problem_count; at++) {
        const char *problem = config->problems[at];

        assert_int_equal(strncmp(problem, place->file, strlen(place->file)), 0);
        all = arena_printf(place->arena, "%s%s\n", all, problem + strlen(place->file) + 2);
    }
    return all;
}

static void what_nobody_set_has_its_standard_value(void **state)
{
    const struct config *config = right(*state, "");

    assert_string_equal(config_text(config_group(config, "inbox"), "folder"),
                        "/var/lib/avstamd/inbox");
    assert_int_equal(config_minute(config_group(config, "work"), "night"), 4 * 60 + 45);
    assert_int_equal(config_seconds(config_group(config, "work"), "stuck_after"), 900);
    assert_false(config_flag(config_group(config, "web"), "anywhere"));
    assert_null(config_text(config_group(config, "web"), "listen"));
    assert_int_equal(config_number(config_group(config, "web"), "threads"), 0);
}

static void files_win_over_standards_and_the_environment_over_files(void **state)
{
    const struct config *config =
        right(*state, "\xEF\xBB\xBF# ours\n[inbox]\n  folder = /here ; ours, too\n\n[work]\n"
                      "\tnight=off\nstuck_after = 2 h\n[web]\nmunicipality = Exempelköping\n");

    assert_string_equal(config_text(config_group(config, "inbox"), "folder"), "/here");
    assert_int_equal(config_minute(config_group(config, "work"), "night"), -1);
    assert_int_equal(config_seconds(config_group(config, "work"), "stuck_after"), 7200);
    assert_string_equal(config_text(config_group(config, "web"), "municipality"), "Exempelköping");
    (void)setenv("AVSTAMD_INBOX", "/there", 1);
    config = right(*state, "[inbox]\nfolder = /here\n");
    assert_string_equal(config_text(config_group(config, "inbox"), "folder"), "/there");
    (void)setenv("AVSTAMD_INBOX", "there", 1);
    assert_int_equal(config_read_all(((struct place *)*state)->arena)->problem_count, 1);
}

static void everything_wrong_is_told_with_its_line(void **state)
{
    assert_string_equal(
        wrong(*state, "folder = /x\n"
                      "[inbox]\n"
                      "foldre = /x\n"
                      "folder\n"
                      "night = 03:00\n"
                      "something = else\n"
                      "folder = relative\n"
                      "[wrok]\n"
                      "whatever = 1\n"
                      "[web main]\n"
                      "[web\n"
                      "[work]\n"
                      "night = 24:00\n"
                      "night = 4:45\n"
                      "stuck_after = 15\n"
                      "stuck_after = 1 s\n"
                      "[web]\n"
                      "threads = 1\n"
                      "threads = 2\n"
                      "anywhere = maybe\n"
                      "listen = 127.0.0.1\n"
                      "municipality = \xff\n"),
        "line 1: 'folder' stands before any [section]; it belongs below [inbox]\n"
        "line 3: 'foldre' is no setting of [inbox]; is it 'folder'?\n"
        "line 4: this is no 'name = value'\n"
        "line 5: 'night' is no setting of [inbox], but of [work]\n"
        "line 6: 'something' is no setting of [inbox]\n"
        "line 7: folder: 'relative' is not a path from the root (/…)\n"
        "line 8: there is no section [wrok]; is it [work]?\n"
        "line 10: [web] has no name: there is only one\n"
        "line 11: a section stands alone on its line, as [name]\n"
        "line 13: night: '24:00' is not a time of the day (HH:MM), or off\n"
        "line 14: night: '4:45' is not a time of the day (HH:MM), or off\n"
        "line 15: stuck_after: '15' is not a duration (s, min, h, days) from 1 min to 1 days\n"
        "line 16: stuck_after: '1 s' is not a duration (s, min, h, days) from 1 min to 1 days\n"
        "line 19: threads: it stands already in line 18\n"
        "line 20: anywhere: 'maybe' is not yes or no\n"
        "line 21: listen: '127.0.0.1' is not HOST:PORT\n"
        "line 22: municipality: this is no text in UTF-8: '\\xff'\n");
}

static void a_line_is_taken_whole_or_not_at_all(void **state)
{
    struct place *place = *state;
    char text[400] = "[inbox]\nfolder = /";
    size_t used = strlen(text), line = strlen("folder = /");

    memset(text + used, 'x', 198 - line);
    text[used + 198 - line] = '\0';
    const struct config *config = right(place, text);

    assert_int_equal(strlen(config_text(config_group(config, "inbox"), "folder")), 198 - 9);
    (void)strncat(text, "y", 2);
    assert_string_equal(wrong(place, text), "line 2: the line is longer than 198 bytes\n");
    (void)strncat(text, "\n[work]\nnight = x\n",
                  32); /* and the lines after it keep their numbers */
    assert_string_equal(wrong(place, text),
                        "line 2: the line is longer than 198 bytes\n"
                        "line 4: night: 'x' is not a time of the day (HH:MM), or off\n");
}

static void an_empty_value_unsets_what_was_set_before(void **state)
{
    const struct config *config = right(*state, "[work]\nnight =\n[web]\nlisten =\n");

    assert_null(config_text(config_group(config, "work"), "night"));
    assert_int_equal(config_minute(config_group(config, "work"), "night"), -1);
    assert_null(config_text(config_group(config, "web"), "listen"));
}

static void a_named_file_must_be_there(void **state)
{
    struct place *place = *state;
    const struct config *config = NULL;
    struct error error = {0};

    assert_false(config_read(place->arena, &config, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_non_null(strstr(error.text, place->file));
}

static void a_password_stands_nowhere_but_in_its_own_place(void **state)
{
    struct place *place = *state;
    const char *conninfo = NULL;
    struct error error = {0};

    assert_string_equal(wrong(place, "[database]\npassword = hunter2\n"
                                     "connection = dbname=x password=hunter2\n"
                                     "connection = postgresql://me:hunter2@db/x\n"
                                     "connection = 'hunter2\n"),
                        "line 2: password: a secret does not stand here, but where it is kept: "
                        "credential:NAME or file:/PATH\n"
                        "line 3: connection: a password does not stand here: keep it elsewhere, "
                        "and say where by 'password'\n"
                        "line 4: connection: it is written as host=… dbname=…, not as an address\n"
                        "line 5: connection: libpq does not understand it: it is written as "
                        "host=… dbname=…\n");
    const char *secret = arena_printf(place->arena, "%s/secret", place->folder);
    const struct config *config = right(
        place, arena_printf(place->arena, "[database]\nconnection = dbname=x\npassword = file:%s\n",
                            secret));

    settings_file_write(secret, "it's \\ me\n", 0600);
    assert_true(config_database(config, place->arena, &conninfo, &error));
    assert_string_equal(conninfo, "dbname=x password='it\\'s \\\\ me'");
    settings_file_write(secret, "known to all\n", 0640);
    assert_false(config_database(config, place->arena, &conninfo, &error));
    assert_non_null(strstr(error.text, "others than its owner may read it"));
    assert_null(strstr(error.text, "known"));
    config = right(place, "[database]\npassword = credential:secret\n");
    assert_false(config_database(config, place->arena, &conninfo, &error));
    (void)setenv("CREDENTIALS_DIRECTORY", place->folder, 1);
    assert_true(config_database(config, place->arena, &conninfo, &error));
    assert_string_equal(conninfo, " password='known to all'");
}

static void what_is_shown_would_set_the_same(void **state)
{
    struct place *place = *state;
    struct run shown, again;

    (void)right(place, "[work]\nnight = 03:30\n[database]\npassword = credential:db\n");
    shown = run_command(place->arena, &command_config, "show", NULL);
    assert_int_equal(shown.code, EXIT_OK);
    assert_non_null(strstr(shown.said, arena_printf(place->arena, "; %s:2\n", place->file)));
    assert_non_null(strstr(shown.said, "; standard\n"));
    (void)right(place, shown.said);
    again = run_command(place->arena, &command_config, "show", NULL);
    assert_non_null(strstr(again.said, "night = 03:30 "));
    assert_non_null(strstr(again.said, "password = credential:db "));
}

static void the_example_is_right_and_sets_nothing(void **state)
{
    struct place *place = *state;
    struct run example = run_command(place->arena, &command_config, "example", NULL);
    struct run shown;

    (void)right(place, example.said);
    shown = run_command(place->arena, &command_config, "show", NULL);
    assert_null(strstr(shown.said, place->file));
}

static void check_tells_all_and_ends_with_an_error(void **state)
{
    struct place *place = *state;
    struct run checked;

    (void)wrong(place, "[work]\nnigth = 1\nnight = 1\n");
    checked = run_command(place->arena, &command_config, "check", NULL);
    assert_int_equal(checked.code, EXIT_ERROR);
    assert_string_equal(checked.error.text, "2 things are wrong");
    assert_non_null(
        strstr(checked.said, "line 2: 'nigth' is no setting of [work]; is it 'night'?"));
    assert_non_null(strstr(checked.said, "line 3: night: "));
    (void)right(place, "[work]\nnight = off\n");
    checked = run_command(place->arena, &command_config, "check", NULL);
    assert_int_equal(checked.code, EXIT_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_nobody_set_has_its_standard_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(files_win_over_standards_and_the_environment_over_files,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(everything_wrong_is_told_with_its_line, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_line_is_taken_whole_or_not_at_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_empty_value_unsets_what_was_set_before, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_named_file_must_be_there, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_password_stands_nowhere_but_in_its_own_place, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_shown_would_set_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_example_is_right_and_sets_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(check_tells_all_and_ends_with_an_error, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
