/* What a line drank becomes findings and öre (spec §4, "Amounts" and "Tolerance"). */
#ifndef AVSTAMD_LINE_FINDINGS_H
#define AVSTAMD_LINE_FINDINGS_H

#include "reconcile/settle.h"

/* Names the parts of every line of the account that is being settled, marks what is within
 * tolerance and, when `outcomes` is given, writes the lines' outcomes there. */
void line_findings(struct settling *settling, struct findings *found, struct facts *outcomes);

#endif
