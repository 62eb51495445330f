/* The rows of paths.h as an automaton over names; between paths.c, which reads the tables,
 * paths_link.c, which makes the automaton, and paths_walk.c, which runs it.
 *
 * Two tries: one from the root, and one of what may stand anywhere.  Each node knows the longest
 * end of its own path that is a node of the second trie (its `shorter`), as in the string matching
 * of Aho and Corasick, so one state per open element stands for all paths that have come so far.
 * What a state knows of its shorter ones is copied to it when a document first comes there, so that
 * only its own lists are looked at.
 *
 * Most rows need no memory: they can be decided where they are found (`is_direct`).  The others
 * have a slot for each of their paths while their context is open.
 */
#ifndef AVSTAMD_PATHS_AUTOMATON_H
#define AVSTAMD_PATHS_AUTOMATON_H

#include "parsers/trie.h"
#include "parsers/validate/paths.h"

enum path_guard { GUARD_NONE, GUARD_EXISTS, GUARD_IS, GUARD_TRUE, GUARD_FALSE };

/* A row in one alternative of its context. */
struct path_row {
    const struct path_rule *rule; /* NULL: the condition of the context … */
    enum path_test test;          /* … without a test, else the rule's */
    int number;                   /* the rule's */
    size_t context;
    size_t tally;      /* its number among these */
    size_t memo;       /* its number among those that look up codes */
    size_t first_slot; /* in the context; one for each path */
    size_t path_count;
    bool is_self; /* all its paths are `.` or an attribute of the context's element */
    bool is_direct;
};

/* One alternative of a context. */
struct path_context {
    const char *written; /* in the table … */
    const char *text;    /* … and without the condition */
    size_t table;
    struct path_state *state; /* where it stands */
    enum path_guard guard;
    const char *guard_value; /* GUARD_IS */
    size_t guard_slot;
    size_t slot_count;
    struct path_row **rows; /* in the table's order; those that are not direct */
    size_t row_count, row_capacity;
    bool is_shadowed; /* somewhere it does not get the element … */
    bool is_deferred; /* … or gets it only when another one's condition fails */
    bool is_opened;   /* it has slots or a condition */
};

/* A path that ends at a name. */
struct path_hit {
    const struct path_row *row;
    uint16_t context; /* the row's */
    uint16_t slot;    /* in the context, when not direct; until linked the number of the path */
    uint16_t told_at; /* of so many the line of the last one is told; 0: of none */
    bool is_self;     /* the path is `.` or an attribute of the context's element */
    bool is_direct;   /* as the row is; known when linked */
};

struct path_hits {
    struct path_hit *items;
    size_t count, capacity;
};

struct path_start {
    size_t context;
    bool is_shadowed; /* the element is another context's … */
    bool is_deferred; /* … or whether it is, is known when it closes */
};

struct path_attribute {
    const xmlChar *name;
    struct path_hits hits;
};

/* What is looked at for every element stands first, side by side. */
struct path_state {
    /* Of this and all shorter ones, once a document has come here. */
    struct path_hits places;   /* to be counted or told when the name comes */
    struct path_start *starts; /* the contexts that open */
    size_t start_count;
    struct path_hits values;           /* to be looked at when the element closes */
    struct path_hits wanted;           /* attributes that must be there; the slot is their number */
    struct path_attribute *attributes; /* but those that are looked at everywhere */
    size_t attribute_count, attribute_capacity, start_capacity;
    bool is_settled;
    struct path_hits own; /* as the tables say */
    struct trie_node *node;
    struct path_state *shorter;
    size_t endings; /* of a name of no table */
};

/* A context `*Amount`: any element whose name ends so. */
struct path_ending {
    const xmlChar *uri; /* NULL: of any namespace */
    const char *ending;
    size_t length;
    size_t context;
    struct path_state *state;
};

/* A step from name to name that has been taken before, by this document or another. */
struct path_step {
    const struct path_state *from;
    const struct path_state *to;
    const xmlChar *name, *uri;
};

enum { PATH_STEPS = 1024 /* a power of two */, PATH_ENDINGS_MAX = 8, PATH_ATTRIBUTES_MAX = 32 };

struct paths {
    struct arena *arena;
    struct trie *trie;
    struct path_state *root, *anywhere;
    struct path_state *unknown[1U << PATH_ENDINGS_MAX]; /* names of no table, by their endings */
    struct path_context *contexts;
    size_t context_count, context_capacity;
    struct path_ending endings[PATH_ENDINGS_MAX];
    size_t ending_count;
    size_t tally_count, memo_count;
    const struct path_rule *not_empty; /* NULL: nothing asks */
    struct path_step steps[PATH_STEPS];
};

struct path_state *path_state_of(struct paths *paths, struct trie_node *node);
void path_hits_add(struct paths *paths, struct path_hits *hits, struct path_hit hit);
/* After all rows. */
void paths_link(struct paths *paths);
/* Before anything but the own hits of a state is looked at. */
void path_state_settle(struct paths *paths, struct path_state *state);
/* A bit for each of the endings that the name has. */
size_t path_endings(const struct paths *paths, const xmlChar *name, const xmlChar *uri);

#endif
