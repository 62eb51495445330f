/* Lines that ask for what an earlier line asked for (DC01, spec §4). */
#ifndef AVSTAMD_DUPLICATES_H
#define AVSTAMD_DUPLICATES_H

#include "reconcile/settle.h"

/* For every line of the account the earliest one with the same period, quantity and amount that was
 * not credited; a line that has none before it is its own.  Fills settling->duplicate_of. */
void duplicates_find(struct settling *settling);

#endif
