#include "parsers/schema/tell.h"

#include <stdlib.h>
#include <string.h>

#include "parsers/schema/quote.h"

enum { NAME_BYTES = 120, VALUE_BYTES = 60 };

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

const char *tell_name(const struct schema *schema, const xmlChar *name, const xmlChar *uri)
{
    const char *local =
        beginning(schema->arena, name_chars(name), strlen(name_chars(name)), NAME_BYTES);

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

static const char *frame_name(const struct schema *schema, const struct frame *frame)
{
    return frame == schema->frames ? NULL : tell_name(schema, frame->name, frame->uri);
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

struct schema_problem *tell_of(struct schema *schema, enum schema_problem_kind kind,
                               const struct frame *frame)
{
    struct schema_problem *problem = tell(schema, kind, frame->line);

    if (problem != NULL) {
        problem->element = frame_name(schema, frame);
        problem->parent = frame == schema->frames ? NULL : frame_name(schema, frame - 1);
    }
    return problem;
}

struct schema_problem *tell_new(struct schema *schema, enum schema_problem_kind kind,
                                const xmlChar *name, const xmlChar *uri, int line)
{
    struct schema_problem *problem = tell(schema, kind, line);

    if (problem != NULL) {
        problem->element = tell_name(schema, name, uri);
        problem->parent = frame_name(schema, frame_innermost(schema));
    }
    return problem;
}

const char *tell_text(const struct schema *schema, const char *text, size_t length)
{
    if (!quote_may(text, length)) {
        return NULL;
    }
    char *quoted = arena_strdup(schema->arena, beginning(schema->arena, text, length, VALUE_BYTES));

    for (char *at = strpbrk(quoted, "\t\r\n"); at != NULL; at = strpbrk(at, "\t\r\n")) {
        *at = ' ';
    }
    return quoted;
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
