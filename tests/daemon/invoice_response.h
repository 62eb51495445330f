/* Is it an Invoice Response as Peppol's rules have it?  The grammar of tests/data/answers, then the
 * rules that a grammar cannot say, each by its identifier. */
#ifndef AVSTAMD_TESTS_INVOICE_RESPONSE_H
#define AVSTAMD_TESTS_INVOICE_RESPONSE_H

#include <stdbool.h>

/* "" or the rule that is broken. */
const char *invoice_response_broken(const char *xml);

#endif
