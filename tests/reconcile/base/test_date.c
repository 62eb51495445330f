#include "tests/check.h"

#include <string.h>

#include "reconcile/base/date.h"

static date day(const char *text)
{
    date parsed = DATE_NONE;

    assert_true(date_parse(text, strlen(text), &parsed));
    return parsed;
}

static int64_t instant(const char *text)
{
    int64_t parsed = 0;

    if (!instant_parse(text, strlen(text), &parsed)) {
        fail_msg("'%s' is no instant", text);
    }
    return parsed;
}

static void only_days_that_exist_are_dates(void **state)
{
    static const char *const good[] = {"1000-01-01", "1970-01-01", "2000-02-29",
                                       "2024-02-29", "2026-12-31", "9999-12-31"};
    static const char *const bad[] = {
        "",           "2026-1-05",  "2026-01-5",  "2026-01-05 ", " 2026-01-05", "2026/01/05",
        "20260105",   "2026-00-05", "2026-13-05", "2026-01-00",  "2026-01-32",  "2026-04-31",
        "2026-02-29", "1900-02-29", "2100-02-29", "0999-12-31",  "0000-00-00",  "-026-01-05",
        "+026-01-05", "2026-0a-05", "2026-01-0:", "2026-01-05Z", "infinity",    "10000-01-01"};
    date parsed = 7;

    (void)state;
    for (size_t at = 0; at < sizeof good / sizeof good[0]; at++) {
        char text[DATE_TEXT_BYTES];

        date_format(day(good[at]), text);
        assert_string_equal(text, good[at]);
    }
    parsed = 7;
    for (size_t at = 0; at < sizeof bad / sizeof bad[0]; at++) {
        if (date_parse(bad[at], strlen(bad[at]), &parsed)) {
            fail_msg("'%s' was taken for a date", bad[at]);
        }
    }
    assert_int_equal(parsed, 7);
}

static void the_calendar_counts_every_day_once(void **state)
{
    date expected = day("1000-01-01");

    (void)state;
    assert_int_equal(day("1970-01-01"), 0);
    for (int year = 1000; year <= 9999; year++) {
        for (int month_1_12 = 1; month_1_12 <= 12; month_1_12++) {
            date first = 0;

            assert_true(date_from_civil(year, month_1_12, 1, &first));
            assert_int_equal(first, expected);
            assert_int_equal(month_first(month_of(first)), first);
            assert_int_equal(month_of(first), year * 12 + month_1_12 - 1);
            expected = month_last(month_of(first)) + 1;
            assert_int_equal(month_of(expected - 1), month_of(first));

            int back_year = 0;
            int back_month = 0;
            int back_day = 0;

            date_to_civil(expected - 1, &back_year, &back_month, &back_day);
            assert_int_equal(back_year, year);
            assert_int_equal(back_month, month_1_12);
            assert_int_equal(back_day, month_days(month_of(first)));
        }
    }
    assert_int_equal(expected - 1, day("9999-12-31"));
}

static void no_date_is_printed_as_nothing(void **state)
{
    char text[DATE_TEXT_BYTES] = "x";

    (void)state;
    date_format(DATE_NONE, text);
    assert_string_equal(text, "");
    date_format(DATE_FOREVER, text);
    assert_string_equal(text, "");
    month_format(MONTH_NONE, text);
    assert_string_equal(text, "");
}

static void months_are_a_year_and_a_month(void **state)
{
    static const char *const bad[] = {"",       "2026",    "2026-1",     "2026-00",  "2026-13",
                                      "202610", "0999-12", "2026-10-01", "2026-10 ", "okt-2026"};
    month parsed = MONTH_NONE;
    char text[DATE_TEXT_BYTES];

    (void)state;
    assert_true(month_parse("2026-10", 7, &parsed));
    month_format(parsed, text);
    assert_string_equal(text, "2026-10");
    assert_int_equal(month_first(parsed), day("2026-10-01"));
    for (size_t at = 0; at < sizeof bad / sizeof bad[0]; at++) {
        assert_false(month_parse(bad[at], strlen(bad[at]), &parsed));
    }
}

/* The night when summer time begins: 02:00–02:59 never occurs. */
static void a_time_that_never_occurs_is_read_with_the_offset_before_the_change(void **state)
{
    (void)state;
    assert_int_equal(instant("2026-03-29T01:59:59"), instant("2026-03-29T00:59:59Z"));
    assert_int_equal(instant("2026-03-29T02:00"), instant("2026-03-29T01:00Z"));
    assert_int_equal(instant("2026-03-29T02:30"), instant("2026-03-29T01:30Z"));
    assert_int_equal(instant("2026-03-29T02:59:59"), instant("2026-03-29T01:59:59Z"));
    assert_int_equal(instant("2026-03-29T03:00"), instant("2026-03-29T01:00Z"));
    assert_int_equal(instant("2026-03-29T03:30"), instant("2026-03-29T02:30"));
}

/* The night when it ends: 02:00–02:59 occurs twice. */
static void a_time_that_occurs_twice_is_its_first_occurrence(void **state)
{
    (void)state;
    assert_int_equal(instant("2026-10-25T01:59"), instant("2026-10-24T23:59Z"));
    assert_int_equal(instant("2026-10-25T02:00"), instant("2026-10-25T00:00Z"));
    assert_int_equal(instant("2026-10-25T02:59:59"), instant("2026-10-25T00:59:59Z"));
    assert_int_equal(instant("2026-10-25T03:00"), instant("2026-10-25T02:00Z"));
    assert_int_equal(instant("2026-10-25T02:30+01:00"), instant("2026-10-25T02:30") + 3600);
}

static void a_night_lasts_as_long_as_it_lasts(void **state)
{
    (void)state;
    assert_int_equal(instant("2026-03-29T07:00") - instant("2026-03-28T21:00"), 9 * 3600);
    assert_int_equal(instant("2026-10-25T07:00") - instant("2026-10-24T21:00"), 11 * 3600);
    assert_int_equal(instant("2026-10-26T07:00") - instant("2026-10-25T21:00"), 10 * 3600);
}

static void an_instant_belongs_to_its_local_day(void **state)
{
    (void)state;
    assert_int_equal(local_day(instant("2026-07-01T00:00")), day("2026-07-01"));
    assert_int_equal(local_day(instant("2026-06-30T22:00Z")), day("2026-07-01"));
    assert_int_equal(local_day(instant("2026-06-30T21:59:59Z")), day("2026-06-30"));
    assert_int_equal(local_day(instant("2026-12-31T23:00Z")), day("2027-01-01"));
    assert_int_equal(local_day(instant("2026-12-31T22:59:59Z")), day("2026-12-31"));
    assert_int_equal(local_day(instant("1969-12-31T22:59:59Z")), day("1969-12-31"));
    assert_int_equal(local_day(-3600), 0);
    assert_int_equal(local_day(-3601), -1);
}

static void summer_time_follows_the_rule_of_its_year(void **state)
{
    static const struct {
        const char *instant;
        int offset_h;
    } examples[] = {
        {"1979-07-01T12:00Z", 1}, {"1981-03-29T00:59:59Z", 1}, {"1981-03-29T01:00Z", 2},
        {"1995-09-24T00:59Z", 2}, {"1995-09-24T01:00Z", 1},    {"1996-09-29T01:00Z", 2},
        {"1996-10-27T01:00Z", 1}, {"2026-03-29T00:59:59Z", 1}, {"2026-03-29T01:00Z", 2},
        {"2026-10-25T00:59Z", 2}, {"2026-10-25T01:00Z", 1},    {"2027-03-28T01:00Z", 2},
        {"2027-10-31T00:59Z", 2}, {"2027-10-31T01:00Z", 1},
    };

    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        assert_int_equal(local_offset_s(instant(examples[at].instant)),
                         3600 * examples[at].offset_h);
    }
}

static void instants_have_one_form_with_or_without_offset(void **state)
{
    static const char *const bad[] = {
        "",
        "2026-10-03",
        "2026-10-03T",
        "2026-10-03T8:15",
        "2026-10-03T08",
        "2026-10-03T08:1",
        "2026-10-03t08:15",
        "2026-10-03T24:00",
        "2026-10-03T08:60",
        "2026-10-03T08:15:60",
        "2026-10-03T08:15:",
        "2026-10-03T08:15:0",
        "2026-10-03T08:15z",
        "2026-10-03T08:15 ",
        "2026-10-03T08:15+1:00",
        "2026-10-03T08:15+15:00",
        "2026-10-03T08:15+01:60",
        "2026-10-03T08:15 +01:00",
        "2026-10-03T08:15:00.5",
        "2026-10-03T08:15:00.",
        "2026-10-03T08:15.000",
        "2026-10-03T08:15+020",
        "2026-10-03T08:15+02000",
        "2026-02-30T08:15",
        "2026-10-03  08:15",
    };
    int64_t parsed = 7;

    (void)state;
    assert_int_equal(instant("2026-10-03T08:15"), instant("2026-10-03 08:15:00"));
    assert_int_equal(instant("2026-10-03T08:15"), instant("2026-10-03T08:15+02:00"));
    assert_int_equal(instant("2026-10-03T08:15"), instant("2026-10-03T06:15:00Z"));
    assert_int_equal(instant("2026-10-03T08:15"), instant("2026-10-03T01:45-04:30"));
    assert_int_equal(instant("2026-10-03T08:15"), instant("2026-10-03T01:45-0430"));
    assert_int_equal(instant("2026-10-03T08:15"), instant("2026-10-03T08:15:00.000+02"));
    for (size_t at = 0; at < sizeof bad / sizeof bad[0]; at++) {
        if (instant_parse(bad[at], strlen(bad[at]), &parsed)) {
            fail_msg("'%s' was taken for an instant", bad[at]);
        }
    }
    assert_int_equal(parsed, 7);
}

static void an_instant_is_printed_in_local_time_and_reads_back(void **state)
{
    static const char *const texts[] = {"2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00",
                                        "2026-03-29T03:00:00+02:00", "2026-01-01T00:00:00+01:00",
                                        "1969-12-31T23:59:59+01:00"};

    (void)state;
    for (size_t at = 0; at < sizeof texts / sizeof texts[0]; at++) {
        char text[INSTANT_TEXT_BYTES];

        instant_format(instant(texts[at]), text);
        assert_string_equal(text, texts[at]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_days_that_exist_are_dates),
        cmocka_unit_test(the_calendar_counts_every_day_once),
        cmocka_unit_test(no_date_is_printed_as_nothing),
        cmocka_unit_test(months_are_a_year_and_a_month),
        cmocka_unit_test(a_time_that_never_occurs_is_read_with_the_offset_before_the_change),
        cmocka_unit_test(a_time_that_occurs_twice_is_its_first_occurrence),
        cmocka_unit_test(a_night_lasts_as_long_as_it_lasts),
        cmocka_unit_test(an_instant_belongs_to_its_local_day),
        cmocka_unit_test(summer_time_follows_the_rule_of_its_year),
        cmocka_unit_test(instants_have_one_form_with_or_without_offset),
        cmocka_unit_test(an_instant_is_printed_in_local_time_and_reads_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
