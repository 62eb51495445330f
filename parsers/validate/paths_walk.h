/* What paths_walk.c (names), paths_context.c (contexts and their verdicts) and paths_value.c (what
 * is counted and kept in them) share while a document is read. */
#ifndef AVSTAMD_PATHS_WALK_H
#define AVSTAMD_PATHS_WALK_H

#include "parsers/validate/paths_automaton.h"

enum {
    PATH_TEXT_BYTES_MAX = 4096,  /* of one value that is looked at */
    PATH_VALUES_MAX = 4096,      /* kept of one path in one context, for functions … */
    PATH_ALL_VALUES_MAX = 65536, /* … and altogether */
    PATH_MEMO_BYTES = 16,
    PATH_NOT_OPEN = -1
};

/* What is known of one path in the innermost open context. */
struct path_slot {
    int count;
    int marked; /* values that break the rule; that fulfil a condition; that are not empty */
    int line;   /* of the one that breaks the rule */
    const char *stated; /* what it says; NULL: nothing to tell */
};

struct path_opened {
    size_t context;
    size_t depth; /* of its element; the root's is 1 */
    size_t first_slot, first_value;
    int outer; /* the previous one of the same context that is open, or PATH_NOT_OPEN */
    int line;
    bool is_shadowed; /* the element is another context's */
    bool is_deferred; /* whether it is, is known when it closes */
};

struct path_frame {
    const struct path_state *state;
    const xmlChar *name;
    size_t text_start;
    int line;
    uint32_t attributes; /* a bit for each of the state's that is there */
    bool has_element, has_text;
};

/* A value that a function may ask for. */
struct path_kept {
    size_t slot;
    size_t start; /* in values_text; ends with NUL */
};

/* The code that a row found in its list last: documents say the same ones again and again. */
struct path_memo {
    size_t length;
    char text[PATH_MEMO_BYTES];
};

struct path_walk {
    struct arena *arena;
    struct paths *paths;
    struct verdict *verdict;
    struct path_frame *frames;
    size_t frame_count, frame_capacity;
    int keepers; /* open elements whose text is looked at */
    size_t text_length;
    struct path_opened *opened;
    size_t opened_count, opened_capacity;
    int *innermost; /* for each context the number in opened, or PATH_NOT_OPEN */
    struct path_slot *slots;
    size_t slot_count, slot_capacity;
    int *tallies;
    struct path_memo *memos;
    struct path_kept *values;
    size_t value_count, value_capacity;
    char *values_text;
    size_t values_length, values_capacity;
    char text[PATH_TEXT_BYTES_MAX];
};

struct path_asked {
    const struct path_walk *walk;
    const struct path_opened *opened;
    const struct path_row *row;
};

bool path_is_white(char byte);
void path_broken(struct path_walk *walk, const struct path_rule *rule, int line,
                 const char *stated);

/* A name has come to the end of a path. */
void path_place(struct path_walk *walk, const struct path_hit *hit, int line);
/* Its value. */
void path_value_of(struct path_walk *walk, const struct path_hit *hit, int line, const char *text,
                   size_t length);
/* The values that this context and those in it keep are forgotten. */
void path_drop_values(struct path_walk *walk, const struct path_opened *opened);

/* The contexts of the element that opens or closes. */
void path_open_contexts(struct path_walk *walk, const struct path_state *state, int line);
void path_close_contexts(struct path_walk *walk);

#endif
