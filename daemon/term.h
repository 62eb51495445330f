/* A term of the invoice as the value that a column wants.
 *
 * Amounts become whole öre, rounded half away from zero (spec §8).  What is required and cannot be
 * read is ERROR_INPUT, what is larger than the reconciliation can count ERROR_LIMIT; both name the
 * term and its line and are the reason for quarantine.  What is optional and cannot be read is
 * absent.
 */
#ifndef AVSTAMD_TERM_H
#define AVSTAMD_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "parsers/invoice.h"
#include "reconcile/base/arena.h"
#include "reconcile/base/date.h"
#include "reconcile/base/error.h"

#define ORE_NONE INT64_MIN
#define RATE_NONE INT64_MIN

enum { RATE_SCALE = 4 };
/* Limits within which no sum of a document overflows 64 bits. */
extern const int64_t term_ore_max;     /* of one amount: 10^13 kronor */
extern const int64_t term_sum_ore_max; /* of a document's lines together, whatever their signs */
extern const int64_t term_grains_max;  /* of one line's quantity: 10^8 units */

/* NULL for absent and for empty. */
const char *term_text(const struct term *term);
CHECKED bool term_required(const struct term *term, const char *name, const char **ret_text,
                           struct error *error);
CHECKED bool term_ore(const struct term *term, const char *name, int64_t *ret_ore,
                      struct error *error);
/* `otherwise` when it is absent or cannot be read. */
CHECKED bool term_ore_or(const struct term *term, const char *name, int64_t otherwise,
                         int64_t *ret_ore, struct error *error);
CHECKED bool term_required_date(const struct term *term, const char *name, date *ret_date,
                                struct error *error);
date term_date(const struct term *term);
/* As written when it is a decimal, else NULL. */
const char *term_decimal(const struct term *term);
CHECKED bool term_quantity(const struct term *term, const char *name, const char **ret_text,
                           struct error *error);
/* Percent in units of 10^-4, or RATE_NONE. */
int64_t term_rate_e4(const struct term *term);
bool term_true(const struct term *term);
/* The organisation number (spec §3): the digits of BT-30 when it has any, otherwise of a Swedish
 * BT-31 without country code and trailing 01; "" when there is none. */
const char *term_seller_id(struct arena *arena, const struct invoice_party *seller);

#endif
