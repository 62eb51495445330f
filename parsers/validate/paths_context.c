/* Contexts, open and closed, and the verdicts of their rows. */
#include <string.h>

#include "parsers/validate/paths_walk.h"

static void open_context(struct path_walk *walk, size_t number, int line, bool is_shadowed,
                         bool is_deferred)
{
    const struct path_context *context = &walk->paths->contexts[number];
    size_t slots = is_shadowed ? 0 : context->slot_count;

    walk->opened =
        arena_grow(walk->arena, walk->opened, &walk->opened_capacity, walk->opened_count + 1);
    walk->opened[walk->opened_count] = (struct opened){
        .context = number,
        .depth = walk->frame_count + 1,
        .first_slot = walk->slot_count,
        .outer = walk->innermost[number],
        .line = line,
        .is_shadowed = is_shadowed,
        .is_deferred = is_deferred,
    };
    walk->innermost[number] = (int)walk->opened_count++;
    if (slots > 0) {
        walk->slots =
            arena_grow(walk->arena, walk->slots, &walk->slot_capacity, walk->slot_count + slots);
        memset(walk->slots + walk->slot_count, 0, slots * sizeof(walk->slots[0]));
        walk->slot_count += slots;
    }
}

/* The next context of an element in the order of the tables, from its state and its endings. */
static bool next_context(const struct path_walk *walk, const struct path_state *state,
                         size_t *start, uint32_t *endings, size_t *ret_context)
{
    size_t ending = 0, from_ending = SIZE_MAX;

    for (; *endings >> ending != 0; ending++) {
        if ((*endings >> ending & 1) != 0) {
            from_ending = walk->paths->endings[ending].context;
            break;
        }
    }
    if (*start < state->start_count && state->starts[*start] < from_ending) {
        *ret_context = state->starts[(*start)++];
        return true;
    }
    *ret_context = from_ending;
    *endings &= ~(UINT32_C(1) << ending);
    return from_ending != SIZE_MAX;
}

void path_open_contexts(struct path_walk *walk, const struct path_state *state, uint32_t endings,
                        int line)
{
    uint64_t taken = 0, maybe_taken = 0; /* tables that have asked a context */
    size_t start = 0, number = 0;

    while (next_context(walk, state, &start, &endings, &number)) {
        const struct path_context *context = &walk->paths->contexts[number];
        uint64_t table = UINT64_C(1) << context->table;
        bool is_deferred = context->guard != GUARD_NONE || (maybe_taken & table) != 0;

        open_context(walk, number, line, (taken & table) != 0, is_deferred);
        maybe_taken |= table;
        if (context->guard == GUARD_NONE) {
            taken |= table;
        }
    }
}

static void ask(struct path_walk *walk, const struct opened *opened, const struct path_row *row)
{
    const struct path_asked asked = {walk, opened, row};
    int answer = row->rule->ask(&asked);

    if (row->rule->test != PATH_TALLY) {
        if (answer != 0) {
            path_broken(walk, row->rule, opened->line);
        }
        return;
    }
    int *tally = &walk->tallies[row->number];
    bool was_within = *tally <= row->rule->number;

    *tally += answer;
    if (was_within && *tally > row->rule->number) {
        path_broken(walk, row->rule, opened->line);
    }
}

static void decide(struct path_walk *walk, const struct opened *opened, const struct path_row *row)
{
    const struct path_rule *rule = row->rule;
    const struct slot *slot = &walk->slots[opened->first_slot + row->first_slot];
    bool is_broken = false;
    int line = opened->line;

    switch (rule->test) {
    case PATH_FORBIDDEN:
        is_broken = opened->is_deferred && slot->count > 0;
        line = slot->line;
        break;
    case PATH_REQUIRED:
        is_broken = slot->count == 0;
        break;
    case PATH_REQUIRED_TEXT:
        is_broken = slot->marked == 0;
        break;
    case PATH_AT_MOST:
        is_broken = slot->count > rule->number;
        line = slot->line;
        break;
    case PATH_EXACTLY:
        is_broken = slot->count != rule->number;
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
        path_broken(walk, rule, line);
    }
}

static bool is_fulfilled(const struct path_walk *walk, const struct opened *opened)
{
    const struct path_context *context = &walk->paths->contexts[opened->context];
    const struct slot *slot = &walk->slots[opened->first_slot + context->guard_slot];

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
        const struct opened *opened = &walk->opened[at];
        const struct path_context *context = &walk->paths->contexts[opened->context];
        uint64_t table = UINT64_C(1) << context->table;

        if (opened->is_shadowed || (taken & table) != 0 || !is_fulfilled(walk, opened)) {
            continue;
        }
        taken |= table;
        if (context->asks_at_close || opened->is_deferred) {
            for (size_t row = 0; row < context->row_count; row++) {
                decide(walk, opened, &context->rows[row]);
            }
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
        const struct opened *opened = &walk->opened[--walk->opened_count];

        walk->innermost[opened->context] = opened->outer;
        walk->slot_count = opened->first_slot;
    }
    path_drop_values(walk, walk->slot_count);
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
