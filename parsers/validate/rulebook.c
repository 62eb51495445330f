#include "parsers/validate/rulebook.h"

#include <assert.h>
#include <libxml/parser.h>

enum syntax { SYNTAX_UBL, SYNTAX_CII, SYNTAX_SVEFAKTURA, SYNTAXES };

struct rulebook {
    struct arena *arena;
    xmlDict *names;
    struct schemas *schemas;
    const struct tree_node *terms[FORMAT_SVEFAKTURA + 1];
    const struct element_names *elements[SYNTAXES];
    const struct paths **paths; /* of each syntax, by profile; NULL until it is needed */
    struct rule_list rules[SYNTAXES][PROFILES][EL_KINDS];
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
    size_t capacity = list->capacity;

    list->rules = arena_grow(arena, list->rules, &list->capacity, list->count + 1);
    list->severities = arena_grow(arena, list->severities, &capacity, list->count + 1);
    list->rules[list->count] = rule;
    list->severities[list->count++] = severity;
}

static void list_kinds(struct rulebook *book, struct rule_list lists[EL_KINDS],
                       const struct rule *rule, enum severity severity)
{
    for (int kind = EL_NONE; kind < EL_KINDS; kind++) {
        if (element_is_kind((enum element_kind)kind, rule->asked)) {
            list_rule(book->arena, &lists[kind], rule, severity);
        }
    }
}

static void list_table(struct rulebook *book, const struct rule_table *table)
{
    for (const struct rule *rule = table->rules; rule->id != NULL; rule++) {
        for (int syntax = 0; syntax < SYNTAXES; syntax++) {
            for (int profile = 0; profile < PROFILES; profile++) {
                enum severity severity =
                    severity_in(rule, table->source, (enum syntax)syntax, (enum profile)profile);

                if (severity != SEVERITY_NONE) {
                    list_kinds(book, book->rules[syntax][profile], rule, severity);
                }
            }
        }
    }
}

static void read_terms(struct rulebook *book)
{
    static const struct format *const formats[] = {&format_ubl_invoice, &format_ubl_credit_note,
                                                   &format_cii, &format_svefaktura};

    for (size_t at = 0; at < sizeof formats / sizeof formats[0]; at++) {
        if (formats[at]->document != NULL) {
            book->terms[formats[at]->format] = tree_build(book->arena, book->names, formats[at]);
        }
    }
}

static void read_elements(struct rulebook *book)
{
    book->elements[SYNTAX_UBL] =
        element_names_new(book->arena, book->names, format_ubl_invoice.prefixes, elements_of_ubl);
    book->elements[SYNTAX_CII] =
        element_names_new(book->arena, book->names, format_cii.prefixes, elements_of_cii);
    book->elements[SYNTAX_SVEFAKTURA] = element_names_new(
        book->arena, book->names, format_svefaktura.prefixes, elements_of_svefaktura);
}

struct rulebook *rulebook_new(void)
{
    struct arena *arena = arena_new();
    struct rulebook *book = arena_array(arena, struct rulebook, 1);

    xmlInitParser();
    book->arena = arena;
    book->names = xmlDictCreate();
    assert(book->names != NULL);
    book->paths = arena_array(arena, const struct paths *, (size_t)SYNTAXES *PROFILES);
    book->schemas = schemas_new(book->arena, book->names);
    read_terms(book);
    read_elements(book);
    for (const struct rule_table *table = rule_tables; table->rules != NULL; table++) {
        list_table(book, table);
    }
    return book;
}

void rulebook_free(struct rulebook **rulebook)
{
    if (*rulebook != NULL) {
        xmlDictFree((*rulebook)->names);
        arena_free((*rulebook)->arena);
        *rulebook = NULL;
    }
}

xmlDict *rulebook_names(const struct rulebook *rulebook)
{
    return rulebook->names;
}

const struct tree_node *rulebook_terms(const struct rulebook *rulebook, enum invoice_format format)
{
    return rulebook->terms[format];
}

const struct element_names *rulebook_elements(const struct rulebook *rulebook,
                                              enum invoice_format format)
{
    return format == FORMAT_UNKNOWN ? NULL : rulebook->elements[syntax_of(format)];
}

static const struct paths *new_paths(const struct rulebook *rulebook, enum syntax syntax,
                                     enum profile profile)
{
    enum rule_source source = profile == PROFILE_PEPPOL ? SOURCE_PEPPOL : SOURCE_EN16931;

    switch (syntax) {
    case SYNTAX_UBL:
        return paths_new(rulebook->arena, rulebook->names, paths_ubl_prefixes, paths_ubl, source);
    case SYNTAX_CII:
        return paths_new(rulebook->arena, rulebook->names, format_cii.prefixes, paths_cii, source);
    case SYNTAX_SVEFAKTURA:
    case SYNTAXES:
        break;
    }
    return NULL;
}

const struct paths *rulebook_paths(const struct rulebook *rulebook, enum invoice_format format,
                                   enum profile profile)
{
    enum syntax syntax = syntax_of(format);
    const struct paths **paths = &rulebook->paths[(size_t)syntax * PROFILES + profile];

    if (*paths == NULL) {
        *paths = new_paths(rulebook, syntax, profile);
    }
    return *paths;
}

struct schemas *rulebook_schemas(const struct rulebook *rulebook)
{
    return rulebook->schemas;
}

const struct rule_list *rulebook_rules(const struct rulebook *rulebook, enum invoice_format format,
                                       enum profile profile, enum element_kind kind)
{
    return &rulebook->rules[syntax_of(format)][profile][kind];
}
