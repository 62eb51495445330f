/* Documents are found wherever they stand in a file, each by itself, with what came with it. */
#include "tests/check.h"

#include <stdio.h>
#include <string.h>

#include "parsers/attachment.h"
#include "parsers/envelope.h"
#include "parsers/parse.h"

#define UBL "urn:oasis:names:specification:ubl:schema:xsd:"
#define CII "urn:un:unece:uncefact:data:standard:"
#define INVOICE_OF(inside)                                                                         \
    "<Invoice xmlns='" UBL "Invoice-2' xmlns:cac='" UBL "CommonAggregateComponents-2' "            \
    "xmlns:cbc='" UBL "CommonBasicComponents-2'>" inside "</Invoice>"
#define INVOICE(number) INVOICE_OF("<cbc:ID>" number "</cbc:ID>")
#define ATTACHED(name, type, base64)                                                               \
    "<cac:AdditionalDocumentReference><cbc:ID>R-" name "</cbc:ID><cac:Attachment>"                 \
    "<cbc:EmbeddedDocumentBinaryObject mimeCode='" type "' filename='" name "'>" base64            \
    "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>"
#define SBD(prefix, uri, inside)                                                                   \
    "<" prefix "StandardBusinessDocument xmlns" uri ">" inside "</" prefix                         \
    "StandardBusinessDocument>"
#define UNECE "='http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader'"
#define SFTI ":sh='urn:sfti:documents:StandardBusinessDocumentHeader'"
#define HEADER(prefix, sender)                                                                     \
    "<" prefix "StandardBusinessDocumentHeader><" prefix "Sender><" prefix                         \
    "Identifier Authority='iso6523-actorid-upis'>" sender "</" prefix "Identifier></" prefix       \
    "Sender><" prefix "DocumentIdentification><" prefix "InstanceIdentifier>i-1</" prefix          \
    "InstanceIdentifier></" prefix "DocumentIdentification></" prefix                              \
    "StandardBusinessDocumentHeader>"
#define SVEFAKTURA "<Invoice xmlns='urn:sfti:documents:BasicInvoice:1:0'><ID>S-1</ID></Invoice>"
#define OBJECTS                                                                                    \
    "<ObjectEnvelope xmlns='urn:sfti:documents:ObjectEnvelope:1:0'><EncodedObject>"                \
    "<ObjectID>o-1</ObjectID><EncodedData format='BASE64' mimeCode='application/pdf' "             \
    "filename='a.pdf'>JVBE Rg==</EncodedData></EncodedObject></ObjectEnvelope>"

/* What the file holds, one word each: "1=F-1" a document with its number, "1!" one that cannot be
 * read, "1<sender" in an envelope, "1+reference:name:type:bytes" an attachment, "!" the file's own
 * error. */
struct heard {
    struct arena *arena;
    struct parser *parser;
    const char *text;
    char bytes[64];
    size_t length;
};

static bool on_document(void *context, struct parsed *parsed, struct error *error)
{
    struct heard *heard = context;
    const struct envelope *envelope = parsed->envelope;

    (void)error;
    heard->text = parsed->invoice == NULL
                      ? arena_printf(heard->arena, "%s%d! ", heard->text, parsed->ordinal)
                      : arena_printf(heard->arena, "%s%d=%s%s%s ", heard->text, parsed->ordinal,
                                     parsed->invoice->invoice_number.text == NULL
                                         ? ""
                                         : parsed->invoice->invoice_number.text,
                                     envelope == NULL ? "" : "<",
                                     envelope == NULL ? "" : envelope->sender.text);
    assert_true((parsed->invoice == NULL) == (parsed->error.kind != ERROR_NONE));
    if (envelope != NULL) {
        assert_string_equal(envelope->sender_authority.text, "iso6523-actorid-upis");
        assert_string_equal(envelope->instance.text, "i-1");
    }
    arena_free(parsed->arena);
    return true;
}

static bool on_begin(void *context, const struct supporting_document *about, struct error *error)
{
    struct heard *heard = context;

    (void)error;
    heard->length = 0;
    heard->text =
        arena_printf(heard->arena, "%s%d+%s:%s%s:", heard->text, parser_ordinal(heard->parser),
                     about->reference.text == NULL ? "" : about->reference.text,
                     about->file_name.text == NULL ? "" : about->file_name.text,
                     attachment_is_accepted(about) ? "" : "(odd)");
    return true;
}

static bool on_bytes(void *context, const void *bytes, size_t length, struct error *error)
{
    struct heard *heard = context;

    (void)error;
    assert_true(length <= sizeof heard->bytes - heard->length);
    memcpy(heard->bytes + heard->length, bytes, length);
    heard->length += length;
    return true;
}

static bool on_attached(void *context, const struct supporting_document *about, struct error *error)
{
    struct heard *heard = context;

    (void)error;
    assert_int_equal(about->size_bytes, heard->length);
    heard->text = arena_printf(heard->arena, "%s%.*s%s ", heard->text, (int)heard->length,
                               heard->bytes, about->problem == NULL ? "" : "!");
    return true;
}

static const char *heard_of(struct arena *arena, const char *file, size_t piece)
{
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct heard heard = {.arena = arena, .text = ""};
    const struct attachment_sink attachments = {&heard, on_begin, on_bytes, on_attached};
    const struct parse_sink sink = {&heard, on_document, &attachments};
    struct error error = {0};
    struct invoice *none = NULL;
    size_t length = strlen(file);

    assert_true(parser_new(arena, &parse_limits_default, &parser, &error));
    parser_deliver(parser, &sink);
    heard.parser = parser;
    bool good = true;

    for (size_t at = 0; good && at < length; at += piece) {
        good = parser_push(parser, file + at, piece < length - at ? piece : length - at, &error);
    }
    good = good && parser_finish(parser, &none, &error);
    return good ? heard.text : arena_printf(arena, "%s!", heard.text);
}

static const struct example {
    const char *file;
    const char *expected;
} examples[] = {
    {INVOICE("F-1"), "1=F-1 "},
    {SBD("", UNECE, HEADER("", "0007:1") INVOICE("F-1")), "1=F-1<0007:1 "},
    {SBD("", UNECE,
         HEADER("", "0007:1") SBD("sh:", SFTI, HEADER("sh:", "0007:2") SVEFAKTURA OBJECTS)),
     "1+o-1:a.pdf:%PDF 1=S-1<0007:1 "},
    {SBD("", UNECE, HEADER("", "0007:1") INVOICE("F-1") INVOICE("F-2")),
     "1=F-1<0007:1 2=F-2<0007:1 "},
    {"<batch><head>text</head>" INVOICE("F-1") "<Order/>" INVOICE("F-2") "</batch>",
     "1=F-1 2=F-2 "},
    {"<batch>" SBD("", UNECE, HEADER("", "0007:1") INVOICE("F-1")) INVOICE("F-2") "</batch>",
     "1=F-1<0007:1 2=F-2 "},
    /* What an envelope holds is a document, known or not. */
    {SBD("", UNECE, HEADER("", "0007:1") "<Order/>" INVOICE("F-1")), "1! 2=F-1<0007:1 "},
    {SBD("", UNECE, HEADER("", "0007:1")), "!"},
    {SBD("", UNECE, HEADER("", "0007:1") "<payload>" INVOICE("F-1") "</payload>"), "1=F-1<0007:1 "},
    {"<Order/>", "!"},
    {"<StandardBusinessDocument>" INVOICE("F-1") "</StandardBusinessDocument>", "1=F-1 "},
    /* An invoice in an invoice is none. */
    {INVOICE_OF("<cbc:ID>F-1</cbc:ID>" INVOICE("F-2")), "1=F-1 "},
    /* A file that is not well-formed in its end gives no last document. */
    {INVOICE("F-1") "<", "!"},
    {"<batch>" INVOICE("F-1") INVOICE("F-2") "</match>", "1=F-1 !"},
    {INVOICE_OF(ATTACHED("a", "text/csv", "Zm9v") ATTACHED("b", "text/html", "Zm9vYg")),
     "1+R-a:a:foo 1+R-b:b(odd):foob! 1= "},
    {INVOICE_OF(ATTACHED("a", "text/csv", "")), "1+R-a:a: 1= "},
    {INVOICE_OF(ATTACHED("a", "text/csv", "Zm<!-- -->9v<![CDATA[Zm9v]]>")), "1+R-a:a:foofoo 1= "},
    {"<rsm:CrossIndustryInvoice xmlns:rsm='" CII "CrossIndustryInvoice:100' xmlns:ram='" CII
     "ReusableAggregateBusinessInformationEntity:100'><rsm:SupplyChainTradeTransaction>"
     "<ram:ApplicableHeaderTradeAgreement><ram:AdditionalReferencedDocument><ram:IssuerAssignedID>"
     "R</ram:IssuerAssignedID><ram:AttachmentBinaryObject mimeCode='image/png' filename='p'>Zm9v"
     "</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>"
     "</ram:ApplicableHeaderTradeAgreement></rsm:SupplyChainTradeTransaction>"
     "</rsm:CrossIndustryInvoice>",
     "1+R:p:foo 1= "},
    {INVOICE_OF("<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID></cac:"
                "AdditionalDocumentReference>"),
     "1= "},
};

static void each_document_is_found_with_what_came_with_it(void **state)
{
    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        for (size_t piece = 1; piece < 5000; piece = piece * 2 + 1) {
            ARENA(arena);

            assert_string_equal(heard_of(arena, examples[at].file, piece), examples[at].expected);
        }
    }
}

/* One document is larger than allowed; the others are read, and what they take ends with them. */
static void each_document_has_its_own_limits(void **state)
{
    ARENA(arena);
    char *file = arena_alloc(arena, 4 << 20), *at = file;

    (void)state;
    at += snprintf(at, 4096, "<batch>" INVOICE("F-1") "<a/>%s<cbc:Note>",
                   "<Invoice xmlns='" UBL "Invoice-2' xmlns:cbc='" UBL "CommonBasicComponents-2'>");
    memset(at, 'x', 3 << 20);
    at += 3 << 20;
    (void)snprintf(at, 4096, "</cbc:Note></Invoice>" INVOICE("F-3") "</batch>");
    assert_string_equal(heard_of(arena, file, 65536), "1=F-1 2! 3=F-3 ");
}

static void documents_in_a_file_are_limited(void **state)
{
    ARENA(arena);
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct parse_limits limits = parse_limits_default;
    struct invoice *invoice = NULL;
    struct error error = {0};
    static const char three[] = "<a>" INVOICE("1") INVOICE("2") INVOICE("3") "</a>";

    (void)state;
    limits.documents = 3;
    assert_true(parser_new(arena, &limits, &parser, &error));
    assert_true(parser_push(parser, three, sizeof three - 1, &error));
    assert_true(parser_finish(parser, &invoice, &error));
    assert_string_equal(invoice->invoice_number.text, "1");
    parser_free(&parser);
    limits.documents = 2;
    assert_true(parser_new(arena, &limits, &parser, &error));
    assert_false(parser_push(parser, three, sizeof three - 1, &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_document_is_found_with_what_came_with_it),
        cmocka_unit_test(each_document_has_its_own_limits),
        cmocka_unit_test(documents_in_a_file_are_limited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
