#include "parsers/schema/model.h"

#include <assert.h>
#include <string.h>

/* Two addresses to a third: interned names to what they stand for. */
struct model_elements {
    struct pair {
        const void *name, *uri;
        void *value;
    } * pairs;
    size_t size; /* a power of two */
    size_t count;
};

enum { ELEMENTS_SIZE = 8192, TYPES_SIZE = 2048 };

struct word {
    const char *text;
    size_t length;
};

struct reader {
    struct arena *arena;
    xmlDict *names;
    const char *const *line;
    const char *at; /* in the line */
    struct word word;
    struct model *model;
    struct model_elements types; /* by name; a value_type of a list or a length too, by its own */
    struct model_elements values;
    /* Of the type that is being read. */
    struct model_attribute attributes[MODEL_ATTRIBUTES];
    struct model_particle particles[MODEL_PLACES];
    struct model_places follow[MODEL_PLACES];
    struct model_places required;
    size_t count;
    bool has_group;
};

static size_t place_of(const struct model_elements *elements, const void *name, const void *uri)
{
    size_t at = ((uintptr_t)name >> 3) * 31 + ((uintptr_t)uri >> 3);

    for (at ^= at >> 13;; at++) {
        const struct pair *pair = &elements->pairs[at & (elements->size - 1)];

        if (pair->name == NULL || (pair->name == name && pair->uri == uri)) {
            return at & (elements->size - 1);
        }
    }
}

static void *find(const struct model_elements *elements, const void *name, const void *uri)
{
    return elements->pairs[place_of(elements, name, uri)].value;
}

static void add(struct model_elements *elements, const void *name, const void *uri, void *value)
{
    struct pair *pair = &elements->pairs[place_of(elements, name, uri)];

    assert(pair->name == NULL && elements->count < elements->size / 2);
    *pair = (struct pair){name, uri, value};
    elements->count++;
}

const struct model_type *model_element(const struct model *model, const xmlChar *name,
                                       const xmlChar *uri)
{
    return find(model->elements, name, uri);
}

static bool next(struct reader *reader)
{
    for (;;) {
        while (*reader->at == ' ') {
            reader->at++;
        }
        if (*reader->at != '\0') {
            break;
        }
        if (*++reader->line == NULL) {
            return false;
        }
        reader->at = *reader->line;
    }
    reader->word = (struct word){reader->at, strcspn(reader->at, " ")};
    reader->at += reader->word.length;
    return true;
}

static bool is(const struct reader *reader, const char *text)
{
    return strlen(text) == reader->word.length &&
           memcmp(reader->word.text, text, reader->word.length) == 0;
}

/* The next word of a declaration; false at its end. */
static bool more(struct reader *reader)
{
    bool found = next(reader);

    assert(found);
    (void)found;
    return !is(reader, ";");
}

static const xmlChar *intern(const struct reader *reader, struct word word)
{
    const xmlChar *name =
        xmlDictLookup(reader->names, (const xmlChar *)(const void *)word.text, (int)word.length);

    assert(name != NULL);
    return name;
}

/* What stands before `stop` is cut off the word. */
static struct word cut(struct word *word, char stop)
{
    const char *end = memchr(word->text, stop, word->length);
    struct word before = {word->text, end == NULL ? word->length : (size_t)(end - word->text)};
    size_t used = end == NULL ? word->length : before.length + 1;

    *word = (struct word){word->text + used, word->length - used};
    return before;
}

static char last_of(struct word word)
{
    return word.length == 0 ? '\0' : word.text[word.length - 1];
}

static const xmlChar *uri_of(const struct reader *reader, struct word prefix)
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
static const char *text_of(const struct reader *reader, struct word word)
{
    char *text = arena_strndup(reader->arena, word.text, word.length);

    for (char *at = strchr(text, '~'); at != NULL; at = strchr(at, '~')) {
        *at = ' ';
    }
    return text;
}

static const struct value_type *value_named(const struct reader *reader, struct word word)
{
    const struct value_type *built_in = value_type_named(word.text, word.length);

    return built_in != NULL ? built_in : find(&reader->values, intern(reader, word), NULL);
}

/* Types are mentioned before they are declared. */
static struct model_type *type_named(struct reader *reader, struct word word)
{
    const xmlChar *name = intern(reader, word);
    struct model_type *type = find(&reader->types, name, NULL);

    if (type == NULL) {
        type = arena_array(reader->arena, struct model_type, 1);
        type->name = arena_strndup(reader->arena, word.text, word.length);
        type->value = value_named(reader, word); /* a simple type is a type by its own name */
        add(&reader->types, name, NULL, type);
    }
    return type;
}

static void read_namespace(struct reader *reader)
{
    struct model_namespace *one = &reader->model->namespaces[reader->model->namespace_count++];

    assert(reader->model->namespace_count <= MODEL_NAMESPACES);
    (void)more(reader);
    one->prefix = text_of(reader, reader->word);
    (void)more(reader);
    one->uri = intern(reader, reader->word);
    (void)more(reader);
}

static size_t number(struct word word)
{
    size_t value = 0;

    for (size_t at = 0; at < word.length; at++) {
        value = value * 10 + (size_t)(word.text[at] - '0');
    }
    return value;
}

static void read_simple(struct reader *reader, bool is_list)
{
    struct value_type *type = arena_array(reader->arena, struct value_type, 1);
    const char **list = NULL;
    size_t capacity = 0;

    (void)more(reader);
    struct word name = reader->word;

    (void)more(reader);
    *type = *value_named(reader, reader->word);
    type->name = text_of(reader, name);
    type->is_free = false;
    while (more(reader)) {
        if (is_list) {
            list = arena_grow(reader->arena, list, &capacity, type->list_count + 1);
            list[type->list_count++] = text_of(reader, reader->word);
        } else if (type->least == 0) {
            type->least = number(reader->word);
        } else {
            type->most = number(reader->word);
        }
    }
    type->list = list;
    add(&reader->values, intern(reader, name), NULL, type);
}

static void read_elements(struct reader *reader)
{
    (void)more(reader);
    struct model_type *type = type_named(reader, reader->word);

    while (more(reader)) {
        struct word name = reader->word;
        const xmlChar *uri = uri_of(reader, cut(&name, ':'));

        add(reader->model->elements, intern(reader, name), uri, type);
    }
}

/* @NAME[!]:SIMPLE[=FIXED] */
static void read_attribute(struct reader *reader, struct model_type *type)
{
    struct word rest = {reader->word.text + 1, reader->word.length - 1};
    struct word name = cut(&rest, ':');
    struct word simple = cut(&rest, '=');

    assert(type->attribute_count < MODEL_ATTRIBUTES);
    if (last_of(name) == '!') {
        name.length--;
        type->required_attributes |= UINT32_C(1) << type->attribute_count;
    }
    reader->attributes[type->attribute_count++] = (struct model_attribute){
        .name = intern(reader, name),
        .value = value_named(reader, simple),
        .fixed = rest.length == 0 ? NULL : text_of(reader, rest),
    };
}

static void keep_attributes(const struct reader *reader, struct model_type *type)
{
    struct model_attribute *attributes =
        arena_array(reader->arena, struct model_attribute, type->attribute_count + 1);

    memcpy(attributes, reader->attributes, type->attribute_count * sizeof *attributes);
    type->attributes = attributes;
}

static void read_value(struct reader *reader)
{
    (void)more(reader);
    struct model_type *type = type_named(reader, reader->word);

    (void)more(reader);
    type->value = value_named(reader, reader->word);
    assert(type->value != NULL);
    while (more(reader)) {
        read_attribute(reader, type);
    }
    keep_attributes(reader, type);
}

/* A part of a content model: which particles may begin and end it. */
struct part {
    struct model_places first, last;
    bool may_be_absent;
};

static void join(struct model_places *places, const struct model_places *more_places)
{
    for (size_t at = 0; at < MODEL_PLACES / 64; at++) {
        places->bits[at] |= more_places->bits[at];
    }
}

/* After each of `last` may come each of `first`. */
static void follow(struct reader *reader, const struct model_places *last,
                   const struct model_places *first)
{
    for (size_t at = 0; at < reader->count; at++) {
        if (model_may(last, at)) {
            join(&reader->follow[at + 1], first);
        }
    }
}

/* ?, * or + at the end of a word. */
static char take_suffix(struct word *word)
{
    char suffix = last_of(*word);

    if (suffix != '?' && suffix != '*' && suffix != '+') {
        return '\0';
    }
    word->length--;
    return suffix;
}

static void apply_suffix(struct reader *reader, char suffix, struct part *part)
{
    part->may_be_absent |= suffix == '?' || suffix == '*';
    if (suffix == '*' || suffix == '+') {
        follow(reader, &part->last, &part->first);
    }
}

static bool begins_with(struct word word, const char *text)
{
    return word.length >= strlen(text) && memcmp(word.text, text, strlen(text)) == 0;
}

static struct model_particle wildcard(const struct reader *reader, struct word word)
{
    struct word uri = word;
    struct word kind = cut(&uri, '=');

    return (struct model_particle){
        .uri = uri.length == 0 ? NULL : uri_of(reader, uri),
        .type = reader->model->any,
        .wildcard = begins_with(kind, "#strict") ? WILDCARD_STRICT : WILDCARD_LAX,
    };
}

static struct model_particle element(struct reader *reader, struct word word)
{
    struct word name = cut(&word, '=');
    const xmlChar *uri = uri_of(reader, cut(&name, ':'));
    const xmlChar *interned = intern(reader, name);

    return (struct model_particle){
        .name = interned,
        .uri = uri,
        .type = word.length > 0 ? type_named(reader, word)
                                : find(reader->model->elements, interned, uri),
    };
}

static struct part read_particle(struct reader *reader)
{
    struct part part = {0};
    struct word word = reader->word;
    char suffix = take_suffix(&word);
    size_t place = reader->count++;

    assert(place < MODEL_END);
    reader->particles[place] = word.text[0] == '#' ? wildcard(reader, word) : element(reader, word);
    assert(reader->particles[place].type != NULL);
    if (suffix == '\0' || suffix == '+') {
        model_mark(&reader->required, place);
    }
    memset(&reader->follow[place + 1], 0, sizeof reader->follow[0]);
    model_mark(&part.first, place);
    model_mark(&part.last, place);
    apply_suffix(reader, suffix, &part);
    return part;
}

/* Up to `)` or the end of the declaration.  Groups nest a few levels, so recursion ends. */
static struct part read_group(struct reader *reader, char *ret_suffix)
{
    struct part row = {.may_be_absent = true};
    struct part all = {0};

    for (; !is(reader, ";") && reader->word.text[0] != ')'; (void)more(reader)) {
        struct part part;
        char suffix = '\0';

        if (is(reader, "|")) {
            join(&all.first, &row.first);
            join(&all.last, &row.last);
            all.may_be_absent |= row.may_be_absent;
            row = (struct part){.may_be_absent = true};
            continue;
        }
        if (is(reader, "(")) {
            reader->has_group = true;
            (void)more(reader);
            part = read_group(reader, &suffix);
            apply_suffix(reader, suffix, &part);
        } else {
            part = read_particle(reader);
        }
        follow(reader, &row.last, &part.first);
        if (row.may_be_absent) {
            join(&row.first, &part.first);
        }
        if (!part.may_be_absent) {
            row.last = (struct model_places){0};
        }
        join(&row.last, &part.last);
        row.may_be_absent &= part.may_be_absent;
    }
    struct word end = reader->word;

    *ret_suffix = take_suffix(&end);
    join(&row.first, &all.first);
    join(&row.last, &all.last);
    row.may_be_absent |= all.may_be_absent;
    return row;
}

static void keep_content(struct reader *reader, struct model_type *type, const struct part *whole)
{
    struct model_particle *particles =
        arena_array(reader->arena, struct model_particle, reader->count + 1);
    struct model_places *places =
        arena_array(reader->arena, struct model_places, reader->count + 1);

    reader->follow[0] = whole->first;
    if (whole->may_be_absent) {
        model_mark(&reader->follow[0], MODEL_END);
    }
    for (size_t at = 0; at < reader->count; at++) {
        if (model_may(&whole->last, at)) {
            model_mark(&reader->follow[at + 1], MODEL_END);
        }
        type->has_wildcard |= reader->particles[at].wildcard != WILDCARD_NONE;
    }
    memcpy(particles, reader->particles, reader->count * sizeof *particles);
    memcpy(places, reader->follow, (reader->count + 1) * sizeof *places);
    type->particles = particles;
    type->particle_count = reader->count;
    type->follow = places;
    type->required = reader->required;
    type->is_row = !reader->has_group && !type->has_wildcard;
}

static void read_content(struct reader *reader, struct model_type *type)
{
    char suffix = '\0';

    reader->count = 0;
    reader->required = (struct model_places){0};
    reader->has_group = false;
    struct part whole = read_group(reader, &suffix);

    keep_content(reader, type, &whole);
}

static void read_type(struct reader *reader)
{
    (void)more(reader);
    struct model_type *type = type_named(reader, reader->word);

    while (more(reader)) {
        if (is(reader, "mixed")) {
            type->is_mixed = true;
        } else if (is(reader, "@any")) {
            type->any_attribute = true;
        } else if (reader->word.text[0] == '@') {
            read_attribute(reader, type);
        } else {
            break;
        }
    }
    keep_attributes(reader, type);
    read_content(reader, type);
}

static void read_declaration(struct reader *reader, struct model_type *document)
{
    if (is(reader, "namespace")) {
        read_namespace(reader);
    } else if (is(reader, "document")) {
        (void)more(reader);
        read_content(reader, document);
    } else if (is(reader, "list")) {
        read_simple(reader, true);
    } else if (is(reader, "length")) {
        read_simple(reader, false);
    } else if (is(reader, "element")) {
        read_elements(reader);
    } else if (is(reader, "value")) {
        read_value(reader);
    } else {
        assert(is(reader, "type"));
        read_type(reader);
    }
}

static struct model_elements elements_new(struct arena *arena, size_t size)
{
    return (struct model_elements){arena_array(arena, struct pair, size), size, 0};
}

const struct model *model_new(struct arena *arena, xmlDict *names, const char *const *table)
{
    struct model *model = arena_array(arena, struct model, 1);
    struct model_type *document = arena_array(arena, struct model_type, 1);
    struct model_elements *elements = arena_array(arena, struct model_elements, 1);
    struct reader *reader = arena_array(arena, struct reader, 1);
    static const char any[] = "anyType";

    *elements = elements_new(arena, ELEMENTS_SIZE);
    *reader = (struct reader){
        .arena = arena,
        .names = names,
        .line = table,
        .at = table[0],
        .model = model,
        .types = elements_new(arena, TYPES_SIZE),
        .values = elements_new(arena, TYPES_SIZE),
    };
    model->elements = elements;
    model->document = document;
    model->any = type_named(reader, (struct word){any, sizeof any - 1});
    while (next(reader)) {
        read_declaration(reader, document);
    }
    if (model->any->follow == NULL) { /* nothing of this table may be anything */
        model->any = NULL;
    }
    return model;
}
