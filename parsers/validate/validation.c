#include "parsers/validate/validation.h"

#include "parsers/characters.h"
#include "parsers/elements/elements.h"
#include "parsers/validate/stated.h"
#include "parsers/validate/sums.h"

/* Lines are kept until the whole document is known, but not those of a huge one: of these a few are
 * asked together, so that processors need not change from reading to asking all the time. */
enum { KEPT_LINE_BYTES = 128 << 10, LINE_BYTES_ASKED = 32 << 10 };

struct validation {
    struct arena *arena;
    const struct rule_group *rules;
    const struct rule_list **concerning; /* of the groups that the document concerns; ends with
                                            NULL. NULL: nothing has been asked yet */
    int depth;                           /* of open elements */
    struct schema *schema;               /* NULL: there is none for the format */
    struct path_walk *paths;             /* NULL: none of its rules are about places */
    struct elements *elements;           /* NULL: no rules are asked of elements in this syntax */
    struct element **lines;              /* kept, while they are not more than … */
    int64_t line_bytes_max;              /* … this */
    size_t line_count, line_capacity;
    struct sums *sums;
    struct document document;
    struct verdict verdict;
};

static bool is_within(const struct element *element, enum element_kind kind)
{
    for (element = element->parent; element != NULL; element = element->parent) {
        if (element->kind == kind) {
            return true;
        }
    }
    return false;
}

static void broken(struct validation *validation, const struct rule *rule, enum severity severity,
                   const struct element *element)
{
    struct breach *breach = verdict_break(&validation->verdict, rule, severity, element->line);

    if (breach != NULL && breach->times == 1) {
        breach->stated = stated_of(validation->arena, rule, element, &validation->document);
        breach->line_id = stated_line(validation->arena, element);
    }
}

static void ask_list(struct validation *validation, const struct rule_list *list,
                     const struct element *element)
{
    for (size_t at = 0; at < list->count; at++) {
        const struct listed_rule *listed = &list->rules[at];

        if ((listed->within == EL_NONE || is_within(element, listed->within)) &&
            !listed->holds(element, &validation->document)) {
            broken(validation, listed->rule, listed->severity, element);
        }
    }
}

static void ask(struct validation *validation, const struct element *element)
{
    for (const struct rule_list **lists = validation->concerning; *lists != NULL; lists++) {
        ask_list(validation, &(*lists)[element->kind], element);
    }
    /* As deep as the tables nest groups. */
    for (const struct element *child = element->first; child != NULL; child = child->next) {
        ask(validation, child);
    }
}

/* When what stands before the lines is known, and before anything is asked. */
static void find_concerning(struct validation *validation)
{
    size_t count = 0;

    if (validation->concerning != NULL) {
        return;
    }
    for (const struct rule_group *group = validation->rules; group != NULL; group = group->next) {
        count++;
    }
    validation->concerning = arena_array(validation->arena, const struct rule_list *, count + 1);
    count = 0;
    for (const struct rule_group *group = validation->rules; group != NULL; group = group->next) {
        if (group->concerns == NULL || group->concerns(&validation->document)) {
            validation->concerning[count++] = group->rules;
        }
    }
}

static void ask_lines(struct validation *validation)
{
    find_concerning(validation);
    for (size_t at = 0; at < validation->line_count; at++) {
        ask(validation, validation->lines[at]);
    }
    validation->line_count = 0;
}

/* What stands before the lines is known when they come, but for CII, where they come first. */
static void take_line(void *context, struct element *line, bool *ret_forget)
{
    struct validation *validation = context;

    sums_add_line(validation->sums, line);
    validation->lines = arena_grow(validation->arena, validation->lines, &validation->line_capacity,
                                   validation->line_count + 1);
    validation->lines[validation->line_count++] = line;
    if (validation->document.format != FORMAT_CII &&
        elements_line_bytes(validation->elements) > validation->line_bytes_max) {
        ask_lines(validation);
        validation->line_bytes_max = LINE_BYTES_ASKED;
        *ret_forget = true;
    }
}

struct validation *validation_new(struct arena *arena, const struct parse_limits *limits,
                                  const struct rulebook *rulebook, enum invoice_format format,
                                  enum profile profile)
{
    struct validation *validation = arena_array(arena, struct validation, 1);
    const struct element_names *names = rulebook_elements(rulebook, format, profile);

    validation->arena = arena;
    validation->line_bytes_max = KEPT_LINE_BYTES;
    validation->rules = rulebook_rules(rulebook, format, profile);
    validation->verdict.arena = arena;
    struct paths *paths = rulebook_paths(rulebook, format, profile);

    validation->paths = paths == NULL ? NULL : path_walk_new(arena, paths, &validation->verdict);
    validation->schema = schema_new(arena, rulebook_schemas(rulebook), format);
    if (names != NULL) {
        validation->elements = elements_new(arena, limits, names, take_line, validation);
        validation->sums = sums_new(arena, format);
        validation->document = (struct document){
            .format = format,
            .invoice = elements_invoice(validation->elements),
            .sums = validation->sums,
        };
    }
    return validation;
}

void validation_has_stylesheet(struct validation *validation)
{
    validation->document.stylesheet = true;
}

bool validation_open(struct validation *validation, const xmlChar *name, const xmlChar *uri,
                     int line, struct error *error)
{
    if (validation->schema != NULL) {
        schema_open(validation->schema, name, uri, line);
    }
    if (validation->paths != NULL) {
        path_walk_open(validation->paths, name, uri, line);
    }
    if (validation->depth++ == 0) {
        return true; /* the root is there already */
    }
    return validation->elements == NULL ||
           elements_open(validation->elements, name, uri, line, error);
}

static bool is_schema_location(const xmlChar *name, const xmlChar *uri)
{
    return xmlStrEqual(name, BAD_CAST "schemaLocation") != 0 &&
           xmlStrEqual(uri, BAD_CAST "http://www.w3.org/2001/XMLSchema-instance") != 0;
}

bool validation_attribute(struct validation *validation, const xmlChar *name, const xmlChar *uri,
                          const char *value, size_t length, struct error *error)
{
    if (validation->schema != NULL) {
        schema_attribute(validation->schema, name, uri, value, length);
    }
    if (validation->paths != NULL && uri == NULL) {
        path_walk_attribute(validation->paths, name, value, length);
    }
    if (uri != NULL && is_schema_location(name, uri)) {
        validation->document.schema_location = true;
    }
    return validation->elements == NULL || uri != NULL ||
           elements_attribute(validation->elements, name, value, length, error);
}

/* White space between elements, which nobody reads, is half of all texts. */
static bool is_layout(const struct validation *validation, const char *text, size_t length)
{
    return (validation->elements == NULL || !elements_read_text(validation->elements)) &&
           (validation->schema == NULL || !schema_reads_white(validation->schema)) &&
           (validation->paths == NULL || !path_walk_reads_white(validation->paths)) &&
           is_all_white(text, length);
}

bool validation_text(struct validation *validation, const char *text, size_t length,
                     struct error *error)
{
    if (is_layout(validation, text, length)) {
        return true;
    }
    if (validation->schema != NULL) {
        schema_text(validation->schema, text, length);
    }
    if (validation->paths != NULL) {
        path_walk_text(validation->paths, text, length);
    }
    return validation->elements == NULL || elements_text(validation->elements, text, length, error);
}

bool validation_close(struct validation *validation, struct error *error)
{
    if (validation->schema != NULL) {
        schema_close(validation->schema);
    }
    if (validation->paths != NULL) {
        path_walk_close(validation->paths);
    }
    if (--validation->depth == 0) {
        return true;
    }
    return validation->elements == NULL || elements_close(validation->elements, error);
}

const struct verdict *validation_end(struct validation *validation)
{
    if (validation->elements != NULL) {
        ask_lines(validation);
        ask(validation, validation->document.invoice);
    }
    if (validation->schema != NULL) {
        validation->verdict.problems =
            schema_problems(validation->schema, &validation->verdict.problem_count,
                            &validation->verdict.problem_total);
    }
    return &validation->verdict;
}
