#include "parsers/trie.h"

#include <assert.h>
#include <string.h>

enum { STEPS = 256 /* a power of two */ };

/* A step as it is written, and what it is. */
struct trie_step {
    const char *text; /* NULL: none yet */
    size_t length;
    const xmlChar *name, *uri;
};

static const xmlChar *intern(xmlDict *names, const char *text, size_t length)
{
    const xmlChar *name = xmlDictLookup(names, (const xmlChar *)(const void *)text, (int)length);

    assert(name != NULL);
    return name;
}

struct trie *trie_new(struct arena *arena, xmlDict *names, const struct format_prefix *prefixes)
{
    struct trie *trie = arena_array(arena, struct trie, 1);
    size_t count = 0;

    while (prefixes[count].prefix != NULL) {
        count++;
    }
    *trie = (struct trie){arena,
                          names,
                          prefixes,
                          arena_array(arena, const xmlChar *, count),
                          arena_array(arena, struct trie_step, STEPS),
                          arena_array(arena, struct trie_node, 1)};
    for (size_t at = 0; at < count; at++) {
        trie->uris[at] = intern(names, prefixes[at].uri, strlen(prefixes[at].uri));
    }
    return trie;
}

const xmlChar *trie_intern(struct trie *trie, const char *text, size_t length)
{
    return intern(trie->names, text, length);
}

const xmlChar *trie_uri(const struct trie *trie, const char *prefix, size_t length)
{
    size_t at = 0;

    while (strlen(trie->prefixes[at].prefix) != length ||
           strncmp(trie->prefixes[at].prefix, prefix, length) != 0) {
        at++;
        assert(trie->prefixes[at].prefix != NULL);
    }
    return trie->uris[at];
}

static void place(struct trie_children *children, struct trie_node *child)
{
    size_t at = (uintptr_t)child->name * UINT64_C(0x9E3779B97F4A7C15) >> 40;

    while (children->slots[at & children->mask] != NULL) {
        at++;
    }
    children->slots[at & children->mask] = child;
}

/* At most half of the slots are taken, so that what is not there is seen at once. */
static void insert(struct trie *trie, struct trie_children *children, struct trie_node *child)
{
    struct trie_node **old = children->slots;
    size_t old_size = old == NULL ? 0 : children->mask + 1;

    if (2 * (children->count + 1) > old_size) {
        size_t size = old_size == 0 ? 2 : 2 * old_size;

        children->slots = arena_array(trie->arena, struct trie_node *, size);
        children->mask = size - 1;
        for (size_t at = 0; at < old_size; at++) {
            if (old[at] != NULL) {
                place(children, old[at]);
            }
        }
    }
    place(children, child);
    children->count++;
}

static struct trie_node *child_of(struct trie *trie, struct trie_node *node, bool is_attribute,
                                  const xmlChar *name, const xmlChar *uri)
{
    struct trie_children *children = is_attribute ? &node->attributes : &node->elements;
    struct trie_node *child = trie_find(children, name, uri);

    if (child == NULL) {
        child = arena_array(trie->arena, struct trie_node, 1);
        *child = (struct trie_node){
            .name = name, .uri = uri, .parent = node, .is_attribute = is_attribute};
        *(node->last == NULL ? &node->first : &node->last->next) = child;
        node->last = child;
        insert(trie, children, child);
    }
    return child;
}

static size_t hash_of(const char *text, size_t length)
{
    uint64_t last = 0, middle = 0;
    size_t bytes = length < sizeof last ? length : sizeof last;

    memcpy(&last, text + length - bytes, bytes);
    memcpy(&middle, text + (length - bytes) / 2, bytes);
    return (last + middle * 31 + length) * UINT64_C(0x9E3779B97F4A7C15) >> 40;
}

static struct trie_step read_step(struct trie *trie, const char *text, size_t length)
{
    if (text[0] == '@') {
        return (struct trie_step){text, length, trie_intern(trie, text + 1, length - 1), NULL};
    }
    const char *colon = memchr(text, ':', length);

    assert(colon != NULL);
    return (struct trie_step){text, length,
                              trie_intern(trie, colon + 1, length - (size_t)(colon + 1 - text)),
                              trie_uri(trie, text, (size_t)(colon - text))};
}

/* One step of a path: `cac:Party` or `@schemeID`.  Most are written many times in a table. */
static struct trie_node *step(struct trie *trie, struct trie_node *node, const char *text,
                              size_t length)
{
    struct trie_step *known = &trie->steps[hash_of(text, length) & (STEPS - 1)];

    if (known->text == NULL || known->length != length || memcmp(known->text, text, length) != 0) {
        *known = read_step(trie, text, length);
    }
    return child_of(trie, node, text[0] == '@', known->name, known->uri);
}

struct trie_node *trie_add(struct trie *trie, struct trie_node *node, const char *path)
{
    while (*path != '\0') {
        size_t length = strcspn(path, "/");

        node = step(trie, node, path, length);
        path += length + (path[length] == '/' ? 1 : 0);
    }
    return node;
}
