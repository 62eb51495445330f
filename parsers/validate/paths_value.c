/* What is counted and kept of paths in their contexts. */
#include <string.h>

#include "parsers/validate/codes.h"
#include "parsers/validate/paths_walk.h"
#include "parsers/validate/stated.h"

void path_broken(struct path_walk *walk, const struct path_rule *rule, int line, const char *stated)
{
    struct breach *breach = verdict_break_path(walk->verdict, rule, rule->id, rule->severity, line);

    if (breach != NULL && breach->times == 1) {
        breach->stated = stated;
    }
}

/* The context of a path, when it is open and has the element. */
static const struct path_opened *opened_of(const struct path_walk *walk, const struct path_hit *hit)
{
    int innermost = walk->innermost[hit->context];

    return innermost == PATH_NOT_OPEN || walk->opened[innermost].is_shadowed
               ? NULL
               : &walk->opened[innermost];
}

void path_place(struct path_walk *walk, const struct path_hit *hit, int line)
{
    if (hit->is_direct) {
        if (hit->row->test == PATH_FORBIDDEN) {
            path_broken(walk, hit->row->rule, line, NULL);
        }
        return;
    }
    const struct path_opened *opened = opened_of(walk, hit);

    if (opened == NULL) {
        return;
    }
    struct path_slot *slot = &walk->slots[opened->first_slot + hit->slot];

    if (++slot->count == hit->told_at) {
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
    if (walk->slots[slot].count > PATH_VALUES_MAX || walk->value_count == PATH_ALL_VALUES_MAX) {
        return;
    }
    walk->values =
        arena_grow(walk->arena, walk->values, &walk->value_capacity, walk->value_count + 1);
    walk->values[walk->value_count++] = (struct path_kept){slot, walk->values_length};
    walk->values_text = arena_grow(walk->arena, walk->values_text, &walk->values_capacity,
                                   walk->values_length + length + 1);
    memcpy(walk->values_text + walk->values_length, text, length);
    walk->values_text[walk->values_length + length] = '\0';
    walk->values_length += length + 1;
}

/* Value number `number` of a slot of an open context, or NULL. */
static const char *kept_value(const struct path_walk *walk, const struct path_opened *opened,
                              size_t slot, int number)
{
    for (size_t at = opened->first_value; at < walk->value_count; at++) {
        if (walk->values[at].slot == slot && number-- == 0) {
            return walk->values_text + walk->values[at].start;
        }
    }
    return NULL;
}

/* What outer contexts keep moves down. */
void path_drop_values(struct path_walk *walk, const struct path_opened *opened)
{
    size_t count = opened->first_value;

    if (count == walk->value_count) {
        return;
    }
    size_t length = walk->values[count].start;

    for (size_t at = count; at < walk->value_count; at++) {
        struct path_kept value = walk->values[at];

        if (value.slot < opened->first_slot) {
            size_t bytes = strlen(walk->values_text + value.start) + 1;

            memmove(walk->values_text + length, walk->values_text + value.start, bytes);
            walk->values[count++] = (struct path_kept){value.slot, length};
            length += bytes;
        }
    }
    walk->value_count = count;
    walk->values_length = length;
}

static bool looks_up_code(enum path_test test)
{
    return test == PATH_CODE || test == PATH_CODE_EXACT || test == PATH_CODE_UPPER;
}

/* Codes that a document says again and again are looked up once. */
static bool is_known_code(struct path_walk *walk, const struct path_row *row, const char *text,
                          size_t length)
{
    struct path_memo *memo = &walk->memos[row->memo];
    enum code_list list = (enum code_list)row->number;

    if (length > 0 && length == memo->length && memcmp(text, memo->text, length) == 0) {
        return true;
    }
    bool is_known = row->test == PATH_CODE_EXACT   ? code_is_in(list, text, length)
                    : row->test == PATH_CODE_UPPER ? code_word_is_in_upper(list, text, length)
                                                   : code_word_is_in(list, text, length);

    if (is_known && length <= PATH_MEMO_BYTES) {
        memo->length = length;
        memcpy(memo->text, text, length);
    }
    return is_known;
}

/* All values are to be the same: the first one is kept. */
static bool is_another(struct path_walk *walk, const struct path_opened *opened, size_t slot,
                       const char *text, size_t length)
{
    const char *first = kept_value(walk, opened, slot, 0);

    if (first == NULL) {
        keep_value(walk, slot, text, length);
    }
    return first != NULL && !equals(text, length, first);
}

/* Whether a value breaks a row that needs to know no more than this value. */
static bool breaks(struct path_walk *walk, const struct path_row *row, const char *text,
                   size_t length)
{
    return row->test == PATH_DECIMALS
               ? has_more_decimals(text, length, row->number)
               : looks_up_code(row->test) && !is_known_code(walk, row, text, length);
}

/* Whether a value is what its slot marks. */
static bool is_marked(struct path_walk *walk, const struct path_opened *opened,
                      const struct path_hit *hit, const char *text, size_t length)
{
    const struct path_row *row = hit->row;
    size_t slot = opened->first_slot + hit->slot;

    if (row->rule == NULL) {
        return fulfils(&walk->paths->contexts[row->context], text, length);
    }
    switch (row->test) {
    case PATH_REQUIRED_TEXT:
        return length > 0;
    case PATH_ALL_EQUAL:
        return is_another(walk, opened, slot, text, length);
    case PATH_ASK:
    case PATH_TALLY:
        keep_value(walk, slot, text, length);
        return false;
    case PATH_CODE:
    case PATH_CODE_EXACT:
    case PATH_CODE_UPPER:
    case PATH_DECIMALS:
    case PATH_NOTHING:
    case PATH_FORBIDDEN:
    case PATH_REQUIRED:
    case PATH_AT_MOST:
    case PATH_EXACTLY:
    case PATH_NOT_EMPTY:
    case PATH_ASK_COUNTS:
        break;
    }
    return breaks(walk, row, text, length);
}

/* Only codes and numbers, and only until the rule is broken once. */
static const char *stated(const struct path_walk *walk, const struct path_rule *rule,
                          const char *text, size_t length)
{
    if (rule == NULL || !(looks_up_code(rule->test) || rule->test == PATH_DECIMALS) ||
        verdict_has_path(walk->verdict, rule)) {
        return NULL;
    }
    const char *told = stated_text(walk->arena, text, length);

    return told == NULL ? NULL : arena_printf(walk->arena, "'%s'", told);
}

void path_value_of(struct path_walk *walk, const struct path_hit *hit, int line, const char *text,
                   size_t length)
{
    if (hit->is_direct) {
        if (breaks(walk, hit->row, text, length)) {
            path_broken(walk, hit->row->rule, line, stated(walk, hit->row->rule, text, length));
        }
        return;
    }
    const struct path_opened *opened = opened_of(walk, hit);

    if (opened != NULL && is_marked(walk, opened, hit, text, length)) {
        struct path_slot *slot = &walk->slots[opened->first_slot + hit->slot];

        if (slot->marked == 0) {
            slot->line = line;
            slot->stated = stated(walk, hit->row->rule, text, length);
        }
        slot->marked++;
    }
}

static size_t slot_of(const struct path_asked *asked, int path)
{
    return asked->opened->first_slot + asked->row->first_slot + (size_t)path;
}

int path_count(const struct path_asked *asked, int path)
{
    return asked->walk->slots[slot_of(asked, path)].count;
}

const char *path_value(const struct path_asked *asked, int path, int at)
{
    return kept_value(asked->walk, asked->opened, slot_of(asked, path), at);
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
