/* A tolerance of 1 as the official tests compute it: in binary floating point.
 *
 * They write `amount − 1 < sum and amount + 1 > sum` with an amount that has no type, which makes
 * it a double. 101.10 − 1 is 100.0999… then, and less than 100.10.  So an amount that is off by
 * exactly 1 passes or not depending on its digits.  This is that arithmetic, in integers.
 */
#ifndef AVSTAMD_WITHIN_ONE_H
#define AVSTAMD_WITHIN_ONE_H

#include "parsers/validate/number.h"

/* The sum is an exact decimal in UBL, and a double itself in CII. */
bool is_within_one(struct number amount, struct number sum, bool sum_is_double);

#endif
