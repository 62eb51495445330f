#include "parsers/parse.h"

#include "parsers/document.h"
#include "parsers/envelope.h"
#include "parsers/sax.h"
#include "parsers/validate/rulebook.h"

/* How deep in an envelope or a batch documents are looked for. */
enum { SEARCHED_DEPTH_MAX = 16 };

const struct parse_limits parse_limits_default = {
    .file_bytes = 256LL << 20,
    .documents = 10000,
    .text_bytes = 1LL << 20,
    .memory_bytes = 128LL << 20,
    .elements = 20000000,
    .asked_elements = 20000,
    .tag_bytes = 128LL << 10,
    .name_bytes = 1LL << 20,
    .attributes = 256,
    .namespaces = 256,
    .depth = 100,
};

/* An open element outside documents. */
struct wrapper {
    const xmlChar *name, *uri;
    int line;
    int found_before; /* what was found in the file when it opened */
    bool is_envelope; /* what stands in it are documents */
};

enum reading { READING_NOTHING, READING_DOCUMENT, READING_HEADER, READING_OBJECTS };

struct parser {
    struct arena *arena;
    struct parse_limits limits;
    struct sax *sax;
    struct document_wishes wishes;
    struct parse_sink sink; /* without a function the first document is kept */
    int64_t bytes;
    int depth;                                       /* of open elements */
    struct wrapper wrappers[SEARCHED_DEPTH_MAX + 1]; /* by depth */
    int found;                                       /* documents, headers and the like */
    /* What is read now. */
    enum reading what;
    int what_depth;                   /* of its root */
    struct arena *what_arena;         /* NULL: a document's own */
    struct document_reading *reading; /* NULL: nothing more of a document that has failed */
    struct parsed *parsed;            /* the document that is read now */
    struct parsed *ended; /* the one before it: it waits for the next, or for the file's end */
    struct parsed *first; /* without a sink */
    int documents;
    enum invoice_format format;
    /* The outermost envelope. */
    struct arena *envelope_arena;
    struct envelope *envelope;
    int envelope_depth;
};

static const char *chars(const xmlChar *text)
{
    return text == NULL ? "" : (const char *)(const void *)text;
}

static void free_parsed(const struct parser *parser, struct parsed *parsed)
{
    if (parsed != NULL && parsed->arena != parser->arena) {
        arena_free(parsed->arena);
    }
}

/* The document that waits: after it another one begins, or the file has ended well. */
static CHECKED bool deliver(struct parser *parser, struct error *error)
{
    struct parsed *parsed = parser->ended;

    parser->ended = NULL;
    if (parsed == NULL) {
        return true;
    }
    if (parser->sink.document != NULL) {
        return parser->sink.document(parser->sink.context, parsed, error);
    }
    if (parser->first == NULL) {
        parser->first = parsed;
    } else {
        free_parsed(parser, parsed);
    }
    return true;
}

static CHECKED bool new_document(struct parser *parser, enum invoice_format format, int line,
                                 struct error *error)
{
    if (!deliver(parser, error)) {
        return false;
    }
    if (parser->documents >= parser->limits.documents) {
        return error_set(error, ERROR_LIMIT, "line %d: more than the %d documents that are allowed",
                         line, parser->limits.documents);
    }
    bool kept = parser->sink.document == NULL && parser->documents == 0;
    struct arena *arena = kept ? parser->arena : arena_new();
    struct parsed *parsed = arena_array(arena, struct parsed, 1);

    parsed->arena = arena;
    parsed->ordinal = ++parser->documents;
    parsed->line = line;
    parsed->format = format;
    parsed->envelope = parser->envelope == NULL ? NULL : envelope_copy(arena, parser->envelope);
    parser->parsed = parsed;
    parser->format = format;
    parser->found++;
    return true;
}

static CHECKED bool begin_document(struct parser *parser, const struct format *format,
                                   const struct sax_element *element, struct error *error)
{
    if (!new_document(parser, format->format, element->line, error)) {
        return false;
    }
    parser->what = READING_DOCUMENT;
    parser->reading = document_begin(parser->parsed->arena, &parser->limits, &parser->wishes,
                                     sax_names(parser->sax), format);
    if (sax_has_stylesheet(parser->sax)) {
        document_has_stylesheet(parser->reading);
    }
    if (format->document == NULL) {
        (void)error_set(&parser->parsed->error, ERROR_INPUT,
                        "line %d: the format %s is recognised but not read yet", element->line,
                        invoice_format_name(format->format));
        parser->reading = NULL;
    }
    return true;
}

static void begin_part(struct parser *parser, enum reading what, const struct format *format)
{
    const struct document_wishes wishes = {.invoice = true,
                                           .attachments = parser->wishes.attachments};

    parser->found++;
    parser->what = what;
    parser->what_arena = arena_new();
    parser->reading = document_begin(parser->what_arena, &parser->limits, &wishes,
                                     sax_names(parser->sax), format);
}

/* An element outside documents. */
static CHECKED bool begin(struct parser *parser, const struct sax_element *element,
                          struct error *error)
{
    const char *uri = chars(element->uri), *name = chars(element->name);
    const struct format *format = format_of_root(uri, name);

    if (element->depth > SEARCHED_DEPTH_MAX) {
        return true;
    }
    if (format != NULL) {
        parser->what_depth = element->depth;
        return begin_document(parser, format, element, error);
    }
    enum envelope_part part = envelope_part(uri, name, &format);

    parser->wrappers[element->depth] = (struct wrapper){.name = element->name,
                                                        .uri = element->uri,
                                                        .line = element->line,
                                                        .found_before = parser->found,
                                                        .is_envelope = part == ENVELOPE_WRAPPER};
    parser->what_depth = element->depth;
    if (part == ENVELOPE_HEADER && parser->envelope == NULL) {
        begin_part(parser, READING_HEADER, format);
    } else if (part == ENVELOPE_OBJECTS && parser->wishes.attachments != NULL) {
        begin_part(parser, READING_OBJECTS, format);
    } else if (part == ENVELOPE_HEADER || part == ENVELOPE_OBJECTS) {
        parser->found++;
    }
    return true;
}

/* What is wrong with a document is the document's; anything else ends the file. */
static CHECKED bool after(struct parser *parser, bool good, struct error *error)
{
    if (good) {
        return true;
    }
    if (error->kind != ERROR_INPUT && error->kind != ERROR_LIMIT) {
        return false;
    }
    (void)error_in(error, "line %d", sax_line(parser->sax));
    if (parser->what != READING_DOCUMENT) {
        return false;
    }
    parser->parsed->error = *error;
    parser->reading = NULL;
    error->kind = ERROR_NONE; /* the file's, which is read on */
    return true;
}

static bool on_open(void *context, const struct sax_element *element, struct error *error)
{
    struct parser *parser = context;

    parser->depth = element->depth;
    if (parser->what == READING_NOTHING && !begin(parser, element, error)) {
        return false;
    }
    return parser->reading == NULL ||
           after(parser, document_open(parser->reading, element, error), error);
}

static bool on_text(void *context, const char *text, size_t length, struct error *error)
{
    struct parser *parser = context;

    return parser->reading == NULL ||
           after(parser, document_text(parser->reading, text, length, error), error);
}

static void end_document(struct parser *parser)
{
    void *terms = NULL;
    struct parsed *parsed = parser->parsed;

    if (parsed->error.kind == ERROR_NONE) {
        document_end(parser->reading, &terms, &parsed->verdict);
        parsed->invoice = terms; /* the first member of every format's document */
        if (parsed->invoice != NULL) {
            parsed->invoice->format = parsed->format;
        }
    }
    parser->ended = parsed;
    parser->parsed = NULL;
}

/* What was read has closed. */
static void end(struct parser *parser)
{
    void *terms = NULL;
    const struct verdict *none = NULL;

    if (parser->what == READING_DOCUMENT) {
        end_document(parser);
    } else {
        document_end(parser->reading, &terms, &none);
    }
    if (parser->what == READING_HEADER) {
        parser->envelope = terms;
        parser->envelope_arena = parser->what_arena;
        parser->envelope_depth = parser->what_depth - 1;
    } else {
        arena_free(parser->what_arena);
    }
    parser->what_arena = NULL;
    parser->reading = NULL;
    parser->what = READING_NOTHING;
}

/* An element outside documents has closed.  In an envelope it was a document that we do not know,
 * unless something was found in it. */
static CHECKED bool end_wrapper(struct parser *parser, int depth, struct error *error)
{
    if (depth > SEARCHED_DEPTH_MAX) {
        return true;
    }
    const struct wrapper *wrapper = &parser->wrappers[depth];

    if (parser->envelope != NULL && depth == parser->envelope_depth) {
        arena_free(parser->envelope_arena);
        parser->envelope_arena = NULL;
        parser->envelope = NULL;
    }
    if (depth < 2 || !parser->wrappers[depth - 1].is_envelope ||
        parser->found != wrapper->found_before) {
        return true;
    }
    if (!new_document(parser, FORMAT_UNKNOWN, wrapper->line, error)) {
        return false;
    }
    (void)error_set(&parser->parsed->error, ERROR_INPUT,
                    "line %d: no invoice that we know: the envelope holds {%.300s}%.300s",
                    wrapper->line, chars(wrapper->uri), chars(wrapper->name));
    parser->ended = parser->parsed;
    parser->parsed = NULL;
    return true;
}

static bool on_close(void *context, struct error *error)
{
    struct parser *parser = context;
    int depth = parser->depth--;

    if (parser->reading != NULL && !after(parser, document_close(parser->reading, error), error)) {
        return false;
    }
    if (parser->what == READING_NOTHING) {
        return end_wrapper(parser, depth, error);
    }
    if (depth == parser->what_depth) {
        end(parser);
    }
    return true;
}

bool parser_new(struct arena *arena, const struct parse_limits *limits, struct parser **ret_parser,
                struct error *error)
{
    struct parser *parser = arena_array(arena, struct parser, 1);
    const struct sax_events events = {parser, on_open, on_text, on_close};

    parser->arena = arena;
    parser->limits = *limits;
    parser->wishes.invoice = true;
    if (!sax_new(arena, limits, &events, &parser->sax, error)) {
        return false;
    }
    *ret_parser = parser;
    return true;
}

void parser_judge(struct parser *parser, const struct rulebook *rulebook, enum profile profile,
                  bool read_invoice)
{
    name_map_release(parser->wishes.names);
    parser->wishes.names = rulebook_hold_names(rulebook);
    sax_use_names(parser->sax, parser->wishes.names->names);
    parser->wishes.rulebook = rulebook;
    parser->wishes.profile = profile;
    parser->wishes.invoice = read_invoice;
}

void parser_deliver(struct parser *parser, const struct parse_sink *sink)
{
    parser->sink = *sink;
    parser->wishes.attachments = sink->attachments;
}

bool parser_push(struct parser *parser, const void *bytes, size_t length, struct error *error)
{
    if (parser->bytes > parser->limits.file_bytes - (int64_t)length) {
        return error_set(error, ERROR_LIMIT, "larger than the %lld bytes that are allowed",
                         (long long)parser->limits.file_bytes);
    }
    parser->bytes += (int64_t)length;
    return sax_push(parser->sax, bytes, length, error);
}

static CHECKED bool found_some(const struct parser *parser, struct error *error)
{
    const struct wrapper *root = &parser->wrappers[1];

    if (parser->documents > 0) {
        return true;
    }
    if (root->is_envelope) {
        return error_set(error, ERROR_INPUT, "line %d: the envelope holds no document", root->line);
    }
    return error_set(error, ERROR_INPUT,
                     "line %d: no invoice that we know: the root element is {%.300s}%.300s",
                     root->line, chars(root->uri), chars(root->name));
}

bool parser_finish(struct parser *parser, struct invoice **ret_invoice, struct error *error)
{
    if (parser->bytes == 0) {
        return error_set(error, ERROR_INPUT, "the file is empty");
    }
    if (!sax_finish(parser->sax, error) || !found_some(parser, error) || !deliver(parser, error)) {
        return false;
    }
    if (parser->first != NULL && parser->first->error.kind != ERROR_NONE) {
        *error = parser->first->error;
        return false;
    }
    *ret_invoice = parser->first == NULL ? NULL : parser->first->invoice;
    return true;
}

const struct verdict *parser_verdict(const struct parser *parser)
{
    return parser->first == NULL ? NULL : parser->first->verdict;
}

enum invoice_format parser_format(const struct parser *parser)
{
    return parser->format;
}

int parser_ordinal(const struct parser *parser)
{
    return parser->documents;
}

void parser_free(struct parser **parser)
{
    if (*parser != NULL) {
        sax_free((*parser)->sax);
        name_map_release((*parser)->wishes.names);
        free_parsed(*parser, (*parser)->parsed);
        free_parsed(*parser, (*parser)->ended);
        arena_free((*parser)->what_arena);
        arena_free((*parser)->envelope_arena);
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
