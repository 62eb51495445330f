/* The rows of paths.h as an automaton over names; between paths.c, which builds it, and
 * paths_walk.c, which runs it.
 *
 * Two tries: one from the root, and one of what may stand anywhere.  Each node knows the longest
 * end of its own path that is a node of the second trie (its `shorter`), as in the string matching
 * of Aho and Corasick, so one node per open element stands for all paths that have come so far.
 */
#ifndef AVSTAMD_PATHS_AUTOMATON_H
#define AVSTAMD_PATHS_AUTOMATON_H

#include "parsers/trie.h"
#include "parsers/validate/paths.h"

/* What a hit does with the value, beyond counting it. */
enum path_use {
    PATH_USE_COUNT, /* nothing */
    PATH_USE_TEXT,  /* the test of its row */
    PATH_USE_GUARD  /* the condition of its context */
};

enum path_guard { GUARD_NONE, GUARD_EXISTS, GUARD_IS, GUARD_TRUE, GUARD_FALSE };

/* A row in one alternative of its context. */
struct path_row {
    const struct path_rule *rule;
    size_t number;     /* of the tally */
    size_t first_slot; /* in the context; one for each path */
    size_t slot_count;
};

/* One alternative of a context. */
struct path_context {
    const char *written; /* in the table … */
    const char *text;    /* … and without the condition */
    size_t table;
    enum path_guard guard;
    const char *guard_value; /* GUARD_IS */
    size_t guard_slot;
    size_t slot_count;
    struct path_row *rows; /* in the table's order */
    size_t row_count, row_capacity;
    bool asks_at_close; /* some row can only be decided when the context closes */
};

/* A path that ends at a name. */
struct path_hit {
    size_t context;
    size_t slot;
    const struct path_rule *rule; /* NULL: only the guard's */
    enum path_use use;
};

struct path_hits {
    struct path_hit *items;
    size_t count, capacity;
};

struct path_state {
    struct trie_node *node;
    struct path_state *shorter;
    struct path_hits hits; /* of this and all shorter ones, when it is an element */
    size_t *starts;        /* contexts, in their order; also of all shorter ones */
    size_t start_count, start_capacity;
    bool wants_text;
};

/* A context `*Amount`: any element whose name ends so. */
struct path_ending {
    const xmlChar *uri; /* NULL: of any namespace */
    const char *ending;
    size_t length;
    size_t context;
    struct path_state *state; /* of the path `.`, and of attributes */
};

enum { PATH_ENDINGS_MAX = 32 };

struct paths {
    struct arena *arena;
    struct trie *trie;
    struct path_state *root, *anywhere;
    struct path_context *contexts;
    size_t context_count, context_capacity;
    struct path_ending *endings;
    size_t ending_count, ending_capacity;
    size_t tally_count;
    const struct path_rule *not_empty; /* NULL: nothing asks */
};

#endif
