/* Reproducible chance: splitmix64, the same numbers on every machine for the same seed. */
#ifndef AVSTAMD_DEMO_RANDOM_H
#define AVSTAMD_DEMO_RANDOM_H

#include <stdbool.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

/* A stream of its own for each purpose, so that one more number here moves nothing there. */
struct random random_stream(uint64_t seed, uint64_t stream);
/* 0 … limit − 1. */
int random_below(struct random *random, int limit);
/* True in `percent` of the cases. */
bool random_chance(struct random *random, int percent);

#endif
