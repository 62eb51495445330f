/* The tables of paths.h, row by row, to two tries of names. */
#include <assert.h>
#include <string.h>

#include "parsers/validate/paths_automaton.h"

/* The next piece up to the separator, which is taken off `*rest`; blanks around it are left out.
 * NULL at the end. */
static char *next_piece(struct arena *arena, const char **rest, char separator)
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

struct path_state *path_state_of(struct paths *paths, struct trie_node *node)
{
    if (node->value == NULL) {
        struct path_state *state = arena_array(paths->arena, struct path_state, 1);

        state->node = node;
        node->value = state;
    }
    return node->value;
}

void path_hits_add(struct paths *paths, struct path_hits *hits, struct path_hit hit)
{
    if (hits->items == NULL) { /* most have one */
        hits->items = arena_array(paths->arena, struct path_hit, 1);
        hits->capacity = 1;
    }
    hits->items = arena_grow(paths->arena, hits->items, &hits->capacity, hits->count + 1);
    hits->items[hits->count++] = hit;
}

static void add_start(struct paths *paths, struct path_state *state, size_t context)
{
    state->starts =
        arena_grow(paths->arena, state->starts, &state->start_capacity, state->start_count + 1);
    state->starts[state->start_count++] = (struct path_start){.context = context};
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
        .state = path_state_of(paths, arena_array(paths->arena, struct trie_node, 1)),
    };
    return ending->state;
}

/* Where a context stands. */
static struct path_state *context_state(struct paths *paths, size_t context)
{
    const char *text = paths->contexts[context].text;

    if (text[0] == '/') {
        return path_state_of(paths, trie_add(paths->trie, paths->root->node, text + 1));
    }
    if (strchr(text, '*') != NULL) {
        return ending_state(paths, context, text);
    }
    return path_state_of(paths, trie_add(paths->trie, paths->anywhere->node, text));
}

/* One alternative of a path of a row. */
static void add_path(struct paths *paths, struct path_row *row, const char *path, size_t number)
{
    struct trie_node *from = paths->contexts[row->context].state->node;

    if (strncmp(path, "//", 2) == 0) {
        assert(strcmp(paths->contexts[row->context].text, "/") == 0);
        from = paths->anywhere->node;
        path += 2;
    }
    bool is_own = strcmp(path, ".") == 0;
    struct trie_node *node = is_own ? from : trie_add(paths->trie, from, path);
    struct path_hit hit = {
        .row = row,
        .context = (uint16_t)row->context,
        .slot = (uint16_t)number,
        .is_self =
            from != paths->anywhere->node && (is_own || (path[0] == '@' && node->parent == from)),
    };

    row->is_self = row->is_self && hit.is_self;
    path_hits_add(paths, &path_state_of(paths, node)->own, hit);
}

/* The condition at the end of a context, without its first bracket. */
static void add_guard(struct paths *paths, size_t number, char *condition)
{
    struct path_context *context = &paths->contexts[number];
    struct path_row *row = arena_array(paths->arena, struct path_row, 1);
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
    *row = (struct path_row){.context = number, .path_count = 1};
    context->rows = arena_array(paths->arena, struct path_row *, 8);
    context->row_capacity = 8;
    context->rows[context->row_count++] = row;
    add_path(paths, row, condition, 0);
}

/* The number of this alternative of a context in the table. */
static size_t context_of(struct paths *paths, size_t table, const char *written)
{
    /* Those of the table stand last. */
    for (size_t at = paths->context_count; at-- > 0 && paths->contexts[at].table == table;) {
        if (strcmp(paths->contexts[at].written, written) == 0) {
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
    struct path_state *state = context_state(paths, number);

    paths->contexts[number].state = state;
    add_start(paths, state, number);
    if (bracket != NULL) {
        add_guard(paths, number, bracket + 1);
    }
    return number;
}

static bool looks_up_code(enum path_test test)
{
    return test == PATH_CODE || test == PATH_CODE_EXACT || test == PATH_CODE_UPPER;
}

static void add_row(struct paths *paths, size_t context_number, const struct path_rule *rule,
                    size_t tally)
{
    struct path_context *context = &paths->contexts[context_number];
    struct path_row *row = arena_array(paths->arena, struct path_row, 1);
    const char *rest = rule->path;

    *row = (struct path_row){.rule = rule,
                             .test = rule->test,
                             .number = rule->number,
                             .context = context_number,
                             .tally = tally,
                             .memo = paths->memo_count,
                             .is_self = true};
    context->rows =
        arena_grow(paths->arena, context->rows, &context->row_capacity, context->row_count + 1);
    context->rows[context->row_count++] = row;
    paths->memo_count += looks_up_code(rule->test) ? 1 : 0;
    for (const char *paths_left; (paths_left = next_piece(paths->arena, &rest, ';')) != NULL;) {
        for (const char *path; (path = next_piece(paths->arena, &paths_left, '|')) != NULL;) {
            add_path(paths, row, path, row->path_count);
        }
        row->path_count++;
    }
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

struct paths *paths_new(struct arena *arena, xmlDict *names, const struct format_prefix *prefixes,
                        const struct path_table *tables, enum rule_source source)
{
    struct paths *paths = arena_array(arena, struct paths, 1);

    paths->arena = arena;
    paths->trie = trie_new(arena, names, prefixes);
    paths->root = path_state_of(paths, paths->trie->root);
    paths->anywhere = path_state_of(paths, arena_array(arena, struct trie_node, 1));
    for (size_t at = 0; tables[at].rules != NULL; at++) {
        if (tables[at].source == SOURCE_EN16931 || tables[at].source == source) {
            add_table(paths, at, tables[at].rules);
        }
    }
    paths_link(paths);
    return paths;
}
