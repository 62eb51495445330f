/* The tries of paths.c to an automaton whose states know all that concerns them. */
#include <assert.h>
#include <string.h>

#include "parsers/validate/paths_automaton.h"

struct queue {
    struct path_state **states;
    size_t count, capacity;
};

static void enqueue(struct paths *paths, struct queue *queue, struct path_state *state)
{
    queue->states = arena_grow(paths->arena, queue->states, &queue->capacity, queue->count + 1);
    queue->states[queue->count++] = state;
}

static void enqueue_children(struct paths *paths, struct queue *queue, const struct trie_node *node)
{
    for (struct trie_node *child = node->first; child != NULL; child = child->next) {
        struct path_state *state = path_state_of(paths, child);

        if (!child->is_attribute) {
            enqueue(paths, queue, state);
        }
    }
}

size_t path_endings(const struct paths *paths, const xmlChar *name, const xmlChar *uri)
{
    size_t length = strlen((const char *)(const void *)name);
    size_t endings = 0;

    for (size_t at = 0; at < paths->ending_count; at++) {
        const struct path_ending *ending = &paths->endings[at];

        if (length >= ending->length && (ending->uri == NULL || ending->uri == uri) &&
            memcmp(name + length - ending->length, ending->ending, ending->length) == 0) {
            endings |= (size_t)1 << at;
        }
    }
    return endings;
}

/* The longest node of the second trie that is an end of the node's path, which is longer. */
static struct path_state *shorter_of(struct paths *paths, const struct trie_node *node)
{
    struct path_state *outer = path_state_of(paths, node->parent)->shorter;

    for (; outer != NULL; outer = outer->shorter) {
        struct trie_node *found = trie_element(outer->node, node->name, node->uri);

        if (found != NULL) {
            return path_state_of(paths, found);
        }
    }
    return paths->unknown[path_endings(paths, node->name, node->uri)];
}

/* In the order of the tables, as they are numbered. */
static void take_start(struct paths *paths, struct path_state *state, size_t context)
{
    size_t at = 0;

    while (at < state->start_count && state->starts[at].context < context) {
        at++;
    }
    state->starts =
        arena_grow(paths->arena, state->starts, &state->start_capacity, state->start_count + 1);
    memmove(&state->starts[at + 1], &state->starts[at],
            (state->start_count - at) * sizeof(state->starts[0]));
    state->starts[at] = (struct path_start){.context = context};
    state->start_count++;
}

static void take_starts(struct paths *paths, struct path_state *state,
                        const struct path_state *from)
{
    for (size_t at = 0; at < from->start_count; at++) {
        take_start(paths, state, from->starts[at].context);
    }
}

/* The first context of a table gets the element; a condition is only known when it closes. */
static void settle_starts(struct paths *paths, struct path_state *state)
{
    uint64_t taken = 0, maybe_taken = 0;

    for (size_t at = 0; at < state->start_count; at++) {
        struct path_start *start = &state->starts[at];
        struct path_context *context = &paths->contexts[start->context];
        uint64_t table = UINT64_C(1) << context->table;

        start->is_shadowed = (taken & table) != 0;
        start->is_deferred = context->guard != GUARD_NONE || (maybe_taken & table) != 0;
        context->is_shadowed = context->is_shadowed || start->is_shadowed;
        context->is_deferred = context->is_deferred || start->is_deferred;
        maybe_taken |= table;
        taken |= context->guard == GUARD_NONE ? table : 0;
    }
}

/* Whether it can be decided where its path is found, without knowing more of its context. */
static bool is_direct(const struct path_context *context, const struct path_row *row)
{
    if (row->rule == NULL || row->path_count != 1 || context->is_deferred ||
        (context->is_shadowed && !row->is_self)) {
        return false;
    }
    switch (row->rule->test) {
    case PATH_FORBIDDEN:
    case PATH_CODE:
    case PATH_CODE_EXACT:
    case PATH_CODE_UPPER:
    case PATH_DECIMALS:
        return true;
    case PATH_REQUIRED:
        return row->is_self && row->rule->path[0] == '@';
    case PATH_NOTHING:
    case PATH_REQUIRED_TEXT:
    case PATH_AT_MOST:
    case PATH_EXACTLY:
    case PATH_ALL_EQUAL:
    case PATH_NOT_EMPTY:
    case PATH_ASK:
    case PATH_ASK_COUNTS:
    case PATH_TALLY:
        break;
    }
    return false;
}

/* Rows that cannot be decided where they are found get slots. */
static void settle_rows(struct path_context *context)
{
    size_t kept = 0;

    for (size_t at = 0; at < context->row_count; at++) {
        struct path_row *row = context->rows[at];

        row->is_direct = is_direct(context, row);
        if (row->is_direct || (row->rule != NULL && row->rule->test == PATH_NOTHING)) {
            continue;
        }
        row->first_slot = context->slot_count;
        context->slot_count += row->path_count;
        if (row->rule == NULL) {
            context->guard_slot = row->first_slot;
        } else {
            context->rows[kept++] = row;
        }
    }
    context->row_count = kept;
    context->is_opened = context->slot_count > 0;
}

static bool looks_at_value(const struct path_row *row, enum path_guard guard)
{
    if (row->rule == NULL) {
        return guard != GUARD_EXISTS;
    }
    switch (row->rule->test) {
    case PATH_REQUIRED_TEXT:
    case PATH_CODE:
    case PATH_CODE_EXACT:
    case PATH_CODE_UPPER:
    case PATH_DECIMALS:
    case PATH_ALL_EQUAL:
    case PATH_ASK:
    case PATH_TALLY:
        return true;
    case PATH_NOTHING:
    case PATH_FORBIDDEN:
    case PATH_REQUIRED:
    case PATH_AT_MOST:
    case PATH_EXACTLY:
    case PATH_NOT_EMPTY:
    case PATH_ASK_COUNTS:
        break;
    }
    return false;
}

static bool is_shadowed(const struct path_state *state, size_t context)
{
    for (size_t at = 0; at < state->start_count; at++) {
        if (state->starts[at].context == context) {
            return state->starts[at].is_shadowed;
        }
    }
    return false;
}

/* A hit as the walk wants it; false when it does not concern the element of this state. */
static bool settle_hit(const struct path_state *state, struct path_hit *hit)
{
    const struct path_rule *rule = hit->row->rule;

    hit->is_direct = hit->row->is_direct;
    if (!hit->is_direct) {
        hit->slot = (uint16_t)(hit->slot + hit->row->first_slot);
        hit->told_at = rule == NULL                   ? 0
                       : rule->test == PATH_FORBIDDEN ? 1
                       : rule->test == PATH_AT_MOST   ? (uint16_t)(rule->number + 1)
                                                      : 0;
        return true;
    }
    return !hit->is_self || !is_shadowed(state, hit->row->context);
}

static void take_places(struct paths *paths, struct path_state *state, const struct path_hits *from)
{
    for (size_t at = 0; at < from->count; at++) {
        struct path_hit hit = from->items[at];
        bool has_value = looks_at_value(hit.row, paths->contexts[hit.row->context].guard);

        if (settle_hit(state, &hit)) {
            if (!hit.row->is_direct || !has_value) {
                path_hits_add(paths, &state->places, hit);
            }
            if (has_value) {
                path_hits_add(paths, &state->values, hit);
            }
        }
    }
}

static struct path_attribute *attribute_of(struct paths *paths, struct path_state *state,
                                           const xmlChar *name)
{
    for (size_t at = 0; at < state->attribute_count; at++) {
        if (state->attributes[at].name == name) {
            return &state->attributes[at];
        }
    }
    assert(state->attribute_count < PATH_ATTRIBUTES_MAX);
    state->attributes = arena_grow(paths->arena, state->attributes, &state->attribute_capacity,
                                   state->attribute_count + 1);
    state->attributes[state->attribute_count].name = name;
    return &state->attributes[state->attribute_count++];
}

static void take_attributes(struct paths *paths, struct path_state *state,
                            const struct trie_node *node)
{
    for (const struct trie_node *child = node->first; child != NULL; child = child->next) {
        const struct path_hits *own = &((const struct path_state *)child->value)->own;

        for (size_t at = 0; child->is_attribute && at < own->count; at++) {
            struct path_hit hit = own->items[at];

            if (settle_hit(state, &hit)) {
                struct path_attribute *attribute = attribute_of(paths, state, child->name);

                path_hits_add(paths, &attribute->hits, hit);
                if (hit.row->is_direct && hit.row->rule->test == PATH_REQUIRED) {
                    hit.slot = (uint16_t)(attribute - state->attributes);
                    path_hits_add(paths, &state->wanted, hit);
                }
            }
        }
    }
}

/* Attributes that are looked at wherever they stand have lists of their own. */
static void settle_anywhere(struct paths *paths)
{
    const struct trie_node *child = paths->anywhere->node->first;

    for (; child != NULL; child = child->next) {
        struct path_state *state = child->value;

        for (size_t at = 0; child->is_attribute && at < state->own.count; at++) {
            struct path_hit hit = state->own.items[at];

            (void)settle_hit(paths->anywhere, &hit);
            path_hits_add(paths, &state->places, hit);
        }
    }
}

static void take_endings(struct paths *paths, struct path_state *state, size_t endings)
{
    for (size_t at = 0; endings >> at != 0; at++) {
        if ((endings >> at & 1) != 0) {
            take_places(paths, state, &paths->endings[at].state->own);
            take_attributes(paths, state, paths->endings[at].state->node);
        }
    }
}

/* What this and all shorter states say. */
void path_state_settle(struct paths *paths, struct path_state *state)
{
    size_t kept = 0;

    if (state->is_settled) {
        return;
    }
    state->is_settled = true;
    for (const struct path_state *at = state; at != paths->anywhere; at = at->shorter) {
        take_places(paths, state, &at->own);
        take_attributes(paths, state, at->node);
        take_endings(paths, state, at->endings);
    }
    for (size_t at = 0; at < state->start_count; at++) {
        if (paths->contexts[state->starts[at].context].is_opened) {
            state->starts[kept++] = state->starts[at];
        }
    }
    state->start_count = kept;
}

/* Names of no table. */
static void link_unknown(struct paths *paths, struct queue *queue)
{
    for (size_t endings = 0; endings >> paths->ending_count == 0; endings++) {
        struct path_state *state = arena_array(paths->arena, struct path_state, 1);

        *state = (struct path_state){
            .node = arena_array(paths->arena, struct trie_node, 1),
            .shorter = paths->anywhere,
            .endings = endings,
        };
        for (size_t at = 0; at < paths->ending_count; at++) {
            if ((endings >> at & 1) != 0) {
                take_starts(paths, state, paths->endings[at].state);
            }
        }
        paths->unknown[endings] = endings == 0 ? paths->anywhere : state;
        if (endings != 0) {
            enqueue(paths, queue, state);
        }
    }
}

/* Shorter paths first, since a state takes over what its shorter one has. */
void paths_link(struct paths *paths)
{
    struct queue queue = {0};

    link_unknown(paths, &queue);
    size_t unknown = queue.count;

    paths->root->shorter = paths->anywhere;
    enqueue(paths, &queue, paths->root);
    enqueue_children(paths, &queue, paths->anywhere->node);
    enqueue_children(paths, &queue, paths->root->node);
    for (size_t at = unknown + 1; at < queue.count; at++) {
        struct path_state *state = queue.states[at];

        state->shorter = shorter_of(paths, state->node);
        take_starts(paths, state, state->shorter);
        enqueue_children(paths, &queue, state->node);
    }
    for (size_t at = 0; at < queue.count; at++) {
        settle_starts(paths, queue.states[at]);
    }
    for (size_t at = 0; at < paths->context_count; at++) {
        settle_rows(&paths->contexts[at]);
    }
    settle_anywhere(paths);
    path_state_settle(paths, paths->root);
}
