/* The bare cost of parsing: libxml2's SAX in pushes of 64 kB, with callbacks that do nothing. */
#include <libxml/parser.h>
#include <stdio.h>

enum { PIECE_BYTES = 65536 };

static void nothing_starts(void *context, const xmlChar *name, const xmlChar *prefix,
                           const xmlChar *uri, int namespaces, const xmlChar **declared,
                           int attributes, int defaulted, const xmlChar **values)
{
    (void)context, (void)name, (void)prefix, (void)uri, (void)namespaces, (void)declared;
    (void)attributes, (void)defaulted, (void)values;
}

static void nothing_ends(void *context, const xmlChar *name, const xmlChar *prefix,
                         const xmlChar *uri)
{
    (void)context, (void)name, (void)prefix, (void)uri;
}

static void nothing_said(void *context, const xmlChar *text, int length)
{
    (void)context, (void)text, (void)length;
}

static int parse(const char *path)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = nothing_starts,
                             .endElementNs = nothing_ends,
                             .characters = nothing_said};
    FILE *file = fopen(path, "r");
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
    char piece[PIECE_BYTES];
    size_t length;

    if (file == NULL || parser == NULL) {
        return 2;
    }
    while ((length = fread(piece, 1, sizeof piece, file)) > 0) {
        (void)xmlParseChunk(parser, piece, (int)length, 0);
    }
    int wrong = xmlParseChunk(parser, piece, 0, 1);

    xmlFreeParserCtxt(parser);
    (void)fclose(file);
    return wrong == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    int worst = argc > 1 ? 0 : 2;

    for (int at = 1; at < argc; at++) {
        int code = parse(argv[at]);

        worst = code > worst ? code : worst;
    }
    return worst;
}
