/* Whether an identifier of an organisation is one: its length, its characters, its check digit.
 *
 * The texts come without the white space around them, except the Danish numbers, which are judged
 * as written.  What Peppol's official tests let through is let through here: a GLN of any length,
 * an Italian tax code without its check letter.
 */
#ifndef AVSTAMD_CHECKSUM_H
#define AVSTAMD_CHECKSUM_H

#include <stdbool.h>
#include <stddef.h>

/* Exactly so many digits, and nothing else. */
bool checksum_digits(const char *text, size_t length, size_t digits);

bool checksum_gln(const char *text, size_t length);
bool checksum_swedish_organisation(const char *text, size_t length);
bool checksum_norwegian_organisation(const char *text, size_t length);
bool checksum_belgian_enterprise(const char *text, size_t length);

bool checksum_danish_cvr(const char *text, size_t length); /* DK12345678 or 12345678 */
bool checksum_danish_se(const char *text, size_t length);  /* DK12345678 */

/* Eleven digits; `first_eleven` asks only for the check over the first eleven characters. */
bool checksum_australian_business(const char *text, size_t length);
bool checksum_australian_first_eleven(const char *text, size_t length);

bool checksum_italian_office(const char *text, size_t length); /* codice IPA */
bool checksum_italian_tax_code(const char *text, size_t length);
bool checksum_italian_vat(const char *text, size_t length); /* true for other countries' */

bool checksum_dutch_vat(const char *text, size_t length); /* NL123456789B01 */

#endif
