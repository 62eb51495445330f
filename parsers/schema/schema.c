#include "parsers/schema/schema.h"

#include <string.h>

#include "parsers/characters.h"
#include "parsers/schema/misplaced.h"
#include "parsers/schema/tell.h"

static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";

struct schemas *schemas_new(struct arena *arena, xmlDict *names)
{
    struct schemas *schemas = arena_array(arena, struct schemas, 1);

    schemas->arena = arena;
    schemas->names = names;
    schemas->instance = xmlDictLookup(names, (const xmlChar *)(const void *)xsi, sizeof xsi - 1);
    return schemas;
}

static struct model *built(struct schemas *schemas, struct model **model, const char *const *table)
{
    if (*model == NULL) {
        *model = model_new(schemas->arena, schemas->names, table);
    }
    return *model;
}

static struct model *model_of(struct schemas *schemas, enum invoice_format format)
{
    switch (format) {
    case FORMAT_UBL_INVOICE:
    case FORMAT_UBL_CREDIT_NOTE:
        return built(schemas, &schemas->ubl, schema_table_ubl);
    case FORMAT_CII:
        return built(schemas, &schemas->cii, schema_table_cii);
    case FORMAT_SVEFAKTURA:
        return built(schemas, &schemas->svefaktura, schema_table_svefaktura);
    case FORMAT_UNKNOWN:
        break;
    }
    return NULL;
}

struct schema *schema_new(struct arena *arena, struct schemas *schemas, enum invoice_format format)
{
    struct model *model = model_of(schemas, format);

    if (model == NULL) {
        return NULL;
    }
    struct schema *schema = arena_array(arena, struct schema, 1);

    schema->arena = arena;
    schema->schemas = schemas;
    schema->model = model;
    schema->frames = arena_grow(arena, schema->frames, &schema->frame_capacity, 16);
    model_read_content(model, model->document);
    schema->frames[0].type = model->document;
    schema->depth = 1;
    return schema;
}

static bool is_of(const struct model_particle *particle, const xmlChar *name, const xmlChar *uri)
{
    return particle->wildcard == WILDCARD_NONE
               ? particle->name == name && particle->uri == uri
               : particle->uri == NULL || (uri != NULL && particle->uri != uri);
}

static bool is_here(const struct model_type *type, const struct model_places *follow, size_t place,
                    const xmlChar *name, const xmlChar *uri)
{
    return type->particles[place].name == name && type->particles[place].uri == uri &&
           model_may(follow, place);
}

/* The place of the element in the content model, where it may stand; MODEL_NOWHERE otherwise. */
static size_t next_place(const struct frame *frame, const xmlChar *name, const xmlChar *uri)
{
    const struct model_type *type = frame->type;
    const struct model_places *follow = &type->follow[frame->place];

    /* Most often it is the one that came here last time, or one of the next, or the same again. */
    if (is_here(type, follow, type->usual[frame->place], name, uri)) {
        return type->usual[frame->place];
    }
    for (size_t at = frame->place == 0 ? 0 : frame->place - 1; at < type->particle_count; at++) {
        if (is_here(type, follow, at, name, uri)) {
            type->usual[frame->place] = (uint8_t)at;
            return at;
        }
    }
    for (size_t at = 0; !type->is_row && at < type->particle_count; at++) {
        if (is_of(&type->particles[at], name, uri) && model_may(follow, at)) {
            return at;
        }
    }
    return MODEL_NOWHERE;
}

/* A wildcard: an element that is declared is judged, others if they must be. */
static struct model_type *wild(struct schema *schema, const struct model_particle *particle,
                               const xmlChar *name, const xmlChar *uri, int line)
{
    struct model_type *type = model_element(schema->model, name, uri);

    if (type != NULL || particle->wildcard == WILDCARD_LAX) {
        return type == NULL ? particle->type : type;
    }
    (void)tell_new(schema, SCHEMA_UNKNOWN_ELEMENT, name, uri, line);
    return NULL;
}

void schema_open(struct schema *schema, const xmlChar *name, const xmlChar *uri, int line)
{
    struct frame *frame = frame_innermost(schema);
    struct model_type *type = NULL;

    if (schema->passing_over > 0) {
        schema->passing_over++;
        return;
    }
    if (frame->type->value != NULL) {
        (void)tell_new(schema, SCHEMA_UNEXPECTED_CHILD, name, uri, line);
    } else {
        size_t place = next_place(frame, name, uri);

        if (place == MODEL_NOWHERE) {
            type = misplaced_type(schema, name, uri, line);
        } else {
            const struct model_particle *particle = &frame->type->particles[place];

            frame->place = place + 1;
            model_mark(&frame->seen, place);
            type = particle->wildcard == WILDCARD_NONE ? particle->type
                                                       : wild(schema, particle, name, uri, line);
        }
    }
    if (type == NULL) {
        schema->passing_over = 1;
        return;
    }
    if (type->content.line != NULL) {
        model_read_content(schema->model, type);
    }
    if (schema->depth == schema->frame_capacity) {
        schema->frames =
            arena_grow(schema->arena, schema->frames, &schema->frame_capacity, schema->depth + 1);
    }
    schema->frames[schema->depth++] =
        (struct frame){.type = type, .name = name, .uri = uri, .line = line};
    if (type->value != NULL) {
        value_begin(&schema->value, type->value);
    }
}

/* Of those of schemas only xsi:nil can be wrong: no element may be left out that way. */
static bool is_instance(const struct schema *schema, const xmlChar *name, const xmlChar *uri)
{
    return uri == schema->schemas->instance &&
           (strcmp(name_chars(name), "type") == 0 ||
            strcmp(name_chars(name), "schemaLocation") == 0 ||
            strcmp(name_chars(name), "noNamespaceSchemaLocation") == 0);
}

static void judge_attribute(struct schema *schema, const struct model_attribute *attribute,
                            const char *text, size_t length)
{
    struct value value;
    enum schema_problem_kind kind =
        attribute->fixed == NULL ? SCHEMA_ATTRIBUTE_VALUE : SCHEMA_FIXED_ATTRIBUTE;

    if ((attribute->value->is_free && attribute->fixed == NULL) ||
        value_is(attribute->value, attribute->fixed, text, length, &value)) {
        return;
    }
    struct schema_problem *problem = tell_of(schema, kind, frame_innermost(schema));

    if (problem != NULL) {
        problem->attribute = tell_name(schema, attribute->name, NULL);
        problem->value = tell_text(schema, text, length);
        problem->other = attribute->fixed != NULL ? attribute->fixed : attribute->value->name;
    }
}

void schema_attribute(struct schema *schema, const xmlChar *name, const xmlChar *uri,
                      const char *value, size_t length)
{
    struct frame *frame = frame_innermost(schema);
    const struct model_type *type = frame->type;

    if (schema->passing_over > 0 || type->any_attribute) {
        return;
    }
    for (size_t at = 0; uri == NULL && at < type->attribute_count; at++) {
        if (type->attributes[at].name == name) {
            frame->attributes |= UINT32_C(1) << at;
            judge_attribute(schema, &type->attributes[at], value, length);
            return;
        }
    }
    if (!is_instance(schema, name, uri)) {
        struct schema_problem *problem = tell_of(schema, SCHEMA_UNKNOWN_ATTRIBUTE, frame);

        if (problem != NULL) {
            problem->attribute = tell_name(schema, name, uri);
        }
    }
}

bool schema_reads_white(const struct schema *schema)
{
    const struct value_type *value = frame_innermost(schema)->type->value;

    return schema->passing_over == 0 && value != NULL && !value->is_free;
}

void schema_text(struct schema *schema, const char *text, size_t length)
{
    struct frame *frame = frame_innermost(schema);
    const struct model_type *type = frame->type;

    if (schema->passing_over > 0) {
        return;
    }
    if (type->value != NULL) {
        if (!type->value->is_free) {
            value_push(&schema->value, text, length);
        }
    } else if (!type->is_mixed && !frame->text_told && !is_all_white(text, length)) {
        (void)tell_of(schema, SCHEMA_UNEXPECTED_TEXT, frame);
        frame->text_told = true;
    }
}

static void close_attributes(struct schema *schema, const struct frame *frame)
{
    const struct model_type *type = frame->type;

    for (size_t at = 0; at < type->attribute_count; at++) {
        if ((type->required_attributes & ~frame->attributes) >> at & 1) {
            struct schema_problem *problem = tell_of(schema, SCHEMA_MISSING_ATTRIBUTE, frame);

            if (problem != NULL) {
                problem->attribute = tell_name(schema, type->attributes[at].name, NULL);
            }
        }
    }
}

static void close_value(struct schema *schema, const struct frame *frame)
{
    if (frame->type->value->is_free || value_end(&schema->value)) {
        return;
    }
    struct schema_problem *problem = tell_of(schema, SCHEMA_VALUE, frame);

    if (problem != NULL) { /* letters of base64 tell nobody anything */
        problem->value = frame->type->value->kind == VALUE_BASE64
                             ? NULL
                             : tell_text(schema, schema->value.head, schema->value.head_length);
        problem->other = frame->type->value->name;
    }
}

void schema_close(struct schema *schema)
{
    struct frame *frame = frame_innermost(schema);

    if (schema->passing_over > 0) {
        schema->passing_over--;
        return;
    }
    if ((frame->type->required_attributes & ~frame->attributes) != 0) {
        close_attributes(schema, frame);
    }
    if (frame->type->value != NULL) {
        close_value(schema, frame);
    } else {
        missing_tell(schema, frame);
    }
    schema->depth--;
}
