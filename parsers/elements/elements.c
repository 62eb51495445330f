#include "parsers/elements/elements.h"

#include <stdalign.h>
#include <string.h>

#include "parsers/trie.h"

enum { POOL_BLOCK_BYTES_MIN = 4 * 1024, POOL_BLOCK_BYTES_MAX = 64 * 1024 };

/* What a node of the trie is: one row, or several when groups are implied. */
struct element_name {
    enum element_kind kind;
    enum element_kind within;
    bool has_text; /* no row stands below it but attributes */
};

struct element_names {
    struct trie *trie;
    const struct trie_node *root;
    struct trie_node *anywhere; /* above the rows that begin with `//` */
};

static void mark_groups(struct trie_node *node)
{
    for (struct trie_node *above = node->parent; above != NULL; above = above->parent) {
        struct element_name *name = above->value;

        if (name != NULL && !node->is_attribute) {
            name->has_text = false;
            return;
        }
    }
}

/* An attachment may be large, and no rule reads it. */
static bool has_text(enum element_kind kind)
{
    return kind != EL_ATTACHMENT && !element_is_mark(kind);
}

static struct trie_node *add_path(struct element_names *names, const char *path)
{
    bool anywhere = strncmp(path, "//", 2) == 0;

    return anywhere ? trie_add(names->trie, names->anywhere, path + 2)
                    : trie_add(names->trie, names->trie->root, path);
}

struct element_names *element_names_new(struct arena *arena, xmlDict *names,
                                        const struct format_prefix *prefixes,
                                        const struct element_row *rows)
{
    struct element_names *made = arena_array(arena, struct element_names, 1);

    made->trie = trie_new(arena, names, prefixes);
    made->root = made->trie->root;
    made->anywhere = arena_array(arena, struct trie_node, 1);
    for (const struct element_row *row = rows; row->path != NULL; row++) {
        struct element_name *name = arena_array(arena, struct element_name, 1);
        struct trie_node *node = add_path(made, row->path);

        *name = (struct element_name){row->kind, row->within, has_text(row->kind)};
        node->value = name;
        mark_groups(node);
    }
    return made;
}

/* Memory that can be taken back as a whole and used again. */
struct pool_block {
    struct pool_block *next;
    char *bytes;
    size_t size;
};

struct pool {
    struct arena *arena;
    struct pool_block *first, *current;
    size_t used;         /* of the current block */
    int64_t taken_bytes; /* since nothing was used */
    int64_t total_bytes; /* of all blocks */
};

static bool has_room(const struct pool_block *block, size_t used, size_t bytes)
{
    return block != NULL && bytes <= block->size - used;
}

static size_t next_block_bytes(const struct pool *pool, size_t bytes)
{
    size_t size = (size_t)pool->total_bytes;

    size = size < POOL_BLOCK_BYTES_MIN ? POOL_BLOCK_BYTES_MIN : size;
    size = size > POOL_BLOCK_BYTES_MAX ? POOL_BLOCK_BYTES_MAX : size;
    return size < bytes ? bytes : size;
}

static void *pool_take(struct pool *pool, size_t bytes)
{
    bytes = (bytes + alignof(struct element) - 1) & ~(alignof(struct element) - 1);
    while (!has_room(pool->current, pool->used, bytes)) {
        struct pool_block *next = pool->current == NULL ? pool->first : pool->current->next;

        if (next == NULL) {
            next = arena_array(pool->arena, struct pool_block, 1);
            next->size = next_block_bytes(pool, bytes);
            next->bytes = arena_room(pool->arena, next->size);
            pool->total_bytes += (int64_t)next->size;
            *(pool->current == NULL ? &pool->first : &pool->current->next) = next;
        }
        pool->current = next;
        pool->used = 0;
    }
    void *taken = pool->current->bytes + pool->used;

    pool->used += bytes;
    pool->taken_bytes += (int64_t)bytes;
    return taken;
}

static void pool_reset(struct pool *pool)
{
    pool->current = pool->first;
    pool->used = 0;
    pool->taken_bytes = 0;
}

struct frame {
    const struct trie_node *node;
    struct element *element; /* the innermost that is open */
    int64_t passed_over;     /* open elements around it that no row knows */
    bool has_text;           /* whose text is kept */
};

struct elements {
    const struct parse_limits *limits;
    const struct element_names *names;
    element_line_sink *sink;
    void *context;
    struct frame *frames;
    size_t frame_count;
    int64_t passing_over; /* open elements that no row knows, inside the last frame */
    struct pool pool, line_pool;
    struct element *line;       /* the open one */
    int outside_lines, in_line; /* elements so far */
    struct element invoice;
    struct arena *arena;
    char *text; /* of the innermost element that has text */
    size_t text_length, text_capacity;
};

struct elements *elements_new(struct arena *arena, const struct parse_limits *limits,
                              const struct element_names *names, element_line_sink *sink,
                              void *context)
{
    struct elements *elements = arena_array(arena, struct elements, 1);

    elements->arena = arena;
    elements->limits = limits;
    elements->names = names;
    elements->sink = sink;
    elements->context = context;
    elements->frames = arena_array(arena, struct frame, (size_t)limits->depth + 1);
    elements->frames[0] = (struct frame){.node = names->root, .element = &elements->invoice};
    elements->frame_count = 1;
    elements->pool = (struct pool){.arena = arena};
    elements->line_pool = (struct pool){.arena = arena};
    elements->invoice.kind = EL_INVOICE;
    return elements;
}

int64_t elements_line_bytes(const struct elements *elements)
{
    return elements->line_pool.taken_bytes;
}

const struct element *elements_invoice(const struct elements *elements)
{
    return &elements->invoice;
}

static CHECKED bool within_limit(const struct elements *elements, struct error *error)
{
    if (elements->pool.total_bytes + elements->line_pool.total_bytes >
        elements->limits->memory_bytes) {
        return error_set(error, ERROR_LIMIT,
                         "the invoice has more text and lines than the %lld bytes that are allowed",
                         (long long)elements->limits->memory_bytes);
    }
    if (elements->outside_lines > elements->limits->asked_elements ||
        elements->in_line > elements->limits->asked_elements) {
        return error_set(error, ERROR_LIMIT,
                         "more than the %d terms that are allowed in a line, or outside the lines",
                         elements->limits->asked_elements);
    }
    return true;
}

static struct pool *pool_of(struct elements *elements)
{
    return elements->line == NULL ? &elements->pool : &elements->line_pool;
}

static struct element *new_element(struct elements *elements, enum element_kind kind, int line,
                                   struct element *parent)
{
    struct element *element = pool_take(pool_of(elements), sizeof *element);

    *(elements->line == NULL ? &elements->outside_lines : &elements->in_line) += 1;
    *element = (struct element){.parent = parent, .kind = kind, .line = line};
    if (kind == EL_LINE) {
        return element; /* lines are kept by the sink */
    }
    *(parent->last == NULL ? &parent->first : &parent->last->next) = element;
    parent->last = element;
    parent->kinds |= element_kind_bit(kind);
    return element;
}

/* The group that a syntax leaves out, below `parent`. */
static struct element *implied(struct elements *elements, enum element_kind kind, int line,
                               struct element *parent)
{
    for (struct element *at = parent->first; at != NULL; at = at->next) {
        if (at->kind == kind) {
            return at;
        }
    }
    return new_element(elements, kind, line, parent);
}

static struct element *add(struct elements *elements, const struct element_name *name, int line,
                           struct element *parent)
{
    if (name->kind == EL_LINE) {
        elements->line = pool_take(&elements->line_pool, sizeof *elements->line);
        elements->in_line = 0;
        *elements->line = (struct element){.parent = parent, .kind = EL_LINE, .line = line};
        return elements->line;
    }
    if (name->within != EL_NONE) {
        parent = implied(elements, name->within, line, parent);
    }
    return new_element(elements, name->kind, line, parent);
}

bool elements_open(struct elements *elements, const xmlChar *name, const xmlChar *uri, int line,
                   struct error *error)
{
    const struct frame *outer = &elements->frames[elements->frame_count - 1];
    const struct trie_node *node =
        elements->passing_over > 0 ? NULL : trie_element(outer->node, name, uri);

    if (node == NULL) {
        node = trie_element(elements->names->anywhere, name, uri);
    }
    if (node == NULL) {
        elements->passing_over++;
        return true;
    }
    const struct element_name *known = node->value;
    struct element *element =
        known == NULL ? outer->element : add(elements, known, line, outer->element);

    if (known != NULL && element_is_mark(known->kind)) {
        element = outer->element;
    }
    elements->frames[elements->frame_count++] =
        (struct frame){node, element, elements->passing_over, known != NULL && known->has_text};
    elements->passing_over = 0;
    elements->text_length = 0;
    return known == NULL || within_limit(elements, error);
}

static CHECKED bool set_text(struct elements *elements, struct element *element, const char *text,
                             size_t length, struct error *error)
{
    if (length > (size_t)elements->limits->text_bytes) {
        return error_set(error, ERROR_LIMIT,
                         "a text is longer than the %lld bytes that are allowed",
                         (long long)elements->limits->text_bytes);
    }
    char *copy = pool_take(pool_of(elements), length + 1);

    if (length > 0) {
        memcpy(copy, text, length);
    }
    copy[length] = '\0';
    element->text = copy;
    element->length = (uint32_t)length;
    return within_limit(elements, error);
}

bool elements_attribute(struct elements *elements, const xmlChar *name, const char *value,
                        size_t length, struct error *error)
{
    const struct frame *frame = &elements->frames[elements->frame_count - 1];
    const struct trie_node *node =
        elements->passing_over > 0 ? NULL : trie_attribute(frame->node, name);

    return node == NULL ||
           set_text(elements, add(elements, node->value, frame->element->line, frame->element),
                    value, length, error);
}

bool elements_read_text(const struct elements *elements)
{
    return elements->passing_over == 0 && elements->frames[elements->frame_count - 1].has_text;
}

bool elements_text(struct elements *elements, const char *text, size_t length, struct error *error)
{
    if (!elements_read_text(elements)) {
        return true;
    }
    if (elements->text_length + length > (size_t)elements->limits->text_bytes) {
        return error_set(error, ERROR_LIMIT,
                         "a text is longer than the %lld bytes that are allowed",
                         (long long)elements->limits->text_bytes);
    }
    elements->text = arena_grow(elements->arena, elements->text, &elements->text_capacity,
                                elements->text_length + length);
    memcpy(elements->text + elements->text_length, text, length);
    elements->text_length += length;
    return true;
}

static void end_line(struct elements *elements)
{
    struct element *line = elements->line;
    bool forget = false;

    elements->line = NULL;
    elements->sink(elements->context, line, &forget);
    if (forget) {
        pool_reset(&elements->line_pool);
    }
}

bool elements_close(struct elements *elements, struct error *error)
{
    const struct frame *frame = &elements->frames[elements->frame_count - 1];

    if (elements->passing_over > 0) {
        elements->passing_over--;
        return true;
    }
    if (elements->frame_count == 1) {
        return true; /* the root */
    }
    if (elements_read_text(elements) &&
        !set_text(elements, frame->element, elements->text, elements->text_length, error)) {
        return false;
    }
    elements->text_length = 0;
    elements->frame_count--;
    elements->passing_over = frame->passed_over;
    if (elements->line != NULL && frame->element == elements->line &&
        ((const struct element_name *)frame->node->value) != NULL &&
        ((const struct element_name *)frame->node->value)->kind == EL_LINE) {
        end_line(elements);
    }
    return true;
}
