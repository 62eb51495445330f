/* The rows of an account that lie behind a finding about a period. */
#ifndef AVSTAMD_ACCOUNT_EVIDENCE_H
#define AVSTAMD_ACCOUNT_EVIDENCE_H

#include "reconcile/account.h"
#include "reconcile/findings.h"

/* Visits, stays, orders and absences of the account (its client) that touch the period. */
struct evidence *account_evidence(struct arena *arena, const struct facts *facts,
                                  const struct accounts *accounts, int32_t account,
                                  struct period period);

#endif
