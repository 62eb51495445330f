/* What is counted and kept of paths in their contexts. */
#include <string.h>

#include "parsers/validate/codes.h"
#include "parsers/validate/paths_walk.h"

void path_broken(struct path_walk *walk, const struct path_rule *rule, int line)
{
    verdict_break_path(walk->verdict, rule, rule->id, rule->severity, line);
}

static struct slot *slot_of(struct path_walk *walk, const struct path_hit *hit)
{
    int innermost = walk->innermost[hit->context];

    if (innermost == NOT_OPEN || walk->opened[innermost].is_shadowed) {
        return NULL;
    }
    return &walk->slots[walk->opened[innermost].first_slot + hit->slot];
}

/* A path of a row has been found. */
static void count_hit(struct path_walk *walk, const struct path_hit *hit, int line)
{
    struct slot *slot = slot_of(walk, hit);

    if (slot == NULL) {
        return;
    }
    slot->count++;
    if (hit->rule == NULL) {
        return;
    }
    if (hit->rule->test == PATH_FORBIDDEN && slot->count == 1) {
        slot->line = line;
        if (!walk->opened[walk->innermost[hit->context]].is_deferred) {
            path_broken(walk, hit->rule, line);
        }
    } else if (hit->rule->test == PATH_AT_MOST && slot->count == hit->rule->number + 1) {
        slot->line = line;
    }
}

void path_count_hits(struct path_walk *walk, const struct path_state *state, int line)
{
    for (size_t at = 0; at < state->hits.count; at++) {
        count_hit(walk, &state->hits.items[at], line);
    }
}

bool path_is_white(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Characters, not bytes, after the first point. */
static bool has_more_decimals(const char *text, size_t length, int allowed)
{
    const char *point = memchr(text, '.', length);
    int count = 0;

    for (const char *at = point == NULL ? NULL : point + 1; at != NULL && at < text + length;
         at++) {
        count += ((unsigned char)*at & 0xC0) != 0x80 ? 1 : 0;
    }
    return count > allowed;
}

static bool equals(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(text, word, length) == 0;
}

static bool fulfils(const struct path_context *context, const char *text, size_t length)
{
    if (context->guard == GUARD_IS) {
        return equals(text, length, context->guard_value);
    }
    for (; length > 0 && path_is_white(text[0]); length--) {
        text++;
    }
    while (length > 0 && path_is_white(text[length - 1])) {
        length--;
    }
    return context->guard == GUARD_TRUE
               ? equals(text, length, "true") || equals(text, length, "1")
               : equals(text, length, "false") || equals(text, length, "0");
}

static void keep_value(struct path_walk *walk, size_t slot, const char *text, size_t length)
{
    if (walk->value_count == VALUES_MAX) {
        return;
    }
    walk->values[walk->value_count++] = (struct value){slot, walk->values_length};
    walk->values_text = arena_grow(walk->arena, walk->values_text, &walk->values_capacity,
                                   walk->values_length + length + 1);
    memcpy(walk->values_text + walk->values_length, text, length);
    walk->values_text[walk->values_length + length] = '\0';
    walk->values_length += length + 1;
}

static const char *kept_value(const struct path_walk *walk, size_t slot, int number)
{
    for (size_t at = 0; at < walk->value_count; at++) {
        if (walk->values[at].slot == slot && number-- == 0) {
            return walk->values_text + walk->values[at].start;
        }
    }
    return NULL;
}

/* What outer contexts keep moves down. */
void path_drop_values(struct path_walk *walk, size_t first_slot)
{
    size_t count = 0, length = 0;

    while (count < walk->value_count && walk->values[count].slot < first_slot) {
        count++;
    }
    if (count == walk->value_count) {
        return;
    }
    length = walk->values[count].start;
    for (size_t at = count; at < walk->value_count; at++) {
        struct value value = walk->values[at];

        if (value.slot < first_slot) {
            size_t bytes = strlen(walk->values_text + value.start) + 1;

            memmove(walk->values_text + length, walk->values_text + value.start, bytes);
            walk->values[count++] = (struct value){value.slot, length};
            length += bytes;
        }
    }
    walk->value_count = count;
    walk->values_length = length;
}

/* Whether a value is what its slot marks. */
static bool is_marked(struct path_walk *walk, const struct path_hit *hit, const struct slot *slot,
                      const char *text, size_t length)
{
    size_t number = (size_t)(slot - walk->slots);
    const char *first = NULL;
    enum code_list list = (enum code_list)hit->rule->number;

    switch (hit->rule->test) {
    case PATH_REQUIRED_TEXT:
        return length > 0;
    case PATH_CODE:
        return !code_word_is_in(list, text, length);
    case PATH_CODE_EXACT:
        return !code_is_in(list, text, length);
    case PATH_CODE_UPPER:
        return !code_word_is_in_upper(list, text, length);
    case PATH_DECIMALS:
        return has_more_decimals(text, length, hit->rule->number);
    case PATH_ALL_EQUAL:
        first = kept_value(walk, number, 0);
        if (first == NULL) {
            keep_value(walk, number, text, length);
        }
        return first != NULL && !equals(text, length, first);
    case PATH_ASK:
    case PATH_TALLY:
        keep_value(walk, number, text, length);
        return false;
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

static void use_value(struct path_walk *walk, const struct path_hit *hit, int line,
                      const char *text, size_t length)
{
    struct slot *slot = hit->use == PATH_USE_COUNT ? NULL : slot_of(walk, hit);

    if (slot == NULL) {
        return;
    }
    if (hit->use == PATH_USE_GUARD ? fulfils(&walk->paths->contexts[hit->context], text, length)
                                   : is_marked(walk, hit, slot, text, length)) {
        slot->line = slot->marked == 0 ? line : slot->line;
        slot->marked++;
    }
}

void path_use_values(struct path_walk *walk, const struct path_state *state, int line,
                     const char *text, size_t length)
{
    for (size_t at = 0; at < state->hits.count; at++) {
        use_value(walk, &state->hits.items[at], line, text, length);
    }
}

int path_count(const struct path_asked *asked, int path)
{
    return asked->walk->slots[asked->opened->first_slot + asked->row->first_slot + (size_t)path]
        .count;
}

const char *path_value(const struct path_asked *asked, int path, int at)
{
    return kept_value(asked->walk,
                      asked->opened->first_slot + asked->row->first_slot + (size_t)path, at);
}

bool path_has_value(const struct path_asked *asked, int path, const char *value)
{
    const char *found = NULL;

    for (int at = 0; (found = path_value(asked, path, at)) != NULL; at++) {
        if (strcmp(found, value) == 0) {
            return true;
        }
    }
    return false;
}
