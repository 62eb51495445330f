/* Swedish as the summary writes it: kronor, quantities, and a finding in one sentence. */
#ifndef AVSTAMD_SUMMARY_TEXT_H
#define AVSTAMD_SUMMARY_TEXT_H

#include <stdint.h>
#include <stdio.h>

#include "reconcile/base/arena.h"

#define NUMBER_NONE INT64_MIN

/* What was compared; NUMBER_NONE where the evidence has no such number. */
struct summary_finding {
    const char *code;
    const char *unit; /* hour, day, month, each; NULL */
    int64_t amount_ore, quantity_grains;
    int64_t invoiced_grains, payable_grains;
    int64_t net_ore, contract_ore;
    int64_t vat_ore, expected_vat_ore;
};

/* "1 234,50 kr" with no-break spaces. */
const char *text_kronor(struct arena *arena, int64_t ore);
/* "1 234" */
const char *text_count(struct arena *arena, int64_t count);
/* "42,50 tim"; rounded half away from zero to two decimals, whole days and pieces without. */
const char *text_quantity(struct arena *arena, int64_t grains, const char *unit);
/* Why, with numbers: "Fakturerat 33,00 tim, enligt underlaget 30,00 tim; 3,00 tim mer än vad som
 * har utförts: 1 405,50 kr".  Without numbers the catalogue's explanation. */
const char *text_finding(struct arena *arena, const struct summary_finding *finding);
/* Prints text in a column of that many characters, to the left or (width < 0) to the right. */
void text_column(FILE *out, const char *text, int width);

#endif
