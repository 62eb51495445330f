/* Contexts, open and closed, and the verdicts of their rows. */
#include <string.h>

#include "parsers/validate/paths_walk.h"

static void open_context(struct path_walk *walk, const struct path_start *start, int line)
{
    size_t slots = start->is_shadowed ? 0 : walk->paths->contexts[start->context].slot_count;

    walk->opened =
        arena_grow(walk->arena, walk->opened, &walk->opened_capacity, walk->opened_count + 1);
    walk->opened[walk->opened_count] = (struct path_opened){
        .context = start->context,
        .depth = walk->frame_count + 1,
        .first_slot = walk->slot_count,
        .first_value = walk->value_count,
        .outer = walk->innermost[start->context],
        .line = line,
        .is_shadowed = start->is_shadowed,
        .is_deferred = start->is_deferred,
    };
    walk->innermost[start->context] = (int)walk->opened_count++;
    if (slots > 0) {
        walk->slots =
            arena_grow(walk->arena, walk->slots, &walk->slot_capacity, walk->slot_count + slots);
        memset(walk->slots + walk->slot_count, 0, slots * sizeof(walk->slots[0]));
        walk->slot_count += slots;
    }
}

void path_open_contexts(struct path_walk *walk, const struct path_state *state, int line)
{
    for (size_t at = 0; at < state->start_count; at++) {
        open_context(walk, &state->starts[at], line);
    }
}

static void ask(struct path_walk *walk, const struct path_opened *opened,
                const struct path_row *row)
{
    const struct path_asked asked = {walk, opened, row};
    int answer = row->rule->ask(&asked);

    if (row->test != PATH_TALLY) {
        if (answer != 0) {
            path_broken(walk, row->rule, opened->line, NULL);
        }
        return;
    }
    int *tally = &walk->tallies[row->tally];
    bool was_within = *tally <= row->number;

    *tally += answer;
    if (was_within && *tally > row->number) {
        path_broken(walk, row->rule, opened->line, NULL);
    }
}

static void decide(struct path_walk *walk, const struct path_opened *opened,
                   const struct path_row *row)
{
    const struct path_slot *slot = &walk->slots[opened->first_slot + row->first_slot];
    bool is_broken = false;
    int line = opened->line;

    switch (row->test) {
    case PATH_FORBIDDEN:
        is_broken = slot->count > 0;
        line = slot->line;
        break;
    case PATH_REQUIRED:
        is_broken = slot->count == 0;
        break;
    case PATH_REQUIRED_TEXT:
        is_broken = slot->marked == 0;
        break;
    case PATH_AT_MOST:
        is_broken = slot->count > row->number;
        line = slot->line;
        break;
    case PATH_EXACTLY:
        is_broken = slot->count != row->number;
        break;
    case PATH_CODE:
    case PATH_CODE_EXACT:
    case PATH_CODE_UPPER:
    case PATH_DECIMALS:
    case PATH_ALL_EQUAL:
        is_broken = slot->marked > 0;
        line = slot->line;
        break;
    case PATH_ASK:
    case PATH_ASK_COUNTS:
    case PATH_TALLY:
        ask(walk, opened, row);
        break;
    case PATH_NOTHING:
    case PATH_NOT_EMPTY:
        break;
    }
    if (is_broken) {
        path_broken(walk, row->rule, line, slot->stated);
    }
}

static bool is_fulfilled(const struct path_walk *walk, const struct path_opened *opened)
{
    const struct path_context *context = &walk->paths->contexts[opened->context];
    const struct path_slot *slot = &walk->slots[opened->first_slot + context->guard_slot];

    switch (context->guard) {
    case GUARD_NONE:
        break;
    case GUARD_EXISTS:
        return slot->count > 0;
    case GUARD_IS:
    case GUARD_TRUE:
    case GUARD_FALSE:
        return slot->marked > 0;
    }
    return true;
}

/* The first context of each table that the element fulfils is asked. */
static void ask_contexts(struct path_walk *walk, size_t first)
{
    uint64_t taken = 0;

    for (size_t at = first; at < walk->opened_count; at++) {
        const struct path_opened *opened = &walk->opened[at];
        const struct path_context *context = &walk->paths->contexts[opened->context];
        uint64_t table = UINT64_C(1) << context->table;

        if (opened->is_shadowed || (taken & table) != 0 || !is_fulfilled(walk, opened)) {
            continue;
        }
        taken |= table;
        for (size_t row = 0; row < context->row_count; row++) {
            decide(walk, opened, context->rows[row]);
        }
    }
}

void path_close_contexts(struct path_walk *walk)
{
    size_t first = walk->opened_count;

    while (first > 0 && walk->opened[first - 1].depth > walk->frame_count) {
        first--;
    }
    if (first == walk->opened_count) {
        return;
    }
    ask_contexts(walk, first);
    while (walk->opened_count > first) {
        const struct path_opened *opened = &walk->opened[--walk->opened_count];

        walk->innermost[opened->context] = opened->outer;
        walk->slot_count = opened->first_slot;
    }
    path_drop_values(walk, &walk->opened[first]);
}

/* The context is being closed: its frame has just been left. */
const char *path_name(const struct path_asked *asked)
{
    return (const char *)(const void *)asked->walk->frames[asked->walk->frame_count].name;
}

bool path_inside(const struct path_asked *asked, const char *name)
{
    for (size_t at = 0; at < asked->walk->frame_count; at++) {
        if (strcmp((const char *)(const void *)asked->walk->frames[at].name, name) == 0) {
            return true;
        }
    }
    return false;
}
