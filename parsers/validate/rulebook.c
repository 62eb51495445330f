#include "parsers/validate/rulebook.h"

#include <assert.h>
#include <libxml/parser.h>

enum syntax { SYNTAX_UBL, SYNTAX_CII, SYNTAX_SVEFAKTURA, SYNTAXES };

/* What is asked in one syntax by one profile. */
struct chapter {
    const struct element_names *elements;
    struct paths *paths; /* NULL: none */
    struct rule_group *rules;
};

/* Chapters and terms are made when a document first needs them: a process sees few syntaxes. */
struct rulebook {
    struct arena *arena;
    xmlDict *names;
    struct name_map **documents; /* their names to ours */
    struct schemas *schemas;
    const struct tree_node **terms; /* by format */
    struct chapter **chapters;      /* by syntax and profile */
};

static enum syntax syntax_of(enum invoice_format format)
{
    switch (format) {
    case FORMAT_CII:
        return SYNTAX_CII;
    case FORMAT_SVEFAKTURA:
        return SYNTAX_SVEFAKTURA;
    case FORMAT_UBL_INVOICE:
    case FORMAT_UBL_CREDIT_NOTE:
    case FORMAT_UNKNOWN:
        break;
    }
    return SYNTAX_UBL;
}

/* Svefaktura has rules of its own and no others; their flag is in the place of UBL's. */
static enum severity severity_in(const struct rule *rule, enum rule_source source,
                                 enum syntax syntax, enum profile profile)
{
    if ((source == SOURCE_SVEFAKTURA) != (syntax == SYNTAX_SVEFAKTURA) ||
        (source == SOURCE_PEPPOL && profile != PROFILE_PEPPOL)) {
        return SEVERITY_NONE;
    }
    return syntax == SYNTAX_CII ? rule->cii : rule->ubl;
}

static void list_rule(struct arena *arena, struct rule_list *list, const struct rule *rule,
                      enum severity severity)
{
    list->rules = arena_grow(arena, list->rules, &list->capacity, list->count + 1);
    list->rules[list->count++] = (struct listed_rule){rule, rule->holds, rule->within, severity};
}

static struct rule_group *group_of(struct arena *arena, struct chapter *chapter,
                                   const struct rule_table *table)
{
    struct rule_group **at = &chapter->rules;

    while (*at != NULL && (*at)->concerns != table->concerns) {
        at = &(*at)->next;
    }
    if (*at == NULL) {
        *at = arena_array(arena, struct rule_group, 1);
        (*at)->concerns = table->concerns;
        (*at)->rules = arena_array(arena, struct rule_list, EL_KINDS);
    }
    return *at;
}

static void list_kinds(struct arena *arena, struct rule_group *group, const struct rule *rule,
                       enum severity severity)
{
    if (rule->asked < EL_KINDS) {
        list_rule(arena, &group->rules[rule->asked], rule, severity);
        return;
    }
    for (int kind = EL_NONE; kind < EL_KINDS; kind++) {
        if (element_is_kind((enum element_kind)kind, rule->asked)) {
            list_rule(arena, &group->rules[kind], rule, severity);
        }
    }
}

static void list_rules(struct arena *arena, struct chapter *chapter, enum syntax syntax,
                       enum profile profile)
{
    for (const struct rule_table *table = rule_tables; table->rules != NULL; table++) {
        for (const struct rule *rule = table->rules; rule->id != NULL; rule++) {
            enum severity severity = severity_in(rule, table->source, syntax, profile);

            if (severity != SEVERITY_NONE) {
                list_kinds(arena, group_of(arena, chapter, table), rule, severity);
            }
        }
    }
}

static struct chapter *new_chapter(const struct rulebook *book, enum syntax syntax,
                                   enum profile profile)
{
    static const struct {
        const struct format *format;
        const struct element_row *elements;
        const struct path_table *paths;
        const struct format_prefix *path_prefixes;
    } syntaxes[SYNTAXES] = {
        [SYNTAX_UBL] = {&format_ubl_invoice, elements_of_ubl, paths_ubl, paths_ubl_prefixes},
        [SYNTAX_CII] = {&format_cii, elements_of_cii, paths_cii, NULL},
        [SYNTAX_SVEFAKTURA] = {&format_svefaktura, elements_of_svefaktura, NULL, NULL},
    };
    struct chapter *chapter = arena_array(book->arena, struct chapter, 1);
    const struct format_prefix *prefixes = syntaxes[syntax].format->prefixes;

    chapter->elements =
        element_names_new(book->arena, book->names, prefixes, syntaxes[syntax].elements);
    if (syntaxes[syntax].paths != NULL) {
        chapter->paths = paths_new(
            book->arena, book->names,
            syntaxes[syntax].path_prefixes == NULL ? prefixes : syntaxes[syntax].path_prefixes,
            syntaxes[syntax].paths, profile == PROFILE_PEPPOL ? SOURCE_PEPPOL : SOURCE_EN16931);
    }
    list_rules(book->arena, chapter, syntax, profile);
    return chapter;
}

static const struct chapter *chapter_of(const struct rulebook *book, enum invoice_format format,
                                        enum profile profile)
{
    struct chapter **chapter = &book->chapters[(size_t)syntax_of(format) * PROFILES + profile];

    if (*chapter == NULL) {
        *chapter = new_chapter(book, syntax_of(format), profile);
    }
    return *chapter;
}

struct rulebook *rulebook_new(void)
{
    struct arena *arena = arena_new_lasting();
    struct rulebook *book = arena_array(arena, struct rulebook, 1);

    xmlInitParser();
    book->arena = arena;
    book->names = xmlDictCreate();
    assert(book->names != NULL);
    book->documents = arena_array(arena, struct name_map *, 1);
    *book->documents = name_map_new(book->names);
    book->terms = arena_array(arena, const struct tree_node *, FORMAT_SVEFAKTURA + 1);
    book->chapters = arena_array(arena, struct chapter *, (size_t)SYNTAXES * PROFILES);
    book->schemas = schemas_new(book->arena, book->names);
    return book;
}

void rulebook_free(struct rulebook **rulebook)
{
    if (*rulebook != NULL) {
        name_map_release(*(*rulebook)->documents);
        xmlDictFree((*rulebook)->names);
        arena_free((*rulebook)->arena);
        *rulebook = NULL;
    }
}

struct name_map *rulebook_hold_names(const struct rulebook *rulebook)
{
    struct name_map **documents = rulebook->documents;

    if (name_map_is_full(*documents)) {
        name_map_release(*documents);
        *documents = name_map_new(rulebook->names);
    }
    return name_map_hold(*documents);
}

const struct tree_node *rulebook_terms(const struct rulebook *rulebook, enum invoice_format format)
{
    static const struct format *const formats[] = {
        [FORMAT_UBL_INVOICE] = &format_ubl_invoice,
        [FORMAT_UBL_CREDIT_NOTE] = &format_ubl_credit_note,
        [FORMAT_CII] = &format_cii,
        [FORMAT_SVEFAKTURA] = &format_svefaktura,
    };
    const struct tree_node **terms = &rulebook->terms[format];

    if (*terms == NULL) {
        *terms = tree_build(rulebook->arena, rulebook->names, formats[format]);
    }
    return *terms;
}

const struct element_names *rulebook_elements(const struct rulebook *rulebook,
                                              enum invoice_format format, enum profile profile)
{
    return format == FORMAT_UNKNOWN ? NULL : chapter_of(rulebook, format, profile)->elements;
}

struct paths *rulebook_paths(const struct rulebook *rulebook, enum invoice_format format,
                             enum profile profile)
{
    return chapter_of(rulebook, format, profile)->paths;
}

struct schemas *rulebook_schemas(const struct rulebook *rulebook)
{
    return rulebook->schemas;
}

const struct rule_group *rulebook_rules(const struct rulebook *rulebook, enum invoice_format format,
                                        enum profile profile)
{
    return chapter_of(rulebook, format, profile)->rules;
}
