#include "tests/check.h"

#include <string.h>

#include "parsers/validate/codes.h"
#include "parsers/validate/paths_text.h"

static const struct path_table *const formats[] = {paths_ubl, paths_cii};

/* The name at the end of a row's path, or of its context when the path is `.`. */
static const char *last_name(struct arena *arena, const struct path_rule *rule)
{
    const char *path = strcmp(rule->path, ".") == 0 ? rule->context : rule->path;
    char *name = arena_strndup(arena, path, strcspn(path, " |[;"));

    for (char *at; (at = strpbrk(name, "/:@*")) != NULL;) {
        name = at + 1;
    }
    return name;
}

static void check_sentence(struct arena *arena, const struct path_rule *rule)
{
    const char *swedish = path_sentence(arena, rule, LANGUAGE_SWEDISH);
    const char *english = path_sentence(arena, rule, LANGUAGE_ENGLISH);

    if (strlen(swedish) < 10 || strcmp(swedish, english) == 0) {
        fail_msg("%s says '%s' and '%s'", rule->id, swedish, english);
    }
    if (swedish[strlen(swedish) - 1] != '.' || english[strlen(english) - 1] != '.') {
        fail_msg("%s has sentences without end: '%s', '%s'", rule->id, swedish, english);
    }
    if (rule->swedish == NULL && rule->test != PATH_NOT_EMPTY &&
        strstr(swedish, last_name(arena, rule)) == NULL) {
        fail_msg("%s does not name %s: %s", rule->id, last_name(arena, rule), swedish);
    }
}

static void every_row_says_what_to_do_in_both_languages(void **state)
{
    int count = 0;

    (void)state;
    for (size_t format = 0; format < sizeof formats / sizeof formats[0]; format++) {
        for (const struct path_table *table = formats[format]; table->rules != NULL; table++) {
            for (const struct path_rule *rule = table->rules; rule->id != NULL; rule++) {
                ARENA(arena);

                if (path_is_listed(rule)) {
                    check_sentence(arena, rule);
                    count++;
                }
            }
        }
    }
    assert_true(count > 1400);
}

static void what_is_asked_of_a_function_is_said_by_its_row(void **state)
{
    (void)state;
    for (size_t format = 0; format < sizeof formats / sizeof formats[0]; format++) {
        for (const struct path_table *table = formats[format]; table->rules != NULL; table++) {
            for (const struct path_rule *rule = table->rules; rule->id != NULL; rule++) {
                bool is_asked = rule->test == PATH_ASK || rule->test == PATH_ASK_COUNTS ||
                                rule->test == PATH_TALLY;

                if (is_asked && (rule->swedish == NULL || rule->english == NULL)) {
                    fail_msg("%s has no sentence of its own", rule->id);
                }
            }
        }
    }
}

static void codes_of_every_list_are_named(void **state)
{
    struct path_rule rule = {"X", SEVERITY_FATAL, "a:B", ".", CODE(0), NULL, NULL, NULL};
    ARENA(arena);

    (void)state;
    for (rule.number = 0; rule.number < CODE_LISTS; rule.number++) {
        const char *swedish = path_sentence(arena, &rule, LANGUAGE_SWEDISH);
        const char *english = path_sentence(arena, &rule, LANGUAGE_ENGLISH);

        assert_null(strstr(swedish, "ur ."));
        assert_null(strstr(english, "of ."));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_says_what_to_do_in_both_languages),
        cmocka_unit_test(what_is_asked_of_a_function_is_said_by_its_row),
        cmocka_unit_test(codes_of_every_list_are_named),
    };

    return cmocka_run_group_tests_name("paths_text", tests, NULL, NULL);
}
