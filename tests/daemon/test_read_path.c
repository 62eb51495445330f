/* The documents of a file have names of their own when there are several. */
#include "daemon/read_path.h"

#include <string.h>

#include "tests/check.h"
#include "tests/daemon/memory_file.h"
#include "tests/daemon/zip_file.h"

#define INVOICE(number)                                                                            \
    "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'><ID "                 \
    "xmlns='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>" number         \
    "</ID></Invoice>"
#define MEMBER(name, text)                                                                         \
    {                                                                                              \
        (name), (text), sizeof(text) - 1, false, false                                             \
    }

struct heard {
    struct arena *arena;
    const char *path;
    const char *text; /* "F-1#2@b.xml " for each, by its member; "!" for one that cannot be read */
};

static bool on_document(void *context, const char *name, const struct parsed *parsed,
                        struct error *error)
{
    struct heard *heard = context;
    size_t length = strlen(heard->path);

    (void)error;
    assert_memory_equal(name, heard->path, length);
    heard->text = arena_printf(heard->arena, "%s%s%s%s%s ", heard->text,
                               parsed->invoice == NULL ? "!" : parsed->invoice->invoice_number.text,
                               name + length, parsed->member == NULL ? "" : "@",
                               parsed->member == NULL ? "" : parsed->member);
    return true;
}

static void reads(const void *bytes, size_t length, const char *expected)
{
    ARENA(arena);
    CLEANUP(memory_file_close) struct memory_file file = memory_file_new(bytes, length);
    struct heard heard = {arena, file.path, ""};
    const struct documents_wishes wishes = {.invoices = true};
    const struct path_sink sink = {&heard, on_document};
    struct error error = {0};

    assert_true(read_path(file.path, &wishes, &sink, &error));
    assert_string_equal(heard.text, expected);
}

static void reads_zip(const struct zip_member *members, const char *expected)
{
    ARENA(arena);
    size_t length = 0;
    void *bytes = zip_file(arena, members, &length);

    reads(bytes, length, expected);
}

static void one_document_has_the_name_of_the_file(void **state)
{
    static const struct zip_member one[] = {
        MEMBER("a.xml", INVOICE("F-1")), MEMBER("readme.txt", "Hej!"), {0}};

    (void)state;
    reads(INVOICE("F-1"), strlen(INVOICE("F-1")), "F-1 ");
    reads_zip(one, "F-1@a.xml ");
    reads("", 0, "! ");
    reads("text", 4, "! ");
    reads("PK\3\4 is no zip file", 20, "! ");
}

static void several_documents_are_numbered_through_the_file(void **state)
{
    static const char batch[] = "<a>" INVOICE("F-1") INVOICE("F-2") "</a>";
    static const struct zip_member members[] = {
        MEMBER("a.xml", INVOICE("F-1")),
        MEMBER("b.xml", "<a>" INVOICE("F-2") INVOICE("F-3") "</a>"),
        MEMBER("c.xml", "<html/>"),
        MEMBER("d", "<a>" INVOICE("F-4") "</a>"),
        MEMBER("__MACOSX/._a.xml", "\x05\x16\x07"),
        {0}};

    (void)state;
    reads(batch, sizeof batch - 1, "F-1#1 F-2#2 ");
    reads_zip(members, "F-1#1@a.xml F-2#2@b.xml F-3#3@b.xml !#4 F-4#5@d ");
}

static void what_is_odd_in_a_zip_file_is_a_document_that_cannot_be_read(void **state)
{
    static const struct zip_member secret[] = {
        {"a.xml", INVOICE("F-1"), sizeof INVOICE("F-1") - 1, true, false}, {0}};
    static const struct zip_member nothing[] = {MEMBER("readme.txt", "Hej!"), {0}};
    static const struct zip_member cut[] = {
        MEMBER("a.xml", INVOICE("F-1")), MEMBER("b.xml", "<a>" INVOICE("F-2")), {0}};
    ARENA(arena);
    size_t length = 0;
    const char *bytes = zip_file(arena, cut, &length);
    const struct zip_member nested[] = {
        {"a.zip", bytes, length, false, false}, MEMBER("b.xml", INVOICE("F-3")), {0}};

    (void)state;
    reads_zip(secret, "! ");
    reads_zip(nothing, "! ");
    reads_zip(cut, "F-1#1@a.xml !#2 ");
    reads_zip(nested, "!#1 F-3#2@b.xml ");
}

static void a_file_that_is_not_there_is_an_error(void **state)
{
    const struct documents_wishes wishes = {.invoices = true};
    const struct path_sink sink = {NULL, on_document};
    struct error error = {0};

    (void)state;
    assert_false(read_path("no such file", &wishes, &sink, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
    assert_false(read_path("tests", &wishes, &sink, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_document_has_the_name_of_the_file),
        cmocka_unit_test(several_documents_are_numbered_through_the_file),
        cmocka_unit_test(what_is_odd_in_a_zip_file_is_a_document_that_cannot_be_read),
        cmocka_unit_test(a_file_that_is_not_there_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
