#include "daemon/web/rule_words.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>

#include "parsers/validate/listing.h"

#define XML(text) ((const xmlChar *)(text))

/* The list is made anew: few invoices break a rule, and then only some. */
static xmlChar *sentence_of(const char *id, const char *syntax)
{
    ARENA(arena);
    struct rule_listing listing = {0};

    rule_listing(arena, &listing);
    const struct listed_rule *rule = rule_listing_find_in(&listing, id, syntax);

    return xmlStrdup(XML(rule == NULL ? "" : rule->swedish));
}

static void rule(xmlXPathParserContextPtr context, int count)
{
    if (count != 2) {
        xmlXPathSetArityError(context);
        return;
    }
    xmlChar *syntax = xmlXPathPopString(context), *id = xmlXPathPopString(context);
    xmlChar *text =
        id == NULL || syntax == NULL ? NULL : sentence_of((const char *)id, (const char *)syntax);

    if (text == NULL) {
        xmlXPathSetError(context, XPATH_MEMORY_ERROR);
    } else {
        valuePush(context, xmlXPathWrapString(text));
    }
    xmlFree(syntax);
    xmlFree(id);
}

void rule_words_register(xsltTransformContextPtr context)
{
    (void)xsltRegisterExtFunction(context, XML("rule"), XML("urn:avstamd"), rule);
}
