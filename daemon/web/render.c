#include "daemon/web/render.h"

#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/web/assets.h"
#include "daemon/web/rule_words.h"
#include "daemon/web/swedish.h"

static const char inside[] = "avstamd:/"; /* addresses of stylesheets in the program */

struct compiled {
    const char *name;
    xsltStylesheetPtr stylesheet;
};

struct renderer {
    const char *folder;
    xsltSecurityPrefsPtr security;
    struct compiled *items;
    size_t count;
};

static void parser_free(xmlParserCtxtPtr *parser)
{
    if (*parser != NULL) {
        xmlFreeParserCtxt(*parser);
    }
}

/* With the names of who asks: a stylesheet and its imports compare them by address. */
static xmlDocPtr parse(const char *text, const char *address, xmlDictPtr dictionary, int options)
{
    CLEANUP(parser_free) xmlParserCtxtPtr parser = xmlNewParserCtxt();

    if (parser == NULL) {
        return NULL;
    }
    if (dictionary != NULL) {
        xmlDictFree(parser->dict);
        parser->dict = dictionary;
        (void)xmlDictReference(dictionary);
    }
    options |= XML_PARSE_NONET;
    return text == NULL
               ? xmlCtxtReadFile(parser, address, NULL, options)
               : xmlCtxtReadMemory(parser, text, (int)strlen(text), address, NULL, options);
}

/* What xsl:import asks for is beside what asks; document() gets nothing. */
static xmlDocPtr load(const xmlChar *address, xmlDictPtr dictionary, int options, void *context,
                      xsltLoadType type)
{
    const char *name = (const char *)address;
    const char *text = NULL;

    (void)context;
    if (type == XSLT_LOAD_DOCUMENT) {
        return NULL;
    }
    if (strncmp(name, inside, sizeof inside - 1) == 0) {
        text = asset_find(name + sizeof inside - 1);
        if (text == NULL) {
            return NULL;
        }
    }
    return parse(text, name, dictionary, options);
}

static bool compile(const char *folder, const char *name, xsltStylesheetPtr *ret_stylesheet,
                    struct error *error)
{
    char address[4096];

    (void)snprintf(address, sizeof address, "%s%s%s", folder == NULL ? inside : folder,
                   folder == NULL ? "" : "/", name);
    xmlDocPtr document =
        load((const xmlChar *)address, NULL, XSLT_PARSE_OPTIONS, NULL, XSLT_LOAD_STYLESHEET);
    xsltStylesheetPtr stylesheet = document == NULL ? NULL : xsltParseStylesheetDoc(document);

    if (stylesheet == NULL || stylesheet->errors > 0) {
        if (stylesheet != NULL) {
            xsltFreeStylesheet(stylesheet);
        } else if (document != NULL) {
            xmlFreeDoc(document);
        }
        return error_set(error, ERROR_INPUT, "the stylesheet %s cannot be compiled", address);
    }
    *ret_stylesheet = stylesheet;
    return true;
}

static void forbid(xsltSecurityPrefsPtr security)
{
    static const xsltSecurityOption all[] = {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                             XSLT_SECPREF_CREATE_DIRECTORY,
                                             XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK};

    for (size_t at = 0; at < sizeof all / sizeof all[0]; at++) {
        (void)xsltSetSecurityPrefs(security, all[at], xsltSecurityForbid);
    }
}

static bool is_stylesheet(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot != NULL && strcmp(dot, ".xsl") == 0;
}

static bool compile_all(struct renderer *renderer, struct error *error)
{
    for (size_t at = 0; at < asset_count; at++) {
        if (is_stylesheet(asset_all[at].name)) {
            struct compiled *next = &renderer->items[renderer->count];

            next->name = asset_all[at].name;
            if (!compile(renderer->folder, next->name, &next->stylesheet, error)) {
                return false;
            }
            renderer->count++;
        }
    }
    return true;
}

bool renderer_new(const char *folder, struct renderer **ret_renderer, struct error *error)
{
    struct renderer *renderer = calloc(1, sizeof *renderer);

    if (renderer != NULL) {
        renderer->items = calloc(asset_count, sizeof *renderer->items);
    }
    if (renderer == NULL || renderer->items == NULL) {
        free(renderer);
        return error_set(error, ERROR_UNAVAILABLE, "out of memory");
    }
    xmlInitParser();
    xsltInit();
    xsltSetLoaderFunc(load);
    renderer->folder = folder;
    renderer->security = xsltNewSecurityPrefs();
    forbid(renderer->security);
    if (!compile_all(renderer, error)) {
        renderer_free(&renderer);
        return false;
    }
    *ret_renderer = renderer;
    return true;
}

void renderer_free(struct renderer **renderer)
{
    if (*renderer == NULL) {
        return;
    }
    for (size_t at = 0; at < (*renderer)->count; at++) {
        xsltFreeStylesheet((*renderer)->items[at].stylesheet);
    }
    xsltFreeSecurityPrefs((*renderer)->security);
    free((*renderer)->items);
    free(*renderer);
    *renderer = NULL;
}

static xsltStylesheetPtr find(const struct renderer *renderer, const char *name)
{
    for (size_t at = 0; at < renderer->count; at++) {
        if (strcmp(renderer->items[at].name, name) == 0) {
            return renderer->items[at].stylesheet;
        }
    }
    return NULL;
}

static void keep_first(void *context, const char *format, ...) PRINTF(2, 3);
static void keep_first(void *context, const char *format, ...)
{
    struct error *error = context;
    va_list arguments;

    if (error->kind == ERROR_NONE) {
        error->kind = ERROR_INPUT;
        va_start(arguments, format);
        (void)vsnprintf(error->text, sizeof error->text, format, arguments);
        va_end(arguments);
    }
}

static void context_free(xsltTransformContextPtr *context)
{
    if (*context != NULL) {
        xsltFreeTransformContext(*context);
    }
}

static bool transform(const struct renderer *renderer, xsltStylesheetPtr stylesheet,
                      xmlDocPtr document, struct arena *arena, struct reply *reply,
                      struct error *error)
{
    struct error found = {0};
    CLEANUP(context_free)
    xsltTransformContextPtr context = xsltNewTransformContext(stylesheet, document);

    if (context == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "out of memory");
    }
    xsltSetTransformErrorFunc(context, &found, keep_first);
    (void)xsltSetCtxtSecurityPrefs(renderer->security, context);
    swedish_register(context);
    rule_words_register(context);
    xmlDocPtr html = xsltApplyStylesheetUser(stylesheet, document, NULL, NULL, NULL, context);
    xmlChar *text = NULL;
    int length = 0;
    bool fine = html != NULL && context->state == XSLT_STATE_OK && found.kind == ERROR_NONE &&
                xsltSaveResultToString(&text, &length, html, stylesheet) == 0 && text != NULL;

    if (fine) {
        reply->body = arena_strndup(arena, (const char *)text, (size_t)length);
        reply->length = (size_t)length;
        reply->content_type = "text/html; charset=utf-8";
    }
    xmlFree(text);
    if (html != NULL) {
        xmlFreeDoc(html);
    }
    return fine || error_set(error, ERROR_INPUT, "%s",
                             found.kind == ERROR_NONE ? "it gave nothing" : found.text);
}

bool render(const struct renderer *renderer, const char *stylesheet, xmlDocPtr document,
            struct arena *arena, struct reply *reply, struct error *error)
{
    xsltStylesheetPtr compiled = NULL;
    bool fine;

    if (renderer->folder == NULL) {
        compiled = find(renderer, stylesheet);
        fine = compiled != NULL || error_set(error, ERROR_INPUT, "there is no such stylesheet");
        fine = fine && transform(renderer, compiled, document, arena, reply, error);
    } else {
        fine = compile(renderer->folder, stylesheet, &compiled, error) &&
               transform(renderer, compiled, document, arena, reply, error);
        if (compiled != NULL) {
            xsltFreeStylesheet(compiled);
        }
    }
    return fine || error_in(error, "%s", stylesheet);
}
