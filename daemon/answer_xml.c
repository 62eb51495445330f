/* UBL 2.1 ApplicationResponse, with what the data model of transaction T111 has and in its order.
 */
#include <libxml/xmlwriter.h>
#include <string.h>

#include "daemon/answer.h"

static const char namespace_of_root[] =
    "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2";
static const char namespace_cac[] =
    "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
static const char namespace_cbc[] =
    "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/* libxml2 has a type of its own for the same bytes. */
static const xmlChar *utf8(const char *text)
{
    return (const xmlChar *)text;
}

static void begin(xmlTextWriter *to, const char *name)
{
    (void)xmlTextWriterStartElement(to, utf8(name));
}

static void end(xmlTextWriter *to)
{
    (void)xmlTextWriterEndElement(to);
}

/* An element is never empty (PEPPOL-COMMON-R001). */
static void leaf(xmlTextWriter *to, const char *name, const char *text)
{
    if (*text != '\0') {
        (void)xmlTextWriterWriteElement(to, utf8(name), utf8(text));
    }
}

static void leaf_of_list(xmlTextWriter *to, const char *name, const char *attribute,
                         const char *value, const char *text)
{
    begin(to, name);
    (void)xmlTextWriterWriteAttribute(to, utf8(attribute), utf8(value));
    (void)xmlTextWriterWriteString(to, utf8(text));
    end(to);
}

/* The endpoint is "0007:2120000142". */
static void party(xmlTextWriter *to, struct arena *arena, const char *element, const json_t *from)
{
    const char *endpoint = answer_text(from, "endpoint");
    const char *identifier = strchr(endpoint, ':');

    begin(to, element);
    if (identifier != NULL) {
        leaf_of_list(to, "cbc:EndpointID", "schemeID",
                     arena_printf(arena, "%.*s", (int)(identifier - endpoint), endpoint),
                     identifier + 1);
    }
    begin(to, "cac:PartyLegalEntity");
    leaf(to, "cbc:RegistrationName", answer_text(from, "name"));
    end(to);
    end(to);
}

static void status(xmlTextWriter *to, const json_t *from)
{
    const json_t *conditions = json_object_get(from, "conditions");

    begin(to, "cac:Status");
    leaf_of_list(to, "cbc:StatusReasonCode", "listID", answer_text(from, "list"),
                 answer_text(from, "code"));
    leaf(to, "cbc:StatusReason", answer_text(from, "text"));
    for (size_t at = 0; at < json_array_size(conditions); at++) {
        const json_t *condition = json_array_get(conditions, at);

        begin(to, "cac:Condition");
        leaf(to, "cbc:AttributeID", answer_text(condition, "attribute"));
        leaf(to, "cbc:Description", answer_text(condition, "value"));
        end(to);
    }
    end(to);
}

static void document_response(xmlTextWriter *to, const json_t *content)
{
    const json_t *statuses = json_object_get(content, "statuses");
    const json_t *invoice = json_object_get(content, "invoice");

    begin(to, "cac:DocumentResponse");
    begin(to, "cac:Response");
    leaf(to, "cbc:ResponseCode", answer_text(content, "status"));
    leaf(to, "cbc:EffectiveDate", answer_text(content, "effective"));
    for (size_t at = 0; at < json_array_size(statuses); at++) {
        status(to, json_array_get(statuses, at));
    }
    end(to);
    begin(to, "cac:DocumentReference");
    leaf(to, "cbc:ID", answer_text(invoice, "id"));
    leaf(to, "cbc:IssueDate", answer_text(invoice, "issue_date"));
    leaf(to, "cbc:DocumentTypeCode", answer_text(invoice, "type"));
    end(to);
    end(to);
}

static void head(xmlTextWriter *to, const json_t *content)
{
    leaf(to, "cbc:CustomizationID", "urn:fdc:peppol.eu:poacc:trns:invoice_response:3");
    leaf(to, "cbc:ProfileID", "urn:fdc:peppol.eu:poacc:bis:invoice_response:3");
    leaf(to, "cbc:ID", answer_text(content, "id"));
    leaf(to, "cbc:IssueDate", answer_text(content, "issue_date"));
    leaf(to, "cbc:IssueTime", answer_text(content, "issue_time"));
    leaf(to, "cbc:Note", answer_text(content, "note"));
}

const char *answer_xml(struct arena *arena, const json_t *content)
{
    xmlBuffer *buffer = xmlBufferCreate();
    xmlTextWriter *to = xmlNewTextWriterMemory(buffer, 0);

    (void)xmlTextWriterSetIndent(to, 1);
    (void)xmlTextWriterStartDocument(to, NULL, "UTF-8", NULL);
    begin(to, "ApplicationResponse");
    (void)xmlTextWriterWriteAttribute(to, utf8("xmlns"), utf8(namespace_of_root));
    (void)xmlTextWriterWriteAttribute(to, utf8("xmlns:cac"), utf8(namespace_cac));
    (void)xmlTextWriterWriteAttribute(to, utf8("xmlns:cbc"), utf8(namespace_cbc));
    head(to, content);
    party(to, arena, "cac:SenderParty", json_object_get(content, "sender"));
    party(to, arena, "cac:ReceiverParty", json_object_get(content, "receiver"));
    document_response(to, content);
    (void)xmlTextWriterEndDocument(to);
    xmlFreeTextWriter(to);
    const char *text = arena_strdup(arena, (const char *)xmlBufferContent(buffer));

    xmlBufferFree(buffer);
    return text;
}
