#include "tests/check.h"

#include <jansson.h>
#include <string.h>

#include "tests/daemon/run_command.h"

extern const struct command command_show;

#define FULL "tests/data/ubl/full.xml"
#define CREDIT "tests/data/ubl/credit_note.xml"
#define HTML "tests/data/ubl/refused_html.xml"

static const char *text_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void json_of_one_file_is_one_object_with_the_keys_of_the_specification(void **state)
{
    static const char *const keys[] = {
        "format",        "invoice_number",     "issue_date",       "type_code",
        "currency",      "due_date",           "buyer_reference",  "order_reference",
        "period_start",  "period_end",         "line_total",       "allowance_total",
        "charge_total",  "tax_exclusive",      "tax_total",        "prepaid",
        "tax_inclusive", "rounding",           "payable",          "customization_id",
        "tax_currency",  "payment_means_code", "payment_reference"};
    static const char *const line_keys[] = {"id",
                                            "quantity",
                                            "unit",
                                            "net",
                                            "price",
                                            "base_quantity",
                                            "name",
                                            "note",
                                            "period_start",
                                            "period_end",
                                            "order_line_reference",
                                            "object_id",
                                            "seller_item_id",
                                            "buyer_item_id",
                                            "vat_category",
                                            "vat_rate"};
    ARENA(arena);
    struct run run = run_command(arena, &command_show, "--format", "json", FULL, NULL);
    json_t *invoice = json_loads(run.said, JSON_REJECT_DUPLICATES, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_OK);
    for (size_t at = 0; at < sizeof keys / sizeof keys[0]; at++) {
        if (text_at(invoice, keys[at]) == NULL) {
            fail_msg("no %s", keys[at]);
        }
    }
    const json_t *line = json_array_get(json_object_get(invoice, "lines"), 0);

    for (size_t at = 0; at < sizeof line_keys / sizeof line_keys[0]; at++) {
        if (text_at(line, line_keys[at]) == NULL) {
            fail_msg("no %s", line_keys[at]);
        }
    }
    assert_string_equal(text_at(line, "quantity"), "10.0000");
    assert_string_equal(text_at(json_object_get(line, "attributes"), "BrukarID"), "K-0001");
    assert_null(json_object_get(invoice, "file"));
    json_decref(invoice);
}

static void json_of_several_files_is_a_line_each(void **state)
{
    ARENA(arena);
    struct run run = run_command(arena, &command_show, "--format=json", CREDIT, FULL, NULL);
    char *second = strchr(run.said, '\n') + 1;
    json_t *invoice = json_loads(second, 0, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_OK);
    assert_string_equal(text_at(invoice, "file"), FULL);
    assert_null(strchr(strchr(second, '\n') + 1, '\n'));
    json_decref(invoice);
}

static void text_is_for_people(void **state)
{
    ARENA(arena);
    struct run run = run_command(arena, &command_show, CREDIT, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_OK);
    assert_non_null(strstr(run.said, "Credit note K-7"));
    assert_non_null(strstr(run.said, "2026-12-10"));
}

static void an_unreadable_file_is_an_error_and_the_others_are_shown(void **state)
{
    ARENA(arena);
    struct run run =
        run_command(arena, &command_show, "--format", "json", "no such file", FULL, HTML, NULL);

    (void)state;
    assert_int_equal(run.code, EXIT_ERROR);
    assert_int_equal(run.error.kind, ERROR_INPUT);
    assert_non_null(strstr(run.error.text, HTML ": line 1: "));
    assert_non_null(strstr(run.said, "F-1001"));
}

static void wrong_usage_is_an_error(void **state)
{
    ARENA(arena);

    (void)state;
    assert_int_equal(run_command(arena, &command_show, NULL, NULL).code, EXIT_ERROR);
    assert_int_equal(run_command(arena, &command_show, "--format", "csv", FULL, NULL).code,
                     EXIT_ERROR);
    assert_int_equal(run_command(arena, &command_show, "-x", FULL, NULL).code, EXIT_ERROR);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_of_one_file_is_one_object_with_the_keys_of_the_specification),
        cmocka_unit_test(json_of_several_files_is_a_line_each),
        cmocka_unit_test(text_is_for_people),
        cmocka_unit_test(an_unreadable_file_is_an_error_and_the_others_are_shown),
        cmocka_unit_test(wrong_usage_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
