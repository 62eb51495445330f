/* What paths_walk.c (names), paths_context.c (contexts and their verdicts) and paths_value.c (what
 * is counted and kept in them) share while a document is read. */
#ifndef AVSTAMD_PATHS_WALK_H
#define AVSTAMD_PATHS_WALK_H

#include "parsers/validate/paths_automaton.h"

enum {
    TEXT_BYTES_MAX = 1024,  /* of one value that is looked at */
    VALUES_MAX = 512,       /* kept at a time for functions */
    NAMES_REMEMBERED = 256, /* a power of two */
    NOT_OPEN = -1
};

/* What is known of one path in the innermost open context. */
struct slot {
    int count;
    int marked; /* values that break the rule; that fulfil a condition; that are not empty */
    int line;   /* of the one that breaks the rule */
};

struct opened {
    size_t context;
    size_t depth; /* of its element; the root's is 1 */
    size_t first_slot;
    int outer; /* the previous one of the same context that is open, or NOT_OPEN */
    int line;
    bool is_shadowed; /* the element is another context's */
    bool is_deferred; /* whether it is, is known when it closes */
};

struct frame {
    const struct path_state *state;
    const xmlChar *name;
    int line;
    uint32_t endings; /* a bit for each that the name has */
    size_t text_start;
    bool keeps_text, has_element, has_text;
};

/* A value that a function may ask for. */
struct value {
    size_t slot;
    size_t start; /* in values_text; ends with NUL */
};

struct remembered {
    const xmlChar *name;
    uint32_t endings;
};

struct path_walk {
    struct arena *arena;
    const struct paths *paths;
    struct verdict *verdict;
    struct frame *frames;
    size_t frame_count, frame_capacity;
    struct opened *opened;
    size_t opened_count, opened_capacity;
    int *innermost; /* for each context the number in opened, or NOT_OPEN */
    struct slot *slots;
    size_t slot_count, slot_capacity;
    int *tallies;
    char text[TEXT_BYTES_MAX];
    size_t text_length;
    int keepers; /* open elements whose text is kept */
    struct value values[VALUES_MAX];
    size_t value_count;
    char *values_text;
    size_t values_length, values_capacity;
    struct remembered remembered[NAMES_REMEMBERED];
};

struct path_asked {
    const struct path_walk *walk;
    const struct opened *opened;
    const struct path_row *row;
};

bool path_is_white(char byte);

/* Names have come to an end of paths; the values of these. */
void path_count_hits(struct path_walk *walk, const struct path_state *state, int line);
void path_use_values(struct path_walk *walk, const struct path_state *state, int line,
                     const char *text, size_t length);
/* The values of slots from this on are forgotten. */
void path_drop_values(struct path_walk *walk, size_t first_slot);
void path_broken(struct path_walk *walk, const struct path_rule *rule, int line);

/* The contexts of the element that opens or closes. */
void path_open_contexts(struct path_walk *walk, const struct path_state *state, uint32_t endings,
                        int line);
void path_close_contexts(struct path_walk *walk);

#endif
