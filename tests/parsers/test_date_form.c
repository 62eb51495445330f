/* The forms of a date that the syntaxes have, and what is left as it is written. */
#include "tests/check.h"

#include <string.h>

#include "parsers/date_form.h"

static void dates_of_other_forms_become_iso(void **state)
{
    static const struct {
        const char *written;
        const char *iso;
    } dates[] = {
        {"20261003", "2026-10-03"},
        {"20240229", "2024-02-29"},
        {"2026-10-03T00:00:00", "2026-10-03"},
        {"2026-10-03T23:59:59.999", "2026-10-03"},
        {"2026-10-03T00:00:00Z", "2026-10-03"},
        {"2026-10-03T00:00:00+02:00", "2026-10-03"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof dates / sizeof dates[0]; at++) {
        char iso[DATE_TEXT_BYTES];

        assert_true(date_in_iso(dates[at].written, strlen(dates[at].written), iso));
        assert_string_equal(iso, dates[at].iso);
    }
}

static void what_is_no_date_or_iso_already_is_left_alone(void **state)
{
    static const char *const others[] = {
        "",
        "2026-10-03",
        "20261345",
        "20250229",
        "2026100",
        "202610030",
        "2026-10-03T",
        "2026-10-03T00:00",
        "2026-10-03 00:00:00",
        "2026-13-03T00:00:00",
        "2026-10-03T00:00:00 i morgon",
        "2O261003",
        "202610",
    };

    (void)state;
    for (size_t at = 0; at < sizeof others / sizeof others[0]; at++) {
        char iso[DATE_TEXT_BYTES];

        assert_false(date_in_iso(others[at], strlen(others[at]), iso));
    }
}

static void only_so_many_bytes_are_read_as_are_given(void **state)
{
    char iso[DATE_TEXT_BYTES];

    (void)state;
    assert_true(date_in_iso("2026100399", 8, iso));
    assert_string_equal(iso, "2026-10-03");
    assert_false(date_in_iso("20261003\0", 9, iso));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_of_other_forms_become_iso),
        cmocka_unit_test(what_is_no_date_or_iso_already_is_left_alone),
        cmocka_unit_test(only_so_many_bytes_are_read_as_are_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
