#include "parsers/tree.h"

#include <assert.h>
#include <string.h>

struct builder {
    struct arena *arena;
    xmlDict *names;
    const struct format *format;
};

struct tree_node *tree_element(const struct tree_node *node, const xmlChar *name,
                               const xmlChar *uri)
{
    for (struct tree_node *child = node->elements; child != NULL; child = child->next) {
        if (child->name == name && child->uri == uri) {
            return child;
        }
    }
    return NULL;
}

struct tree_node *tree_attribute(const struct tree_node *node, const xmlChar *name)
{
    for (struct tree_node *child = node->attributes; child != NULL; child = child->next) {
        if (child->name == name) {
            return child;
        }
    }
    return NULL;
}

static const xmlChar *intern(const struct builder *builder, const char *text, size_t length)
{
    const xmlChar *name =
        xmlDictLookup(builder->names, (const xmlChar *)(const void *)text, (int)length);

    assert(name != NULL);
    return name;
}

static const xmlChar *uri_of_prefix(const struct builder *builder, const char *prefix,
                                    size_t length)
{
    const struct format_prefix *at = builder->format->prefixes;

    while (strlen(at->prefix) != length || strncmp(at->prefix, prefix, length) != 0) {
        at++;
        assert(at->prefix != NULL);
    }
    return intern(builder, at->uri, strlen(at->uri));
}

/* Children stay in the order of the tables, which is nearly that of documents. */
static struct tree_node *add(const struct builder *builder, struct tree_node **children,
                             const xmlChar *name, const xmlChar *uri)
{
    while (*children != NULL) {
        children = &(*children)->next;
    }
    *children = arena_array(builder->arena, struct tree_node, 1);
    (*children)->name = name;
    (*children)->uri = uri;
    return *children;
}

/* One step of a path: `cac:Party` or `@schemeID`. */
static struct tree_node *step(const struct builder *builder, struct tree_node *node,
                              const char *text, size_t length)
{
    if (text[0] == '@') {
        const xmlChar *name = intern(builder, text + 1, length - 1);
        struct tree_node *known = tree_attribute(node, name);

        return known != NULL ? known : add(builder, &node->attributes, name, NULL);
    }
    const char *colon = memchr(text, ':', length);

    assert(colon != NULL);
    const xmlChar *uri = uri_of_prefix(builder, text, (size_t)(colon - text));
    const xmlChar *name = intern(builder, colon + 1, length - (size_t)(colon + 1 - text));
    struct tree_node *known = tree_element(node, name, uri);

    return known != NULL ? known : add(builder, &node->elements, name, uri);
}

static void add_group(const struct builder *builder, struct tree_node *node,
                      const struct field_group *group);

static void add_field(const struct builder *builder, struct tree_node *node,
                      const struct field *field)
{
    if (strcmp(field->path, ".") == 0) {
        assert(field->group == NULL);
        node->own = field;
        return;
    }
    for (const char *at = field->path; at != NULL;) {
        const char *slash = strchr(at, '/');

        node = step(builder, node, at, slash == NULL ? strlen(at) : (size_t)(slash - at));
        at = slash == NULL ? NULL : slash + 1;
    }
    assert(node->field == NULL);
    node->field = field;
    if (field->type == FIELD_SCRATCH) {
        node->scratch = arena_alloc(builder->arena, field->group->item_bytes);
    }
    if (field->group != NULL) {
        add_group(builder, node, field->group);
    }
}

/* Groups nest as the tables do, a few levels, so recursion ends. */
static void add_group(const struct builder *builder, struct tree_node *node,
                      const struct field_group *group)
{
    const struct field *const tables[] = {group->fields, group->more_fields};

    for (size_t at = 0; at < sizeof tables / sizeof tables[0]; at++) {
        for (const struct field *field = tables[at]; field != NULL && field->path != NULL;
             field++) {
            add_field(builder, node, field);
        }
    }
}

struct tree_node *tree_build(struct arena *arena, xmlDict *names, const struct format *format)
{
    const struct builder builder = {arena, names, format};
    struct tree_node *root = arena_array(arena, struct tree_node, 1);

    add_group(&builder, root, format->document);
    return root;
}
