/* Accounts in, findings out, both conservation laws checked (spec §1). */
#ifndef AVSTAMD_RECONCILE_H
#define AVSTAMD_RECONCILE_H

#include "reconcile/account.h"
#include "reconcile/base/arena.h"
#include "reconcile/facts.h"
#include "reconcile/findings.h"

/* Lines must have been linked (link.h), visits that start together have their ties, and `accounts`
 * be collected.  Settles every account whose `settle` is set, judges every document, and leaves the
 * merged findings, the lines' outcomes and, in each document, whether both laws hold.  Lines of
 * other accounts keep the outcome they came with. */
void reconcile(struct arena *arena, struct facts *facts, const struct accounts *accounts,
               struct findings *found);

#endif
