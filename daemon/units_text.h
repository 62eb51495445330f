/* Money and quantities as the command line prints them. */
#ifndef AVSTAMD_UNITS_TEXT_H
#define AVSTAMD_UNITS_TEXT_H

#include "reconcile/base/arena.h"
#include "reconcile/facts.h"

/* "1234.50": kronor with two decimals. */
const char *ore_text(struct arena *arena, int64_t ore);
/* "12.5000": units with four decimals, rounded half away from zero. */
const char *grains_text(struct arena *arena, int64_t grains);

#endif
