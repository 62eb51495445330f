/* Paths of names as a tree, so that reading a document is one step per element.
 *
 * Names and namespaces are interned in the dictionary of the XML parser, which hands out the same
 * pointers: names are compared by address, and children are found by hashing it.  Built once; any
 * number of threads may read it then.
 */
#ifndef AVSTAMD_TRIE_H
#define AVSTAMD_TRIE_H

#include <libxml/parser.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsers/format.h"
#include "reconcile/base/arena.h"

struct trie_children {
    struct trie_node **slots; /* open addressing; NULL: none */
    size_t mask;              /* a power of two − 1 */
    size_t count;
};

struct trie_node {
    const xmlChar *name;
    const xmlChar *uri; /* NULL for an attribute */
    struct trie_node *parent;
    void *value; /* the caller's; NULL: only a step on the way */
    bool is_attribute;
    /* In the order in which they were added. */
    struct trie_node *first, *last, *next;
    struct trie_children elements, attributes;
};

struct trie_step;

struct trie {
    struct arena *arena;
    xmlDict *names;
    const struct format_prefix *prefixes; /* ends with NULL */
    const xmlChar **uris;                 /* of the prefixes, interned */
    struct trie_step *steps;              /* some that have been read */
    struct trie_node *root;               /* has no name */
};

struct trie *trie_new(struct arena *arena, xmlDict *names, const struct format_prefix *prefixes);

/* The node at the end of the path (`cac:Party/cbc:EndpointID/@schemeID`) below `node`; it is made
 * when it is not there.  An empty path is the node itself.  Its text lasts as long as the trie. */
struct trie_node *trie_add(struct trie *trie, struct trie_node *node, const char *path);

/* A name or namespace as documents give it; of `length` bytes. */
const xmlChar *trie_intern(struct trie *trie, const char *text, size_t length);
/* The namespace of one of the prefixes. */
const xmlChar *trie_uri(const struct trie *trie, const char *prefix, size_t length);

static inline struct trie_node *trie_find(const struct trie_children *children, const xmlChar *name,
                                          const xmlChar *uri)
{
    if (children->slots == NULL) {
        return NULL;
    }
    for (size_t at = (uintptr_t)name * UINT64_C(0x9E3779B97F4A7C15) >> 40;; at++) {
        struct trie_node *child = children->slots[at & children->mask];

        if (child == NULL || (child->name == name && child->uri == uri)) {
            return child;
        }
    }
}

/* The child of this name, or NULL. */
static inline struct trie_node *trie_element(const struct trie_node *node, const xmlChar *name,
                                             const xmlChar *uri)
{
    return trie_find(&node->elements, name, uri);
}

static inline struct trie_node *trie_attribute(const struct trie_node *node, const xmlChar *name)
{
    return trie_find(&node->attributes, name, NULL);
}

#endif
