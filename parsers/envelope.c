#include "parsers/envelope.h"

#include <string.h>

#include "parsers/attachment.h"

#define UNECE "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
#define SFTI "urn:sfti:documents:StandardBusinessDocumentHeader"

static const struct field header_fields[] = {
    {"sh:Sender/sh:Identifier", "SBDH sender", FIRST(envelope, sender)},
    {"sh:Sender/sh:Identifier/@Authority", "SBDH sender", FIRST(envelope, sender_authority)},
    {"sh:Receiver/sh:Identifier", "SBDH receiver", FIRST(envelope, receiver)},
    {"sh:Receiver/sh:Identifier/@Authority", "SBDH receiver", FIRST(envelope, receiver_authority)},
    {"sh:DocumentIdentification/sh:Standard", "SBDH standard", FIRST(envelope, standard)},
    {"sh:DocumentIdentification/sh:Type", "SBDH type", FIRST(envelope, type)},
    {"sh:DocumentIdentification/sh:InstanceIdentifier", "SBDH id", FIRST(envelope, instance)},
    {"sh:DocumentIdentification/sh:CreationDateAndTime", "SBDH time", FIRST(envelope, created)},
    {0},
};
static const struct field_group header_group = {
    .item_bytes = sizeof(struct envelope),
    .fields = header_fields,
};
static const struct format_prefix unece_prefixes[] = {{"sh", UNECE}, {0}};
static const struct format_prefix sfti_prefixes[] = {{"sh", SFTI}, {0}};

static const struct format unece_header = {
    .uri = UNECE,
    .root = "StandardBusinessDocumentHeader",
    .prefixes = unece_prefixes,
    .document = &header_group,
};
static const struct format sfti_header = {
    .uri = SFTI,
    .root = "StandardBusinessDocumentHeader",
    .prefixes = sfti_prefixes,
    .document = &header_group,
};

static const struct field object_fields[] = {
    {"oe:ObjectID", "BT-122", FIRST(supporting_document, reference)},
    {"oe:EncodedData/@mimeCode", "BT-125", FIRST(supporting_document, media_type)},
    {"oe:EncodedData/@filename", "BT-125", FIRST(supporting_document, file_name)},
    {"oe:EncodedData", "BT-125", OBJECT},
    {0},
};
static const struct field_group object_group = {
    .item_bytes = sizeof(struct supporting_document),
    .fields = object_fields,
};
static const struct field objects_fields[] = {
    {"oe:EncodedObject", "BG-24", SCRATCH(object_group)},
    {0},
};
static const struct field_group objects_group = {
    .item_bytes = sizeof(char),
    .fields = objects_fields,
};
static const struct format_prefix objects_prefixes[] = {
    {"oe", "urn:sfti:documents:ObjectEnvelope:1:0"}, {0}};
static const struct format objects = {
    .uri = "urn:sfti:documents:ObjectEnvelope:1:0",
    .root = "ObjectEnvelope",
    .prefixes = objects_prefixes,
    .document = &objects_group,
};

static const struct {
    const struct format *format;
    enum envelope_part part;
} parts[] = {
    {&unece_header, ENVELOPE_HEADER},
    {&sfti_header, ENVELOPE_HEADER},
    {&objects, ENVELOPE_OBJECTS},
};

enum envelope_part envelope_part(const char *uri, const char *name,
                                 const struct format **ret_format)
{
    for (size_t at = 0; at < sizeof parts / sizeof parts[0]; at++) {
        if (strcmp(name, parts[at].format->root) == 0 && strcmp(uri, parts[at].format->uri) == 0) {
            *ret_format = parts[at].format;
            return parts[at].part;
        }
    }
    return strcmp(name, "StandardBusinessDocument") == 0 &&
                   (strcmp(uri, UNECE) == 0 || strcmp(uri, SFTI) == 0)
               ? ENVELOPE_WRAPPER
               : ENVELOPE_NONE;
}

static void copy_term(struct arena *arena, const struct term *from, struct term *to)
{
    *to = *from;
    to->text = from->text == NULL ? NULL : arena_strdup(arena, from->text);
}

const struct envelope *envelope_copy(struct arena *arena, const struct envelope *from)
{
    struct envelope *to = arena_array(arena, struct envelope, 1);

    copy_term(arena, &from->sender, &to->sender);
    copy_term(arena, &from->sender_authority, &to->sender_authority);
    copy_term(arena, &from->receiver, &to->receiver);
    copy_term(arena, &from->receiver_authority, &to->receiver_authority);
    copy_term(arena, &from->standard, &to->standard);
    copy_term(arena, &from->type, &to->type);
    copy_term(arena, &from->instance, &to->instance);
    copy_term(arena, &from->created, &to->created);
    return to;
}
