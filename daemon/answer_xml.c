/* UBL 2.1 ApplicationResponse, with what the data model of transaction T111 has and in its order.
 */
#include <string.h>

#include "daemon/answer_parts.h"
#include "daemon/json_member.h"

const char answer_standard[] = "urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2";
const char answer_customization[] = "urn:fdc:peppol.eu:poacc:trns:invoice_response:3";
const char answer_process[] = "urn:fdc:peppol.eu:poacc:bis:invoice_response:3";

static const char namespace_cac[] =
    "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
static const char namespace_cbc[] =
    "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/* libxml2 has a type of its own for the same bytes. */
static const xmlChar *utf8(const char *text)
{
    return (const xmlChar *)text;
}

void answer_begin(xmlTextWriter *to, const char *name)
{
    (void)xmlTextWriterStartElement(to, utf8(name));
}

void answer_end(xmlTextWriter *to)
{
    (void)xmlTextWriterEndElement(to);
}

void answer_attribute(xmlTextWriter *to, const char *name, const char *value)
{
    (void)xmlTextWriterWriteAttribute(to, utf8(name), utf8(value));
}

void answer_leaf(xmlTextWriter *to, const char *name, const char *text)
{
    if (*text != '\0') {
        (void)xmlTextWriterWriteElement(to, utf8(name), utf8(text));
    }
}

void answer_leaf_of(xmlTextWriter *to, const char *name, const char *attribute, const char *value,
                    const char *text)
{
    answer_begin(to, name);
    answer_attribute(to, attribute, value);
    (void)xmlTextWriterWriteString(to, utf8(text));
    answer_end(to);
}

/* The endpoint is "0007:2120000142". */
static void party(xmlTextWriter *to, struct arena *arena, const char *element, const json_t *from)
{
    const char *endpoint = json_member_text(from, "endpoint");
    const char *identifier = strchr(endpoint, ':');

    answer_begin(to, element);
    if (identifier != NULL) {
        answer_leaf_of(to, "cbc:EndpointID", "schemeID",
                       arena_printf(arena, "%.*s", (int)(identifier - endpoint), endpoint),
                       identifier + 1);
    }
    answer_begin(to, "cac:PartyLegalEntity");
    answer_leaf(to, "cbc:RegistrationName", json_member_text(from, "name"));
    answer_end(to);
    answer_end(to);
}

static void status(xmlTextWriter *to, const json_t *from)
{
    const json_t *conditions = json_object_get(from, "conditions");

    answer_begin(to, "cac:Status");
    answer_leaf_of(to, "cbc:StatusReasonCode", "listID", json_member_text(from, "list"),
                   json_member_text(from, "code"));
    answer_leaf(to, "cbc:StatusReason", json_member_text(from, "text"));
    for (size_t at = 0; at < json_array_size(conditions); at++) {
        const json_t *condition = json_array_get(conditions, at);

        answer_begin(to, "cac:Condition");
        answer_leaf(to, "cbc:AttributeID", json_member_text(condition, "attribute"));
        answer_leaf(to, "cbc:Description", json_member_text(condition, "value"));
        answer_end(to);
    }
    answer_end(to);
}

static void document_response(xmlTextWriter *to, const json_t *content)
{
    const json_t *statuses = json_object_get(content, "statuses");
    const json_t *invoice = json_object_get(content, "invoice");

    answer_begin(to, "cac:DocumentResponse");
    answer_begin(to, "cac:Response");
    answer_leaf(to, "cbc:ResponseCode", json_member_text(content, "status"));
    answer_leaf(to, "cbc:EffectiveDate", json_member_text(content, "effective"));
    for (size_t at = 0; at < json_array_size(statuses); at++) {
        status(to, json_array_get(statuses, at));
    }
    answer_end(to);
    answer_begin(to, "cac:DocumentReference");
    answer_leaf(to, "cbc:ID", json_member_text(invoice, "id"));
    answer_leaf(to, "cbc:IssueDate", json_member_text(invoice, "issue_date"));
    answer_leaf(to, "cbc:DocumentTypeCode", json_member_text(invoice, "type"));
    answer_end(to);
    answer_end(to);
}

static void head(xmlTextWriter *to, const json_t *content)
{
    answer_leaf(to, "cbc:CustomizationID", answer_customization);
    answer_leaf(to, "cbc:ProfileID", answer_process);
    answer_leaf(to, "cbc:ID", json_member_text(content, "id"));
    answer_leaf(to, "cbc:IssueDate", json_member_text(content, "issue_date"));
    answer_leaf(to, "cbc:IssueTime", json_member_text(content, "issue_time"));
    answer_leaf(to, "cbc:Note", json_member_text(content, "note"));
}

static void message(xmlTextWriter *to, struct arena *arena, const json_t *content)
{
    answer_begin(to, "ApplicationResponse");
    answer_attribute(to, "xmlns", answer_standard);
    answer_attribute(to, "xmlns:cac", namespace_cac);
    answer_attribute(to, "xmlns:cbc", namespace_cbc);
    head(to, content);
    party(to, arena, "cac:SenderParty", json_object_get(content, "sender"));
    party(to, arena, "cac:ReceiverParty", json_object_get(content, "receiver"));
    document_response(to, content);
    answer_end(to);
}

const char *answer_xml(struct arena *arena, const json_t *content, enum answer_envelope envelope)
{
    xmlBuffer *buffer = xmlBufferCreate();
    xmlTextWriter *to = xmlNewTextWriterMemory(buffer, 0);

    (void)xmlTextWriterSetIndent(to, 1);
    (void)xmlTextWriterStartDocument(to, NULL, "UTF-8", NULL);
    if (envelope == ANSWER_SBDH) {
        answer_envelope_open(to, arena, content);
    }
    message(to, arena, content);
    (void)xmlTextWriterEndDocument(to);
    xmlFreeTextWriter(to);
    const char *text = arena_strdup(arena, (const char *)xmlBufferContent(buffer));

    xmlBufferFree(buffer);
    return text;
}
