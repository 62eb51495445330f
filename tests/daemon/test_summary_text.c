#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/summary_text.h"

#define SP "\u00a0"

static void kronor_are_grouped_with_no_break_spaces(void **state)
{
    static const struct {
        int64_t ore;
        const char *text;
    } cases[] = {
        {0, "0,00" SP "kr"},
        {-5, "−0,05" SP "kr"},
        {99999, "999,99" SP "kr"},
        {123450, "1" SP "234,50" SP "kr"},
        {100000500, "1" SP "000" SP "005,00" SP "kr"},
        {-250000000, "−2" SP "500" SP "000,00" SP "kr"},
    };
    ARENA(arena);

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        assert_string_equal(text_kronor(arena, cases[at].ore), cases[at].text);
    }
}

static void quantities_have_decimals_where_the_unit_has(void **state)
{
    ARENA(arena);

    (void)state;
    assert_string_equal(text_quantity(arena, 360000 / 4 * 149, "hour"), "37,25" SP "tim");
    assert_string_equal(text_quantity(arena, 120000, "hour"), "0,33" SP "tim");
    assert_string_equal(text_quantity(arena, (int64_t)360000 * 30, "day"), "30" SP "dygn");
    assert_string_equal(text_quantity(arena, 360000 / 2 * 55, "day"), "27,50" SP "dygn");
    assert_string_equal(text_quantity(arena, (int64_t)360000 * 1200, "each"), "1" SP "200" SP "st");
}

static const struct summary_finding nothing_known = {
    .quantity_grains = NUMBER_NONE,
    .invoiced_grains = NUMBER_NONE,
    .payable_grains = NUMBER_NONE,
    .net_ore = NUMBER_NONE,
    .contract_ore = NUMBER_NONE,
    .vat_ore = NUMBER_NONE,
    .expected_vat_ore = NUMBER_NONE,
};

static void a_finding_is_told_with_its_numbers(void **state)
{
    ARENA(arena);
    struct summary_finding finding = nothing_known;

    (void)state;
    finding.code = "QT01";
    finding.unit = "hour";
    finding.amount_ore = 140550;
    finding.quantity_grains = (int64_t)360000 * 3;
    finding.invoiced_grains = (int64_t)360000 * 33;
    finding.payable_grains = (int64_t)360000 * 30;
    for (const char *const *part =
             (const char *const[]){"33,00" SP "tim", "30,00" SP "tim", "3,00" SP "tim",
                                   "1" SP "405,50" SP "kr", NULL};
         *part != NULL; part++) {
        assert_non_null(strstr(text_finding(arena, &finding), *part));
    }
}

static void a_finding_without_numbers_has_its_amount(void **state)
{
    ARENA(arena);
    struct summary_finding finding = nothing_known;

    (void)state;
    finding.code = "LK01";
    finding.amount_ore = 562200;
    assert_non_null(strstr(text_finding(arena, &finding), "5" SP "622,00" SP "kr"));
}

static void columns_count_characters_not_bytes(void **state)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    (void)state;
    assert_non_null(out);
    text_column(out, "åäö", 5);
    text_column(out, "1" SP "234", -7);
    assert_int_equal(fclose(out), 0);
    assert_string_equal(text, "åäö    1" SP "234");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kronor_are_grouped_with_no_break_spaces),
        cmocka_unit_test(quantities_have_decimals_where_the_unit_has),
        cmocka_unit_test(a_finding_is_told_with_its_numbers),
        cmocka_unit_test(a_finding_without_numbers_has_its_amount),
        cmocka_unit_test(columns_count_characters_not_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
