/* Members of zip files come out whole, within limits, and what is odd about one is told. */
#include "tests/check.h"

#include <stdio.h>
#include <string.h>

#include "daemon/unzip.h"
#include "tests/daemon/zip_file.h"

struct memory {
    const unsigned char *bytes;
    size_t length;
    int64_t reads_left; /* −1: for ever */
};

struct heard {
    struct arena *arena;
    const char *text; /* "name[length]" or "name[length!problem]" for each */
    int64_t length;
    uint64_t sum; /* of the bytes */
};

static bool read_at(void *context, int64_t offset, void *ret_bytes, size_t size, size_t *ret_length,
                    struct error *error)
{
    struct memory *memory = context;
    size_t left = (size_t)offset >= memory->length ? 0 : memory->length - (size_t)offset;

    if (memory->reads_left == 0) {
        return error_set(error, ERROR_UNAVAILABLE, "the disk is away");
    }
    memory->reads_left -= memory->reads_left > 0;
    *ret_length = left < size ? left : size;
    memcpy(ret_bytes, memory->bytes + (left == 0 ? 0 : offset), *ret_length);
    return true;
}

static bool on_begin(void *context, const char *name, const void *head, size_t head_length,
                     bool *ret_wanted, struct error *error)
{
    struct heard *heard = context;

    (void)head;
    (void)head_length;
    (void)error;
    *ret_wanted = strcmp(name, "unwanted") != 0;
    heard->text = arena_printf(heard->arena, "%s%s", heard->text, name);
    heard->length = 0;
    return true;
}

static bool on_bytes(void *context, const void *bytes, size_t length, struct error *error)
{
    struct heard *heard = context;
    const unsigned char *at = bytes;

    (void)error;
    heard->length += (int64_t)length;
    for (size_t end = 0; end < length; end++) {
        heard->sum += at[end];
    }
    return true;
}

static bool on_end(void *context, const char *problem, struct error *error)
{
    struct heard *heard = context;

    (void)error;
    heard->text = arena_printf(heard->arena, "%s[%jd%s] ", heard->text, (intmax_t)heard->length,
                               problem == NULL ? "" : "!");
    return true;
}

static enum error_kind heard_of(struct arena *arena, struct memory memory, bool seekable,
                                const struct unzip_limits *limits, const char **ret_text,
                                struct error *error)
{
    struct heard heard = {.arena = arena, .text = ""};
    struct byte_source source = {&memory, read_at, seekable ? (int64_t)memory.length : -1};
    const struct unzip_sink sink = {&heard, on_begin, on_bytes, on_end};

    *error = (struct error){0};
    bool good = unzip(&source, limits, &sink, error);

    assert_true(good || error->kind != ERROR_NONE);
    *ret_text = heard.text;
    return error->kind;
}

static const struct zip_member three[] = {
    {"a.xml", "<a/>", 4, false, false},
    {"folder/", NULL, 0, false, false},
    {"unwanted", "text", 4, false, false},
    {"folder/../b\x1b.xml", "<b>text</b>", 11, false, false},
    {0},
};

static void members_come_in_their_order_from_a_file_and_from_a_pipe(void **state)
{
    ARENA(arena);
    struct error error;
    const char *text = NULL;
    struct memory zip = {.reads_left = -1};

    (void)state;
    zip.bytes = zip_file(arena, three, &zip.length);
    assert_true(unzip_begins(zip.bytes, zip.length));
    for (int seekable = 0; seekable < 2; seekable++) {
        assert_int_equal(heard_of(arena, zip, seekable == 1, &unzip_limits_default, &text, &error),
                         ERROR_NONE);
        assert_string_equal(text, "a.xml[4] unwantedfolder/../b\\x1b.xml[11] ");
    }
}

static void an_encrypted_member_and_a_link_are_told_as_such(void **state)
{
    static const struct zip_member members[] = {
        {"a.xml", "<a/>", 4, true, false}, {"link", "/etc/passwd", 11, false, true}, {0}};
    ARENA(arena);
    struct error error;
    const char *text = NULL;
    struct memory zip = {.reads_left = -1};

    (void)state;
    zip.bytes = zip_file(arena, members, &zip.length);
    assert_int_equal(heard_of(arena, zip, true, &unzip_limits_default, &text, &error), ERROR_NONE);
    assert_string_equal(text, "a.xml[0!] link[0!] ");
}

/* Ten megabytes of blanks, a thousand times smaller when packed. */
static struct memory bomb(struct arena *arena, size_t length)
{
    char *blanks = arena_alloc(arena, length);
    struct memory zip = {.reads_left = -1};
    struct zip_member members[] = {
        {"a.xml", blanks, length, false, false}, {"b.xml", blanks, length, false, false}, {0}};

    memset(blanks, ' ', length);
    zip.bytes = zip_file(arena, members, &zip.length);
    return zip;
}

static void a_bomb_is_refused_by_each_of_the_limits(void **state)
{
    ARENA(arena);
    struct error error;
    const char *text = NULL;
    const int64_t length = 2000000;
    struct memory zip = bomb(arena, (size_t)length);
    struct unzip_limits limits = {2, length, 2 * length, 200, 2 * length};

    (void)state;
    assert_int_equal(heard_of(arena, zip, true, &limits, &text, &error), ERROR_NONE);
    limits.members = 1;
    assert_int_equal(heard_of(arena, zip, true, &limits, &text, &error), ERROR_LIMIT);
    limits.members = 2;
    limits.member_bytes = length - 1;
    assert_int_equal(heard_of(arena, zip, true, &limits, &text, &error), ERROR_LIMIT);
    limits.member_bytes = length;
    limits.total_bytes = 2 * length - 1;
    assert_int_equal(heard_of(arena, zip, true, &limits, &text, &error), ERROR_LIMIT);
    limits.total_bytes = 2 * length;
    limits.ratio_free_bytes = 2 * length - 1;
    assert_int_equal(heard_of(arena, zip, true, &limits, &text, &error), ERROR_LIMIT);
    assert_int_equal(heard_of(arena, zip, false, &limits, &text, &error), ERROR_LIMIT);
}

/* What the directory at the end says stands before each member, too. */
static void a_zip_file_cut_off_in_a_member_is_refused_or_told(void **state)
{
    ARENA(arena);
    struct memory zip = {.reads_left = -1};
    size_t whole = 0;

    (void)state;
    zip.bytes = zip_file(arena, three, &whole);
    const unsigned char *directory = memmem(zip.bytes, whole, "PK\1\2", 4);

    assert_non_null(directory);
    whole = (size_t)(directory - zip.bytes);
    for (size_t length = 0; length < whole; length++) {
        ARENA(own);
        struct error error;
        const char *text = NULL;

        zip.length = length;
        if (heard_of(own, zip, true, &unzip_limits_default, &text, &error) == ERROR_NONE) {
            assert_string_not_equal(text, "a.xml[4] unwantedfolder/../b\\x1b.xml[11] ");
        } else {
            assert_int_equal(error.kind, ERROR_INPUT);
        }
    }
}

static void any_byte_may_be_wrong(void **state)
{
    ARENA(arena);
    struct memory zip = {.reads_left = -1};
    unsigned char *bytes = zip_file(arena, three, &zip.length);

    (void)state;
    zip.bytes = bytes;
    for (size_t at = 0; at < zip.length; at++) {
        for (int bit = 0; bit < 8; bit++) {
            ARENA(own);
            struct error error;
            const char *text = NULL;

            bytes[at] ^= (unsigned char)(1 << bit);
            (void)heard_of(own, zip, at % 2 == 0, &unzip_limits_default, &text, &error);
            bytes[at] ^= (unsigned char)(1 << bit);
        }
    }
}

static void a_source_that_fails_is_told_with_its_own_words(void **state)
{
    ARENA(arena);
    struct error error;
    const char *text = NULL;
    struct memory zip = bomb(arena, 100000);

    (void)state;
    for (zip.reads_left = 0; zip.reads_left < 2; zip.reads_left++) {
        assert_int_equal(heard_of(arena, zip, true, &unzip_limits_default, &text, &error),
                         ERROR_UNAVAILABLE);
        assert_string_equal(error.text, "the disk is away");
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_come_in_their_order_from_a_file_and_from_a_pipe),
        cmocka_unit_test(an_encrypted_member_and_a_link_are_told_as_such),
        cmocka_unit_test(a_bomb_is_refused_by_each_of_the_limits),
        cmocka_unit_test(a_zip_file_cut_off_in_a_member_is_refused_or_told),
        cmocka_unit_test(any_byte_may_be_wrong),
        cmocka_unit_test(a_source_that_fails_is_told_with_its_own_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
