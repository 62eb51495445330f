#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/config.h"
#include "tests/check.h"

/* Loads a configuration of this text. */
static bool load(const char *text, struct error *error)
{
    char path[] = "/tmp/avstamd-config-XXXXXX";
    int file = mkstemp(path);

    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    (void)close(file);
    bool loaded = config_load(path, error);

    (void)unlink(path);
    return loaded;
}

static void settings_become_variables_that_are_not_set(void **state)
{
    struct error error = {0};

    (void)state;
    (void)unsetenv("AVSTAMD_DATABASE");
    (void)setenv("AVSTAMD_INBOX", "/there", 1);
    assert_true(load("# ours\ndatabase = host=/run dbname=avstamd\ninbox = /here\n", &error));
    assert_string_equal(getenv("AVSTAMD_DATABASE"), "host=/run dbname=avstamd");
    assert_string_equal(getenv("AVSTAMD_INBOX"), "/there");
}

static void an_unknown_setting_is_refused_with_its_line(void **state)
{
    struct error error = {0};

    (void)state;
    assert_false(load("inbox = /here\n\ndatabas = x\n", &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_non_null(strstr(error.text, "line 3"));
    assert_false(load("[work]\ninbox = /here\n", &error));
    assert_non_null(strstr(error.text, "line 2"));
}

static void a_line_without_value_or_too_long_is_refused(void **state)
{
    struct error error = {0};
    char text[400];

    (void)state;
    assert_false(load("inbox\n", &error));
    assert_non_null(strstr(error.text, "line 1"));
    memset(text, 'x', sizeof text);
    memcpy(text, "inbox = ", 8);
    text[sizeof text - 1] = '\0';
    assert_false(load(text, &error));
}

static void a_named_file_must_be_there(void **state)
{
    struct error error = {0};

    (void)state;
    assert_false(config_load("/nowhere/avstamd.conf", &error));
    assert_int_equal(error.kind, ERROR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(settings_become_variables_that_are_not_set),
        cmocka_unit_test(an_unknown_setting_is_refused_with_its_line),
        cmocka_unit_test(a_line_without_value_or_too_long_is_refused),
        cmocka_unit_test(a_named_file_must_be_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
