/* What hangs on a mail: encodings, names, trees, and mails that nobody should write. */
#include "daemon/mail_parts.h"

#include <stdio.h>
#include <string.h>

#include "tests/check.h"

struct heard {
    struct arena *arena;
    const char *said; /* "name=bytes;" … */
};

static bool wants(void *context, const char *type, const char *name)
{
    (void)context;
    (void)name;
    return strcmp(type, "text/plain") != 0;
}

static bool hear(void *context, const char *name, const void *bytes, size_t length,
                 struct error *error)
{
    struct heard *heard = context;

    (void)error;
    heard->said = arena_printf(heard->arena, "%s%s=%.*s;", heard->said, name, (int)length,
                               (const char *)bytes);
    return true;
}

static const char *parts_of(struct arena *arena, const char *mail, size_t length)
{
    struct heard heard = {arena, ""};
    struct error error = {0};
    const struct mail_sink sink = {&heard, wants, hear};

    if (!mail_parts(arena, mail, length, &sink, &error)) {
        assert_int_equal(error.kind, ERROR_LIMIT);
        return "limit";
    }
    return heard.said;
}

#define MIXED "Content-Type: multipart/mixed; boundary=\"b c\"\r\n\r\nignored\r\n"
#define PART(head, body) "--b c\r\n" head "\r\n\r\n" body "\r\n"
#define END "--b c--\r\nignored\r\n"

static void parts_are_given_decoded_with_their_names(void **state UNUSED)
{
    static const struct {
        const char *mail, *parts;
    } cases[] = {
        {MIXED PART("Content-Type: text/plain", "Hej") PART(
             "Content-Type: application/xml; name=\"a.xml\"\r\nContent-Transfer-Encoding: base64",
             "PGEv\r\nPg==") END,
         "a.xml=<a/>;"},
        {MIXED PART("CONTENT-TYPE: Application/XML;\r\n name=a.xml\r\n"
                    "content-disposition: attachment; filename*=UTF-8''%C3%A5%20b.xml\r\n"
                    "content-transfer-encoding: Quoted-Printable",
                    "<a b=3D\"1\"=\r\n/>") END,
         "\xc3\xa5 b.xml=<a b=\"1\"/>;"},
        {MIXED PART("Content-Type: a/b; x=\"; name=no\"; name=\"a\\\"b;c\"", "one\r\n") END,
         "a\"b;c=one\r\n;"},
        /* a delimiter is a whole line; a part that lacks its end ends with the mail */
        {MIXED PART("Content-Type: a/b", "one\r\n--b cc\r\n --b c\r\ntwo"),
         "=one\r\n--b cc\r\n --b c\r\ntwo\r\n;"},
        {MIXED PART("Content-Type: message/rfc822",
                    "Subject: x\r\nContent-Type: a/b; name=inner\r\n\r\nletter") END,
         "inner=letter;"},
        {"Content-Type: a/b\n\nline\n", "=line\n;"},
        {"Content-Type: a/b\r\nContent-Transfer-Encoding: base64\r\n\r\n!P*G-E _v\r\nPg", "=<a/>;"},
        {"Content-Type: multipart/mixed\r\n\r\n--\r\nx", "=--\r\nx;"},
        {"Content-Type: a/b; name=\"open\r\n\r\nx", "open=x;"},
        {"Content-Type: a/b", "=;"},
        {"", ""},
        {"\r\n", ""},
    };

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);

        assert_string_equal(parts_of(arena, cases[at].mail, strlen(cases[at].mail)),
                            cases[at].parts);
    }
}

static void trees_without_end_are_refused(void **state UNUSED)
{
    ARENA(arena);
    const char *deep = "Content-Type: a/b\r\n\r\nx", *wide = MIXED;

    for (int level = 0; level < 9; level++) {
        deep = arena_printf(arena, "Content-Type: message/rfc822\r\n\r\n%s", deep);
    }
    assert_string_equal(parts_of(arena, deep, strlen(deep)), "=x;");
    for (int level = 0; level < 20; level++) {
        deep = arena_printf(arena, "Content-Type: message/rfc822\r\n\r\n%s", deep);
    }
    assert_string_equal(parts_of(arena, deep, strlen(deep)), "limit");
    for (int part = 0; part < 300; part++) {
        wide = arena_printf(arena, "%s%s", wide, PART("Content-Type: text/plain", ""));
    }
    assert_string_equal(parts_of(arena, wide, strlen(wide)), "limit");
}

/* Under the sanitizers: nothing outside is touched. */
static void a_mail_may_break_off_anywhere(void **state UNUSED)
{
    static const char mail[] = MIXED PART(
        "Content-Type: a/b; name*=UTF-8''%C3%A5\r\nContent-Transfer-Encoding: quoted-printable",
        "=C3=A5=\r\n=") PART("Content-Type: a/b\r\nContent-Transfer-Encoding: base64", "PGE=") END;

    for (size_t length = 0; length < sizeof mail; length++) {
        ARENA(arena);
        char *cut = test_malloc(length == 0 ? 1 : length);

        memcpy(cut, mail, length);
        assert_non_null(parts_of(arena, cut, length));
        test_free(cut);
    }
}

/* A field of very many lines, as anybody may send: what it takes grows with the mail alone. */
static void a_field_of_many_lines_takes_no_more_than_it_is(void **state UNUSED)
{
    ARENA(arena);
    static const char head[] = "Subject: x\r\n", body[] = "Content-Type: a/b\r\n\r\nx";
    size_t lines = 20000, length = 0;
    char *mail = arena_alloc(arena, sizeof head + sizeof body + 4 * lines);
    size_t before = 0;

    memcpy(mail, head, sizeof head - 1);
    length = sizeof head - 1;
    for (size_t line = 0; line < lines; line++, length += 4) {
        memcpy(mail + length, " y\r\n", 4);
    }
    memcpy(mail + length, body, sizeof body - 1);
    length += sizeof body - 1;
    before = arena_bytes(arena);
    assert_string_equal(parts_of(arena, mail, length), "=x;");
    assert_true(arena_bytes(arena) - before < 1000000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_given_decoded_with_their_names),
        cmocka_unit_test(trees_without_end_are_refused),
        cmocka_unit_test(a_mail_may_break_off_anywhere),
        cmocka_unit_test(a_field_of_many_lines_takes_no_more_than_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
