/* What users write becomes what queries get, or is refused. */
#include "daemon/web/parameters.h"

#include <string.h>

#include "tests/check.h"

static const char *const sides[] = {"left", "right", NULL};

static void values_are_read_by_type(void **state)
{
    static const struct {
        enum parameter_type type;
        const char *written, *read; /* NULL: refused */
    } cases[] = {
        {PARAMETER_TEXT, "  a b ", "a b"},
        {PARAMETER_NUMBER, "0", "0"},
        {PARAMETER_NUMBER, "9223372036854775807", "9223372036854775807"},
        {PARAMETER_NUMBER, "9223372036854775808", NULL},
        {PARAMETER_NUMBER, "-1", NULL},
        {PARAMETER_NUMBER, "1 or 1=1", NULL},
        {PARAMETER_NUMBER, "0x1", NULL},
        {PARAMETER_ORE, "1 234,50", "123450"},
        {PARAMETER_ORE,
         "1\xc2\xa0"
         "234,5 kr",
         "123450"},
        {PARAMETER_ORE, "17", "1700"},
        {PARAMETER_ORE,
         "\xe2\x88\x92"
         "0,07",
         "-007"},
        {PARAMETER_ORE, "-3.10", "-310"},
        {PARAMETER_ORE, "1,234", NULL},
        {PARAMETER_ORE, "1,2,3", NULL},
        {PARAMETER_ORE, ",50", NULL},
        {PARAMETER_ORE, "kr", NULL},
        {PARAMETER_ORE, "1234567890123456", NULL},
        {PARAMETER_SIGNED, "-17", "-17"},
        {PARAMETER_SIGNED, "17", "17"},
        {PARAMETER_SIGNED, "--17", NULL},
        {PARAMETER_SIGNED, "1' or '1'='1", NULL},
        {PARAMETER_DECIMAL, "2,5", "2.5"},
        {PARAMETER_DECIMAL, "0.0001", "0.0001"},
        {PARAMETER_DECIMAL, "123456789", "123456789"},
        {PARAMETER_DECIMAL, "1234567890", NULL},
        {PARAMETER_DECIMAL, "0,00001", NULL},
        {PARAMETER_DECIMAL, "-1", NULL},
        {PARAMETER_DECIMAL, "1,", NULL},
        {PARAMETER_DECIMAL, ",5", NULL},
        {PARAMETER_DECIMAL, "1e3", NULL},
        {PARAMETER_MONTH, "2026-10", "2026-10-01"},
        {PARAMETER_MONTH, "2026-13", NULL},
        {PARAMETER_MONTH, "2026-10-01", NULL},
        {PARAMETER_DATE, "2026-02-28", "2026-02-28"},
        {PARAMETER_DATE, "2026-02-29", NULL},
        {PARAMETER_ONE_OF, "left", "left"},
        {PARAMETER_ONE_OF, "Left", NULL},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        const struct parameter rows[] = {{.name = "x", .type = cases[at].type, .one_of = sides},
                                         {0}};
        struct fields none = {0}, given = {0};
        struct parameters parameters = {0};
        struct error error = {0};

        fields_add(arena, &given, "x", cases[at].written);
        bool read = parameters_read(arena, rows, &none, &given, &parameters, &error);

        if (read != (cases[at].read != NULL) ||
            (read && strcmp(parameter_value(&parameters, "x"), cases[at].read) != 0)) {
            fail_msg("%s: %s", cases[at].written,
                     read ? parameter_value(&parameters, "x") : error.text);
        }
    }
}

static void absent_and_empty_are_the_standard(void **state)
{
    static const struct parameter rows[] = {
        {.name = "a", .type = PARAMETER_NUMBER, .standard = "1"},
        {.name = "b", .type = PARAMETER_TEXT},
        {.name = "c", .type = PARAMETER_NUMBERS},
        {0}};
    ARENA(arena);
    struct fields none = {0}, given = {0};
    struct parameters parameters = {0};
    struct error error = {0};

    (void)state;
    fields_add(arena, &given, "a", " ");
    assert_true(parameters_read(arena, rows, &none, &given, &parameters, &error));
    assert_string_equal(parameter_value(&parameters, "a"), "1");
    assert_null(parameter_value(&parameters, "b"));
    assert_string_equal(parameter_value(&parameters, "c"), "{}");
    fields_add(arena, &given, "c", "17");
    fields_add(arena, &given, "c", "4");
    assert_true(parameters_read(arena, rows, &none, &given, &parameters, &error));
    assert_string_equal(parameter_value(&parameters, "c"), "{17,4}");
    fields_add(arena, &given, "c", "4}'");
    assert_false(parameters_read(arena, rows, &none, &given, &parameters, &error));
}

static void what_must_be_there_is_asked_for(void **state)
{
    static const struct parameter rows[] = {
        {.name = "skal", .type = PARAMETER_TEXT, .label = "Skäl", .required = true}, {0}};
    ARENA(arena);
    struct fields none = {0};
    struct parameters parameters = {0};
    struct error error = {0};

    (void)state;
    assert_false(parameters_read(arena, rows, &none, &none, &parameters, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_string_equal(error.text, "Skäl: måste fyllas i.");
}

static void what_can_be_read_leads_back(void **state)
{
    static const struct parameter rows[] = {
        {.name = "skal", .type = PARAMETER_TEXT, .required = true},
        {.name = "faktura", .type = PARAMETER_NUMBER},
        {0}};
    ARENA(arena);
    struct fields none = {0}, given = {0};

    (void)state;
    fields_add(arena, &given, "faktura", "7");
    struct parameters parameters = parameters_readable(arena, rows, &none, &given);

    assert_int_equal(parameters.count, 1);
    assert_string_equal(path_fill(arena, "/faktura/{faktura}", &parameters), "/faktura/7");
    assert_null(path_fill(arena, "/faktura/{skal}", &parameters));
}

static void addresses_match_part_by_part(void **state)
{
    static const struct {
        const char *pattern, *path;
        bool matches;
    } cases[] = {
        {"/", "/", true},
        {"/faktura/{id}", "/faktura/7", true},
        {"/faktura/{id}", "/faktura/", false},
        {"/faktura/{id}", "/faktura/7/x", false},
        {"/faktura/{id}", "/fakturor/7", false},
        {"/faktura/{id}/beslut", "/faktura/7/beslut", true},
        {"/faktura", "/faktura/", false},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct fields values = {0};

        if (path_matches(arena, cases[at].pattern, cases[at].path, &values) != cases[at].matches) {
            fail_msg("%s and %s", cases[at].pattern, cases[at].path);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_read_by_type),
        cmocka_unit_test(absent_and_empty_are_the_standard),
        cmocka_unit_test(what_must_be_there_is_asked_for),
        cmocka_unit_test(what_can_be_read_leads_back),
        cmocka_unit_test(addresses_match_part_by_part),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
