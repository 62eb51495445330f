/* Months of municipalities that nobody would run: every kind of fact, and values meant to hurt. */
#ifndef AVSTAMD_RANDOM_MONTH_H
#define AVSTAMD_RANDOM_MONTH_H

#include "tests/reconcile/municipality.h"

struct chance {
    uint64_t state;
};

/* 0 … below − 1 */
int32_t chance_below(struct chance *chance, int32_t below);

/* Times are multiples of five minutes. */
struct municipality *random_month(struct arena *arena, struct chance *chance);

/* The same facts in another order; documents and their lines stay. */
struct facts shuffled_facts(struct arena *arena, const struct facts *facts, struct chance *chance);

/* A copy that can be linked and settled without touching the first. */
struct facts copied_facts(struct arena *arena, const struct facts *facts);

#endif
