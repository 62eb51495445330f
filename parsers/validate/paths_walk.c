/* One document through the automaton of paths_automaton.h. */
#include <string.h>

#include "parsers/validate/paths_walk.h"

struct path_walk *path_walk_new(struct arena *arena, const struct paths *paths,
                                struct verdict *verdict)
{
    struct path_walk *walk = arena_array(arena, struct path_walk, 1);

    walk->arena = arena;
    walk->paths = paths;
    walk->verdict = verdict;
    walk->innermost = arena_array(arena, int, paths->context_count);
    walk->tallies = arena_array(arena, int, paths->tally_count);
    for (size_t at = 0; at < paths->context_count; at++) {
        walk->innermost[at] = NOT_OPEN;
    }
    return walk;
}

/* Which endings a name has: found out once for each name, nearly. */
static uint32_t endings_of(struct path_walk *walk, const xmlChar *name)
{
    const struct paths *paths = walk->paths;
    struct remembered *remembered =
        &walk->remembered[((uintptr_t)name * UINT64_C(0x9E3779B97F4A7C15) >> 40) %
                          NAMES_REMEMBERED];

    if (remembered->name != name) {
        size_t length = strlen((const char *)(const void *)name);

        *remembered = (struct remembered){.name = name};
        for (size_t at = 0; at < paths->ending_count; at++) {
            const struct path_ending *ending = &paths->endings[at];

            if (length >= ending->length &&
                memcmp(name + length - ending->length, ending->ending, ending->length) == 0) {
                remembered->endings |= UINT32_C(1) << at;
            }
        }
    }
    return remembered->endings;
}

static uint32_t endings_in(struct path_walk *walk, const xmlChar *name, const xmlChar *uri)
{
    uint32_t endings = walk->paths->ending_count == 0 ? 0 : endings_of(walk, name);

    for (size_t at = 0; endings >> at != 0; at++) {
        const xmlChar *wanted = walk->paths->endings[at].uri;

        if (wanted != NULL && wanted != uri) {
            endings &= ~(UINT32_C(1) << at);
        }
    }
    return endings;
}

static const struct path_state *next_state(const struct path_walk *walk, const xmlChar *name,
                                           const xmlChar *uri)
{
    if (walk->frame_count == 0) {
        return walk->paths->root;
    }
    const struct path_state *state = walk->frames[walk->frame_count - 1].state;

    for (; state != NULL; state = state->shorter) {
        const struct trie_node *child = trie_element(state->node, name, uri);

        if (child != NULL) {
            return child->value;
        }
    }
    return walk->paths->anywhere;
}

void path_walk_open(struct path_walk *walk, const xmlChar *name, const xmlChar *uri, int line)
{
    const struct path_state *state = next_state(walk, name, uri);
    uint32_t endings = endings_in(walk, name, uri);
    bool keeps_text = state->wants_text;

    if (walk->frame_count > 0) {
        walk->frames[walk->frame_count - 1].has_element = true;
    }
    if (state->start_count > 0 || endings != 0) {
        path_open_contexts(walk, state, endings, line);
    }
    path_count_hits(walk, state, line);
    for (size_t at = 0; endings >> at != 0; at++) {
        if ((endings >> at & 1) != 0) {
            path_count_hits(walk, walk->paths->endings[at].state, line);
            keeps_text = keeps_text || walk->paths->endings[at].state->wants_text;
        }
    }
    walk->frames =
        arena_grow(walk->arena, walk->frames, &walk->frame_capacity, walk->frame_count + 1);
    walk->frames[walk->frame_count++] = (struct frame){
        .state = state,
        .name = name,
        .line = line,
        .endings = endings,
        .text_start = walk->text_length,
        .keeps_text = keeps_text,
    };
    walk->keepers += keeps_text ? 1 : 0;
}

static void attribute_of(struct path_walk *walk, const struct path_state *state, int line,
                         const xmlChar *name, const char *value, size_t length)
{
    const struct trie_node *node = trie_attribute(state->node, name);

    if (node != NULL) {
        const struct path_state *attribute = node->value;

        path_count_hits(walk, attribute, line);
        path_use_values(walk, attribute, line, value,
                        length < TEXT_BYTES_MAX ? length : TEXT_BYTES_MAX);
    }
}

void path_walk_attribute(struct path_walk *walk, const xmlChar *name, const char *value,
                         size_t length)
{
    const struct frame *frame = &walk->frames[walk->frame_count - 1];
    uint32_t endings = frame->endings;

    for (const struct path_state *state = frame->state; state != NULL; state = state->shorter) {
        attribute_of(walk, state, frame->line, name, value, length);
    }
    for (size_t at = 0; endings >> at != 0; at++) {
        if ((endings >> at & 1) != 0) {
            attribute_of(walk, walk->paths->endings[at].state, frame->line, name, value, length);
        }
    }
}

void path_walk_text(struct path_walk *walk, const char *text, size_t length)
{
    struct frame *frame = &walk->frames[walk->frame_count - 1];

    for (size_t at = 0; !frame->has_text && !frame->has_element && at < length; at++) {
        frame->has_text = !path_is_white(text[at]);
    }
    if (walk->keepers > 0) {
        size_t room = TEXT_BYTES_MAX - walk->text_length;

        length = length < room ? length : room;
        memcpy(walk->text + walk->text_length, text, length);
        walk->text_length += length;
    }
}

void path_walk_close(struct path_walk *walk)
{
    const struct frame frame = walk->frames[--walk->frame_count];

    if (frame.keeps_text) {
        const char *text = walk->text + frame.text_start;
        size_t length = walk->text_length - frame.text_start;

        path_use_values(walk, frame.state, frame.line, text, length);
        for (size_t at = 0; frame.endings >> at != 0; at++) {
            if ((frame.endings >> at & 1) != 0) {
                path_use_values(walk, walk->paths->endings[at].state, frame.line, text, length);
            }
        }
        if (--walk->keepers == 0) {
            walk->text_length = 0;
        }
    }
    if (!frame.has_element && !frame.has_text && walk->paths->not_empty != NULL) {
        path_broken(walk, walk->paths->not_empty, frame.line);
    }
    path_close_contexts(walk);
}
