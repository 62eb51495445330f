/* What was found: its öre, its identity, its evidence.
 *
 * A finding's identity is (code, document, line, account, month); BK findings carry the payment
 * account and ND findings the order in the place of the line.  Findings with one identity are one,
 * their quantities and amounts added (spec §6).
 */
#ifndef AVSTAMD_FINDINGS_H
#define AVSTAMD_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/date.h"
#include "reconcile/catalogue.h"

enum { EVIDENCE_NUMBERS_MAX = 16 };

/* One compared number, named for the evidence; the unit is in the name. */
struct evidence_number {
    const char *name;
    int64_t value;
};

/* The rows a finding rests on, by their database keys. */
struct evidence_list {
    int64_t *items;
    size_t count;
    size_t capacity;
};

struct evidence {
    struct evidence_list visits;
    struct evidence_list orders;
    struct evidence_list prices;
    struct evidence_list stays;
    struct evidence_list absences;
    struct evidence_list documents;
    struct evidence_number numbers[EVIDENCE_NUMBERS_MAX];
    size_t number_count;
};

struct finding {
    enum code code;
    int32_t document;    /* index into facts.documents, −1: none */
    int32_t account;     /* index into facts.accounts, −1: none */
    int32_t provider;    /* index, of findings without document and account; −1 */
    const char *line_id; /* BT-126, payment account or order; "" */
    month month;         /* MONTH_NONE */
    int64_t quantity_grains;
    int64_t amount_ore;
    bool has_quantity;
    bool has_amount;
    bool within_tolerance;
    /* Not a finding: it would be one but for the credits its line has received.  Tells `credited`
     * from `resolved` when the stored finding is closed. */
    bool but_for_credits;
    struct evidence *evidence; /* NULL: none */
};

struct findings {
    struct arena *arena;
    struct finding *items;
    size_t count;
    size_t capacity;
};

/* Adds a finding; the returned pointer is good until the next one is added. */
struct finding *finding_add(struct findings *found, enum code code);

struct evidence *evidence_new(struct arena *arena);
void evidence_add(struct arena *arena, struct evidence_list *list, int64_t no);
void evidence_number(struct evidence *evidence, const char *name, int64_t value);

/* Sorts by identity and makes findings with one identity one. */
void findings_merge(struct findings *found);

/* Compares identities alone: document, line, account, provider, month, code. */
int finding_compare(const struct finding *left, const struct finding *right);

/* Does this finding flag its document (spec §4)? */
bool finding_flags(const struct finding *finding);

/* A value that changes when the rows or numbers of the evidence do; the same on every machine. */
int64_t evidence_hash(const struct evidence *evidence);

#endif
