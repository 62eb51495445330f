/* What the rules of Svefaktura ask in common (svefaktura_*.c).
 *
 * The official Schematron has no ids; each assertion ends with a number in brackets, which is ours:
 * is SFTI-R-11.  Two numbers are there twice; the second has a letter.  The contract's name
 * for all of them is SFTI-noid (spec §7).
 *
 * The tests are XPath 2.0: a comparison with something that is missing does not hold, and a sum of
 * nothing is 0.  A text that is no date or no number makes the official validator give up: there is
 * nothing to imitate.
 */
#ifndef AVSTAMD_SVEFAKTURA_H
#define AVSTAMD_SVEFAKTURA_H

#include "parsers/validate/number.h"
#include "parsers/validate/rule.h"

/* Number in brackets, terms, severity, kind asked of, within. */
#define SFTI(number, terms, severity, asked, within)                                               \
    "SFTI-R-" number, (terms), SEVERITY_##severity, SEVERITY_NONE, EL_##asked, EL_##within

/* |value| < or ≤ so many thousandths. */
bool sfti_below(struct number value, int thousandths);
bool sfti_within(struct number value, int thousandths);

/* matches(., '^\w*$'): letters, digits and signs, but no punctuation and no white space. */
bool sfti_is_word(const struct element *element);

/* Of all children of this kind; 0 when there is none. */
struct number sfti_sum(const struct element *parent, enum element_kind kind);
struct number sfti_child(const struct element *parent, enum element_kind kind);

/* Whether one of the children is exactly this. */
bool sfti_has(const struct element *parent, enum element_kind kind, const char *text);

/* The rate goes with the category code: E is 0 %, and S is not (as the tests have it, in any white
 * space); S is 6, 12 or 25 % (S exactly). */
bool sfti_exempt_is_zero(const struct element *rate, const struct document *document);
bool sfti_standard_is_not_zero(const struct element *rate, const struct document *document);
bool sfti_standard_is_swedish(const struct element *category, const struct document *document);
/* An exempt category, or a standard one of the same rate, is in a breakdown too. */
bool sfti_exempt_is_broken_down(const struct element *category, const struct document *document);
bool sfti_standard_is_broken_down(const struct element *category, const struct document *document);

#endif
