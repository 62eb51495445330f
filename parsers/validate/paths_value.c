/* What is counted and kept of paths in their contexts. */
#include <string.h>

#include "parsers/validate/codes.h"
#include "parsers/validate/paths_walk.h"

void path_broken(struct path_walk *walk, const struct path_rule *rule, int line)
{
    verdict_break_path(walk->verdict, rule, rule->id, rule->severity, line);
}

static struct path_slot *slot_of(struct path_walk *walk, const struct path_hit *hit)
{
    int innermost = walk->innermost[hit->row->context];

    if (innermost == PATH_NOT_OPEN || walk->opened[innermost].is_shadowed) {
        return NULL;
    }
    return &walk->slots[walk->opened[innermost].first_slot + hit->slot];
}

void path_place(struct path_walk *walk, const struct path_hit *hit, int line)
{
    const struct path_rule *rule = hit->row->rule;

    if (hit->row->is_direct) {
        if (rule->test == PATH_FORBIDDEN) {
            path_broken(walk, rule, line);
        }
        return;
    }
    struct path_slot *slot = slot_of(walk, hit);

    if (slot == NULL) {
        return;
    }
    slot->count++;
    if (rule != NULL && ((rule->test == PATH_FORBIDDEN && slot->count == 1) ||
                         (rule->test == PATH_AT_MOST && slot->count == rule->number + 1))) {
        slot->line = line;
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
    if (walk->value_count == PATH_VALUES_MAX) {
        return;
    }
    if (walk->values == NULL) {
        walk->values = arena_array(walk->arena, struct path_kept, PATH_VALUES_MAX);
    }
    walk->values[walk->value_count++] = (struct path_kept){slot, walk->values_length};
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
        struct path_kept value = walk->values[at];

        if (value.slot < first_slot) {
            size_t bytes = strlen(walk->values_text + value.start) + 1;

            memmove(walk->values_text + length, walk->values_text + value.start, bytes);
            walk->values[count++] = (struct path_kept){value.slot, length};
            length += bytes;
        }
    }
    walk->value_count = count;
    walk->values_length = length;
}

/* A row that cannot look at a code has seen it before. */
static bool is_known_code(struct path_walk *walk, const struct path_row *row, const char *text,
                          size_t length)
{
    struct path_memo *memo = &walk->memos[row->memo];
    enum code_list list = (enum code_list)row->rule->number;

    if (length > 0 && length == memo->length && memcmp(text, memo->text, length) == 0) {
        return true;
    }
    bool is_known = row->rule->test == PATH_CODE_EXACT   ? code_is_in(list, text, length)
                    : row->rule->test == PATH_CODE_UPPER ? code_word_is_in_upper(list, text, length)
                                                         : code_word_is_in(list, text, length);

    if (is_known && length <= PATH_MEMO_BYTES) {
        memo->length = length;
        memcpy(memo->text, text, length);
    }
    return is_known;
}

/* All values are to be the same: the first one is kept. */
static bool is_another(struct path_walk *walk, size_t slot, const char *text, size_t length)
{
    const char *first = kept_value(walk, slot, 0);

    if (first == NULL) {
        keep_value(walk, slot, text, length);
    }
    return first != NULL && !equals(text, length, first);
}

/* Whether a value is what its slot marks; of a direct row, whether it breaks the rule. */
static bool is_marked(struct path_walk *walk, const struct path_row *row, size_t slot,
                      const char *text, size_t length)
{
    switch (row->rule->test) {
    case PATH_REQUIRED_TEXT:
        return length > 0;
    case PATH_CODE:
    case PATH_CODE_EXACT:
    case PATH_CODE_UPPER:
        return !is_known_code(walk, row, text, length);
    case PATH_DECIMALS:
        return has_more_decimals(text, length, row->rule->number);
    case PATH_ALL_EQUAL:
        return is_another(walk, slot, text, length);
    case PATH_ASK:
    case PATH_TALLY:
        keep_value(walk, slot, text, length);
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

void path_value_of(struct path_walk *walk, const struct path_hit *hit, int line, const char *text,
                   size_t length)
{
    const struct path_row *row = hit->row;

    if (row->is_direct) {
        if (is_marked(walk, row, 0, text, length)) {
            path_broken(walk, row->rule, line);
        }
        return;
    }
    struct path_slot *slot = slot_of(walk, hit);

    if (slot == NULL) {
        return;
    }
    if (row->rule == NULL ? fulfils(&walk->paths->contexts[row->context], text, length)
                          : is_marked(walk, row, (size_t)(slot - walk->slots), text, length)) {
        slot->line = slot->marked == 0 ? line : slot->line;
        slot->marked++;
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
