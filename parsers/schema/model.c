#include "parsers/schema/model.h"

#include <assert.h>
#include <string.h>

#include "parsers/schema/content.h"

struct model_type *model_element(const struct model *model, const xmlChar *name, const xmlChar *uri)
{
    return pairs_find(model->elements, name, uri);
}

const xmlChar *model_intern(const struct model_reader *reader, struct word word)
{
    const xmlChar *name =
        xmlDictLookup(reader->names, (const xmlChar *)(const void *)word.text, (int)word.length);

    assert(name != NULL);
    return name;
}

const xmlChar *model_uri(const struct model_reader *reader, struct word prefix)
{
    for (size_t at = 0; at < reader->model->namespace_count; at++) {
        const struct model_namespace *one = &reader->model->namespaces[at];

        if (strlen(one->prefix) == prefix.length &&
            memcmp(one->prefix, prefix.text, prefix.length) == 0) {
            return one->uri;
        }
    }
    assert(false); /* a prefix without its namespace */
    return NULL;
}

/* `~` is a blank. */
static const char *text_of(const struct model_reader *reader, struct word word)
{
    char *text = arena_strndup(reader->arena, word.text, word.length);

    for (char *at = strchr(text, '~'); at != NULL; at = strchr(at, '~')) {
        *at = ' ';
    }
    return text;
}

static const struct value_type *value_named(const struct model_reader *reader, struct word word)
{
    const struct value_type *built_in = value_type_named(word.text, word.length);

    return built_in != NULL ? built_in
                            : pairs_find(&reader->values, model_intern(reader, word), NULL);
}

struct model_type *model_type_named(struct model_reader *reader, struct word word)
{
    const xmlChar *name = model_intern(reader, word);
    struct model_type *type = pairs_find(&reader->types, name, NULL);

    if (type == NULL) {
        type = arena_array(reader->arena, struct model_type, 1);
        type->name = arena_strndup(reader->arena, word.text, word.length);
        type->value = value_named(reader, word); /* a simple type is a type by its own name */
        pairs_add(&reader->types, name, NULL, type);
    }
    return type;
}

static void read_namespace(struct model_reader *reader)
{
    struct model_namespace *one = &reader->model->namespaces[reader->model->namespace_count++];

    assert(reader->model->namespace_count <= MODEL_NAMESPACES);
    (void)words_more(&reader->words);
    one->prefix = text_of(reader, reader->words.word);
    (void)words_more(&reader->words);
    one->uri = model_intern(reader, reader->words.word);
    (void)words_more(&reader->words);
}

static size_t number(struct word word)
{
    size_t value = 0;

    for (size_t at = 0; at < word.length; at++) {
        value = value * 10 + (size_t)(word.text[at] - '0');
    }
    return value;
}

static void read_simple(struct model_reader *reader, bool is_list)
{
    struct value_type *type = arena_array(reader->arena, struct value_type, 1);
    const char **list = NULL;
    size_t capacity = 0;

    (void)words_more(&reader->words);
    struct word name = reader->words.word;

    (void)words_more(&reader->words);
    *type = *value_named(reader, reader->words.word);
    type->name = text_of(reader, name);
    type->is_free = false;
    while (words_more(&reader->words)) {
        if (is_list) {
            list = arena_grow(reader->arena, list, &capacity, type->list_count + 1);
            list[type->list_count++] = text_of(reader, reader->words.word);
        } else if (type->least == 0) {
            type->least = number(reader->words.word);
        } else {
            type->most = number(reader->words.word);
        }
    }
    type->list = list;
    pairs_add(&reader->values, model_intern(reader, name), NULL, type);
}

static void read_elements(struct model_reader *reader)
{
    (void)words_more(&reader->words);
    struct model_type *type = model_type_named(reader, reader->words.word);

    while (words_more(&reader->words)) {
        struct word name = reader->words.word;
        const xmlChar *uri = model_uri(reader, word_cut(&name, ':'));

        pairs_add(&reader->elements, model_intern(reader, name), uri, type);
    }
}

/* @NAME[!]:SIMPLE[=FIXED] */
static void read_attribute(struct model_reader *reader, struct model_type *type)
{
    struct word rest = {reader->words.word.text + 1, reader->words.word.length - 1};
    struct word name = word_cut(&rest, ':');
    struct word simple = word_cut(&rest, '=');

    assert(type->attribute_count < MODEL_ATTRIBUTES);
    if (word_last(name) == '!') {
        name.length--;
        type->required_attributes |= UINT32_C(1) << type->attribute_count;
    }
    reader->attributes[type->attribute_count++] = (struct model_attribute){
        .name = model_intern(reader, name),
        .value = value_named(reader, simple),
        .fixed = rest.length == 0 ? NULL : text_of(reader, rest),
    };
}

static void keep_attributes(const struct model_reader *reader, struct model_type *type)
{
    struct model_attribute *attributes =
        arena_array(reader->arena, struct model_attribute, type->attribute_count + 1);

    memcpy(attributes, reader->attributes, type->attribute_count * sizeof *attributes);
    type->attributes = attributes;
}

static void read_value(struct model_reader *reader)
{
    (void)words_more(&reader->words);
    struct model_type *type = model_type_named(reader, reader->words.word);

    (void)words_more(&reader->words);
    type->value = value_named(reader, reader->words.word);
    assert(type->value != NULL);
    while (words_more(&reader->words)) {
        read_attribute(reader, type);
    }
    keep_attributes(reader, type);
}

/* The content is passed over. */
static void keep_place(struct model_reader *reader, struct model_type *type)
{
    type->content = reader->words;
    while (!word_is(reader->words.word, ";")) {
        (void)words_more(&reader->words);
    }
}

void model_read_content(struct model *model, struct model_type *type)
{
    if (type->content.line != NULL) {
        model->reader->words = type->content;
        type->content = (struct words){0};
        content_read(model->reader, type);
    }
}

static void read_type(struct model_reader *reader)
{
    (void)words_more(&reader->words);
    struct model_type *type = model_type_named(reader, reader->words.word);

    while (words_more(&reader->words)) {
        if (word_is(reader->words.word, "mixed")) {
            type->is_mixed = true;
        } else if (word_is(reader->words.word, "@any")) {
            type->any_attribute = true;
        } else if (reader->words.word.text[0] == '@') {
            read_attribute(reader, type);
        } else {
            break;
        }
    }
    keep_attributes(reader, type);
    keep_place(reader, type);
}

static void read_declaration(struct model_reader *reader, struct model_type *document)
{
    if (word_is(reader->words.word, "namespace")) {
        read_namespace(reader);
    } else if (word_is(reader->words.word, "document")) {
        (void)words_more(&reader->words);
        keep_place(reader, document);
    } else if (word_is(reader->words.word, "list")) {
        read_simple(reader, true);
    } else if (word_is(reader->words.word, "length")) {
        read_simple(reader, false);
    } else if (word_is(reader->words.word, "element")) {
        read_elements(reader);
    } else if (word_is(reader->words.word, "value")) {
        read_value(reader);
    } else {
        assert(word_is(reader->words.word, "type"));
        read_type(reader);
    }
}

struct model *model_new(struct arena *arena, xmlDict *names, const char *const *table)
{
    struct model *model = arena_array(arena, struct model, 1);
    struct model_type *document = arena_array(arena, struct model_type, 1);
    struct model_reader *reader = arena_array(arena, struct model_reader, 1);
    static const char any[] = "anyType";

    *reader = (struct model_reader){
        .arena = arena,
        .names = names,
        .words = words_of(table),
        .model = model,
        .elements = pairs_new(arena),
        .types = pairs_new(arena),
        .values = pairs_new(arena),
    };
    model->document = document;
    model->reader = reader;
    model->any = model_type_named(reader, (struct word){any, sizeof any - 1});
    while (words_next(&reader->words)) {
        read_declaration(reader, document);
    }
    if (model->any->content.line == NULL) { /* nothing of this table may be anything */
        model->any = NULL;
    }
    model->elements = &reader->elements;
    return model;
}
