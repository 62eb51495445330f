/* Peppol's Business Message Envelope 2.0: a Standard Business Document Header (UN/CEFACT SBDH 1.3)
 * with the participants, the type of document, the process and the sender's country. */
#include <string.h>

#include "daemon/answer_parts.h"
#include "daemon/json_member.h"
#include "reconcile/base/date.h"

static const char namespace_sbdh[] =
    "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader";
static const char type_name[] = "ApplicationResponse", type_version[] = "2.1";

static void partner(xmlTextWriter *to, const char *element, const json_t *from)
{
    answer_begin(to, element);
    answer_leaf_of(to, "Identifier", "Authority", "iso6523-actorid-upis",
                   json_member_text(from, "endpoint"));
    answer_end(to);
}

static void scope(xmlTextWriter *to, const char *type, const char *instance, const char *identifier)
{
    answer_begin(to, "Scope");
    answer_leaf(to, "Type", type);
    answer_leaf(to, "InstanceIdentifier", instance);
    answer_leaf(to, "Identifier", identifier);
    answer_end(to);
}

/* The envelope wants a moment with its zone; the message has day and time of Sweden. */
static const char *moment(struct arena *arena, const json_t *content)
{
    const char *local = arena_printf(arena, "%sT%s", json_member_text(content, "issue_date"),
                                     json_member_text(content, "issue_time"));
    char text[INSTANT_TEXT_BYTES];
    int64_t instant_s = 0;

    if (!instant_parse(local, strlen(local), &instant_s)) {
        return ""; /* a message that has no time has no such moment either */
    }
    instant_format(instant_s, text);
    return arena_strdup(arena, text);
}

void answer_envelope_open(xmlTextWriter *to, struct arena *arena, const json_t *content)
{
    answer_begin(to, "StandardBusinessDocument");
    answer_attribute(to, "xmlns", namespace_sbdh);
    answer_begin(to, "StandardBusinessDocumentHeader");
    answer_leaf(to, "HeaderVersion", "1.0");
    partner(to, "Sender", json_object_get(content, "sender"));
    partner(to, "Receiver", json_object_get(content, "receiver"));
    answer_begin(to, "DocumentIdentification");
    answer_leaf(to, "Standard", answer_standard);
    answer_leaf(to, "TypeVersion", type_version);
    answer_leaf(to, "InstanceIdentifier", json_member_text(content, "id"));
    answer_leaf(to, "Type", type_name);
    answer_leaf(to, "CreationDateAndTime", moment(arena, content));
    answer_end(to);
    answer_begin(to, "BusinessScope");
    scope(to, "DOCUMENTID",
          arena_printf(arena, "%s::%s##%s::%s", answer_standard, type_name, answer_customization,
                       type_version),
          "busdox-docid-qns");
    scope(to, "PROCESSID", answer_process, "cenbii-procid-ubl");
    scope(to, "COUNTRY_C1", "SE", "");
    answer_end(to);
    answer_end(to);
}
