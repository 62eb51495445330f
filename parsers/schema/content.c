#include "parsers/schema/content.h"

#include <assert.h>
#include <string.h>

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
static void follow(struct model_reader *reader, const struct model_places *last,
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
    char suffix = word_last(*word);

    if (suffix != '?' && suffix != '*' && suffix != '+') {
        return '\0';
    }
    word->length--;
    return suffix;
}

static void apply_suffix(struct model_reader *reader, char suffix, struct part *part)
{
    part->may_be_absent |= suffix == '?' || suffix == '*';
    if (suffix == '*' || suffix == '+') {
        follow(reader, &part->last, &part->first);
    }
}

static struct model_particle wildcard(const struct model_reader *reader, struct word word)
{
    struct word uri = word;
    struct word kind = word_cut(&uri, '=');

    return (struct model_particle){
        .uri = uri.length == 0 ? NULL : model_uri(reader, uri),
        .type = reader->model->any,
        .wildcard = word_begins_with(kind, "#strict") ? WILDCARD_STRICT : WILDCARD_LAX,
    };
}

static struct model_particle element(struct model_reader *reader, struct word word)
{
    struct word name = word_cut(&word, '=');
    const xmlChar *uri = model_uri(reader, word_cut(&name, ':'));
    const xmlChar *interned = model_intern(reader, name);

    return (struct model_particle){
        .name = interned,
        .uri = uri,
        .type = word.length > 0 ? model_type_named(reader, word)
                                : pairs_find(&reader->elements, interned, uri),
    };
}

static struct part read_particle(struct model_reader *reader)
{
    struct part part = {0};
    struct word word = reader->words.word;
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
static struct part read_group(struct model_reader *reader, char *ret_suffix)
{
    struct part row = {.may_be_absent = true};
    struct part all = {0};

    for (; !word_is(reader->words.word, ";") && reader->words.word.text[0] != ')';
         (void)words_more(&reader->words)) {
        struct part part;
        char suffix = '\0';

        if (word_is(reader->words.word, "|")) {
            join(&all.first, &row.first);
            join(&all.last, &row.last);
            all.may_be_absent |= row.may_be_absent;
            row = (struct part){.may_be_absent = true};
            continue;
        }
        if (word_is(reader->words.word, "(")) {
            reader->has_group = true;
            (void)words_more(&reader->words);
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
    struct word end = reader->words.word;

    *ret_suffix = take_suffix(&end);
    join(&row.first, &all.first);
    join(&row.last, &all.last);
    row.may_be_absent |= all.may_be_absent;
    return row;
}

static void keep_content(struct model_reader *reader, struct model_type *type,
                         const struct part *whole)
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
    type->usual = arena_array(reader->arena, uint8_t, reader->count + 1);
    type->required = reader->required;
    type->is_row = !reader->has_group && !type->has_wildcard;
}

void content_read(struct model_reader *reader, struct model_type *type)
{
    char suffix = '\0';

    reader->count = 0;
    reader->required = (struct model_places){0};
    reader->has_group = false;
    struct part whole = read_group(reader, &suffix);

    keep_content(reader, type, &whole);
}
