/* Bytes from outside as text that harms nobody, and no longer than there is room for. */
#include "daemon/printable.h"

#include "tests/check.h"

static void what_is_no_text_is_written_as_numbers(void **state UNUSED)
{
    ARENA(arena);

    assert_string_equal(printable_text(arena, "a\nb\xc3\xa5\xff\x1b[0m"),
                        "a\\x0ab\xc3\xa5\\xff\\x1b[0m");
    assert_string_equal(masked_text(arena, "Kund 191212121212 ny"), "Kund ************ ny");
}

static void a_text_is_cut_between_letters(void **state UNUSED)
{
    static const struct {
        size_t most;
        const char *text;
    } cases[] = {{9, "a\xc3\xa5\xe2\x82\xac"},
                 {6, "a\xc3\xa5\xe2\x82\xac"},
                 {5, "a\xc3\xa5"},
                 {4, "a\xc3\xa5"},
                 {3, "a\xc3\xa5"},
                 {2, "a"},
                 {1, "a"},
                 {0, ""}};

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);

        assert_string_equal(masked_text_within(arena, "a\xc3\xa5\xe2\x82\xac", cases[at].most),
                            cases[at].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_text_is_written_as_numbers),
        cmocka_unit_test(a_text_is_cut_between_letters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
