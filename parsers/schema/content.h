/* A table on its way to a model: what model.c, which reads declarations, and content.c, which reads
 * content models, share. */
#ifndef AVSTAMD_SCHEMA_CONTENT_H
#define AVSTAMD_SCHEMA_CONTENT_H

#include "parsers/schema/model.h"
#include "parsers/schema/words.h"

struct model_reader {
    struct arena *arena;
    xmlDict *names;
    struct words words;
    struct model *model;
    struct pairs elements, types, values; /* the last two by name only */
    /* Of the type that is being read. */
    struct model_attribute attributes[MODEL_ATTRIBUTES];
    struct model_particle particles[MODEL_PLACES];
    struct model_places follow[MODEL_PLACES];
    struct model_places required;
    size_t count;
    bool has_group;
};

const xmlChar *model_intern(const struct model_reader *reader, struct word word);
const xmlChar *model_uri(const struct model_reader *reader, struct word prefix);
/* Types are mentioned before they are declared. */
struct model_type *model_type_named(struct model_reader *reader, struct word name);

/* From the first word of the content to the end of the declaration. */
void content_read(struct model_reader *reader, struct model_type *type);

#endif
