/* Exact decimals as documents write them.
 *
 * A decimal is units × 10^−scale.  At most 27 significant digits, so that a product with a factor
 * below 10^10 fits 128 bits.  There is one rounding rule: half away from zero, once.
 */
#ifndef AVSTAMD_DECIMAL_H
#define AVSTAMD_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/attributes.h"

enum { DECIMAL_DIGITS_MAX = 27, DECIMAL_TEXT_BYTES = 48 };

struct decimal {
    int128 units;
    int scale; /* 0–27 */
};

/* xs:decimal: optional sign, digits with at most one '.', at least one digit.  No exponent, no
 * blanks inside; surrounding XML white space is the caller's to strip.  Trailing zeros of the
 * fraction do not count as digits.  False when it is not a decimal or has too many digits. */
CHECKED bool decimal_parse(const char *text, size_t length, struct decimal *ret_decimal);

/* round_half_away(decimal × factor); false when it does not fit 64 bits.  |factor| < 10^10. */
CHECKED bool decimal_times(struct decimal value, int64_t factor, int64_t *ret_rounded);

/* Like decimal_times with factor 10^scale, but false when a digit would be lost. */
CHECKED bool decimal_exact(struct decimal value, int scale, int64_t *ret_units);

int decimal_sign(struct decimal value);

/* Prints scaled/10^scale with `decimals` digits after the point, rounded half away from zero:
 * (123456, 4, 2) is "12.35".  decimals may exceed scale. */
void decimal_format(int64_t scaled, int scale, int decimals, char ret_text[DECIMAL_TEXT_BYTES]);

#endif
