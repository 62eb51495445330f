#include "parsers/document.h"

#include "parsers/reader.h"
#include "parsers/tree.h"
#include "parsers/validate/validation.h"

struct document_reading {
    const struct format *format;
    void *terms;                   /* the format's document, NULL when not wanted */
    struct reader *reader;         /* NULL when not wanted, or not to be read yet */
    struct validation *validation; /* NULL when not wanted */
    struct name_map *names;        /* to the rulebook's; NULL without one */
    const xmlChar *last_uri, *last_known_uri;
    int64_t elements, elements_max;
    int depth; /* of open elements */
};

struct document_reading *document_begin(struct arena *arena, const struct parse_limits *limits,
                                        const struct document_wishes *wishes, xmlDict *names,
                                        const struct format *format)
{
    struct document_reading *reading = arena_array(arena, struct document_reading, 1);

    reading->format = format;
    reading->elements_max = limits->elements;
    if (format->document != NULL && wishes->invoice) {
        const struct tree_node *terms = wishes->rulebook == NULL || format->format == FORMAT_UNKNOWN
                                            ? tree_build(arena, names, format)
                                            : rulebook_terms(wishes->rulebook, format->format);

        reading->terms = arena_alloc(arena, format->document->item_bytes);
        reading->reader = reader_new(arena, limits, terms, reading->terms);
        if (wishes->attachments != NULL) {
            reader_hand_on_attachments(reading->reader, wishes->attachments);
        }
    }
    if (wishes->rulebook != NULL && format->format != FORMAT_UNKNOWN) {
        reading->names = wishes->names;
        reading->validation =
            validation_new(arena, limits, wishes->rulebook, format->format, wishes->profile);
    }
    return reading;
}

void document_has_stylesheet(struct document_reading *reading)
{
    if (reading->validation != NULL) {
        validation_has_stylesheet(reading->validation);
    }
}

static const char *chars(const xmlChar *text)
{
    return text == NULL ? "" : (const char *)(const void *)text;
}

static const xmlChar *known_name(const struct document_reading *reading, const xmlChar *name)
{
    return reading->names == NULL || name == NULL ? name : name_map_known(reading->names, name);
}

/* Neighbours have the same namespace nearly always. */
static const xmlChar *known_uri(struct document_reading *reading, const xmlChar *uri)
{
    if (uri != reading->last_uri) {
        reading->last_uri = uri;
        reading->last_known_uri = known_name(reading, uri);
    }
    return reading->last_known_uri;
}

static CHECKED bool take_attribute(struct document_reading *reading, const xmlChar **attribute,
                                   struct error *error)
{
    const xmlChar *name = known_name(reading, attribute[0]);
    const xmlChar *uri = known_name(reading, attribute[2]);
    const char *value = chars(attribute[3]);
    size_t length = (size_t)(attribute[4] - attribute[3]);

    if (reading->reader != NULL && reading->depth > 1 && uri == NULL &&
        !reader_attribute(reading->reader, name, value, length, error)) {
        return false;
    }
    return reading->validation == NULL ||
           validation_attribute(reading->validation, name, uri, value, length, error);
}

bool document_open(struct document_reading *reading, const struct sax_element *element,
                   struct error *error)
{
    const xmlChar *name = known_name(reading, element->name);
    const xmlChar *uri = known_uri(reading, element->uri);

    reading->depth++;
    if (++reading->elements > reading->elements_max) {
        return error_set(error, ERROR_LIMIT, "more than the %lld elements that are allowed",
                         (long long)reading->elements_max);
    }
    if (reading->reader != NULL && reading->depth > 1 &&
        !reader_open(reading->reader, name, uri, element->line, error)) {
        return false;
    }
    if (reading->validation != NULL &&
        !validation_open(reading->validation, name, uri, element->line, error)) {
        return false;
    }
    for (int at = 0; at < element->attribute_count; at++) {
        if (!take_attribute(reading, element->attributes + (ptrdiff_t)5 * at, error)) {
            return false;
        }
    }
    return true;
}

bool document_text(struct document_reading *reading, const char *text, size_t length,
                   struct error *error)
{
    if (reading->reader != NULL && reading->depth > 1 &&
        !reader_text(reading->reader, text, length, error)) {
        return false;
    }
    return reading->validation == NULL || validation_text(reading->validation, text, length, error);
}

bool document_close(struct document_reading *reading, struct error *error)
{
    reading->depth--;
    if (reading->reader != NULL && reading->depth > 0 && !reader_close(reading->reader, error)) {
        return false;
    }
    return reading->validation == NULL || validation_close(reading->validation, error);
}

void document_end(struct document_reading *reading, void **ret_terms,
                  const struct verdict **ret_verdict)
{
    if (reading->terms != NULL && reading->format->finish != NULL) {
        reading->format->finish(reading->terms);
    }
    *ret_terms = reading->terms;
    *ret_verdict = reading->validation == NULL ? NULL : validation_end(reading->validation);
}
