/* Small differences of an account's month that nobody needs to look at (spec §4, "Tolerance"). */
#ifndef AVSTAMD_TOLERANCE_H
#define AVSTAMD_TOLERANCE_H

#include "reconcile/settle.h"

/* Marks QT01 and QT02 findings of a month when together they are within the service's tolerance.
 * `findings` are those of the account's lines. */
void tolerance_apply(struct settling *settling, struct finding *findings, size_t count);

#endif
