#include "reconcile/findings.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct finding *finding_add(struct findings *found, enum code code)
{
    found->items = arena_grow(found->arena, found->items, &found->capacity, found->count + 1);
    struct finding *finding = &found->items[found->count++];

    *finding = (struct finding){.code = code,
                                .document = -1,
                                .account = -1,
                                .provider = -1,
                                .line_id = "",
                                .month = MONTH_NONE};
    return finding;
}

struct evidence *evidence_new(struct arena *arena)
{
    return arena_alloc(arena, sizeof(struct evidence));
}

void evidence_add(struct arena *arena, struct evidence_list *list, int64_t no)
{
    for (size_t at = list->count; at > 0 && at + 8 > list->count; at--) {
        if (list->items[at - 1] == no) {
            return; /* neighbours repeat: one order for many days */
        }
    }
    list->items = arena_grow(arena, list->items, &list->capacity, list->count + 1);
    list->items[list->count++] = no;
}

void evidence_number(struct evidence *evidence, const char *name, int64_t value)
{
    for (size_t at = 0; at < evidence->number_count; at++) {
        if (strcmp(evidence->numbers[at].name, name) == 0) {
            evidence->numbers[at].value += value;
            return;
        }
    }
    assert(evidence->number_count < EVIDENCE_NUMBERS_MAX);
    evidence->numbers[evidence->number_count++] = (struct evidence_number){name, value};
}

int finding_compare(const struct finding *left, const struct finding *right)
{
    if (left->document != right->document) {
        return left->document < right->document ? -1 : 1;
    }
    if (left->account != right->account) {
        return left->account < right->account ? -1 : 1;
    }
    if (left->provider != right->provider) {
        return left->provider < right->provider ? -1 : 1;
    }
    if (left->month != right->month) {
        return left->month < right->month ? -1 : 1;
    }
    if (left->code != right->code) {
        return left->code < right->code ? -1 : 1;
    }
    int line = strcmp(left->line_id, right->line_id);

    return line != 0 ? line : (int)left->but_for_credits - (int)right->but_for_credits;
}

static int compare_for_sort(const void *left, const void *right)
{
    return finding_compare(left, right);
}

static int compare_numbers(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left;
    int64_t b = *(const int64_t *)right;

    return a < b ? -1 : a > b ? 1 : 0;
}

static void list_join(struct arena *arena, struct evidence_list *into,
                      const struct evidence_list *from)
{
    for (size_t at = 0; at < from->count; at++) {
        into->items = arena_grow(arena, into->items, &into->capacity, into->count + 1);
        into->items[into->count++] = from->items[at];
    }
}

/* In ascending order and each once, so that the evidence does not depend on the order of the facts.
 */
static void list_settle(struct evidence_list *list)
{
    size_t kept = 0;

    if (list->count < 2) {
        return;
    }
    qsort(list->items, list->count, sizeof list->items[0], compare_numbers);
    for (size_t at = 0; at < list->count; at++) {
        if (kept == 0 || list->items[kept - 1] != list->items[at]) {
            list->items[kept++] = list->items[at];
        }
    }
    list->count = kept;
}

static void evidence_join(struct arena *arena, struct evidence *into, const struct evidence *from)
{
    list_join(arena, &into->visits, &from->visits);
    list_join(arena, &into->orders, &from->orders);
    list_join(arena, &into->prices, &from->prices);
    list_join(arena, &into->stays, &from->stays);
    list_join(arena, &into->absences, &from->absences);
    list_join(arena, &into->documents, &from->documents);
    for (size_t at = 0; at < from->number_count; at++) {
        evidence_number(into, from->numbers[at].name, from->numbers[at].value);
    }
}

static void evidence_settle(struct evidence *evidence)
{
    list_settle(&evidence->visits);
    list_settle(&evidence->orders);
    list_settle(&evidence->prices);
    list_settle(&evidence->stays);
    list_settle(&evidence->absences);
    list_settle(&evidence->documents);
}

static void finding_join(struct arena *arena, struct finding *into, const struct finding *from)
{
    into->quantity_grains += from->quantity_grains;
    into->amount_ore += from->amount_ore;
    into->has_quantity = into->has_quantity || from->has_quantity;
    into->has_amount = into->has_amount || from->has_amount;
    into->within_tolerance = into->within_tolerance && from->within_tolerance;
    if (from->evidence != NULL && from->evidence != into->evidence) {
        struct evidence *both = evidence_new(arena); /* others may share the old one */

        if (into->evidence != NULL) {
            evidence_join(arena, both, into->evidence);
        }
        evidence_join(arena, both, from->evidence);
        into->evidence = both;
    }
}

void findings_merge(struct findings *found)
{
    size_t kept = 0;

    if (found->count == 0) {
        return;
    }
    qsort(found->items, found->count, sizeof found->items[0], compare_for_sort);
    for (size_t at = 0; at < found->count; at++) {
        if (kept > 0 && finding_compare(&found->items[kept - 1], &found->items[at]) == 0) {
            finding_join(found->arena, &found->items[kept - 1], &found->items[at]);
        } else {
            found->items[kept++] = found->items[at];
        }
    }
    found->count = kept;
    for (size_t at = 0; at < found->count; at++) {
        if (found->items[at].evidence != NULL) {
            evidence_settle(found->items[at].evidence);
        }
    }
}

bool finding_flags(const struct finding *finding)
{
    switch (catalogue_row(finding->code)->flags) {
    case FLAGS_NEVER:
        return false;
    case FLAGS_ABOVE_ZERO:
        return !finding->within_tolerance && finding->amount_ore >= 0;
    case FLAGS_ALWAYS:
        return !finding->within_tolerance;
    }
    return true;
}

/* FNV-1a over the bytes of the numbers, lowest byte first. */
static uint64_t hash_number(uint64_t hash, int64_t number)
{
    uint64_t bits = (uint64_t)number;

    for (int byte = 0; byte < 8; byte++) {
        hash = (hash ^ (bits & 0xff)) * UINT64_C(1099511628211);
        bits >>= 8;
    }
    return hash;
}

static uint64_t hash_list(uint64_t hash, const struct evidence_list *list)
{
    hash = hash_number(hash, (int64_t)list->count);
    for (size_t at = 0; at < list->count; at++) {
        hash = hash_number(hash, list->items[at]);
    }
    return hash;
}

int64_t evidence_hash(const struct evidence *evidence)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    if (evidence == NULL) {
        return 0;
    }
    hash = hash_list(hash, &evidence->visits);
    hash = hash_list(hash, &evidence->orders);
    hash = hash_list(hash, &evidence->prices);
    hash = hash_list(hash, &evidence->stays);
    hash = hash_list(hash, &evidence->absences);
    hash = hash_list(hash, &evidence->documents);
    for (size_t at = 0; at < evidence->number_count; at++) {
        for (const char *letter = evidence->numbers[at].name; *letter != '\0'; letter++) {
            hash = hash_number(hash, *letter);
        }
        hash = hash_number(hash, evidence->numbers[at].value);
    }
    return (int64_t)hash;
}
