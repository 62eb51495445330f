/* Exact shares and the two rounding rules of the specification. */
#ifndef AVSTAMD_RATIO_H
#define AVSTAMD_RATIO_H

#include "reconcile/base/attributes.h"

/* numerator / denominator, a half goes away from zero.  denominator > 0. */
int128 ratio_half_away(int128 numerator, int128 denominator);

/* numerator / denominator, a half goes up (quantities: they are never negative). */
int128 ratio_half_up(int128 numerator, int128 denominator);

#endif
