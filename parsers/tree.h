/* The tables of a format as a tree of names, so that reading a document is one step per element.
 *
 * Names and namespaces are interned in the dictionary of the XML parser, which hands out the same
 * pointers: names are compared by address.
 */
#ifndef AVSTAMD_TREE_H
#define AVSTAMD_TREE_H

#include <libxml/parser.h>

#include "parsers/format.h"
#include "reconcile/base/arena.h"

struct tree_node {
    const xmlChar *name;
    const xmlChar *uri;        /* NULL for an attribute */
    const struct field *field; /* NULL: only a step on the way to a term */
    const struct field *own;   /* the text of a group's own element, NULL: none */
    void *scratch;             /* the struct of a FIELD_SCRATCH */
    struct tree_node *next;
    struct tree_node *elements;
    struct tree_node *attributes;
};

/* The node of the root element; it has no field. */
struct tree_node *tree_build(struct arena *arena, xmlDict *names, const struct format *format);

/* The child of this name, or NULL. */
struct tree_node *tree_element(const struct tree_node *node, const xmlChar *name,
                               const xmlChar *uri);
struct tree_node *tree_attribute(const struct tree_node *node, const xmlChar *name);

#endif
