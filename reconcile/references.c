#include "reconcile/references.h"

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "reconcile/base/table.h"

struct compiled {
    const struct extractor *extractor;
    regex_t pattern;
};

struct references {
    struct arena *arena;
    const struct facts *facts;
    struct table orders;
    struct table clients;
    struct table services;
    struct table client_aliases;
    struct table service_aliases;
    struct compiled *extractors; /* in the order in which they are asked */
    size_t extractor_count;
    struct extracted *extracted;
    size_t extracted_count, extracted_capacity;
};

static int compare_extractors(const void *left, const void *right)
{
    const struct extractor *a = ((const struct compiled *)left)->extractor;
    const struct extractor *b = ((const struct compiled *)right)->extractor;

    if ((a->provider < 0) != (b->provider < 0)) {
        return a->provider < 0 ? 1 : -1;
    }
    if (a->field != b->field) {
        return a->field < b->field ? -1 : 1;
    }
    return strcmp(a->pattern, b->pattern);
}

static void compile_extractors(struct references *references)
{
    const struct facts *facts = references->facts;

    references->extractors =
        arena_array(references->arena, struct compiled, facts->extractors.count);
    for (size_t at = 0; at < facts->extractors.count; at++) {
        struct compiled *compiled = &references->extractors[references->extractor_count];

        compiled->extractor = &facts->extractors.items[at];
        if (regcomp(&compiled->pattern, compiled->extractor->pattern, REG_EXTENDED) == 0) {
            references->extractor_count++;
        }
    }
    if (references->extractor_count > 1) {
        qsort(references->extractors, references->extractor_count, sizeof references->extractors[0],
              compare_extractors);
    }
}

static void index_names(struct references *references)
{
    const struct facts *facts = references->facts;
    struct arena *arena = references->arena;

    references->orders = table_new(arena, facts->orders.count);
    for (size_t at = 0; at < facts->orders.count; at++) {
        table_add(&references->orders, 0, facts->orders.items[at].id, (int32_t)at);
    }
    references->clients = table_new(arena, facts->clients.count);
    for (size_t at = 0; at < facts->clients.count; at++) {
        table_add(&references->clients, 0, facts->clients.items[at].id, (int32_t)at);
    }
    references->services = table_new(arena, facts->services.count);
    for (size_t at = 0; at < facts->services.count; at++) {
        table_add(&references->services, 0, facts->services.items[at].id, (int32_t)at);
    }
    references->client_aliases = table_new(arena, facts->client_aliases.count);
    for (size_t at = 0; at < facts->client_aliases.count; at++) {
        const struct client_alias *alias = &facts->client_aliases.items[at];

        table_add(&references->client_aliases, alias->provider, alias->alias, alias->client);
    }
    references->service_aliases = table_new(arena, facts->service_aliases.count);
    for (size_t at = 0; at < facts->service_aliases.count; at++) {
        const struct service_alias *alias = &facts->service_aliases.items[at];

        table_add(&references->service_aliases, alias->provider, alias->item_code, (int32_t)at);
    }
}

struct references *references_new(struct arena *arena, const struct facts *facts)
{
    struct references *references = arena_alloc(arena, sizeof *references);

    references->arena = arena;
    references->facts = facts;
    index_names(references);
    compile_extractors(references);
    return references;
}

void references_free(struct references *references)
{
    for (size_t at = 0; at < references->extractor_count; at++) {
        regfree(&references->extractors[at].pattern);
    }
    references->extractor_count = 0;
}

const struct extracted *references_extracted(const struct references *references, size_t *ret_count)
{
    *ret_count = references->extracted_count;
    return references->extracted;
}

/* A question about one line; `resolve` says whether a text stands for something. */
struct asking {
    struct references *references;
    const struct document *document;
    const struct line *line;
    int32_t document_index;
    enum yields yields;
    struct reference answer;
};

static int32_t resolve_client(const struct asking *asking, const char *text)
{
    const struct references *references = asking->references;
    int32_t found = table_find(&references->clients, 0, text);

    if (found < 0) {
        found = table_find(&references->client_aliases, asking->document->provider, text);
    }
    return found < 0 ? table_find(&references->client_aliases, -1, text) : found;
}

static int32_t resolve_service(struct asking *asking, const char *text)
{
    const struct references *references = asking->references;
    int32_t alias = table_find(&references->service_aliases, asking->document->provider, text);

    if (alias < 0) {
        alias = table_find(&references->service_aliases, -1, text);
    }
    if (alias < 0) {
        return table_find(&references->services, 0, text);
    }
    asking->answer.level = references->facts->service_aliases.items[alias].level;
    return references->facts->service_aliases.items[alias].service;
}

/* Asks one text; true when the question is answered. */
static bool ask(struct asking *asking, const char *text)
{
    if (asking->answer.index >= 0) {
        return true;
    }
    if (text == NULL || text[0] == '\0') {
        return false;
    }
    asking->answer.present = true;
    switch (asking->yields) {
    case YIELDS_ORDER:
        asking->answer.index = table_find(&asking->references->orders, 0, text);
        break;
    case YIELDS_CLIENT:
        asking->answer.index = resolve_client(asking, text);
        break;
    case YIELDS_SERVICE:
        asking->answer.index = resolve_service(asking, text);
        break;
    }
    return asking->answer.index >= 0;
}

static void ask_match(struct asking *asking, const struct compiled *compiled, const char *text)
{
    struct references *references = asking->references;
    regmatch_t match[2];

    if (text == NULL || regexec(&compiled->pattern, text, 2, match, 0) != 0 || match[1].rm_so < 0 ||
        match[1].rm_eo == match[1].rm_so) {
        return;
    }
    char *value = arena_strndup(references->arena, text + match[1].rm_so,
                                (size_t)(match[1].rm_eo - match[1].rm_so));

    references->extracted =
        arena_grow(references->arena, references->extracted, &references->extracted_capacity,
                   references->extracted_count + 1);
    references->extracted[references->extracted_count++] =
        (struct extracted){asking->document_index, value};
    (void)ask(asking, value);
}

static void ask_field(struct asking *asking, const struct compiled *compiled)
{
    switch (compiled->extractor->field) {
    case FIELD_LINE_NOTE:
        ask_match(asking, compiled, asking->line->note);
        break;
    case FIELD_ITEM_NAME:
        ask_match(asking, compiled, asking->line->name);
        break;
    case FIELD_ITEM_DESCRIPTION:
        ask_match(asking, compiled, asking->line->description);
        break;
    case FIELD_DOCUMENT_NOTE:
        for (size_t at = 0; at < asking->document->note_count && asking->answer.index < 0; at++) {
            ask_match(asking, compiled, asking->document->notes[at]);
        }
        break;
    case FIELD_BUYER_REFERENCE:
        ask_match(asking, compiled, asking->document->buyer_reference);
        break;
    }
}

static void ask_extractors(struct asking *asking)
{
    const struct references *references = asking->references;

    for (size_t at = 0; at < references->extractor_count && asking->answer.index < 0; at++) {
        const struct extractor *extractor = references->extractors[at].extractor;

        if (extractor->yields == asking->yields &&
            (extractor->provider < 0 || extractor->provider == asking->document->provider)) {
            ask_field(asking, &references->extractors[at]);
        }
    }
}

static unsigned char lower(unsigned char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (unsigned char)(letter + 32) : letter;
}

/* Without regard to case, for the letters of our own names: A–Z and Å. */
static bool same_name(const char *left, const char *right)
{
    for (; *left != '\0' && *right != '\0'; left++, right++) {
        unsigned char a = lower((unsigned char)*left);
        unsigned char b = lower((unsigned char)*right);
        bool a_ring = (a == 0x85 || a == 0xa5) && (b == 0x85 || b == 0xa5);

        if (a != b && !a_ring) {
            return false;
        }
    }
    return *left == *right;
}

static bool is_named(const struct line_attribute *attribute, const char *const *names, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        if (same_name(attribute->name, names[at])) {
            return true;
        }
    }
    return false;
}

static struct asking question(struct references *references, const struct line *line,
                              enum yields yields)
{
    return (struct asking){.references = references,
                           .document = &references->facts->documents.items[line->document],
                           .document_index = line->document,
                           .line = line,
                           .yields = yields,
                           .answer.index = -1};
}

struct reference references_order(struct references *references, const struct line *line)
{
    struct asking asking = question(references, line, YIELDS_ORDER);

    if (!ask(&asking, line->order_line_reference) && !ask(&asking, line->object_id)) {
        ask_extractors(&asking);
        (void)ask(&asking, asking.document->order_reference);
    }
    return asking.answer;
}

struct reference references_client(struct references *references, const struct line *line)
{
    static const char *const names[] = {"ClientID", "BrukarID", "Brukare", "Klient"};
    struct asking asking = question(references, line, YIELDS_CLIENT);

    for (size_t at = 0; at < line->attribute_count; at++) {
        if (is_named(&line->attributes[at], names, sizeof names / sizeof names[0])) {
            (void)ask(&asking, line->attributes[at].value);
        }
    }
    ask_extractors(&asking);
    return asking.answer;
}

struct reference references_service(struct references *references, const struct line *line)
{
    struct asking asking = question(references, line, YIELDS_SERVICE);

    if (!ask(&asking, line->seller_item_id) && !ask(&asking, line->buyer_item_id)) {
        ask_extractors(&asking);
    }
    return asking.answer;
}

/* From the alias, else from an attribute of the line, else empty. */
const char *references_level(const struct line *line, const struct reference *service)
{
    static const char *const names[] = {"Level", "Nivå"};

    if (service->level != NULL && service->level[0] != '\0') {
        return service->level;
    }
    for (size_t at = 0; at < line->attribute_count; at++) {
        const struct line_attribute *attribute = &line->attributes[at];

        if (is_named(attribute, names, sizeof names / sizeof names[0]) &&
            attribute->value[0] != '\0') {
            return attribute->value;
        }
    }
    return "";
}
