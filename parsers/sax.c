#include "parsers/sax.h"

#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "parsers/encoding.h"

enum { PIECE_BYTES = 64 * 1024 };

struct sax {
    struct arena *arena;
    struct parse_limits limits;
    struct sax_events events;
    struct encoding encoding;
    xmlParserCtxt *xml;
    int depth;
    int *namespaces;    /* in scope, for each depth */
    size_t names_bytes; /* of names that were there before */
    bool root_closed, finishing, stylesheet;
    struct error error; /* the first; its kind is ERROR_NONE until then */
};

int sax_line(const struct sax *sax)
{
    const xmlParserInput *input = sax->xml->input;

    return input == NULL ? 0 : input->line;
}

bool sax_has_stylesheet(const struct sax *sax)
{
    return sax->stylesheet;
}

/* What is reached only through libxml2's callbacks cannot return an error: the first is kept, and
 * nothing more is read.  libxml2 itself is not stopped: in the middle of a push it may crash then
 * (2.9.14, found by the fuzzer), and a push is short. */
static PRINTF(3, 4) void refuse(struct sax *sax, enum error_kind kind, const char *format, ...)
{
    va_list arguments;

    if (sax->error.kind != ERROR_NONE) {
        return;
    }
    va_start(arguments, format);
    (void)error_set(&sax->error, kind, "line %d: %s", sax_line(sax),
                    arena_vprintf(sax->arena, format, arguments));
    va_end(arguments);
}

/* Costs that libxml2 does not limit: it compares every attribute, and looks up every prefix, with
 * all others. */
static bool within_limits(struct sax *sax, int namespaces, int attributes)
{
    const struct parse_limits *limits = &sax->limits;

    if (sax->depth >= limits->depth) {
        refuse(sax, ERROR_LIMIT, "elements are nested deeper than the %d that are allowed",
               limits->depth);
        return false;
    }
    sax->namespaces[sax->depth + 1] = sax->namespaces[sax->depth] + namespaces;
    sax->depth++;
    if (attributes > limits->attributes) {
        refuse(sax, ERROR_LIMIT, "an element has more than the %d attributes that are allowed",
               limits->attributes);
    } else if (sax->namespaces[sax->depth] > limits->namespaces) {
        refuse(sax, ERROR_LIMIT, "more than the %d namespaces that are allowed",
               limits->namespaces);
    }
    return sax->error.kind == ERROR_NONE;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted_count, const xmlChar **attributes)
{
    struct sax *sax = context;

    (void)prefix;
    (void)namespaces;
    (void)defaulted_count;
    if (sax->error.kind != ERROR_NONE || !within_limits(sax, namespace_count, attribute_count)) {
        return;
    }
    const struct sax_element element = {.name = name,
                                        .uri = uri,
                                        .line = sax_line(sax),
                                        .depth = sax->depth,
                                        .attributes = attributes,
                                        .attribute_count = attribute_count};

    (void)sax->events.open(sax->events.context, &element, &sax->error);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct sax *sax = context;

    (void)name;
    (void)prefix;
    (void)uri;
    if (sax->error.kind != ERROR_NONE) {
        return;
    }
    sax->depth--;
    sax->root_closed = sax->depth == 0;
    (void)sax->events.close(sax->events.context, &sax->error);
}

static void on_text(void *context, const xmlChar *text, int length)
{
    struct sax *sax = context;

    if (sax->error.kind == ERROR_NONE) {
        (void)sax->events.text(sax->events.context, (const char *)(const void *)text,
                               (size_t)length, &sax->error);
    }
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
    struct sax *sax = context;

    (void)data;
    if (sax->depth == 0 && xmlStrEqual(target, BAD_CAST "xml-stylesheet") != 0) {
        sax->stylesheet = true;
    }
}

/* Comes before anything of the DTD is read, where libxml2 expects to be stopped. */
static void on_doctype(void *context, const xmlChar *name, const xmlChar *external_id,
                       const xmlChar *system_id)
{
    struct sax *sax = context;

    (void)name;
    (void)external_id;
    (void)system_id;
    refuse(sax, ERROR_INPUT, "a document type (DOCTYPE) is not allowed in an invoice");
    xmlStopParser(sax->xml);
}

/* libxml2's message without its newline and without bytes that are no text. */
static char *message_of(struct sax *sax, const xmlError *problem)
{
    const char *said = problem->message == NULL ? "unknown error" : problem->message;
    char *text = arena_printf(sax->arena, "%.500s", said);
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

static void on_problem(void *context, xmlError *problem)
{
    struct sax *sax = context;

    /* A namespace is a name; whether it would do as an address is nobody's business. */
    if (sax->error.kind != ERROR_NONE || problem->level < XML_ERR_ERROR ||
        problem->code == XML_WAR_NS_URI || problem->code == XML_WAR_NS_URI_RELATIVE) {
        return;
    }
    if (sax->finishing && !sax->root_closed) {
        refuse(sax, ERROR_INPUT,
               sax->depth > 0 ? "the file ends before its root element does: it is cut off"
                              : "no XML document, or the beginning of one only");
        return;
    }
    if (problem->code == XML_ERR_INVALID_ENCODING) {
        refuse(sax, ERROR_INPUT,
               "these bytes are no UTF-8, which it says or must be: save it as UTF-8, or declare "
               "the encoding that it is in");
        return;
    }
    if (problem->code == XML_ERR_DOCUMENT_EMPTY) {
        refuse(sax, ERROR_INPUT, "no XML: it does not begin with '<'");
        return;
    }
    if (is_limit(problem)) {
        refuse(sax, ERROR_LIMIT, "more than the XML parser takes: %s", message_of(sax, problem));
        return;
    }
    refuse(sax, ERROR_INPUT, "not well-formed XML: %s", message_of(sax, problem));
}

static const xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = on_doctype,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text, /* the same: libxml2 need not tell them apart */
    .processingInstruction = on_instruction,
    .serror = on_problem,
};

/* What libxml2 holds on to: an unfinished start tag, and every name. */
static void check_held(struct sax *sax)
{
    const struct parse_limits *limits = &sax->limits;
    const xmlParserInput *input = sax->xml->input;

    if (sax->error.kind != ERROR_NONE || input == NULL) {
        return;
    }
    if (input->end - input->cur > limits->tag_bytes && input->cur[0] == '<' &&
        input->cur[1] != '!' && input->cur[1] != '?') {
        refuse(sax, ERROR_LIMIT, "a tag is longer than the %lld bytes that are allowed",
               (long long)limits->tag_bytes);
    } else if (xmlDictGetUsage(sax->xml->dict) - sax->names_bytes > (size_t)limits->name_bytes) {
        refuse(sax, ERROR_LIMIT, "different names of more than the %lld bytes that are allowed",
               (long long)limits->name_bytes);
    }
}

static bool outcome(const struct sax *sax, struct error *error)
{
    if (sax->error.kind != ERROR_NONE) {
        *error = sax->error;
        return false;
    }
    return true;
}

/* UTF-8 to libxml2. */
static bool feed(struct sax *sax, const char *bytes, size_t length, bool last, struct error *error)
{
    (void)xmlParseChunk(sax->xml, bytes, (int)length, last ? 1 : 0);
    if (sax->error.kind == ERROR_NONE && (sax->xml->wellFormed == 0 || sax->xml->disableSAX != 0)) {
        refuse(sax, ERROR_INPUT, "not well-formed XML: the XML parser gave up");
    }
    check_held(sax);
    return outcome(sax, error);
}

static bool take(void *context, const char *utf8, size_t length, struct error *error)
{
    for (size_t at = 0; at < length; at += PIECE_BYTES) {
        size_t left = length - at;

        if (!feed(context, utf8 + at, left < PIECE_BYTES ? left : PIECE_BYTES, false, error)) {
            return false;
        }
    }
    return true;
}

bool sax_new(struct arena *arena, const struct parse_limits *limits,
             const struct sax_events *events, struct sax **ret_sax, struct error *error)
{
    struct sax *sax = arena_array(arena, struct sax, 1);
    xmlSAXHandler events_of_libxml2 = handler;

    xmlInitParser();
    sax->arena = arena;
    sax->limits = *limits;
    sax->events = *events;
    sax->encoding.sink = (struct encoding_sink){sax, take};
    sax->namespaces = arena_array(arena, int, (size_t)limits->depth + 1);
    sax->xml = xmlCreatePushParserCtxt(&events_of_libxml2, sax, NULL, 0, NULL);
    if (sax->xml == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "the XML parser does not start");
    }
    /* What the document says of its encoding is done before. */
    (void)xmlCtxtUseOptions(sax->xml, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    sax->xml->charset = XML_CHAR_ENCODING_UTF8;
    *ret_sax = sax;
    return true;
}

void sax_free(struct sax *sax)
{
    if (sax != NULL && sax->xml != NULL) {
        xmlFreeParserCtxt(sax->xml);
        sax->xml = NULL;
    }
}

xmlDict *sax_names(const struct sax *sax)
{
    return sax->xml->dict;
}

void sax_use_names(struct sax *sax, xmlDict *names)
{
    (void)xmlDictReference(names);
    xmlDictFree(sax->xml->dict);
    sax->xml->dict = names;
    sax->names_bytes = xmlDictGetUsage(names);
}

bool sax_push(struct sax *sax, const void *bytes, size_t length, struct error *error)
{
    struct error wrong = {0};

    if (sax->error.kind == ERROR_NONE && !encoding_push(&sax->encoding, bytes, length, &wrong)) {
        refuse(sax, wrong.kind, "%s", wrong.text); /* unless it was refused already */
    }
    return outcome(sax, error);
}

bool sax_finish(struct sax *sax, struct error *error)
{
    struct error wrong = {0};

    sax->finishing = true;
    if (sax->error.kind == ERROR_NONE && !encoding_finish(&sax->encoding, &wrong)) {
        refuse(sax, wrong.kind, "%s", wrong.text);
    }
    if (sax->error.kind == ERROR_NONE && feed(sax, "", 0, true, &wrong) && !sax->root_closed) {
        refuse(sax, ERROR_INPUT, "the file ends before its root element does");
    }
    return outcome(sax, error);
}
