#include "parsers/reader.h"

#include <string.h>

#include "parsers/characters.h"
#include "parsers/date_form.h"

enum { POOL_BYTES = 8 * 1024 };

/* An open element that a table knows. */
struct frame {
    const struct tree_node *node;
    void *object; /* where its terms belong */
    int line;
};

struct reader {
    struct arena *arena;
    const struct parse_limits *limits;
    struct frame *frames; /* the root's first */
    size_t frame_count;
    int64_t passing_over; /* open elements that no table knows */
    char *text;           /* of the innermost term, so far */
    size_t text_length, text_capacity;
    char *pool; /* texts are short: many share one piece of the arena */
    size_t pool_left;
    int64_t memory_bytes;          /* what the invoice has taken */
    struct attachment *attachment; /* NULL: nobody wants them */
};

struct reader *reader_new(struct arena *arena, const struct parse_limits *limits,
                          const struct tree_node *root, void *document)
{
    struct reader *reader = arena_array(arena, struct reader, 1);

    reader->arena = arena;
    reader->limits = limits;
    reader->frames = arena_array(arena, struct frame, (size_t)limits->depth + 1);
    reader->frames[0] = (struct frame){.node = root, .object = document};
    reader->frame_count = 1;
    return reader;
}

void reader_hand_on_attachments(struct reader *reader, const struct attachment_sink *sink)
{
    reader->attachment = attachment_new(reader->arena, sink);
}

static struct frame *innermost(struct reader *reader)
{
    return &reader->frames[reader->frame_count - 1];
}

/* Where the text of this element goes, or NULL. */
static const struct field *text_field(const struct tree_node *node)
{
    return node->field != NULL && node->field->group == NULL ? node->field : node->own;
}

static void *place(void *object, size_t offset)
{
    return (char *)object + offset;
}

static CHECKED bool charge(struct reader *reader, size_t bytes, struct error *error)
{
    if ((int64_t)bytes > reader->limits->memory_bytes - reader->memory_bytes) {
        return error_set(error, ERROR_LIMIT,
                         "the invoice has more text and lines than the %lld bytes that are allowed",
                         (long long)reader->limits->memory_bytes);
    }
    reader->memory_bytes += (int64_t)bytes;
    return true;
}

/* A copy in the arena of head + text; head and the newline between may be missing. */
static CHECKED bool keep(struct reader *reader, const char *head, const char *text, size_t length,
                         const char **ret_text, struct error *error)
{
    size_t head_length = head == NULL ? 0 : strlen(head) + 1;
    size_t needed = head_length + length + 1;

    if (head_length + length > (size_t)reader->limits->text_bytes) {
        return error_set(error, ERROR_LIMIT,
                         "a text is longer than the %lld bytes that are allowed",
                         (long long)reader->limits->text_bytes);
    }
    if (!charge(reader, needed, error)) {
        return false;
    }
    if (needed > reader->pool_left) {
        reader->pool_left = needed > POOL_BYTES ? needed : POOL_BYTES;
        reader->pool = arena_alloc(reader->arena, reader->pool_left);
    }
    char *copy = reader->pool;

    reader->pool += needed;
    reader->pool_left -= needed;
    if (head != NULL) {
        memcpy(copy, head, head_length - 1);
        copy[head_length - 1] = '\n';
    }
    memcpy(copy + head_length, text, length);
    copy[head_length + length] = '\0';
    *ret_text = copy;
    return true;
}

static bool is_kept_once(const struct field *field)
{
    return field->type == FIELD_FIRST || field->type == FIELD_DATE;
}

/* Where the term goes, or NULL when an earlier one was kept. */
static CHECKED bool term_of(struct reader *reader, const struct field *field, void *object,
                            struct term **ret_term, struct error *error)
{
    struct term *term = place(object, field->place);

    if (field->type == FIELD_LIST) {
        struct term_list *list = place(object, field->place);

        if (!charge(reader, sizeof *term, error)) {
            return false;
        }
        list->items = arena_grow(reader->arena, list->items, &list->capacity, list->count + 1);
        term = &list->items[list->count++];
    } else if (is_kept_once(field) && term->text != NULL) {
        term = NULL;
    }
    *ret_term = term;
    return true;
}

static CHECKED bool store(struct reader *reader, const struct field *field, void *object, int line,
                          const char *text, size_t length, struct error *error)
{
    struct term *term = NULL;
    const char *kept = NULL;
    char iso[DATE_TEXT_BYTES];

    while (length > 0 && is_white(text[0])) {
        text++;
        length--;
    }
    while (length > 0 && is_white(text[length - 1])) {
        length--;
    }
    if (field->type == FIELD_DATE && date_in_iso(text, length, iso)) {
        text = iso;
        length = strlen(iso);
    }
    if (!term_of(reader, field, object, &term, error)) {
        return false;
    }
    if (term == NULL) {
        return true;
    }
    if (!keep(reader, term->text, text, length, &kept, error)) {
        return error_in(error, "%s", field->term);
    }
    *term = (struct term){.text = kept, .line = term->text == NULL ? line : term->line};
    return true;
}

/* One more item at the end of the owner's array. */
static CHECKED bool append(struct reader *reader, const struct field *field, void *owner, int line,
                           void **ret_item, struct error *error)
{
    const struct field_group *group = field->group;
    void *items = NULL; /* an array of any type: copied in and out, not aliased */
    size_t *count = place(owner, group->count_place);
    size_t *capacity = place(owner, group->capacity_place);

    if (!charge(reader, group->item_bytes, error)) {
        return false;
    }
    memcpy(&items, place(owner, field->place), sizeof(void *));
    if (items == NULL) { /* most lines have one attribute, one allowance, if any */
        items = arena_alloc(reader->arena, group->item_bytes);
        *capacity = 1;
    }
    items = arena_grow_array(reader->arena, items, capacity, *count + 1, group->item_bytes);
    memcpy(place(owner, field->place), &items, sizeof(void *));
    void *item = place(items, *count * group->item_bytes);

    (*count)++;
    if (group->position_place_1 != 0) {
        *(int *)place(item, group->position_place_1 - 1) = (int)*count;
    }
    if (group->line_place_1 != 0) {
        *(int *)place(item, group->line_place_1 - 1) = line;
    }
    *ret_item = item;
    return true;
}

/* Where the terms inside this element belong. */
static CHECKED bool object_of(struct reader *reader, const struct tree_node *node, void *owner,
                              int line, void **ret_object, struct error *error)
{
    *ret_object = owner;
    if (node->field == NULL) {
        return true;
    }
    switch (node->field->type) {
    case FIELD_EMBEDDED:
        *ret_object = place(owner, node->field->place);
        return true;
    case FIELD_SCRATCH:
        memset(node->scratch, 0, node->field->group->item_bytes);
        *ret_object = node->scratch;
        return true;
    case FIELD_ARRAY:
        return append(reader, node->field, owner, line, ret_object, error);
    case FIELD_FIRST:
    case FIELD_DATE:
    case FIELD_JOINED:
    case FIELD_LIST:
    case FIELD_OBJECT:
        break;
    }
    return true;
}

/* A second one of a term that is kept once, with its attributes. */
static bool is_repeated(const struct tree_node *node, void *object)
{
    return node->field != NULL && is_kept_once(node->field) &&
           ((const struct term *)place(object, node->field->place))->text != NULL;
}

bool reader_open(struct reader *reader, const xmlChar *name, const xmlChar *uri, int line,
                 struct error *error)
{
    const struct frame *outer = innermost(reader);
    const struct tree_node *node =
        reader->passing_over > 0 ? NULL : tree_element(outer->node, name, uri);
    void *object = NULL;

    if (node == NULL || is_repeated(node, outer->object)) {
        reader->passing_over++;
        return true;
    }
    if (!object_of(reader, node, outer->object, line, &object, error)) {
        return false;
    }
    reader->frames[reader->frame_count++] =
        (struct frame){.node = node, .object = object, .line = line};
    reader->text_length = 0;
    return true;
}

bool reader_attribute(struct reader *reader, const xmlChar *name, const char *value, size_t length,
                      struct error *error)
{
    const struct frame *frame = innermost(reader);
    const struct tree_node *node =
        reader->passing_over > 0 ? NULL : tree_attribute(frame->node, name);

    return node == NULL ||
           store(reader, node->field, frame->object, frame->line, value, length, error);
}

bool reader_text(struct reader *reader, const char *text, size_t length, struct error *error)
{
    const struct field *field = text_field(innermost(reader)->node);

    if (reader->passing_over > 0 || field == NULL) {
        return true;
    }
    if (field->type == FIELD_OBJECT) {
        return reader->attachment == NULL ||
               attachment_text(reader->attachment, innermost(reader)->object, text, length, error);
    }
    /* White space around a text does not count, but is held for a while: twice the limit. */
    if (reader->text_length + length > 2 * (size_t)reader->limits->text_bytes) {
        return error_set(error, ERROR_LIMIT,
                         "%s: a text is longer than the %lld bytes that are allowed", field->term,
                         (long long)reader->limits->text_bytes);
    }
    reader->text = arena_grow(reader->arena, reader->text, &reader->text_capacity,
                              reader->text_length + length);
    memcpy(reader->text + reader->text_length, text, length);
    reader->text_length += length;
    return true;
}

bool reader_close(struct reader *reader, struct error *error)
{
    const struct frame *frame = innermost(reader);
    const struct field *field = frame->node->field;
    const struct field *own = text_field(frame->node);

    if (reader->passing_over > 0) {
        reader->passing_over--;
        return true;
    }
    reader->frame_count--;
    if (own != NULL && own->type == FIELD_OBJECT) {
        return reader->attachment == NULL ||
               attachment_end(reader->attachment, frame->object, error);
    }
    if (own != NULL &&
        !store(reader, own, frame->object, frame->line, reader->text == NULL ? "" : reader->text,
               reader->text_length, error)) {
        return false;
    }
    if (field != NULL && field->group != NULL && field->group->end != NULL) {
        field->group->end(innermost(reader)->object, frame->object);
    }
    return true;
}
