/* The rules of Peppol BIS Billing 3 that hold in every country (UBL 3.0.21, CII 3.0.19).
 *
 * National rules are in files of their own; that no element may be empty (R008) is a row of paths.
 */
#ifndef AVSTAMD_PEPPOL_H
#define AVSTAMD_PEPPOL_H

#include "parsers/validate/number.h"
#include "parsers/validate/rule.h"

/* Within what Peppol lets an amount differ from the one that is worked out: 0.02.  True as well
 * when one is not known. */
bool peppol_about_equal(struct number stated, struct number calculated);

extern const struct rule peppol_document_rules[];
extern const struct rule peppol_amount_rules[];
extern const struct rule peppol_line_rules[];
extern const struct rule peppol_code_rules[];
extern const struct rule peppol_identifier_rules[];

#endif
