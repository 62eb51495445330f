#include "parsers/schema/misplaced.h"

#include "parsers/schema/tell.h"

/* Anywhere in the content model, from `first` on. */
static size_t any_place(const struct model_type *type, size_t first, const xmlChar *name,
                        const xmlChar *uri)
{
    for (size_t at = first; at < type->particle_count; at++) {
        if (type->particles[at].name == name && type->particles[at].uri == uri) {
            return at;
        }
    }
    return MODEL_NOWHERE;
}

/* Names of what may follow, up to a few of them. */
static const char *expected(const struct schema *schema, const struct frame *frame)
{
    const char *names = NULL;
    int count = 0;

    for (size_t at = 0; at < frame->type->particle_count && count < 5; at++) {
        const struct model_particle *particle = &frame->type->particles[at];

        if (particle->name != NULL && model_may(&frame->type->follow[frame->place], at)) {
            const char *name = tell_name(schema, particle->name, particle->uri);

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
            return tell_name(schema, frame->type->particles[at].name,
                             frame->type->particles[at].uri);
        }
    }
    return NULL;
}

static const char *last_seen_before(const struct schema *schema, const struct frame *frame,
                                    size_t place)
{
    for (size_t at = place; at-- > 0;) {
        if (model_may(&frame->seen, at)) {
            return tell_name(schema, frame->type->particles[at].name,
                             frame->type->particles[at].uri);
        }
    }
    return NULL;
}

/* Where a content model is a row, what is wrong is clear: the element comes once too often, or too
 * late, or after one that is missing, which is told when all has been seen. */
static void misplaced_in_row(struct schema *schema, size_t place, const xmlChar *name,
                             const xmlChar *uri, int line)
{
    struct frame *frame = frame_innermost(schema);
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
    struct frame *frame = frame_innermost(schema);
    const struct model_type *type = frame->type;

    for (size_t at = 0; at < type->particle_count; at++) {
        if (type->particles[at].name == name) {
            struct schema_problem *problem =
                tell_new(schema, SCHEMA_WRONG_NAMESPACE, name, uri, line);

            if (problem != NULL) {
                problem->other = arena_strdup(schema->arena, name_chars(type->particles[at].uri));
            }
            frame->place = at + 1 > frame->place ? at + 1 : frame->place;
            model_mark(&frame->seen, at);
            return;
        }
    }
    (void)tell_new(schema, SCHEMA_UNKNOWN_ELEMENT, name, uri, line);
    frame->is_disturbed = true;
}

struct model_type *misplaced_type(struct schema *schema, const xmlChar *name, const xmlChar *uri,
                                  int line)
{
    struct frame *frame = frame_innermost(schema);
    const struct model_type *type = frame->type;
    size_t after = any_place(type, frame->place, name, uri);
    size_t place = after != MODEL_NOWHERE ? after : any_place(type, 0, name, uri);

    if (frame == schema->frames) {
        (void)tell_new(schema, SCHEMA_ROOT, name, uri, line);
        return NULL;
    }
    if (place == MODEL_NOWHERE) {
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

/* In a row: its place, and what it is to follow, is known. */
static void tell_missing(struct schema *schema, const struct frame *frame, size_t place)
{
    const struct model_particle *particle = &frame->type->particles[place];
    struct schema_problem *problem = tell_of(schema, SCHEMA_MISSING_ELEMENT, frame);

    if (problem != NULL) {
        problem->other = tell_name(schema, particle->name, particle->uri);
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

void missing_tell(struct schema *schema, const struct frame *frame)
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
