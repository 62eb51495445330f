/* Personal numbers (personnummer, samordningsnummer) written in full, anywhere in a text.
 *
 * A number is 10 or 12 digits with an optional - or + before the last four, a date that exists (or
 * a coordination number's: day + 60), a century of 18–20 when it has one, a valid check digit, and
 * no digit beside it.
 */
#ifndef AVSTAMD_PERSONAL_NUMBER_H
#define AVSTAMD_PERSONAL_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes of the text, from `at` on, are one; 0 when none begins there. */
size_t personal_number_at(const char *text, size_t at);

bool personal_number_in(const char *text);

/* Every digit of every one becomes '*'. */
void personal_numbers_mask(char *text);

#endif
