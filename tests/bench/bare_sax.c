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

int main(int argc, char **argv)
{
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                             .startElementNs = nothing_starts,
                             .endElementNs = nothing_ends,
                             .characters = nothing_said};
    FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
    xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
    char piece[PIECE_BYTES];
    size_t length;
    int wrong;

    if (file == NULL || parser == NULL) {
        return 2;
    }
    while ((length = fread(piece, 1, sizeof piece, file)) > 0) {
        (void)xmlParseChunk(parser, piece, (int)length, 0);
    }
    wrong = xmlParseChunk(parser, piece, 0, 1);
    xmlFreeParserCtxt(parser);
    (void)fclose(file);
    return wrong == 0 ? 0 : 1;
}
