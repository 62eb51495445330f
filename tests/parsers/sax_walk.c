#include "tests/parsers/sax_walk.h"

#include <libxml/parserInternals.h>
#include <string.h>

struct given {
    xmlParserCtxt *xml;
    struct path_walk *walk;
};

static const char *chars(const xmlChar *text)
{
    return (const char *)(const void *)text;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted_count, const xmlChar **attributes)
{
    struct given *given = context;

    (void)prefix;
    (void)namespace_count;
    (void)namespaces;
    (void)defaulted_count;
    path_walk_open(given->walk, name, uri, given->xml->input->line);
    for (int at = 0; at < attribute_count; at++, attributes += 5) {
        if (attributes[2] == NULL) {
            path_walk_attribute(given->walk, attributes[0], chars(attributes[3]),
                                (size_t)(attributes[4] - attributes[3]));
        }
    }
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name;
    (void)prefix;
    (void)uri;
    path_walk_close(((struct given *)context)->walk);
}

static void on_text(void *context, const xmlChar *text, int length)
{
    path_walk_text(((struct given *)context)->walk, chars(text), (size_t)length);
}

static void read_all(struct arena *arena, struct given *given, const struct format_prefix *prefixes,
                     const struct path_table *tables, const char *xml, struct verdict *verdict)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = on_start,
                             .endElementNs = on_end,
                             .characters = on_text,
                             .cdataBlock = on_text};

    given->xml = xmlCreatePushParserCtxt(&handler, given, NULL, 0, NULL);
    given->walk = path_walk_new(
        arena, paths_new(arena, given->xml->dict, prefixes, tables, SOURCE_PEPPOL), verdict);
    xmlParseChunk(given->xml, xml, (int)strlen(xml), 1);
    xmlFreeParserCtxt(given->xml);
}

const char *broken_in(struct arena *arena, const struct format_prefix *prefixes,
                      const struct path_table *tables, const char *xml)
{
    struct verdict verdict = {.arena = arena};
    struct given given = {0};
    const char *text = "";

    read_all(arena, &given, prefixes, tables, xml, &verdict);
    for (size_t at = 0; at < verdict.breach_count; at++) {
        const struct breach *breach = &verdict.breaches[at];

        for (int time = 0; time < breach->times && time < BREACH_LINES_MAX; time++) {
            text = arena_printf(arena, "%s%s%s:%d", text, text[0] == '\0' ? "" : " ", breach->id,
                                breach->lines[time]);
        }
    }
    return text;
}
