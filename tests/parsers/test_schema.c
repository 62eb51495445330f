/* Schema problems: a small right document of each syntax, one thing in it changed, and what is then
 * found on which line. */
#include "tests/check.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "parsers/format.h"
#include "parsers/schema/model.h"
#include "parsers/schema/schema.h"
#include "parsers/schema/words.h"

#define UBL "urn:oasis:names:specification:ubl:schema:xsd:"
#define CII "urn:un:unece:uncefact:data:standard:"
#define AGGREGATE UBL "CommonAggregateComponents-2"

static const char ubl[] =
    "<Invoice xmlns='" UBL "Invoice-2' xmlns:cac='" AGGREGATE "'\n"
    " xmlns:cbc='" UBL "CommonBasicComponents-2' xmlns:ext='" UBL "CommonExtensionComponents-2'\n"
    " xmlns:ds='http://www.w3.org/2000/09/xmldsig#'\n"
    " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b'>\n"
    "<ext:UBLExtensions><ext:UBLExtension>\n"
    "<ext:ExtensionContent><own:Thing xmlns:own='urn:x'><a b='c'>d</a></own:Thing>"
    "</ext:ExtensionContent>\n"
    "</ext:UBLExtension>\n"
    "</ext:UBLExtensions>\n"
    "<cbc:ID>1</cbc:ID>\n"                                                    /* 9 */
    "<cbc:IssueDate> 2026-10-05 </cbc:IssueDate>\n"                           /* 10 */
    "<cbc:Note>a</cbc:Note>\n"                                                /* 11 */
    "<cbc:Note languageID='sv'>b</cbc:Note>\n"                                /* 12 */
    "<cac:AccountingSupplierParty></cac:AccountingSupplierParty>\n"           /* 13 */
    "<cac:AccountingCustomerParty/>\n"                                        /* 14 */
    "<cac:LegalMonetaryTotal>\n"                                              /* 15 */
    "<cbc:PayableAmount currencyID='SEK'>1.00</cbc:PayableAmount>\n"          /* 16 */
    "</cac:LegalMonetaryTotal>\n"                                             /* 17 */
    "<cac:InvoiceLine>\n"                                                     /* 18 */
    "<cbc:ID>1</cbc:ID>\n"                                                    /* 19 */
    "<cbc:LineExtensionAmount currencyID='SEK'>1</cbc:LineExtensionAmount>\n" /* 20 */
    "<cac:DocumentReference><cbc:ID>2</cbc:ID><cac:Attachment>\n"             /* 21 */
    "<cbc:EmbeddedDocumentBinaryObject "
    "mimeCode='text/csv'>QUJD\nRA==</cbc:EmbeddedDocumentBinaryObject>"
    "</cac:Attachment></cac:DocumentReference>\n" /* 23 */
    "<cac:Item><cbc:Name/></cac:Item>\n"          /* 24 */
    "</cac:InvoiceLine>\n"
    "</Invoice>";

static const char cii[] =
    "<rsm:CrossIndustryInvoice xmlns:rsm='" CII "CrossIndustryInvoice:100'\n"
    " xmlns:ram='" CII "ReusableAggregateBusinessInformationEntity:100'\n"
    " xmlns:udt='" CII "UnqualifiedDataType:100'>\n"
    "<rsm:ExchangedDocumentContext/>\n"
    "<rsm:ExchangedDocument>\n" /* 5 */
    "<ram:ID>1</ram:ID>\n"
    "<ram:TypeCode>380</ram:TypeCode>\n" /* 7 */
    "<ram:IssueDateTime><udt:DateTimeString format='102'>20261005</udt:DateTimeString>"
    "</ram:IssueDateTime>\n" /* 8 */
    "</rsm:ExchangedDocument>\n"
    "<rsm:SupplyChainTradeTransaction>\n" /* 10 */
    "<ram:ApplicableHeaderTradeAgreement/>\n"
    "<ram:ApplicableHeaderTradeDelivery/>\n"
    "<ram:ApplicableHeaderTradeSettlement/>\n"
    "</rsm:SupplyChainTradeTransaction>\n"
    "</rsm:CrossIndustryInvoice>";

#define PARTY                                                                                      \
    "<cac:Party><cac:PartyName><cbc:Name/></cac:PartyName><cac:Address>"                           \
    "<cac:AddressLine><cbc:Line/></cac:AddressLine></cac:Address></cac:Party>"
static const char svefaktura[] =
    "<Invoice xmlns='urn:sfti:documents:BasicInvoice:1:0'\n"
    " xmlns:cac='urn:sfti:CommonAggregateComponents:1:0'\n"
    " xmlns:cbc='urn:oasis:names:tc:ubl:CommonBasicComponents:1:0'>\n"
    "<ID>1</ID>\n"                                /* 4 */
    "<cbc:IssueDate>2026-10-05</cbc:IssueDate>\n" /* 5 */
    "<InvoiceTypeCode>380</InvoiceTypeCode>\n"
    "<LineItemCountNumeric>1</LineItemCountNumeric>\n" /* 7 */
    "<cac:BuyerParty>" PARTY "</cac:BuyerParty>\n"
    "<cac:SellerParty>" PARTY "</cac:SellerParty>\n" /* 9 */
    "<cac:LegalTotal>\n"
    "<cbc:LineExtensionTotalAmount amountCurrencyID='SEK'>1</cbc:LineExtensionTotalAmount>\n"
    "<cbc:TaxInclusiveTotalAmount amountCurrencyID='SEK'>1</cbc:TaxInclusiveTotalAmount>\n"
    "</cac:LegalTotal>\n" /* 13 */
    "<cac:InvoiceLine>\n"
    "<cac:ID>1</cac:ID>\n"
    "<cbc:LineExtensionAmount amountCurrencyID='SEK'>1</cbc:LineExtensionAmount>\n"
    "<cac:Item/>\n"
    "</cac:InvoiceLine>\n"
    "<RequisitionistDocumentReference><cac:ID>2</cac:ID></RequisitionistDocumentReference>\n"
    "</Invoice>";

/* The process, and the document that is read. */
struct reading {
    struct arena *arena;
    struct schemas *schemas;
    xmlParserCtxt *xml;
    struct schema *schema;
};

static const char *chars(const xmlChar *text)
{
    return text == NULL ? "" : (const char *)(const void *)text;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted_count, const xmlChar **attributes)
{
    struct reading *reading = context;

    (void)prefix;
    (void)namespace_count;
    (void)namespaces;
    (void)defaulted_count;
    if (reading->schema == NULL) {
        const struct format *format = format_of_root(chars(uri), chars(name));

        reading->schema = schema_new(reading->arena, reading->schemas,
                                     format == NULL ? FORMAT_CII : format->format);
    }
    schema_open(reading->schema, name, uri, xmlSAX2GetLineNumber(reading->xml));
    for (int at = 0; at < attribute_count; at++, attributes += 5) {
        schema_attribute(reading->schema, attributes[0], attributes[2], chars(attributes[3]),
                         (size_t)(attributes[4] - attributes[3]));
    }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name;
    (void)prefix;
    (void)uri;
    schema_close(((struct reading *)context)->schema);
}

static void on_text(void *context, const xmlChar *text, int length)
{
    schema_text(((struct reading *)context)->schema, chars(text), (size_t)length);
}

static const xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
};

/* The document, pushed in pieces; its names share the dictionary of the schemas. */
static const struct schema_problem *read_document(struct arena *arena, const char *text,
                                                  size_t piece, size_t *ret_count,
                                                  size_t *ret_total)
{
    struct reading reading = {.arena = arena};
    xmlSAXHandler sax = handler;
    size_t length = strlen(text);

    reading.xml = xmlCreatePushParserCtxt(&sax, &reading, NULL, 0, NULL);
    reading.schemas = schemas_new(arena, reading.xml->dict);
    for (size_t at = 0; at < length; at += piece) {
        size_t bytes = length - at < piece ? length - at : piece;

        (void)xmlParseChunk(reading.xml, text + at, (int)bytes, 0);
    }
    (void)xmlParseChunk(reading.xml, "", 0, 1);
    assert_true(reading.xml->wellFormed);
    const struct schema_problem *problems = schema_problems(reading.schema, ret_count, ret_total);

    xmlFreeParserCtxt(reading.xml);
    return problems;
}

/* `from` is replaced by `to` where it first stands. */
static const char *changed(struct arena *arena, const char *text, const char *from, const char *to)
{
    const char *place = strstr(text, from);

    assert_non_null(place);
    return arena_printf(arena, "%.*s%s%s", (int)(place - text), text, to, place + strlen(from));
}

static void assert_text(const char *found, const char *expected)
{
    if (expected == NULL) {
        assert_null(found);
    } else {
        assert_non_null(found);
        assert_string_equal(found, expected);
    }
}

struct example {
    const char *from, *to;
    struct schema_problem problem; /* line 0: none */
};

static void check_texts(const struct schema_problem *found, const struct schema_problem *expected)
{
    assert_text(found->element, expected->element);
    assert_text(found->parent, expected->parent);
    assert_text(found->attribute, expected->attribute);
    assert_text(found->value, expected->value);
    assert_text(found->other, expected->other);
    assert_text(found->after, expected->after);
}

/* In pieces of one byte only the verdict is the same: what is quoted of a text may be less. */
static void check_examples(const char *document, const struct example *examples, size_t count)
{
    for (size_t at = 0; at < 2 * count; at++) {
        ARENA(arena);
        const struct example *one = &examples[at / 2];
        const char *text = changed(arena, document, one->from, one->to);
        size_t found, total;
        const struct schema_problem *problems =
            read_document(arena, text, at % 2 == 0 ? 4096 : 1, &found, &total);

        print_message("%s -> %s\n", one->from, one->to);
        assert_int_equal(found, one->problem.line != 0);
        assert_int_equal(total, found);
        if (found == 1) {
            assert_int_equal(problems->kind, one->problem.kind);
            assert_int_equal(problems->line, one->problem.line);
        }
        if (found == 1 && at % 2 == 0) {
            check_texts(problems, &one->problem);
        }
    }
}

#define CHECK(document, examples)                                                                  \
    check_examples(document, examples, sizeof(examples) / sizeof(examples)[0])

static void elements_stand_in_their_order(void **state)
{
    static const struct example examples[] = {
        {"x", "x", {0}},
        {"<cbc:ID>1</cbc:ID>\n",
         "\n",
         {.kind = SCHEMA_MISSING_ELEMENT,
          .line = 4,
          .element = "ubl:Invoice",
          .other = "cbc:ID",
          .after = "ext:UBLExtensions"}},
        {"<cbc:PayableAmount currencyID='SEK'>1.00</cbc:PayableAmount>",
         "",
         {.kind = SCHEMA_MISSING_ELEMENT,
          .line = 15,
          .element = "cac:LegalMonetaryTotal",
          .parent = "ubl:Invoice",
          .other = "cbc:PayableAmount"}},
        {"<cbc:Note>a</cbc:Note>\n",
         "<cbc:ID>2</cbc:ID>",
         {.kind = SCHEMA_REPEATED_ELEMENT,
          .line = 11,
          .element = "cbc:ID",
          .parent = "ubl:Invoice"}},
        {"<cbc:Note>a</cbc:Note>\n",
         "<cbc:ProfileID/>",
         {.kind = SCHEMA_MISPLACED_ELEMENT,
          .line = 11,
          .element = "cbc:ProfileID",
          .parent = "ubl:Invoice",
          .other = "cbc:ID"}},
        {"<cac:AccountingCustomerParty/>\n",
         "<cac:AccountingCustomerParty/><cbc:Note/>",
         {.kind = SCHEMA_MISPLACED_ELEMENT,
          .line = 14,
          .element = "cbc:Note",
          .parent = "ubl:Invoice",
          .other = "cac:AccountingSupplierParty"}},
        {"<cbc:Note>a</cbc:Note>",
         "<cbc:Notes><cbc:A/></cbc:Notes>",
         {.kind = SCHEMA_UNKNOWN_ELEMENT,
          .line = 11,
          .element = "cbc:Notes",
          .parent = "ubl:Invoice"}},
        {"<cbc:Note>a</cbc:Note>",
         "<Note>a</Note>",
         {.kind = SCHEMA_WRONG_NAMESPACE,
          .line = 11,
          .element = "ubl:Note",
          .parent = "ubl:Invoice",
          .other = UBL "CommonBasicComponents-2"}},
        {"<cbc:Note>a</cbc:Note>",
         "<cbc:Note>a<b/></cbc:Note>",
         {.kind = SCHEMA_UNEXPECTED_CHILD, .line = 11, .element = "ubl:b", .parent = "cbc:Note"}},
        {"<cac:AccountingSupplierParty>",
         "<cac:AccountingSupplierParty> \nö ",
         {.kind = SCHEMA_UNEXPECTED_TEXT,
          .line = 13,
          .element = "cac:AccountingSupplierParty",
          .parent = "ubl:Invoice"}},
        {"<cac:AccountingSupplierParty>", "<cac:AccountingSupplierParty> <!-- a --><?b c?>", {0}},
    };

    (void)state;
    CHECK(ubl, examples);
}

static void attributes_are_those_of_the_type(void **state)
{
    static const struct example examples[] = {
        {"PayableAmount currencyID='SEK'",
         "PayableAmount",
         {.kind = SCHEMA_MISSING_ATTRIBUTE,
          .line = 16,
          .element = "cbc:PayableAmount",
          .parent = "cac:LegalMonetaryTotal",
          .attribute = "currencyID"}},
        {"PayableAmount ",
         "PayableAmount unit='C62' ",
         {.kind = SCHEMA_UNKNOWN_ATTRIBUTE,
          .line = 16,
          .element = "cbc:PayableAmount",
          .parent = "cac:LegalMonetaryTotal",
          .attribute = "unit"}},
        {"PayableAmount ",
         "PayableAmount cbc:currencyID='SEK' ",
         {.kind = SCHEMA_UNKNOWN_ATTRIBUTE,
          .line = 16,
          .element = "cbc:PayableAmount",
          .parent = "cac:LegalMonetaryTotal",
          .attribute = "cbc:currencyID"}},
        {"<cac:AccountingCustomerParty",
         "<cac:AccountingCustomerParty xsi:nil='true'",
         {.kind = SCHEMA_UNKNOWN_ATTRIBUTE,
          .line = 14,
          .element = "cac:AccountingCustomerParty",
          .parent = "ubl:Invoice",
          .attribute = "xsi:nil"}},
        {"languageID='sv'",
         "languageID='sv-'",
         {.kind = SCHEMA_ATTRIBUTE_VALUE,
          .line = 12,
          .element = "cbc:Note",
          .parent = "ubl:Invoice",
          .attribute = "languageID",
          .value = "sv-",
          .other = "language"}},
        {"languageID='sv'", "languageID=' sv-SE ' languageLocaleID=''", {0}},
    };
    static const struct example fixed[] = {
        {"<ram:TypeCode>", "<ram:TypeCode listID=' 1001 '>", {0}},
        {"<ram:TypeCode>",
         "<ram:TypeCode listID='1002'>",
         {.kind = SCHEMA_FIXED_ATTRIBUTE,
          .line = 7,
          .element = "ram:TypeCode",
          .parent = "rsm:ExchangedDocument",
          .attribute = "listID",
          .value = "1002",
          .other = "1001"}},
    };
    static const struct example listed[] = {
        {"TaxInclusiveTotalAmount amountCurrencyID='SEK'",
         "TaxInclusiveTotalAmount amountCurrencyID='kr'",
         {.kind = SCHEMA_ATTRIBUTE_VALUE,
          .line = 12,
          .element = "cbc:TaxInclusiveTotalAmount",
          .parent = "cac:LegalTotal",
          .attribute = "amountCurrencyID",
          .value = "kr",
          .other = "CurrencyCode"}},
    };

    (void)state;
    CHECK(ubl, examples);
    CHECK(cii, fixed);
    CHECK(svefaktura, listed);
}

static void values_are_of_their_type(void **state)
{
#define WRONG_DATE(text)                                                                           \
    {                                                                                              \
        "<cbc:IssueDate> 2026-10-05 <", "<cbc:IssueDate>" text "<",                                \
        {                                                                                          \
            .kind = SCHEMA_VALUE, .line = 10, .element = "cbc:IssueDate", .parent = "ubl:Invoice", \
            .value = text, .other = "date"                                                         \
        }                                                                                          \
    }
#define RIGHT_DATE(text)                                                                           \
    {                                                                                              \
        "<cbc:IssueDate> 2026-10-05 <", "<cbc:IssueDate>" text "<",                                \
        {                                                                                          \
            0                                                                                      \
        }                                                                                          \
    }
#define WRONG_AMOUNT(text)                                                                         \
    {                                                                                              \
        ">1.00<", ">" text "<",                                                                    \
        {                                                                                          \
            .kind = SCHEMA_VALUE, .line = 16, .element = "cbc:PayableAmount",                      \
            .parent = "cac:LegalMonetaryTotal", .value = text, .other = "decimal"                  \
        }                                                                                          \
    }
#define RIGHT_AMOUNT(text)                                                                         \
    {                                                                                              \
        ">1.00<", ">" text "<",                                                                    \
        {                                                                                          \
            0                                                                                      \
        }                                                                                          \
    }
#define WRONG_FILE64(text)                                                                         \
    {                                                                                              \
        ">QUJD\nRA==<", ">" text "<",                                                              \
        {                                                                                          \
            .kind = SCHEMA_VALUE, .line = 22, .element = "cbc:EmbeddedDocumentBinaryObject",       \
            .parent = "cac:Attachment", .other = "base64Binary"                                    \
        }                                                                                          \
    }
#define RIGHT_FILE64(text)                                                                         \
    {                                                                                              \
        ">QUJD\nRA==<", ">" text "<",                                                              \
        {                                                                                          \
            0                                                                                      \
        }                                                                                          \
    }
    static const struct example examples[] = {
        WRONG_DATE(""),
        WRONG_DATE("2026-02-29"),
        WRONG_DATE("2026-13-01"),
        WRONG_DATE("2026-1-01"),
        WRONG_DATE("20261005"),
        WRONG_DATE("0000-10-05"),
        WRONG_DATE("02026-10-05"),
        WRONG_DATE("2026-10-05+15:00"),
        WRONG_DATE("2026-10-05T00:00:00"),
        WRONG_DATE("2026-10-05 x"),
        WRONG_DATE("1900-02-29"),
        RIGHT_DATE("2024-02-29"),
        RIGHT_DATE("2000-02-29Z"),
        RIGHT_DATE("2026-10-05-13:59"),
        RIGHT_DATE("12026-10-05"),
        RIGHT_DATE("<!-- a -->2026-<![CDATA[10]]>-05"),
        WRONG_AMOUNT(""),
        WRONG_AMOUNT("1,00"),
        WRONG_AMOUNT("1e3"),
        WRONG_AMOUNT("1 000"),
        WRONG_AMOUNT("--1"),
        WRONG_AMOUNT("1.0.0"),
        WRONG_AMOUNT("NaN"),
        WRONG_AMOUNT("+"),
        RIGHT_AMOUNT("-0"),
        RIGHT_AMOUNT("+5."),
        RIGHT_AMOUNT("\n .5\t"),
        RIGHT_AMOUNT("000000000000000000000000000001"),
        WRONG_FILE64("QUJDR"),
        WRONG_FILE64("QUJDRB=="),
        WRONG_FILE64("QUI=QUI="),
        WRONG_FILE64("QUI=QUJE"),
        WRONG_FILE64("A==="),
        RIGHT_FILE64(""),
        RIGHT_FILE64("QUI ="),
    };

    (void)state;
    CHECK(ubl, examples);
}

/* They are read by others than who wrote them. */
static void personal_numbers_and_names_are_not_repeated(void **state)
{
    static const struct {
        const char *text;
        bool is_repeated;
    } examples[] = {
        {"19121212-1212", false},
        {"191212121212", false},
        {"1212121212", false},
        {"121212+1212", false},
        {"x 121212 1212", false},
        {"Anna Andersson", false},
        {"1\xc2\xa0"
         "234\xc2\xa0"
         "567,00",
         true},
        {"\xc3\x85ke \xc3\x96n", false},
        {"a\xc2\x9b"
         "b",
         false},
        {"\xe2\x80\xae", false},
        {"1 234,50 kr", true},
        {"10 timmar", true},
        {"2026-10-05T12", true},
        {"2026/10/05", true},
        {"12345678901,5", true},
        {"1212121", true},
        {"12121212-123", true},
        {"1,00", true},
    };

    (void)state;
    for (size_t at = 0; at < sizeof examples / sizeof examples[0]; at++) {
        ARENA(arena);
        size_t count, total;
        const char *text =
            changed(arena, ubl, "> 2026-10-05 <", arena_printf(arena, ">%s<", examples[at].text));
        const struct schema_problem *problems = read_document(arena, text, 4096, &count, &total);

        print_message("%s\n", examples[at].text);
        assert_int_equal(count, 1);
        assert_int_equal(problems->value != NULL, examples[at].is_repeated);
        assert_int_equal(
            strstr(schema_sentence(arena, problems, LANGUAGE_SWEDISH), examples[at].text) != NULL,
            examples[at].is_repeated);
        assert_null(strpbrk(schema_sentence(arena, problems, LANGUAGE_SWEDISH), "{}?"));
    }
}

static void an_extension_is_judged_where_it_is_declared(void **state)
{
#define EXTENSION "<own:Thing xmlns:own='urn:x'><a b='c'>d</a></own:Thing>"
    static const struct example examples[] = {
        {EXTENSION,
         "",
         {.kind = SCHEMA_INCOMPLETE,
          .line = 6,
          .element = "ext:ExtensionContent",
          .parent = "ext:UBLExtension"}},
        {EXTENSION, "<ds:KeyInfo><ds:KeyName/>x</ds:KeyInfo>", {0}},
        {EXTENSION,
         "<ds:KeyInfo/>",
         {.kind = SCHEMA_INCOMPLETE,
          .line = 6,
          .element = "ds:KeyInfo",
          .parent = "ext:ExtensionContent",
          .other = "ds:KeyName, ds:KeyValue, ds:RetrievalMethod, ds:X509Data, ds:PGPData"}},
        {EXTENSION,
         "<own:a xmlns:own='urn:x'><cbc:IssueDate>x</cbc:IssueDate></own:a>",
         {.kind = SCHEMA_VALUE,
          .line = 6,
          .element = "cbc:IssueDate",
          .parent = "a",
          .value = "x",
          .other = "date"}},
        {EXTENSION,
         "<ext:ExtensionContent/>",
         {.kind = SCHEMA_UNKNOWN_ELEMENT,
          .line = 6,
          .element = "ext:ExtensionContent",
          .parent = "ext:ExtensionContent"}},
    };

    (void)state;
    CHECK(ubl, examples);
}

static void a_choice_is_one_of_them(void **state)
{
    static const struct example examples[] = {
        {"x", "x", {0}},
        {"<udt:DateTimeString format='102'>20261005</udt:DateTimeString>",
         "",
         {.kind = SCHEMA_INCOMPLETE,
          .line = 8,
          .element = "ram:IssueDateTime",
          .parent = "rsm:ExchangedDocument",
          .other = "udt:DateTimeString, udt:DateTime"}},
        {"</udt:DateTimeString>",
         "</udt:DateTimeString><udt:DateTime>2026-10-05T24:00:00</udt:DateTime>",
         {.kind = SCHEMA_NOT_HERE,
          .line = 8,
          .element = "udt:DateTime",
          .parent = "ram:IssueDateTime"}},
        {"<udt:DateTimeString format='102'>20261005</udt:DateTimeString>",
         "<udt:DateTime>2026-10-05T23:59:59.9+02:00</udt:DateTime>",
         {0}},
        {"<udt:DateTimeString format='102'>20261005</udt:DateTimeString>",
         "<udt:DateTime>2026-10-05T24:00:01</udt:DateTime>",
         {.kind = SCHEMA_VALUE,
          .line = 8,
          .element = "udt:DateTime",
          .parent = "ram:IssueDateTime",
          .value = "2026-10-05T24:00:01",
          .other = "dateTime"}},
    };

    (void)state;
    CHECK(cii, examples);
}

static void an_element_may_come_a_few_times(void **state)
{
#define ONE "<cbc:Line/>"
    static const struct example examples[] = {
        {"x", "x", {0}},
        {ONE, ONE ONE ONE ONE ONE ONE ONE, {0}},
        {ONE,
         ONE ONE ONE ONE ONE ONE ONE ONE,
         {.kind = SCHEMA_REPEATED_ELEMENT,
          .line = 8,
          .element = "cbc:Line",
          .parent = "cac:AddressLine"}},
    };

    (void)state;
    CHECK(svefaktura, examples);
}

static void another_document_is_no_document_of_the_syntax(void **state)
{
    ARENA(arena);
    size_t count, total;

    (void)state;
    const struct schema_problem *problems =
        read_document(arena, "<a><b>c</b></a>", 4096, &count, &total);

    assert_int_equal(count, 1);
    assert_int_equal(problems->kind, SCHEMA_ROOT);
    assert_string_equal(problems->element, "a");
}

static void problems_are_counted_but_only_the_first_kept(void **state)
{
    ARENA(arena);
    char *notes = arena_strdup(arena, "");
    size_t count, total;

    (void)state;
    for (int at = 0; at < 250; at++) {
        notes = arena_printf(arena, "%s<cbc:ID/>\n", notes);
    }
    const struct schema_problem *problems = read_document(
        arena, changed(arena, ubl, "<cbc:Note>a</cbc:Note>\n", notes), 4096, &count, &total);

    assert_int_equal(count, SCHEMA_PROBLEMS);
    assert_int_equal(total, 250);
    assert_int_equal(problems[0].line, 11);
    assert_int_equal(problems[SCHEMA_PROBLEMS - 1].line, 11 + SCHEMA_PROBLEMS - 1);
}

static void every_kind_has_its_sentence_with_nothing_left_out(void **state)
{
    (void)state;
    for (int kind = SCHEMA_ROOT; kind <= SCHEMA_FIXED_ATTRIBUTE; kind++) {
        ARENA(arena);
        const struct schema_problem problem = {
            (enum schema_problem_kind)kind, 1, "e1", "p1", "a1", "v1", "o1", "f1"};
        const char *swedish = schema_sentence(arena, &problem, LANGUAGE_SWEDISH);
        const char *english = schema_sentence(arena, &problem, LANGUAGE_ENGLISH);

        assert_string_not_equal(swedish, english);
        assert_null(strpbrk(swedish, "{}?"));
        assert_null(strpbrk(english, "{}?"));
        assert_true(strstr(swedish, "e1") != NULL && strstr(english, "e1") != NULL);
    }
}

/* A type of our own name says nothing to a provider. */
static void every_type_that_a_table_declares_has_its_words(void **state)
{
    const char *const *const tables[] = {schema_table_ubl, schema_table_cii,
                                         schema_table_svefaktura};
    int count = 0;

    (void)state;
    for (size_t at = 0; at < sizeof tables / sizeof tables[0]; at++) {
        struct words words = words_of(tables[at]);

        while (words_next(&words)) {
            ARENA(arena);
            struct schema_problem problem = {SCHEMA_VALUE, 1, "e", "p", NULL, "v", NULL, NULL};

            if (!word_is(words.word, "list") && !word_is(words.word, "length")) {
                continue;
            }
            assert_true(words_next(&words));
            problem.other = arena_strndup(arena, words.word.text, words.word.length);
            assert_null(strstr(schema_sentence(arena, &problem, LANGUAGE_ENGLISH), problem.other));
            count++;
        }
    }
    assert_int_equal(count, 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_stand_in_their_order),
        cmocka_unit_test(attributes_are_those_of_the_type),
        cmocka_unit_test(values_are_of_their_type),
        cmocka_unit_test(personal_numbers_and_names_are_not_repeated),
        cmocka_unit_test(an_extension_is_judged_where_it_is_declared),
        cmocka_unit_test(a_choice_is_one_of_them),
        cmocka_unit_test(an_element_may_come_a_few_times),
        cmocka_unit_test(another_document_is_no_document_of_the_syntax),
        cmocka_unit_test(problems_are_counted_but_only_the_first_kept),
        cmocka_unit_test(every_type_that_a_table_declares_has_its_words),
        cmocka_unit_test(every_kind_has_its_sentence_with_nothing_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
