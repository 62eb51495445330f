#include "parsers/parse.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "parsers/reader.h"
#include "parsers/tree.h"
#include "parsers/validate/validation.h"

enum { PIECE_BYTES = 64 * 1024 };

const struct parse_limits parse_limits_default = {
    .file_bytes = 256LL << 20,
    .text_bytes = 1LL << 20,
    .memory_bytes = 128LL << 20,
    .elements = 20000000,
    .tag_bytes = 128LL << 10,
    .name_bytes = 1LL << 20,
    .attributes = 256,
    .namespaces = 256,
    .depth = 100,
};

struct parser {
    struct arena *arena;
    struct parse_limits limits;
    xmlParserCtxt *xml;
    const struct format *format; /* NULL until the root element */
    struct reader *reader;       /* NULL for a format that is not read yet */
    void *document;
    const struct rulebook *rulebook; /* NULL: no rules are asked */
    enum profile profile;
    bool read_invoice;
    struct validation *validation; /* NULL without rulebook, and until the root element */
    const struct verdict *verdict;
    size_t names_before; /* bytes of names that were there before the document */
    int64_t bytes, elements;
    int depth;
    int *namespaces; /* in scope, for each depth */
    bool root_closed, finishing;
    struct error error; /* the first; its kind is ERROR_NONE until then */
};

static int line_of(const struct parser *parser)
{
    const xmlParserInput *input = parser->xml->input;

    return input == NULL ? 0 : input->line;
}

/* What is reached only through libxml2's callbacks cannot return an error: the first is kept, and
 * nothing more is read.  libxml2 itself is not stopped: in the middle of a push it may crash then
 * (2.9.14, found by the fuzzer), and a push is short. */
static void stop(struct parser *parser, const struct error *error)
{
    if (parser->error.kind == ERROR_NONE) {
        parser->error = *error;
        (void)error_in(&parser->error, "line %d", line_of(parser));
    }
}

static PRINTF(3, 4) void refuse(struct parser *parser, enum error_kind kind, const char *format,
                                ...)
{
    struct error error = {0};
    va_list arguments;

    va_start(arguments, format);
    (void)error_set(&error, kind, "%s", arena_vprintf(parser->arena, format, arguments));
    va_end(arguments);
    stop(parser, &error);
}

static void root(struct parser *parser, const char *name, const char *uri)
{
    parser->format = format_of_root(uri, name);
    if (parser->format == NULL) {
        refuse(parser, ERROR_INPUT, "no invoice that we know: the root element is {%.300s}%.300s",
               uri, name);
        return;
    }
    const struct field_group *group = parser->format->document;

    if (group != NULL && parser->read_invoice) {
        const struct tree_node *terms =
            parser->rulebook == NULL ? tree_build(parser->arena, parser->xml->dict, parser->format)
                                     : rulebook_terms(parser->rulebook, parser->format->format);

        parser->document = arena_alloc(parser->arena, group->item_bytes);
        parser->reader = reader_new(parser->arena, &parser->limits, terms, parser->document);
    }
    if (parser->rulebook != NULL) {
        parser->validation = validation_new(parser->arena, &parser->limits, parser->rulebook,
                                            parser->format->format, parser->profile);
    }
}

/* Costs that libxml2 does not limit: it compares every attribute, and looks up every prefix, with
 * all others. */
static bool within_limits(struct parser *parser, int namespaces, int attributes)
{
    const struct parse_limits *limits = &parser->limits;

    if (parser->depth >= limits->depth) {
        refuse(parser, ERROR_LIMIT, "elements are nested deeper than the %d that are allowed",
               limits->depth);
        return false;
    }
    parser->namespaces[parser->depth + 1] = parser->namespaces[parser->depth] + namespaces;
    parser->depth++;
    if (++parser->elements > limits->elements) {
        refuse(parser, ERROR_LIMIT, "more than the %lld elements that are allowed",
               (long long)limits->elements);
    } else if (attributes > limits->attributes) {
        refuse(parser, ERROR_LIMIT, "an element has more than the %d attributes that are allowed",
               limits->attributes);
    } else if (parser->namespaces[parser->depth] > limits->namespaces) {
        refuse(parser, ERROR_LIMIT, "more than the %d namespaces that are allowed",
               limits->namespaces);
    }
    return parser->error.kind == ERROR_NONE;
}

static const char *chars(const xmlChar *text)
{
    return text == NULL ? "" : (const char *)(const void *)text;
}

static CHECKED bool open_element(struct parser *parser, const xmlChar *name, const xmlChar *uri,
                                 int line, struct error *error)
{
    if (parser->reader != NULL && parser->depth > 1 &&
        !reader_open(parser->reader, name, uri, line, error)) {
        return false;
    }
    return parser->validation == NULL ||
           validation_open(parser->validation, name, uri, line, error);
}

static CHECKED bool take_attribute(struct parser *parser, const xmlChar **attribute,
                                   struct error *error)
{
    const xmlChar *name = attribute[0], *uri = attribute[2];
    const char *value = chars(attribute[3]);
    size_t length = (size_t)(attribute[4] - attribute[3]);

    if (parser->reader != NULL && parser->depth > 1 && uri == NULL &&
        !reader_attribute(parser->reader, name, value, length, error)) {
        return false;
    }
    return parser->validation == NULL ||
           validation_attribute(parser->validation, name, uri, value, length, error);
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted_count, const xmlChar **attributes)
{
    struct parser *parser = context;
    struct error error = {0};

    (void)prefix;
    (void)namespaces;
    (void)defaulted_count;
    if (parser->error.kind != ERROR_NONE ||
        !within_limits(parser, namespace_count, attribute_count)) {
        return;
    }
    int line = line_of(parser);

    if (parser->depth == 1) {
        root(parser, chars(name), chars(uri));
        if (parser->error.kind != ERROR_NONE) {
            return;
        }
    }
    if (!open_element(parser, name, uri, line, &error)) {
        stop(parser, &error);
        return;
    }
    /* Each attribute is five pointers: name, prefix, namespace, value, end of value. */
    for (int at = 0; at < attribute_count; at++, attributes += 5) {
        if (!take_attribute(parser, attributes, &error)) {
            stop(parser, &error);
            return;
        }
    }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct parser *parser = context;
    struct error error = {0};

    (void)name;
    (void)prefix;
    (void)uri;
    if (parser->error.kind != ERROR_NONE) {
        return;
    }
    parser->depth--;
    parser->root_closed = parser->depth == 0;
    bool good =
        parser->reader == NULL || parser->depth == 0 || reader_close(parser->reader, &error);

    good = good && (parser->validation == NULL || validation_close(parser->validation, &error));
    if (!good) {
        stop(parser, &error);
    }
}

static void on_text(void *context, const xmlChar *text, int length)
{
    struct parser *parser = context;
    struct error error = {0};

    if (parser->error.kind != ERROR_NONE) {
        return;
    }
    bool good = parser->reader == NULL || parser->depth <= 1 ||
                reader_text(parser->reader, chars(text), (size_t)length, &error);

    good = good && (parser->validation == NULL ||
                    validation_text(parser->validation, chars(text), (size_t)length, &error));
    if (!good) {
        stop(parser, &error);
    }
}

/* Comes before anything of the DTD is read, where libxml2 expects to be stopped. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *external_id,
                       const xmlChar *system_id)
{
    struct parser *parser = context;

    (void)name;
    (void)external_id;
    (void)system_id;
    refuse(parser, ERROR_INPUT, "a document type (DOCTYPE) is not allowed in an invoice");
    xmlStopParser(parser->xml);
}

/* libxml2's message without its newline and without bytes that are no text. */
static char *message_of(struct parser *parser, const xmlError *problem)
{
    const char *said = problem->message == NULL ? "unknown error" : problem->message;
    char *text = arena_printf(parser->arena, "%.500s", said);
    bool is_text = xmlCheckUTF8((const xmlChar *)(const void *)text) == 1;

    for (char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ') {
            *at = ' ';
        } else if (!is_text && (unsigned char)*at >= 0x7f) {
            *at = '?';
        }
    }
    for (size_t length = strlen(text); length > 0 && text[length - 1] == ' '; length--) {
        text[length - 1] = '\0';
    }
    return text;
}

static bool is_limit(const xmlError *problem)
{
    return problem->code == XML_ERR_NAME_TOO_LONG || problem->code == XML_ERR_NO_MEMORY ||
           (problem->code == XML_ERR_INTERNAL_ERROR && problem->message != NULL &&
            strstr(problem->message, "Huge input") != NULL);
}

/* Bytes are converted ahead of what is read: the line is not known. */
static void refuse_encoding(struct parser *parser, const char *said)
{
    (void)error_set(&parser->error, ERROR_INPUT, "not in the encoding that it says: %s", said);
}

static void on_problem(void *context, xmlError *problem)
{
    struct parser *parser = context;

    /* A namespace is a name; whether it would do as an address is nobody's business. */
    if (parser->error.kind != ERROR_NONE || problem->level < XML_ERR_ERROR ||
        problem->code == XML_WAR_NS_URI || problem->code == XML_WAR_NS_URI_RELATIVE) {
        return;
    }
    if (parser->finishing && !parser->root_closed) {
        refuse(parser, ERROR_INPUT,
               parser->depth > 0 ? "the file ends before its root element does: it is cut off"
                                 : "no XML document, or the beginning of one only");
        return;
    }
    if (problem->domain == XML_FROM_I18N) {
        refuse_encoding(parser, message_of(parser, problem));
        return;
    }
    if (problem->code == XML_ERR_DOCUMENT_EMPTY) {
        refuse(parser, ERROR_INPUT, "no XML: it does not begin with '<'");
        return;
    }
    if (is_limit(problem)) {
        refuse(parser, ERROR_LIMIT, "more than the XML parser takes: %s",
               message_of(parser, problem));
        return;
    }
    refuse(parser, ERROR_INPUT, "not well-formed XML: %s", message_of(parser, problem));
}

static const xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = on_doctype,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .serror = on_problem,
};

bool parser_new(struct arena *arena, const struct parse_limits *limits, struct parser **ret_parser,
                struct error *error)
{
    struct parser *parser = arena_array(arena, struct parser, 1);
    xmlSAXHandler sax = handler;

    xmlInitParser();
    parser->arena = arena;
    parser->limits = *limits;
    parser->namespaces = arena_array(arena, int, (size_t)limits->depth + 1);
    parser->xml = xmlCreatePushParserCtxt(&sax, parser, NULL, 0, NULL);
    if (parser->xml == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "the XML parser does not start");
    }
    (void)xmlCtxtUseOptions(parser->xml, XML_PARSE_NONET);
    parser->read_invoice = true;
    *ret_parser = parser;
    return true;
}

/* The names of the document are those of the rulebook: no other parser knows them otherwise. */
void parser_judge(struct parser *parser, const struct rulebook *rulebook, enum profile profile,
                  bool read_invoice)
{
    xmlDict *names = rulebook_names(rulebook);

    (void)xmlDictReference(names);
    xmlDictFree(parser->xml->dict);
    parser->xml->dict = names;
    parser->names_before = xmlDictGetUsage(names);
    parser->rulebook = rulebook;
    parser->profile = profile;
    parser->read_invoice = read_invoice;
}

const struct verdict *parser_verdict(const struct parser *parser)
{
    return parser->verdict;
}

/* What libxml2 holds on to: an unfinished start tag, and every name. */
static void check_held(struct parser *parser)
{
    const struct parse_limits *limits = &parser->limits;
    const xmlParserInput *input = parser->xml->input;

    if (parser->error.kind != ERROR_NONE || input == NULL) {
        return;
    }
    if (input->end - input->cur > limits->tag_bytes && input->cur[0] == '<' &&
        input->cur[1] != '!' && input->cur[1] != '?') {
        refuse(parser, ERROR_LIMIT, "a tag is longer than the %lld bytes that are allowed",
               (long long)limits->tag_bytes);
    } else if (xmlDictGetUsage(parser->xml->dict) - parser->names_before >
               (size_t)limits->name_bytes) {
        refuse(parser, ERROR_LIMIT, "different names of more than the %lld bytes that are allowed",
               (long long)limits->name_bytes);
    }
}

/* Conversion between encodings reports to the thread's own handler, not to the document's. */
static CHECKED bool feed(struct parser *parser, const char *bytes, size_t length, bool last,
                         struct error *error)
{
    xmlStructuredErrorFunc handler_before = xmlStructuredError;
    void *context_before = xmlStructuredErrorContext;

    xmlSetStructuredErrorFunc(parser, on_problem);
    (void)xmlParseChunk(parser->xml, bytes, (int)length, last ? 1 : 0);
    xmlSetStructuredErrorFunc(context_before, handler_before);
    /* It may give up without a word, on bytes that are not in the encoding that was said. */
    if (parser->error.kind == ERROR_NONE &&
        (parser->xml->wellFormed == 0 || parser->xml->disableSAX != 0)) {
        refuse_encoding(parser, "the XML parser gave up");
    }
    check_held(parser);
    if (parser->error.kind != ERROR_NONE) {
        *error = parser->error;
        return false;
    }
    return true;
}

bool parser_push(struct parser *parser, const void *bytes, size_t length, struct error *error)
{
    const char *at = bytes;

    if (parser->error.kind != ERROR_NONE) {
        *error = parser->error;
        return false;
    }
    parser->bytes += (int64_t)length;
    if (parser->bytes > parser->limits.file_bytes) {
        return error_set(error, ERROR_LIMIT, "larger than the %lld bytes that are allowed",
                         (long long)parser->limits.file_bytes);
    }
    while (length > 0) {
        size_t piece = length < PIECE_BYTES ? length : PIECE_BYTES;

        if (!feed(parser, at, piece, false, error)) {
            return false;
        }
        at += piece;
        length -= piece;
    }
    return true;
}

bool parser_finish(struct parser *parser, struct invoice **ret_invoice, struct error *error)
{
    if (parser->error.kind != ERROR_NONE) {
        *error = parser->error;
        return false;
    }
    if (parser->bytes == 0) {
        return error_set(error, ERROR_INPUT, "the file is empty");
    }
    parser->finishing = true;
    if (!feed(parser, "", 0, true, error)) {
        return false;
    }
    if (!parser->root_closed) {
        return error_set(error, ERROR_INPUT, "line %d: the file ends before its root element does",
                         line_of(parser));
    }
    if (parser->format->document == NULL) {
        return error_set(error, ERROR_INPUT, "the format %s is recognised but not read yet",
                         invoice_format_name(parser->format->format));
    }
    struct invoice *invoice = parser->document; /* the first member of every format's document */

    if (invoice != NULL) {
        if (parser->format->finish != NULL) {
            parser->format->finish(parser->document);
        }
        invoice->format = parser->format->format;
    }
    if (parser->validation != NULL) {
        parser->verdict = validation_end(parser->validation);
    }
    *ret_invoice = invoice;
    return true;
}

enum invoice_format parser_format(const struct parser *parser)
{
    return parser->format == NULL ? FORMAT_UNKNOWN : parser->format->format;
}

void parser_free(struct parser **parser)
{
    if (*parser != NULL && (*parser)->xml != NULL) {
        xmlFreeParserCtxt((*parser)->xml);
        (*parser)->xml = NULL;
    }
    *parser = NULL;
}

bool parse_bytes(struct arena *arena, const void *bytes, size_t length,
                 struct invoice **ret_invoice, struct error *error)
{
    CLEANUP(parser_free) struct parser *parser = NULL;

    return parser_new(arena, &parse_limits_default, &parser, error) &&
           parser_push(parser, bytes, length, error) && parser_finish(parser, ret_invoice, error);
}
