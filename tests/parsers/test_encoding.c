/* Every encoding gives the same UTF-8, however it is cut into pieces; a wrong one is told. */
#include "tests/check.h"

#include <stdio.h>
#include <string.h>

#include "parsers/encoding.h"

#define DECLARED(name) "<?xml version='1.0' encoding='" name "'?>"

struct taken {
    char bytes[4096];
    size_t length;
};

static bool take(void *context, const char *utf8, size_t length, struct error *error)
{
    struct taken *taken = context;

    (void)error;
    assert_true(length > 0 && length <= sizeof taken->bytes - taken->length);
    memcpy(taken->bytes + taken->length, utf8, length);
    taken->length += length;
    return true;
}

static enum error_kind convert(const char *bytes, size_t length, size_t piece,
                               struct taken *ret_taken, struct error *error)
{
    struct encoding encoding = {.sink = {ret_taken, take}};
    bool good = true;

    *ret_taken = (struct taken){.length = 0};
    *error = (struct error){0};
    for (size_t at = 0; good && at < length; at += piece) {
        good =
            encoding_push(&encoding, bytes + at, piece < length - at ? piece : length - at, error);
    }
    good = good && encoding_finish(&encoding, error);
    assert_true(good || error->kind != ERROR_NONE);
    return error->kind;
}

#define BYTES(text) (text), sizeof(text) - 1

static const struct example {
    const char *in;
    size_t in_length;
    const char *out;
    size_t out_length;
    enum error_kind kind; /* after what stands in out */
} examples[] = {
    {BYTES(""), BYTES(""), ERROR_NONE},
    {BYTES("<"), BYTES("<"), ERROR_NONE},
    {BYTES("<a>\xc3\xa5</a>"), BYTES("<a>\xc3\xa5</a>"), ERROR_NONE},
    {BYTES("\xef\xbb\xbf<a/>"), BYTES("<a/>"), ERROR_NONE},
    {BYTES(DECLARED("UTF-8") "\xc3\xa5"), BYTES(DECLARED("UTF-8") "\xc3\xa5"), ERROR_NONE},
    {BYTES(DECLARED("utf-8") "\xe5"), BYTES(DECLARED("utf-8") "\xe5"), ERROR_NONE},
    {BYTES(DECLARED("ISO-8859-1") "\xe5\xa4"), BYTES(DECLARED("ISO-8859-1") "\xc3\xa5\xc2\xa4"),
     ERROR_NONE},
    {BYTES(DECLARED("iso-8859-1") "5 \x80 \x96 \x81"),
     BYTES(DECLARED("iso-8859-1") "5 \xe2\x82\xac \xe2\x80\x93 \xc2\x81"), ERROR_NONE},
    {BYTES(DECLARED("windows-1252") "\x85"), BYTES(DECLARED("windows-1252") "\xe2\x80\xa6"),
     ERROR_NONE},
    {BYTES(DECLARED("ISO-8859-15") "\xa4\xe5"),
     BYTES(DECLARED("ISO-8859-15") "\xe2\x82\xac\xc3\xa5"), ERROR_NONE},
    {BYTES("<?xml encoding = \"latin1\" ?>\xf6"), BYTES("<?xml encoding = \"latin1\" ?>\xc3\xb6"),
     ERROR_NONE},
    {BYTES(DECLARED("US-ASCII") "ab"), BYTES(DECLARED("US-ASCII") "ab"), ERROR_NONE},
    {BYTES(DECLARED("US-ASCII") "ab\xe5"
                                "c"),
     BYTES(DECLARED("US-ASCII") "ab"), ERROR_INPUT},
    {BYTES("\xff\xfe<\0a\0>\0\xe5\0"), BYTES("<a>\xc3\xa5"), ERROR_NONE},
    {BYTES("\xfe\xff\0<\0a\0>\0\xe5"), BYTES("<a>\xc3\xa5"), ERROR_NONE},
    {BYTES("<\0a\0>\0"), BYTES("<a>"), ERROR_NONE},
    {BYTES("\0<\0a\0>"), BYTES("<a>"), ERROR_NONE},
    {BYTES("\0<\xd8\x3d\xde\x00"), BYTES("<\xf0\x9f\x98\x80"), ERROR_NONE},
    {BYTES("\0<\xd8\x3d\0<"), BYTES("<"), ERROR_INPUT},
    {BYTES("\0<\xde\x00"), BYTES("<"), ERROR_INPUT},
    {BYTES("\0<\0a\0"), BYTES("<a"), ERROR_INPUT},
    {BYTES("\0<\xd8\x3d"), BYTES("<"), ERROR_INPUT},
    {BYTES(DECLARED("UTF-16") "<a/>"), BYTES(""), ERROR_INPUT},
    {BYTES(DECLARED("KOI8-R") "<a/>"), BYTES(""), ERROR_INPUT},
    {BYTES(DECLARED("\x1b[31m") "<a/>"), BYTES(""), ERROR_INPUT},
    {BYTES("<\0\0\0a\0\0\0"), BYTES(""), ERROR_INPUT},
    {BYTES("\xff\xfe\0\0<\0\0\0"), BYTES(""), ERROR_INPUT},
    {BYTES("\x4c\x6f\xa7\x94\x93"), BYTES(""), ERROR_INPUT},
    {BYTES("<?xml version='1.0'"), BYTES("<?xml version='1.0'"), ERROR_NONE},
    {BYTES("<?xml encoding=?>\xe5"), BYTES("<?xml encoding=?>\xe5"), ERROR_NONE},
    {BYTES("<?xml encoding"), BYTES("<?xml encoding"), ERROR_NONE},
    {BYTES("<?xml encoding='>"), BYTES("<?xml encoding='>"), ERROR_NONE},
    {BYTES("encoding='KOI8-R'>"), BYTES("encoding='KOI8-R'>"), ERROR_NONE},
};

static void pieces_do_not_matter(void **state)
{
    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        const struct example *example = &examples[at];

        for (size_t piece = 1; piece <= example->in_length + 1; piece++) {
            struct taken taken;
            struct error error;

            if (convert(example->in, example->in_length, piece, &taken, &error) != example->kind ||
                taken.length != example->out_length ||
                memcmp(taken.bytes, example->out, taken.length) != 0) {
                fail_msg("example %zu in pieces of %zu: '%.*s' (%s)", at, piece, (int)taken.length,
                         taken.bytes, error.text);
            }
            for (const char *letter = error.text; *letter != '\0'; letter++) {
                assert_in_range(*letter, ' ', '~');
            }
        }
    }
}

static void a_declaration_that_does_not_end_decides_nothing(void **state)
{
    char bytes[3 * CHARSET_HEAD_BYTES];
    struct taken taken;
    struct error error;

    (void)state;
    memset(bytes, ' ', sizeof bytes);
    memcpy(bytes, "<?xml", 5);
    for (size_t piece = 1; piece < sizeof bytes; piece += 101) {
        assert_int_equal(convert(bytes, sizeof bytes, piece, &taken, &error), ERROR_NONE);
        assert_int_equal(taken.length, sizeof bytes);
        assert_memory_equal(taken.bytes, bytes, sizeof bytes);
    }
}

static void every_byte_of_latin_1_is_one_character(void **state)
{
    char bytes[sizeof DECLARED("latin1") - 1 + 255];
    struct taken taken;
    struct error error;
    size_t characters = 0;

    (void)state;
    memcpy(bytes, DECLARED("latin1"), sizeof DECLARED("latin1") - 1);
    for (int byte = 1; byte < 256; byte++) {
        bytes[sizeof DECLARED("latin1") - 2 + (size_t)byte] = (char)byte;
    }
    assert_int_equal(convert(bytes, sizeof bytes, 7, &taken, &error), ERROR_NONE);
    for (size_t at = 0; at < taken.length; at++) {
        characters += ((unsigned char)taken.bytes[at] & 0xc0) != 0x80;
    }
    assert_int_equal(characters, sizeof bytes);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_do_not_matter),
        cmocka_unit_test(a_declaration_that_does_not_end_decides_nothing),
        cmocka_unit_test(every_byte_of_latin_1_is_one_character),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
