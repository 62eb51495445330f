/* What a hostile document could make expensive is refused, early and with the limit that it broke;
 * a document just inside the limit is read. */
#include "tests/check.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "parsers/parse.h"

#define UBL "urn:oasis:names:specification:ubl:schema:xsd:"
#define HEAD                                                                                       \
    "<Invoice xmlns='" UBL "Invoice-2' xmlns:cac='" UBL "CommonAggregateComponents-2' "            \
    "xmlns:cbc='" UBL "CommonBasicComponents-2'>"
#define TAIL "<cbc:IssueDate>2026-10-05</cbc:IssueDate></Invoice>"

/* HEAD before, `count` times `piece` (%d in it counts), TAIL after. */
struct document {
    const char *before;
    const char *piece;
    int count;
    const char *after;
    bool counts; /* piece is a format */
};

struct push {
    struct arena *arena;
    struct parser *parser;
    struct error error;
    struct invoice *invoice;
};

static CHECKED bool text(struct push *push, const char *bytes)
{
    return parser_push(push->parser, bytes, strlen(bytes), &push->error);
}

/* Collects pieces into pushes of a size that divides nothing. */
static CHECKED bool pieces(struct push *push, const struct document *document)
{
    char room[10007];
    size_t used = 0;

    for (int at = 0; at < document->count; at++) {
        char numbered[512];
        const char *piece = document->piece;

        if (document->counts) {
            char *number = strchr(numbered, '#');

            (void)snprintf(numbered, sizeof numbered, "%s", document->piece);
            number = strchr(numbered, '#');
            (void)snprintf(number, sizeof numbered - (size_t)(number - numbered), "%d%s", at,
                           strchr(document->piece, '#') + 1);
            piece = numbered;
        }
        size_t length = strlen(piece);

        if (used + length > sizeof room) {
            if (!parser_push(push->parser, room, used, &push->error)) {
                return false;
            }
            used = 0;
        }
        memcpy(room + used, piece, length);
        used += length;
    }
    return parser_push(push->parser, room, used, &push->error);
}

static enum error_kind parsed(struct push *push, const struct parse_limits *limits,
                              const struct document *document)
{
    CLEANUP(parser_free) struct parser *parser = NULL;

    push->error = (struct error){0};
    assert_true(parser_new(push->arena, limits, &parser, &push->error));
    push->parser = parser;
    bool good = text(push, HEAD) && text(push, document->before) && pieces(push, document) &&
                text(push, document->after) && text(push, TAIL) &&
                parser_finish(parser, &push->invoice, &push->error);

    push->parser = NULL;
    assert_true(good || push->error.kind != ERROR_NONE);
    return push->error.kind;
}

static enum error_kind outcome(const struct parse_limits *limits, struct document document)
{
    ARENA(arena);
    struct push push = {.arena = arena};

    return parsed(&push, limits, &document);
}

static const struct parse_limits *const usual = &parse_limits_default;

static void elements_nest_as_deep_as_the_limit_and_no_deeper(void **state)
{
    static const char *const open = "<a>";
    ARENA(arena);
    char *close = arena_alloc(arena, 4 * 100 + 1);

    (void)state;
    for (int at = 0; at < 99; at++) {
        memcpy(close + (ptrdiff_t)4 * at, "</a>", 5);
    }
    assert_int_equal(outcome(usual, (struct document){"", open, 99, close, false}), ERROR_NONE);
    memcpy(close + (ptrdiff_t)4 * 99, "</a>", 5);
    assert_int_equal(outcome(usual, (struct document){"", open, 100, close, false}), ERROR_LIMIT);
    assert_int_equal(outcome(usual, (struct document){"", open, 3000000, "", false}), ERROR_LIMIT);
}

static void an_attachment_of_forty_megabytes_takes_no_memory(void **state)
{
    static const char line[] = "JVBERi0xLjcKJeLjz9MKMSAwIG9iago8PCAvVHlwZSAvQ2F0YWxvZyA+Pgplbm\n";
    ARENA(arena);
    struct push push = {.arena = arena};
    struct rusage before = {0};
    struct rusage after = {0};

    (void)state;
    (void)getrusage(RUSAGE_SELF, &before);
    assert_int_equal(
        parsed(&push, usual,
               &(struct document){"<cac:AdditionalDocumentReference><cac:Attachment>"
                                  "<cbc:EmbeddedDocumentBinaryObject mimeCode='application/pdf'>",
                                  line, 40 * 1000000 / (int)(sizeof line - 1),
                                  "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>"
                                  "</cac:AdditionalDocumentReference>",
                                  false}),
        ERROR_NONE);
    (void)getrusage(RUSAGE_SELF, &after);
    assert_string_equal(push.invoice->issue_date.text, "2026-10-05");
    assert_true(arena_bytes(arena) < 256 * 1024);
    assert_true(after.ru_maxrss - before.ru_maxrss < 8 * 1024); /* kilobytes */
}

static void an_attachment_in_cdata_is_read_too(void **state)
{
    (void)state;
    assert_int_equal(
        outcome(usual, (struct document){"<cbc:EmbeddedDocumentBinaryObject><![CDATA[",
                                         "JVBERi0xLjcKJeLjz9MKMSAwIG9iago=\n", 3000000 / 33,
                                         "]]></cbc:EmbeddedDocumentBinaryObject>", false}),
        ERROR_NONE);
}

static void a_comment_longer_than_libxml2_holds_is_refused(void **state)
{
    (void)state;
    assert_int_equal(
        outcome(usual, (struct document){"<!--", "to whom it may concern ", 40000, "-->", false}),
        ERROR_NONE);
    assert_int_equal(
        outcome(usual, (struct document){"<!--", "to whom it may concern ", 800000, "-->", false}),
        ERROR_LIMIT);
}

static void attributes_are_limited(void **state)
{
    static const char *const piece = " a#=''";

    (void)state;
    assert_int_equal(outcome(usual, (struct document){"<a", piece, 256, "/>", true}), ERROR_NONE);
    assert_int_equal(outcome(usual, (struct document){"<a", piece, 257, "/>", true}), ERROR_LIMIT);
    assert_int_equal(outcome(usual, (struct document){"<a", piece, 2000000, "/>", true}),
                     ERROR_LIMIT);
}

static void namespaces_in_scope_are_limited_however_they_are_spread(void **state)
{
    struct parse_limits few = *usual;

    (void)state;
    few.namespaces = 40;
    assert_int_equal(outcome(&few, (struct document){"<a", " xmlns:a#='urn:a'", 37, "/>", true}),
                     ERROR_NONE);
    assert_int_equal(outcome(&few, (struct document){"<a", " xmlns:a#='urn:a'", 38, "/>", true}),
                     ERROR_LIMIT);
    assert_int_equal(outcome(&few, (struct document){"", "<a xmlns:a#='urn:a'>", 38, "", true}),
                     ERROR_LIMIT);
    assert_int_equal(outcome(&few, (struct document){"", "<a xmlns:a#='urn:a'/>", 9999, "", true}),
                     ERROR_NONE);
    assert_int_equal(
        outcome(usual, (struct document){"<a", " xmlns:a#='urn:a'", 500000, "/>", true}),
        ERROR_LIMIT);
}

static void an_attribute_longer_than_a_tag_may_be_is_refused(void **state)
{
    (void)state;
    assert_int_equal(outcome(usual, (struct document){"<a b='", "0123456789", 8000, "'/>", false}),
                     ERROR_NONE);
    assert_int_equal(
        outcome(usual, (struct document){"<a b='", "0123456789", 800000, "'/>", false}),
        ERROR_LIMIT);
}

static void a_term_is_as_long_as_the_limit_and_no_longer(void **state)
{
    struct parse_limits small = *usual;

    (void)state;
    small.text_bytes = 1000;
    assert_int_equal(
        outcome(&small, (struct document){"<cbc:ID> ", "0123456789", 100, " </cbc:ID>", false}),
        ERROR_NONE);
    assert_int_equal(
        outcome(&small, (struct document){"<cbc:ID>1", "0123456789", 100, "</cbc:ID>", false}),
        ERROR_LIMIT);
    assert_int_equal(
        outcome(&small, (struct document){"<cbc:UUID>", "0123456789", 9999, "</cbc:UUID>", false}),
        ERROR_NONE);
    assert_int_equal(
        outcome(usual, (struct document){"<cbc:ID>", "0123456789", 300000, "</cbc:ID>", false}),
        ERROR_LIMIT);
    assert_int_equal(
        outcome(usual, (struct document){"<cbc:ID>", "          ", 300000, "</cbc:ID>", false}),
        ERROR_LIMIT);
}

static void notes_joined_together_are_one_term(void **state)
{
    struct parse_limits small = *usual;

    (void)state;
    small.text_bytes = 99;
    assert_int_equal(
        outcome(&small, (struct document){"<cac:InvoiceLine>", "<cbc:Note>123456789</cbc:Note>", 10,
                                          "</cac:InvoiceLine>", false}),
        ERROR_NONE);
    assert_int_equal(
        outcome(&small, (struct document){"<cac:InvoiceLine>", "<cbc:Note>123456789</cbc:Note>", 11,
                                          "</cac:InvoiceLine>", false}),
        ERROR_LIMIT);
}

static void lines_without_any_text_are_limited_by_their_memory(void **state)
{
    struct parse_limits small = *usual;

    (void)state;
    small.memory_bytes = 100 * (int64_t)sizeof(struct invoice_line) + sizeof "2026-10-05";
    assert_int_equal(outcome(&small, (struct document){"", "<cac:InvoiceLine/>", 100, "", false}),
                     ERROR_NONE);
    assert_int_equal(outcome(&small, (struct document){"", "<cac:InvoiceLine/>", 101, "", false}),
                     ERROR_LIMIT);
}

static void elements_are_counted(void **state)
{
    struct parse_limits small = *usual;

    (void)state;
    small.elements = 102; /* the root and the date, too */
    assert_int_equal(outcome(&small, (struct document){"", "<a/>", 100, "", false}), ERROR_NONE);
    assert_int_equal(outcome(&small, (struct document){"", "<a/>", 101, "", false}), ERROR_LIMIT);
}

static void bytes_are_counted(void **state)
{
    struct parse_limits small = *usual;

    (void)state;
    small.file_bytes = (int64_t)(sizeof HEAD TAIL - 1) + 100;
    assert_int_equal(outcome(&small, (struct document){"", " ", 100, "", false}), ERROR_NONE);
    assert_int_equal(outcome(&small, (struct document){"", " ", 101, "", false}), ERROR_LIMIT);
}

static void names_that_never_repeat_are_limited(void **state)
{
    (void)state;
    assert_int_equal(outcome(usual, (struct document){"", "<a_rather_long_name_of_its_own_#/>",
                                                      500000, "", true}),
                     ERROR_LIMIT);
}

static void after_an_error_every_push_gives_the_same_error(void **state)
{
    static const char wrong[] = "<Invoice></b>";
    ARENA(arena);
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct invoice *invoice = NULL;
    struct error first = {0};
    struct error again = {0};

    (void)state;
    assert_true(parser_new(arena, usual, &parser, &first));
    assert_false(parser_push(parser, wrong, sizeof wrong - 1, &first));
    assert_false(parser_push(parser, HEAD TAIL, sizeof HEAD TAIL - 1, &again));
    assert_string_equal(again.text, first.text);
    again = (struct error){0};
    assert_false(parser_finish(parser, &invoice, &again));
    assert_string_equal(again.text, first.text);
    assert_null(invoice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_attachment_of_forty_megabytes_takes_no_memory),
        cmocka_unit_test(an_attachment_in_cdata_is_read_too),
        cmocka_unit_test(elements_nest_as_deep_as_the_limit_and_no_deeper),
        cmocka_unit_test(a_comment_longer_than_libxml2_holds_is_refused),
        cmocka_unit_test(attributes_are_limited),
        cmocka_unit_test(namespaces_in_scope_are_limited_however_they_are_spread),
        cmocka_unit_test(an_attribute_longer_than_a_tag_may_be_is_refused),
        cmocka_unit_test(a_term_is_as_long_as_the_limit_and_no_longer),
        cmocka_unit_test(notes_joined_together_are_one_term),
        cmocka_unit_test(lines_without_any_text_are_limited_by_their_memory),
        cmocka_unit_test(elements_are_counted),
        cmocka_unit_test(bytes_are_counted),
        cmocka_unit_test(names_that_never_repeat_are_limited),
        cmocka_unit_test(after_an_error_every_push_gives_the_same_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
