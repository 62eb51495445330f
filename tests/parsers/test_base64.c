/* Base64 gives the same bytes however it is cut into pieces, and tells what is wrong with it. */
#include "tests/check.h"

#include <string.h>

#include "parsers/base64.h"

static const struct example {
    const char *text;
    const char *bytes;
    enum base64_problem problem;
} examples[] = {
    {"", "", BASE64_GOOD}, /* RFC 4648 §10 */
    {"Zg==", "f", BASE64_GOOD},
    {"Zm8=", "fo", BASE64_GOOD},
    {"Zm9v", "foo", BASE64_GOOD},
    {"Zm9vYg==", "foob", BASE64_GOOD},
    {"Zm9vYmE=", "fooba", BASE64_GOOD},
    {"Zm9vYmFy", "foobar", BASE64_GOOD},
    {" Z\tm9\r\nv Y m F y \n", "foobar", BASE64_GOOD},
    {"Zg = =\n", "f", BASE64_GOOD},
    {"+/+/", "\xfb\xff\xbf", BASE64_GOOD},
    {"Zm9", "fo", BASE64_CUT_OFF},
    {"Zm9vYg", "foob", BASE64_CUT_OFF},
    {"Zm9vYg=", "foob", BASE64_CUT_OFF},
    {"Zm9vY", "foo", BASE64_CUT_OFF},
    {"Zm9v-_", "foo", BASE64_FOREIGN},
    {"Zm9v\xc3\xa5", "foo", BASE64_FOREIGN},
    {"=", "", BASE64_FOREIGN},
    {"Zm9vY===", "foo", BASE64_FOREIGN},
    {"Zg==Zg==", "f", BASE64_AFTER_PADDING},
    {"Zg===", "f", BASE64_AFTER_PADDING},
};

static void pieces_do_not_matter(void **state)
{
    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        const struct example *example = &examples[at];
        size_t length = strlen(example->text);

        for (size_t piece = 1; piece <= length + 1; piece++) {
            struct base64 base64 = {0};
            unsigned char bytes[64];
            size_t written = 0;

            for (size_t from = 0; from < length; from += piece) {
                written +=
                    base64_decode(&base64, example->text + from,
                                  piece < length - from ? piece : length - from, bytes + written);
            }
            written += base64_finish(&base64, bytes + written);
            assert_int_equal(base64.problem, example->problem);
            assert_int_equal(written, strlen(example->bytes));
            assert_memory_equal(bytes, example->bytes, written);
        }
    }
}

static void every_digit_is_worth_what_it_is(void **state)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    (void)state;
    for (int letter = 1; letter < 256; letter++) {
        const char text[] = {'A', (char)letter, '=', '='};
        const char *digit = strchr(digits, letter);
        struct base64 base64 = {0};
        unsigned char bytes[BASE64_BYTES(sizeof text)];
        size_t written = base64_decode(&base64, text, sizeof text, bytes);

        written += base64_finish(&base64, bytes + written);
        if (digit != NULL) {
            assert_int_equal(base64.problem, BASE64_GOOD);
            assert_int_equal(written, 1);
            assert_int_equal(bytes[0], (digit - digits) >> 4);
        } else {
            assert_int_not_equal(base64.problem, BASE64_GOOD);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_do_not_matter),
        cmocka_unit_test(every_digit_is_worth_what_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
