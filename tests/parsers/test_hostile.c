/* What nobody sends by mistake, and what some do: large, torn and odd documents, judged by all
 * rules while they are read, cost little and give what stands in them. */
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "parsers/attachment.h"
#include "parsers/parse.h"
#include "parsers/validate/rulebook.h"

#define UBL "urn:oasis:names:specification:ubl:schema:xsd:"
#define HEAD                                                                                       \
    "<Invoice xmlns='" UBL "Invoice-2' xmlns:cac='" UBL "CommonAggregateComponents-2' "            \
    "xmlns:cbc='" UBL "CommonBasicComponents-2'>"
#define ATTACHED                                                                                   \
    "<cac:AdditionalDocumentReference><cbc:ID>R</cbc:ID><cac:Attachment>"                          \
    "<cbc:EmbeddedDocumentBinaryObject mimeCode='application/pdf' filename='a.pdf'>"
#define ATTACHED_END                                                                               \
    "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>"

enum { MEGABYTE = 1 << 20, QUICK_MEGABYTES = 64, LONG_MEGABYTES = 1024 };

struct reading {
    struct arena *arena;
    struct rulebook *rulebook;
    struct parser *parser;
    struct error error;
    int64_t attached_bytes; /* handed on */
    int64_t size_bytes;     /* told at the end; −1 until then */
    int documents, failed;
    const char *number; /* BT-1 of the first */
};

static bool on_document(void *context, struct parsed *parsed, struct error *error)
{
    struct reading *reading = context;

    (void)error;
    reading->failed += parsed->error.kind != ERROR_NONE;
    if (reading->documents++ == 0 && parsed->invoice != NULL &&
        parsed->invoice->invoice_number.text != NULL) {
        reading->number = arena_strdup(reading->arena, parsed->invoice->invoice_number.text);
    }
    arena_free(parsed->arena);
    return true;
}

static bool on_begin(void *context, const struct supporting_document *about, struct error *error)
{
    (void)context;
    (void)about;
    (void)error;
    return true;
}

static bool on_bytes(void *context, const void *bytes, size_t length, struct error *error)
{
    struct reading *reading = context;

    (void)bytes;
    (void)error;
    reading->attached_bytes += (int64_t)length;
    return true;
}

static bool on_end(void *context, const struct supporting_document *about, struct error *error)
{
    struct reading *reading = context;

    (void)error;
    reading->size_bytes = about->problem == NULL ? about->size_bytes : -1;
    return true;
}

static const struct attachment_sink attachments = {NULL, on_begin, on_bytes, on_end};

static void begin(struct reading *reading, struct attachment_sink *sink, struct arena *arena,
                  const struct parse_limits *limits)
{
    *reading = (struct reading){.arena = arena, .size_bytes = -1, .rulebook = rulebook_new()};
    *sink = attachments;
    sink->context = reading;
    const struct parse_sink documents = {reading, on_document, sink};

    assert_true(parser_new(arena, limits, &reading->parser, &reading->error));
    parser_judge(reading->parser, reading->rulebook, PROFILE_PEPPOL, true);
    parser_deliver(reading->parser, &documents);
}

static CHECKED bool push(struct reading *reading, const char *text)
{
    return parser_push(reading->parser, text, strlen(text), &reading->error);
}

static CHECKED bool finish(struct reading *reading, bool good)
{
    struct invoice *none = NULL;

    good = good && parser_finish(reading->parser, &none, &reading->error);
    parser_free(&reading->parser);
    rulebook_free(&reading->rulebook);
    return good;
}

static int64_t resident_kilobytes(void)
{
    struct rusage usage = {0};

    (void)getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* Base64 of that many megabytes, on one line or on many. */
static void attachment_of(int megabytes, bool lines)
{
    ARENA(arena);
    struct parse_limits limits = parse_limits_default;
    struct attachment_sink sink;
    struct reading reading;
    char *piece = arena_alloc(arena, MEGABYTE);
    int64_t before = 0;

    memset(piece, 'Q', MEGABYTE);
    for (size_t at = 76; lines && at < MEGABYTE; at += 77) {
        piece[at] = '\n';
    }
    size_t digits = 0;

    for (size_t at = 0; at < MEGABYTE; at++) {
        digits += piece[at] == 'Q';
    }
    limits.file_bytes = 2LL << 30;
    begin(&reading, &sink, arena, &limits);
    bool good = push(&reading, HEAD "<cbc:ID>F-1</cbc:ID>" ATTACHED);

    for (int at = 0; good && at < megabytes; at++) {
        good = parser_push(reading.parser, piece, MEGABYTE, &reading.error);
        if (at == 4) {
            before = resident_kilobytes();
        }
    }
    assert_true(finish(&reading, good && push(&reading, ATTACHED_END "</Invoice>")));
    assert_true(resident_kilobytes() - before < 8 * 1024);
    assert_true(arena_bytes(arena) < 4 * MEGABYTE);
    assert_int_equal(reading.attached_bytes, (int64_t)(digits * (size_t)megabytes / 4 * 3));
    assert_int_equal(reading.documents, 1);
    assert_int_equal(reading.failed, 0);
    assert_string_equal(reading.number, "F-1");
}

static void an_attachment_of_any_size_takes_no_memory(void **state)
{
    int megabytes = getenv("AVSTAMD_LONG") == NULL ? QUICK_MEGABYTES : LONG_MEGABYTES;

    (void)state;
    attachment_of(megabytes, false);
    attachment_of(megabytes, true);
}

/* What the text between HEAD and the end of the invoice gives: its number, or why not. */
static const char *number_of(struct arena *arena, const char *inside)
{
    struct attachment_sink sink;
    struct reading reading;

    begin(&reading, &sink, arena, &parse_limits_default);
    bool good = finish(&reading, push(&reading, HEAD) && push(&reading, inside) &&
                                     push(&reading, "</Invoice>"));

    return good && reading.failed == 0         ? reading.number == NULL ? "(none)" : reading.number
           : reading.error.kind == ERROR_LIMIT ? "(limit)"
                                               : "(refused)";
}

static void a_value_is_what_stands_between_everything_else(void **state)
{
    static const struct {
        const char *inside;
        const char *number;
    } examples[] = {
        {"<cbc:ID>F-1</cbc:ID>", "F-1"},
        {"<cbc:ID>F<!-- 2 -->-1</cbc:ID>", "F-1"},
        {"<cbc:ID>F<?target data?>-1</cbc:ID>", "F-1"},
        {"<cbc:ID><![CDATA[F-]]>1</cbc:ID>", "F-1"},
        {"<cbc:ID><![CDATA[<&>]]></cbc:ID>", "<&>"},
        {"<cbc:ID>&#70;&#x2d;1&#32;</cbc:ID>", "F-1"},
        {"<cbc:ID>\r\n\tF-1 \n</cbc:ID>", "F-1"},
        {"<cbc:ID/><cbc:ID>F-1</cbc:ID>", ""}, /* the first one */
        {"<cbc:ID>F-1</cbc:ID><cbc:ID>F-2</cbc:ID>", "F-1"},
        {"<cbc:ID>F<b>-2</b>-1</cbc:ID>", "F-1"},
        {"<x><cbc:ID>F-2</cbc:ID></x><cbc:ID>F-1</cbc:ID>", "F-1"},
        /* Namespaces: by address, whatever the prefix. */
        {"<ID xmlns='" UBL "CommonBasicComponents-2'>F-1</ID>", "F-1"},
        {"<cac:ID xmlns:cac='" UBL "CommonBasicComponents-2'>F-1</cac:ID>", "F-1"},
        {"<cbc:ID xmlns:cbc='urn:other'>F-2</cbc:ID><cbc:ID>F-1</cbc:ID>", "F-1"},
        {"<ID>F-2</ID>", "(none)"},
        {"<ID xmlns=''>F-2</ID>", "(none)"},
        {"<cbc:ID xmlns:cbc='" UBL "CommonBasicComponents-2 '>F-2</cbc:ID>", "(none)"},
        {"<cbc:ID xmlns:cbc=''>F-2</cbc:ID>", "(refused)"},
        {"<cbc:id>F-2</cbc:id>", "(none)"},
        {"<nobody:ID>F-2</nobody:ID>", "(refused)"},
        /* No entities but XML's own, no declaration of any. */
        {"<cbc:ID>&lol;</cbc:ID>", "(refused)"},
        {"<!DOCTYPE a><cbc:ID>F-1</cbc:ID>", "(refused)"},
        {"<cbc:ID>&#0;</cbc:ID>", "(refused)"},
        {"<cbc:ID>\x01</cbc:ID>", "(refused)"},
        {"<cbc:ID>\xff</cbc:ID>", "(refused)"},
        {"<cbc:ID>\xed\xa0\x80</cbc:ID>", "(refused)"},
        {"<cbc:ID>\x7f</cbc:ID>", "\x7f"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        ARENA(arena);

        assert_string_equal(number_of(arena, examples[at].inside), examples[at].number);
    }
}

/* Amounts, quantities, rates and dates as the rules read them, wherever a number may stand. */
static void odd_numbers_and_dates_are_judged_and_survived(void **state)
{
    static const char *const values[] = {
        "1e400",
        "-0",
        "+5",
        "5.",
        ".5",
        "1,5",
        "99999999999999999999.99",
        "",
        " ",
        "-",
        ".",
        "NaN",
        "INF",
        "0x10",
        "1 000",
        "\u22125",
        "00000000000000000000000000000000000001",
        "0.00000000000000000000000000000000000001",
        "--5",
        "5-",
        "1.2.3",
        "\xd9\xa1",
        "1e-400",
        "2026-10-31",
        "2026-10-31+01:00",
        "2026-10-31Z",
        "2026-02-30",
        "20261031",
        "31/10/2026",
        "-2026-10-31",
        "12026-10-31",
        "2026-10-31T00:00:00",
    };

    (void)state;
    for (size_t at = 0; at < sizeof values / sizeof values[0]; at++) {
        ARENA(arena);
        const char *value = values[at];

        assert_string_equal(
            number_of(arena, arena_printf(arena,
                                          "<cbc:ID>F-1</cbc:ID><cbc:IssueDate>%s</cbc:IssueDate>"
                                          "<cbc:DueDate>%s</cbc:DueDate><cac:TaxTotal>"
                                          "<cbc:TaxAmount currencyID='SEK'>%s</cbc:TaxAmount>"
                                          "<cac:TaxSubtotal><cbc:TaxableAmount>%s"
                                          "</cbc:TaxableAmount><cac:TaxCategory><cbc:ID>S</cbc:ID>"
                                          "<cbc:Percent>%s</cbc:Percent><cac:TaxScheme><cbc:ID>VAT"
                                          "</cbc:ID></cac:TaxScheme></cac:TaxCategory>"
                                          "</cac:TaxSubtotal></cac:TaxTotal>"
                                          "<cac:LegalMonetaryTotal><cbc:PayableAmount>%s"
                                          "</cbc:PayableAmount></cac:LegalMonetaryTotal>"
                                          "<cac:InvoiceLine><cbc:InvoicedQuantity>%s"
                                          "</cbc:InvoicedQuantity><cbc:LineExtensionAmount>%s"
                                          "</cbc:LineExtensionAmount><cac:Price><cbc:PriceAmount>%s"
                                          "</cbc:PriceAmount><cbc:BaseQuantity>%s"
                                          "</cbc:BaseQuantity></cac:Price></cac:InvoiceLine>",
                                          value, value, value, value, value, value, value, value,
                                          value, value)),
            "F-1");
    }
}

static enum error_kind repeated(const char *before, const char *piece, int count, const char *after)
{
    ARENA(arena);
    struct attachment_sink sink;
    struct reading reading;

    begin(&reading, &sink, arena, &parse_limits_default);
    bool good = push(&reading, HEAD) && push(&reading, before);

    for (int at = 0; good && at < count; at++) {
        good = push(&reading, piece);
    }
    good = finish(&reading, good && push(&reading, after) && push(&reading, "</Invoice>"));
    return !good ? reading.error.kind : reading.failed > 0 ? ERROR_LIMIT : ERROR_NONE;
}

static void much_of_anything_is_read_or_refused_in_little_time(void **state)
{
    static const struct {
        const char *before, *piece, *after;
        int read, refused; /* how many of them; 0: any number is read */
    } cases[] = {
        {"", "<cbc:ID>1</cbc:ID>", "", 15000, 100000},
        {"", "<cbc:Note>n</cbc:Note>", "", 15000, 100000},
        {"", "<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>", "", 20000, 0},
        {"", "<cac:TaxTotal><cac:TaxSubtotal/></cac:TaxTotal>", "", 1000, 50000},
        {"<cac:InvoiceLine>",
         "<cac:AllowanceCharge><cbc:Amount>1</cbc:Amount></cac:AllowanceCharge>",
         "</cac:InvoiceLine>", 1000, 50000},
        {"", "<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode></cac:PaymentMeans>",
         "", 1000, 50000},
        {"", "<cac:InvoiceLine>", "", 0, 1000000},
        {"<cbc:Note>", "<!-- -->", "</cbc:Note>", 100000, 0},
        {"<cbc:Note>", "&amp;", "</cbc:Note>", 100000, 0},
        {"", ATTACHED "QUJD" ATTACHED_END, "", 1000, 20000},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        assert_int_equal(
            repeated(cases[at].before, cases[at].piece, cases[at].read, cases[at].after),
            ERROR_NONE);
        if (cases[at].refused > 0) {
            assert_int_equal(
                repeated(cases[at].before, cases[at].piece, cases[at].refused, cases[at].after),
                ERROR_LIMIT);
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_attachment_of_any_size_takes_no_memory),
        cmocka_unit_test(a_value_is_what_stands_between_everything_else),
        cmocka_unit_test(odd_numbers_and_dates_are_judged_and_survived),
        cmocka_unit_test(much_of_anything_is_read_or_refused_in_little_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
