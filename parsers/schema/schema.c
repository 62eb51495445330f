#include "parsers/schema/schema.h"

#include <stdlib.h>
#include <string.h>

#include "parsers/schema/model.h"

struct schemas {
    struct arena *arena;
    xmlDict *names;
    const xmlChar *instance; /* the namespace of xsi:type */
    const struct model *ubl, *cii, *svefaktura;
};

/* An open element. */
struct frame {
    const struct model_type *type;
    const xmlChar *name, *uri;
    int line;
    uint32_t attributes; /* which of its type are there */
    size_t place;        /* 0: nothing yet; n + 1: after particle n */
    struct model_places seen;
    bool text_told;    /* a text that should not be here is told once */
    bool is_disturbed; /* by an unknown element: what is missing then may be that */
};

enum { NAME_BYTES = 120, VALUE_BYTES = 60 };

struct schema {
    struct arena *arena;
    const struct schemas *schemas;
    const struct model *model;
    struct frame *frames; /* [0] is the document */
    size_t depth, frame_capacity;
    size_t passing_over; /* open elements that are not judged */
    struct value value;  /* of the innermost element */
    struct schema_problem *problems;
    size_t problem_count, problem_capacity, total;
};

static const char xsi[] = "http://www.w3.org/2001/XMLSchema-instance";

static const char *chars(const xmlChar *text)
{
    return (const char *)(const void *)text;
}

struct schemas *schemas_new(struct arena *arena, xmlDict *names)
{
    struct schemas *schemas = arena_array(arena, struct schemas, 1);

    schemas->arena = arena;
    schemas->names = names;
    schemas->instance = xmlDictLookup(names, (const xmlChar *)(const void *)xsi, sizeof xsi - 1);
    return schemas;
}

static const struct model *built(struct schemas *schemas, const struct model **model,
                                 const char *const *table)
{
    if (*model == NULL) {
        *model = model_new(schemas->arena, schemas->names, table);
    }
    return *model;
}

static const struct model *model_of(struct schemas *schemas, enum invoice_format format)
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
    const struct model *model = model_of(schemas, format);

    if (model == NULL) {
        return NULL;
    }
    struct schema *schema = arena_array(arena, struct schema, 1);

    schema->arena = arena;
    schema->schemas = schemas;
    schema->model = model;
    schema->frames = arena_grow(arena, schema->frames, &schema->frame_capacity, 16);
    schema->frames[0].type = model->document;
    schema->depth = 1;
    return schema;
}

static struct frame *innermost(const struct schema *schema)
{
    return &schema->frames[schema->depth - 1];
}

/* At most `most` bytes, and no half character. */
static const char *beginning(struct arena *arena, const char *text, size_t length, size_t most)
{
    if (length <= most) {
        return arena_strndup(arena, text, length);
    }
    while (most > 0 && ((unsigned char)text[most] & 0xc0) == 0x80) {
        most--;
    }
    return arena_printf(arena, "%.*s…", (int)most, text);
}

static const char *shown(const struct schema *schema, const xmlChar *name, const xmlChar *uri)
{
    const char *local = beginning(schema->arena, chars(name), strlen(chars(name)), NAME_BYTES);

    if (uri == schema->schemas->instance) {
        return arena_printf(schema->arena, "xsi:%s", local);
    }
    for (size_t at = 0; at < schema->model->namespace_count; at++) {
        if (schema->model->namespaces[at].uri == uri) {
            return arena_printf(schema->arena, "%s:%s", schema->model->namespaces[at].prefix,
                                local);
        }
    }
    return local;
}

static const char *shown_frame(const struct schema *schema, const struct frame *frame)
{
    return frame == schema->frames ? NULL : shown(schema, frame->name, frame->uri);
}

/* Room for one more problem, or NULL when there are enough. */
static struct schema_problem *tell(struct schema *schema, enum schema_problem_kind kind, int line)
{
    schema->total++;
    if (schema->problem_count == SCHEMA_PROBLEMS) {
        return NULL;
    }
    schema->problems = arena_grow(schema->arena, schema->problems, &schema->problem_capacity,
                                  schema->problem_count + 1);
    struct schema_problem *problem = &schema->problems[schema->problem_count++];

    *problem = (struct schema_problem){.kind = kind, .line = line};
    return problem;
}

/* About an open element. */
static struct schema_problem *tell_of(struct schema *schema, enum schema_problem_kind kind,
                                      const struct frame *frame)
{
    struct schema_problem *problem = tell(schema, kind, frame->line);

    if (problem != NULL) {
        problem->element = shown_frame(schema, frame);
        problem->parent = frame == schema->frames ? NULL : shown_frame(schema, frame - 1);
    }
    return problem;
}

/* About an element that is about to be opened in the innermost one. */
static struct schema_problem *tell_new(struct schema *schema, enum schema_problem_kind kind,
                                       const xmlChar *name, const xmlChar *uri, int line)
{
    struct schema_problem *problem = tell(schema, kind, line);

    if (problem != NULL) {
        problem->element = shown(schema, name, uri);
        problem->parent = shown_frame(schema, innermost(schema));
    }
    return problem;
}

static bool is_of(const struct model_particle *particle, const xmlChar *name, const xmlChar *uri)
{
    return particle->wildcard == WILDCARD_NONE
               ? particle->name == name && particle->uri == uri
               : particle->uri == NULL || (uri != NULL && particle->uri != uri);
}

/* The place of the element in the content model, where it may stand; NOWHERE otherwise. */
enum { NOWHERE = MODEL_PLACES };

static size_t next_place(const struct frame *frame, const xmlChar *name, const xmlChar *uri)
{
    const struct model_type *type = frame->type;
    const struct model_places *follow = &type->follow[frame->place];

    /* Most often it is the next one, or one of the next, or the same again. */
    for (size_t at = frame->place == 0 ? 0 : frame->place - 1; at < type->particle_count; at++) {
        if (type->particles[at].name == name && type->particles[at].uri == uri &&
            model_may(follow, at)) {
            return at;
        }
    }
    for (size_t at = 0; !type->is_row && at < type->particle_count; at++) {
        if (is_of(&type->particles[at], name, uri) && model_may(follow, at)) {
            return at;
        }
    }
    return NOWHERE;
}

/* Anywhere in the content model, from `first` on. */
static size_t any_place(const struct model_type *type, size_t first, const xmlChar *name,
                        const xmlChar *uri)
{
    for (size_t at = first; at < type->particle_count; at++) {
        if (type->particles[at].name == name && type->particles[at].uri == uri) {
            return at;
        }
    }
    return NOWHERE;
}

/* Names of what may follow, up to a few of them. */
static const char *expected(const struct schema *schema, const struct frame *frame)
{
    const char *names = NULL;
    int count = 0;

    for (size_t at = 0; at < frame->type->particle_count && count < 5; at++) {
        const struct model_particle *particle = &frame->type->particles[at];

        if (particle->name != NULL && model_may(&frame->type->follow[frame->place], at)) {
            const char *name = shown(schema, particle->name, particle->uri);

            names = names == NULL ? name : arena_printf(schema->arena, "%s, %s", names, name);
            count++;
        }
    }
    return names;
}

/* The first of those seen that come after `place` in a row. */
static const char *first_seen_after(const struct schema *schema, const struct frame *frame,
                                    size_t place)
{
    for (size_t at = place + 1; at < frame->type->particle_count; at++) {
        if (model_may(&frame->seen, at)) {
            return shown(schema, frame->type->particles[at].name, frame->type->particles[at].uri);
        }
    }
    return NULL;
}

static const char *last_seen_before(const struct schema *schema, const struct frame *frame,
                                    size_t place)
{
    for (size_t at = place; at-- > 0;) {
        if (model_may(&frame->seen, at)) {
            return shown(schema, frame->type->particles[at].name, frame->type->particles[at].uri);
        }
    }
    return NULL;
}

/* Where a content model is a row, what is wrong is clear: the element comes once too often, or too
 * late, or after one that is missing, which is told when all has been seen. */
static void misplaced_in_row(struct schema *schema, size_t place, const xmlChar *name,
                             const xmlChar *uri, int line)
{
    struct frame *frame = innermost(schema);
    const struct model_type *type = frame->type;

    if (place + 1 > frame->place) {
        frame->place = place + 1;
    } else if (model_may(&frame->seen, place) && !model_may(&type->follow[place + 1], place)) {
        (void)tell_new(schema, SCHEMA_REPEATED_ELEMENT, name, uri, line);
    } else {
        struct schema_problem *problem =
            tell_new(schema, SCHEMA_MISPLACED_ELEMENT, name, uri, line);

        if (problem != NULL) {
            problem->other = first_seen_after(schema, frame, place);
        }
    }
    model_mark(&frame->seen, place);
}

/* One that has only the wrong namespace is counted as the right one. */
static void unknown(struct schema *schema, const xmlChar *name, const xmlChar *uri, int line)
{
    struct frame *frame = innermost(schema);
    const struct model_type *type = frame->type;

    for (size_t at = 0; at < type->particle_count; at++) {
        if (type->particles[at].name == name) {
            struct schema_problem *problem =
                tell_new(schema, SCHEMA_WRONG_NAMESPACE, name, uri, line);

            if (problem != NULL) {
                problem->other = arena_strdup(schema->arena, chars(type->particles[at].uri));
            }
            frame->place = at + 1 > frame->place ? at + 1 : frame->place;
            model_mark(&frame->seen, at);
            return;
        }
    }
    (void)tell_new(schema, SCHEMA_UNKNOWN_ELEMENT, name, uri, line);
    frame->is_disturbed = true;
}

/* The type of an element that may not stand here; NULL: nothing can be said about its content. */
static const struct model_type *misplaced(struct schema *schema, const xmlChar *name,
                                          const xmlChar *uri, int line)
{
    struct frame *frame = innermost(schema);
    const struct model_type *type = frame->type;
    size_t after = any_place(type, frame->place, name, uri);
    size_t place = after != NOWHERE ? after : any_place(type, 0, name, uri);

    if (frame == schema->frames) {
        (void)tell_new(schema, SCHEMA_ROOT, name, uri, line);
        return NULL;
    }
    if (place == NOWHERE) {
        unknown(schema, name, uri, line);
        return NULL;
    }
    if (type->is_row) {
        misplaced_in_row(schema, place, name, uri, line);
    } else {
        struct schema_problem *problem = tell_new(schema, SCHEMA_NOT_HERE, name, uri, line);

        if (problem != NULL) {
            problem->other = expected(schema, frame);
        }
        frame->place = place + 1;
    }
    return type->particles[place].type;
}

/* A wildcard: an element that is declared is judged, others if they must be. */
static const struct model_type *wild(struct schema *schema, const struct model_particle *particle,
                                     const xmlChar *name, const xmlChar *uri, int line)
{
    const struct model_type *type = model_element(schema->model, name, uri);

    if (type != NULL || particle->wildcard == WILDCARD_LAX) {
        return type == NULL ? particle->type : type;
    }
    (void)tell_new(schema, SCHEMA_UNKNOWN_ELEMENT, name, uri, line);
    return NULL;
}

void schema_open(struct schema *schema, const xmlChar *name, const xmlChar *uri, int line)
{
    struct frame *frame = innermost(schema);
    const struct model_type *type = NULL;

    if (schema->passing_over > 0) {
        schema->passing_over++;
        return;
    }
    if (frame->type->value != NULL) {
        (void)tell_new(schema, SCHEMA_UNEXPECTED_CHILD, name, uri, line);
    } else {
        size_t place = next_place(frame, name, uri);

        if (place == NOWHERE) {
            type = misplaced(schema, name, uri, line);
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
           (strcmp(chars(name), "type") == 0 || strcmp(chars(name), "schemaLocation") == 0 ||
            strcmp(chars(name), "noNamespaceSchemaLocation") == 0);
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
    struct schema_problem *problem = tell_of(schema, kind, innermost(schema));

    if (problem != NULL) {
        problem->attribute = shown(schema, attribute->name, NULL);
        problem->value = beginning(schema->arena, text, length, VALUE_BYTES);
        problem->other = attribute->fixed != NULL ? attribute->fixed : attribute->value->name;
    }
}

void schema_attribute(struct schema *schema, const xmlChar *name, const xmlChar *uri,
                      const char *value, size_t length)
{
    struct frame *frame = innermost(schema);
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
            problem->attribute = shown(schema, name, uri);
        }
    }
}

static bool is_white(const char *text, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        if (text[at] != ' ' && text[at] != '\n' && text[at] != '\t' && text[at] != '\r') {
            return false;
        }
    }
    return true;
}

void schema_text(struct schema *schema, const char *text, size_t length)
{
    struct frame *frame = innermost(schema);
    const struct model_type *type = frame->type;

    if (schema->passing_over > 0) {
        return;
    }
    if (type->value != NULL) {
        if (!type->value->is_free) {
            value_push(&schema->value, text, length);
        }
    } else if (!type->is_mixed && !frame->text_told && !is_white(text, length)) {
        struct schema_problem *problem = tell_of(schema, SCHEMA_UNEXPECTED_TEXT, frame);

        frame->text_told = true;
        for (; is_white(text, 1); text++) {
            length--;
        }
        if (problem != NULL) {
            problem->value = beginning(schema->arena, text, length, VALUE_BYTES);
        }
    }
}

static void close_attributes(struct schema *schema, const struct frame *frame)
{
    const struct model_type *type = frame->type;

    for (size_t at = 0; at < type->attribute_count; at++) {
        if ((type->required_attributes & ~frame->attributes) >> at & 1) {
            struct schema_problem *problem = tell_of(schema, SCHEMA_MISSING_ATTRIBUTE, frame);

            if (problem != NULL) {
                problem->attribute = shown(schema, type->attributes[at].name, NULL);
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

    if (problem != NULL) {
        problem->value =
            beginning(schema->arena, schema->value.head, schema->value.head_length, VALUE_BYTES);
        problem->other = frame->type->value->name;
    }
}

/* In a row: its place, and what it is to follow, is known. */
static void tell_missing(struct schema *schema, const struct frame *frame, size_t place)
{
    const struct model_particle *particle = &frame->type->particles[place];
    struct schema_problem *problem = tell_of(schema, SCHEMA_MISSING_ELEMENT, frame);

    if (problem != NULL) {
        problem->other = shown(schema, particle->name, particle->uri);
        problem->after = last_seen_before(schema, frame, place);
    }
}

/* It cannot end here. */
static void tell_incomplete(struct schema *schema, const struct frame *frame)
{
    struct schema_problem *problem = tell_of(schema, SCHEMA_INCOMPLETE, frame);

    if (problem != NULL) {
        problem->other = expected(schema, frame);
    }
}

static void close_elements(struct schema *schema, const struct frame *frame)
{
    const struct model_type *type = frame->type;

    if (!type->is_row) {
        if (!frame->is_disturbed && !model_may(&type->follow[frame->place], MODEL_END)) {
            tell_incomplete(schema, frame);
        }
        return;
    }
    for (size_t word = 0; word < MODEL_PLACES / 64; word++) {
        uint64_t missing = type->required.bits[word] & ~frame->seen.bits[word];

        for (; missing != 0; missing &= missing - 1) {
            tell_missing(schema, frame, word * 64 + (size_t)__builtin_ctzll(missing));
        }
    }
}

void schema_close(struct schema *schema)
{
    struct frame *frame = innermost(schema);

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
        close_elements(schema, frame);
    }
    schema->depth--;
}

static int by_line(const void *left, const void *right)
{
    const struct schema_problem *one = left, *other = right;

    return (one->line > other->line) - (one->line < other->line);
}

const struct schema_problem *schema_problems(struct schema *schema, size_t *ret_count,
                                             size_t *ret_total)
{
    if (schema->problem_count > 1) {
        qsort(schema->problems, schema->problem_count, sizeof *schema->problems, by_line);
    }
    *ret_count = schema->problem_count;
    *ret_total = schema->total;
    return schema->problems;
}
