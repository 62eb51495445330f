/* Numbers as the official tests compare them: exact decimals, and the number that is not there.
 *
 * In XPath an element that is missing gives an empty sequence, every sum with it is empty, and no
 * comparison with it holds.  A text that is no decimal makes the official validators give up, so
 * there is nothing to imitate: it counts as missing.  So does what 128 bits cannot hold.
 */
#ifndef AVSTAMD_NUMBER_H
#define AVSTAMD_NUMBER_H

#include <stdbool.h>

#include "parsers/elements/element.h"
#include "reconcile/base/attributes.h"

struct number {
    int128 units; /* × 10^−scale */
    int scale;
    bool known;
    bool is_minus_zero; /* written so; to a double it is not 0 */
};

/* xs:decimal() of an element's text; NULL is allowed. */
struct number number_of(const struct element *element);
struct number number_whole(int value);

struct number number_plus(struct number left, struct number right);
struct number number_minus(struct number left, struct number right);
struct number number_times(struct number left, struct number right);
/* As the official validators divide: to 18 decimals, or as many as either has; of two that are
 * equally near the one closer to zero.  Not known when the divisor is zero. */
struct number number_over(struct number dividend, struct number divisor);
struct number number_absolute(struct number value);

/* To that many decimals; a half goes up, also below zero: round(−0.5) is 0, as in XPath. */
struct number number_round(struct number value, int decimals);

/* False when one is not known. */
bool number_equal_as_double(struct number left, struct number right);
bool number_equal(struct number left, struct number right);
bool number_less(struct number left, struct number right);
bool number_at_most(struct number left, struct number right);

/* Known, and not zero: what XPath takes a number in place of a condition for. */
bool number_true(struct number value);

/* Where a text is compared with a number directly, XPath reads it as a double: 1e3 is one, too.
 * −1, 0 or 1, and −1 for −0, too, because the official validator puts that before 0; false when it
 * is none. */
CHECKED bool number_sign_of_double(const struct element *element, int *ret_sign);

#endif
