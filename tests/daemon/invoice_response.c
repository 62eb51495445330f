#include "tests/daemon/invoice_response.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

#include "parsers/validate/checksum.h"
#include "parsers/validate/codes.h"
#include "reconcile/base/attributes.h"
#include "tests/check.h"

/* True of every message.  Local names: the grammar has seen the namespaces. */
static const struct {
    const char *rule, *xpath;
} rules[] = {
    {"PEPPOL-T111-R001",
     "not(//*[local-name() = 'ResponseCode'][contains(' CA UQ RE ', concat(' ', ., ' '))]) or "
     "//*[local-name() = 'StatusReasonCode']"},
    {"PEPPOL-T111-R002", "not(//*[local-name() = 'Status'][*[local-name() = 'StatusReasonCode'] = "
                         "'OTH'][not(*[local-name() = 'StatusReason'])])"},
    {"PEPPOL-T111-R004", "not(//*[local-name() = 'Status'][*[local-name() = 'StatusReasonCode'] = "
                         "'PPD'][not(*[local-name() = 'StatusReason'])])"},
    {"PEPPOL-T111-R005", "not(//*[local-name() = 'StatusReasonCode'][. = 'PPD']) or "
                         "//*[local-name() = 'ResponseCode'] = 'PD'"},
    {"PEPPOL-COMMON-R001", "not(//*[normalize-space(.) = ''])"},
    {"PEPPOL-COMMON-R003", "not(//@*[local-name() = 'schemaLocation'])"},
};

static const xmlChar *utf8(const char *text)
{
    return (const xmlChar *)text;
}

static bool fits_grammar(xmlDoc *document)
{
    xmlRelaxNGParserCtxt *parser =
        xmlRelaxNGNewParserCtxt("tests/data/answers/invoice_response.rng");
    xmlRelaxNG *grammar = xmlRelaxNGParse(parser);

    assert_non_null(grammar);
    xmlRelaxNGValidCtxt *validator = xmlRelaxNGNewValidCtxt(grammar);
    bool fits = xmlRelaxNGValidateDoc(validator, document) == 0;

    xmlRelaxNGFreeValidCtxt(validator);
    xmlRelaxNGFree(grammar);
    xmlRelaxNGFreeParserCtxt(parser);
    return fits;
}

static bool is_true(xmlXPathContext *context, const char *xpath)
{
    xmlXPathObject *result = xmlXPathEvalExpression(utf8(xpath), context);

    assert_non_null(result);
    bool holds = xmlXPathCastToBoolean(result) == 1;

    xmlXPathFreeObject(result);
    return holds;
}

/* B00902, B02102: the scheme is in EAS; COMMON-R049, R040: the check digit. */
static const char *endpoint_broken(xmlNode *endpoint)
{
    xmlChar *scheme = xmlGetProp(endpoint, utf8("schemeID"));
    xmlChar *text = xmlNodeGetContent(endpoint);
    const char *value = (const char *)text, *of = (const char *)scheme;
    const char *broken = "";

    if (!code_is_in(CODES_PEPPOL_ADDRESS_SCHEME, of, strlen(of))) {
        broken = "PEPPOL-T111-B00902";
    } else if (strcmp(of, "0007") == 0 && !checksum_swedish_organisation(value, strlen(value))) {
        broken = "PEPPOL-COMMON-R049";
    } else if (strcmp(of, "0088") == 0 && !checksum_gln(value, strlen(value))) {
        broken = "PEPPOL-COMMON-R040";
    }
    xmlFree(scheme);
    xmlFree(text);
    return broken;
}

static const char *type_broken(xmlXPathContext *context)
{
    xmlXPathObject *type =
        xmlXPathEvalExpression(utf8("string(//*[local-name() = 'DocumentTypeCode'])"), context);
    const char *text = (const char *)type->stringval;
    bool known = code_is_in(CODES_DOCUMENT_TYPE, text, strlen(text)) ||
                 code_is_in(CODES_INVOICE_TYPE, text, strlen(text)) ||
                 code_is_in(CODES_CREDIT_NOTE_TYPE, text, strlen(text));

    xmlXPathFreeObject(type);
    return known ? "" : "PEPPOL-T111-B04201";
}

static const char *broken_rule(xmlXPathContext *context)
{
    for (size_t at = 0; at < sizeof rules / sizeof rules[0]; at++) {
        if (!is_true(context, rules[at].xpath)) {
            return rules[at].rule;
        }
    }
    xmlXPathObject *endpoints =
        xmlXPathEvalExpression(utf8("//*[local-name() = 'EndpointID']"), context);
    const char *broken = "";

    for (int at = 0; at < endpoints->nodesetval->nodeNr && *broken == '\0'; at++) {
        broken = endpoint_broken(endpoints->nodesetval->nodeTab[at]);
    }
    xmlXPathFreeObject(endpoints);
    return *broken == '\0' ? type_broken(context) : broken;
}

static void quiet(void *context UNUSED, const char *format UNUSED, ...)
{
}

const char *invoice_response_broken(const char *xml)
{
    xmlSetGenericErrorFunc(NULL, quiet);
    xmlDoc *document = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, XML_PARSE_NONET);

    if (document == NULL) {
        return "well-formed";
    }
    xmlXPathContext *context = xmlXPathNewContext(document);
    const char *broken = fits_grammar(document) ? broken_rule(context) : "PEPPOL-T111-B";

    xmlXPathFreeContext(context);
    xmlFreeDoc(document);
    return broken;
}
