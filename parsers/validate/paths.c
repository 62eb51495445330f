/* Tables of paths.h to the automaton of paths_automaton.h. */
#include "parsers/validate/paths_automaton.h"

#include <assert.h>
#include <string.h>

/* The next piece up to the separator, which is taken off `*rest`; blanks around it are left out.
 * NULL at the end. */
static const char *next_piece(struct arena *arena, const char **rest, char separator)
{
    const char *text = *rest + strspn(*rest, " ");

    if (*text == '\0') {
        return NULL;
    }
    const char *end = strchr(text, separator);
    size_t length = end == NULL ? strlen(text) : (size_t)(end - text);

    *rest = text + length + (end == NULL ? 0 : 1);
    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    return arena_strndup(arena, text, length);
}

static struct path_state *state_of(struct paths *paths, struct trie_node *node)
{
    if (node->value == NULL) {
        struct path_state *state = arena_array(paths->arena, struct path_state, 1);

        state->node = node;
        node->value = state;
    }
    return node->value;
}

static void add_hit(struct paths *paths, struct path_hits *hits, struct path_hit hit)
{
    hits->items = arena_grow(paths->arena, hits->items, &hits->capacity, hits->count + 1);
    hits->items[hits->count++] = hit;
}

/* Contexts are numbered in the order of the tables; each state has its own in that order. */
static void add_start(struct paths *paths, struct path_state *state, size_t context)
{
    size_t at = 0;

    while (at < state->start_count && state->starts[at] < context) {
        at++;
    }
    if (at < state->start_count && state->starts[at] == context) {
        return;
    }
    state->starts =
        arena_grow(paths->arena, state->starts, &state->start_capacity, state->start_count + 1);
    memmove(&state->starts[at + 1], &state->starts[at],
            (state->start_count - at) * sizeof(state->starts[0]));
    state->starts[at] = context;
    state->start_count++;
}

static enum path_use use_of(enum path_test test)
{
    switch (test) {
    case PATH_REQUIRED_TEXT:
    case PATH_CODE:
    case PATH_CODE_EXACT:
    case PATH_CODE_UPPER:
    case PATH_DECIMALS:
    case PATH_ALL_EQUAL:
    case PATH_ASK:
    case PATH_TALLY:
        return PATH_USE_TEXT;
    case PATH_NOTHING:
    case PATH_FORBIDDEN:
    case PATH_REQUIRED:
    case PATH_AT_MOST:
    case PATH_EXACTLY:
    case PATH_NOT_EMPTY:
    case PATH_ASK_COUNTS:
        break;
    }
    return PATH_USE_COUNT;
}

static struct path_state *ending_state(struct paths *paths, size_t context, const char *text)
{
    for (size_t at = 0; at < paths->ending_count; at++) {
        if (paths->endings[at].context == context) {
            return paths->endings[at].state;
        }
    }
    assert(paths->ending_count < PATH_ENDINGS_MAX);
    const char *star = strchr(text, '*');
    struct path_ending *ending = &paths->endings[paths->ending_count++];

    *ending = (struct path_ending){
        .uri = star == text ? NULL : trie_uri(paths->trie, text, (size_t)(star - text) - 1),
        .ending = star + 1,
        .length = strlen(star + 1),
        .context = context,
        .state = state_of(paths, arena_array(paths->arena, struct trie_node, 1)),
    };
    return ending->state;
}

/* Where a context stands. */
static struct path_state *context_state(struct paths *paths, size_t context)
{
    const char *text = paths->contexts[context].text;

    if (text[0] == '/') {
        return state_of(paths, trie_add(paths->trie, paths->root->node, text + 1));
    }
    if (strchr(text, '*') != NULL) {
        return ending_state(paths, context, text);
    }
    return state_of(paths, trie_add(paths->trie, paths->anywhere->node, text));
}

/* One alternative of a path of a context. */
static void add_path(struct paths *paths, size_t context, const char *path, struct path_hit hit)
{
    struct trie_node *from = context_state(paths, context)->node;

    if (strncmp(path, "//", 2) == 0) {
        assert(strcmp(paths->contexts[context].text, "/") == 0);
        from = paths->anywhere->node;
        path += 2;
    }
    struct trie_node *node = strcmp(path, ".") == 0 ? from : trie_add(paths->trie, from, path);
    struct path_state *state = state_of(paths, node);

    add_hit(paths, &state->hits, hit);
    state->wants_text = state->wants_text || (hit.use != PATH_USE_COUNT && !node->is_attribute);
}

/* The condition at the end of a context, which is taken off it. */
static void add_guard(struct paths *paths, size_t number, char *condition)
{
    struct path_context *context = &paths->contexts[number];
    size_t length = strlen(condition);
    char *equals = strchr(condition, '=');

    assert(length > 0 && condition[length - 1] == ']');
    condition[length - 1] = '\0';
    context->guard = GUARD_EXISTS;
    if (equals != NULL) {
        *equals = '\0';
        context->guard = strcmp(equals + 1, "true") == 0    ? GUARD_TRUE
                         : strcmp(equals + 1, "false") == 0 ? GUARD_FALSE
                                                            : GUARD_IS;
    }
    if (context->guard == GUARD_IS) {
        assert(equals[1] == '\'' && condition[length - 2] == '\'');
        condition[length - 2] = '\0';
        context->guard_value = equals + 2;
    }
    context->guard_slot = context->slot_count++;
    add_path(paths, number, condition,
             (struct path_hit){
                 .context = number,
                 .slot = context->guard_slot,
                 .use = context->guard == GUARD_EXISTS ? PATH_USE_COUNT : PATH_USE_GUARD,
             });
}

/* The number of this alternative of a context in the table. */
static size_t context_of(struct paths *paths, size_t table, const char *written)
{
    for (size_t at = 0; at < paths->context_count; at++) {
        if (paths->contexts[at].table == table &&
            strcmp(paths->contexts[at].written, written) == 0) {
            return at;
        }
    }
    paths->contexts = arena_grow(paths->arena, paths->contexts, &paths->context_capacity,
                                 paths->context_count + 1);
    size_t number = paths->context_count++;
    char *text = arena_strdup(paths->arena, written);
    char *bracket = strchr(text, '[');

    if (bracket != NULL) {
        *bracket = '\0';
    }
    paths->contexts[number] =
        (struct path_context){.written = written, .text = text, .table = table};
    if (text[0] == '*' || strstr(text, ":*") != NULL) {
        (void)ending_state(paths, number, text);
    } else {
        add_start(paths, context_state(paths, number), number);
    }
    if (bracket != NULL) {
        add_guard(paths, number, bracket + 1);
    }
    return number;
}

static void add_row(struct paths *paths, size_t context_number, const struct path_rule *rule,
                    size_t tally)
{
    struct path_context *context = &paths->contexts[context_number];
    struct path_row row = {rule, tally, context->slot_count, 0};
    const char *rest = rule->path;

    for (const char *slot; (slot = next_piece(paths->arena, &rest, ';')) != NULL;) {
        struct path_hit hit = {context_number, context->slot_count++, rule, use_of(rule->test)};

        row.slot_count++;
        for (const char *path; (path = next_piece(paths->arena, &slot, '|')) != NULL;) {
            add_path(paths, context_number, path, hit);
        }
    }
    context->rows =
        arena_grow(paths->arena, context->rows, &context->row_capacity, context->row_count + 1);
    context->rows[context->row_count++] = row;
    context->asks_at_close = context->asks_at_close || rule->test != PATH_FORBIDDEN;
}

static void add_table(struct paths *paths, size_t table, const struct path_rule *rule)
{
    for (; rule->id != NULL; rule++) {
        const char *rest = rule->context;
        size_t tally = paths->tally_count;

        if (rule->test == PATH_NOT_EMPTY) {
            paths->not_empty = rule;
            continue;
        }
        paths->tally_count += rule->test == PATH_TALLY ? 1 : 0;
        for (const char *one; (one = next_piece(paths->arena, &rest, '|')) != NULL;) {
            add_row(paths, context_of(paths, table, one), rule, tally);
        }
    }
}

/* The longest node of the second trie that is an end of the node's path, which is longer. */
static struct path_state *shorter_of(struct paths *paths, struct trie_node *node)
{
    struct path_state *outer = state_of(paths, node->parent)->shorter;

    for (; outer != NULL; outer = outer->shorter) {
        struct trie_node *found = trie_element(outer->node, node->name, node->uri);

        if (found != NULL) {
            return state_of(paths, found);
        }
    }
    return paths->anywhere;
}

static void link_state(struct paths *paths, struct path_state *state)
{
    struct path_state *shorter = shorter_of(paths, state->node);

    state->shorter = shorter;
    state->wants_text = state->wants_text || shorter->wants_text;
    for (size_t at = 0; at < shorter->hits.count; at++) {
        add_hit(paths, &state->hits, shorter->hits.items[at]);
    }
    for (size_t at = 0; at < shorter->start_count; at++) {
        add_start(paths, state, shorter->starts[at]);
    }
}

struct queue {
    struct trie_node **nodes;
    size_t count, capacity;
};

static void enqueue_children(struct paths *paths, struct queue *queue, const struct trie_node *node)
{
    for (struct trie_node *child = node->first; child != NULL; child = child->next) {
        (void)state_of(paths, child);
        if (!child->is_attribute) {
            queue->nodes =
                arena_grow(paths->arena, queue->nodes, &queue->capacity, queue->count + 1);
            queue->nodes[queue->count++] = child;
        }
    }
}

/* Shorter paths first, since a state takes over what its shorter one has. */
static void link_states(struct paths *paths)
{
    struct queue queue = {0};

    paths->root->shorter = paths->anywhere;
    enqueue_children(paths, &queue, paths->anywhere->node);
    enqueue_children(paths, &queue, paths->root->node);
    for (size_t at = 0; at < queue.count; at++) {
        link_state(paths, queue.nodes[at]->value);
        enqueue_children(paths, &queue, queue.nodes[at]);
    }
}

struct paths *paths_new(struct arena *arena, xmlDict *names, const struct format_prefix *prefixes,
                        const struct path_table *tables, enum rule_source source)
{
    struct paths *paths = arena_array(arena, struct paths, 1);

    paths->arena = arena;
    paths->trie = trie_new(arena, names, prefixes);
    paths->root = state_of(paths, paths->trie->root);
    paths->anywhere = state_of(paths, arena_array(arena, struct trie_node, 1));
    paths->endings = arena_array(arena, struct path_ending, PATH_ENDINGS_MAX);
    for (size_t at = 0; tables[at].rules != NULL; at++) {
        if (tables[at].source == SOURCE_EN16931 || tables[at].source == source) {
            add_table(paths, at, tables[at].rules);
        }
    }
    link_states(paths);
    return paths;
}
