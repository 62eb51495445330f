/* One document through the automaton of paths_automaton.h. */
#include <string.h>

#include "parsers/validate/paths_walk.h"

struct path_walk *path_walk_new(struct arena *arena, struct paths *paths, struct verdict *verdict)
{
    struct path_walk *walk = arena_array(arena, struct path_walk, 1);

    walk->arena = arena;
    walk->paths = paths;
    walk->verdict = verdict;
    walk->innermost = arena_array(arena, int, paths->context_count);
    walk->tallies = arena_array(arena, int, paths->tally_count);
    walk->memos = arena_array(arena, struct path_memo, paths->memo_count);
    for (size_t at = 0; at < paths->context_count; at++) {
        walk->innermost[at] = PATH_NOT_OPEN;
    }
    return walk;
}

static struct path_state *find_state(const struct paths *paths, const struct path_state *from,
                                     const xmlChar *name, const xmlChar *uri)
{
    for (const struct path_state *state = from; state != NULL; state = state->shorter) {
        const struct trie_node *child = trie_element(state->node, name, uri);

        if (child != NULL) {
            return child->value;
        }
    }
    return paths->unknown[path_endings(paths, name, uri)];
}

/* Other names end with their document. */
static bool is_remembered(const struct paths *paths, const xmlChar *name)
{
    return name == NULL || xmlDictOwns(paths->trie->names, name) == 1;
}

static const struct path_state *next_state(struct path_walk *walk, const xmlChar *name,
                                           const xmlChar *uri)
{
    if (walk->frame_count == 0) {
        return walk->paths->root;
    }
    const struct path_state *from = walk->frames[walk->frame_count - 1].state;
    uintptr_t hash = ((uintptr_t)from ^ ((uintptr_t)name << 8)) * UINT64_C(0x9E3779B97F4A7C15);
    struct path_step *steps = &walk->paths->steps[hash >> 40 & (PATH_STEPS - 1) & ~(size_t)1];

    for (size_t at = 0; at < 2; at++) {
        if (steps[at].from == from && steps[at].name == name && steps[at].uri == uri) {
            return steps[at].to;
        }
    }
    struct path_state *to = find_state(walk->paths, from, name, uri);

    path_state_settle(walk->paths, to);
    if (is_remembered(walk->paths, name) && is_remembered(walk->paths, uri)) {
        steps[1] = steps[0];
        steps[0] = (struct path_step){from, to, name, uri};
    }
    return to;
}

void path_walk_open(struct path_walk *walk, const xmlChar *name, const xmlChar *uri, int line)
{
    const struct path_state *state = next_state(walk, name, uri);

    if (walk->frame_count > 0) {
        walk->frames[walk->frame_count - 1].has_element = true;
    }
    if (state->start_count > 0) {
        path_open_contexts(walk, state, line);
    }
    for (size_t at = 0; at < state->places.count; at++) {
        path_place(walk, &state->places.items[at], line);
    }
    if (walk->frame_count == walk->frame_capacity) {
        walk->frames =
            arena_grow(walk->arena, walk->frames, &walk->frame_capacity, walk->frame_count + 1);
    }
    walk->frames[walk->frame_count++] = (struct path_frame){
        .state = state,
        .name = name,
        .line = line,
        .text_start = walk->text_length,
    };
    walk->keepers += state->values.count > 0 ? 1 : 0;
}

static void attribute_hits(struct path_walk *walk, const struct path_hits *hits, int line,
                           const char *value, size_t length)
{
    for (size_t at = 0; at < hits->count; at++) {
        path_place(walk, &hits->items[at], line);
        path_value_of(walk, &hits->items[at], line, value, length);
    }
}

void path_walk_attribute(struct path_walk *walk, const xmlChar *name, const char *value,
                         size_t length)
{
    struct path_frame *frame = &walk->frames[walk->frame_count - 1];
    const struct path_state *state = frame->state;
    const struct trie_node *anywhere = trie_attribute(walk->paths->anywhere->node, name);

    length = length < PATH_TEXT_BYTES_MAX ? length : PATH_TEXT_BYTES_MAX;
    for (size_t at = 0; at < state->attribute_count; at++) {
        if (state->attributes[at].name == name) {
            frame->attributes |= UINT32_C(1) << at;
            attribute_hits(walk, &state->attributes[at].hits, frame->line, value, length);
        }
    }
    if (anywhere != NULL) {
        attribute_hits(walk, &((const struct path_state *)anywhere->value)->places, frame->line,
                       value, length);
    }
}

bool path_walk_reads_white(const struct path_walk *walk)
{
    return walk->keepers > 0;
}

void path_walk_text(struct path_walk *walk, const char *text, size_t length)
{
    struct path_frame *frame = &walk->frames[walk->frame_count - 1];

    for (size_t at = 0; !frame->has_text && !frame->has_element && at < length; at++) {
        frame->has_text = !path_is_white(text[at]);
    }
    if (walk->keepers > 0) {
        size_t room = PATH_TEXT_BYTES_MAX - walk->text_length;

        length = length < room ? length : room;
        memcpy(walk->text + walk->text_length, text, length);
        walk->text_length += length;
    }
}

/* The text of the element that closes, also of elements in it. */
static void look_at_text(struct path_walk *walk, const struct path_frame *frame)
{
    const struct path_hits *values = &frame->state->values;

    for (size_t at = 0; at < values->count; at++) {
        path_value_of(walk, &values->items[at], frame->line, walk->text + frame->text_start,
                      walk->text_length - frame->text_start);
    }
    if (--walk->keepers == 0) {
        walk->text_length = 0;
    }
}

static void miss_attributes(struct path_walk *walk, const struct path_frame *frame)
{
    const struct path_hits *wanted = &frame->state->wanted;

    for (size_t at = 0; at < wanted->count; at++) {
        if ((frame->attributes >> wanted->items[at].slot & 1) == 0) {
            path_broken(walk, wanted->items[at].row->rule, frame->line, NULL);
        }
    }
}

void path_walk_close(struct path_walk *walk)
{
    const struct path_frame *frame = &walk->frames[--walk->frame_count];

    if (frame->state->values.count > 0) {
        look_at_text(walk, frame);
    }
    miss_attributes(walk, frame);
    if (!frame->has_element && !frame->has_text && walk->paths->not_empty != NULL) {
        path_broken(walk, walk->paths->not_empty, frame->line, NULL);
    }
    if (frame->state->start_count > 0) {
        path_close_contexts(walk);
    }
}
