/* Findings to rows: what holds is opened or changed, what no longer holds is closed, nothing is
 * lost.
 *
 * Also the lines' outcomes, the documents' totals and states, and the accounts that were first met
 * on a line.  What is as it was is not written again.  To be called inside a transaction.
 */
#ifndef AVSTAMD_FINDINGS_SAVE_H
#define AVSTAMD_FINDINGS_SAVE_H

#include "daemon/facts_load.h"
#include "daemon/reconcile_run.h"
#include "reconcile/findings.h"
#include "reconcile/link.h"

/* `everything`: all stored findings are in scope, not only those of the scope tables.  Documents
 * that break a law, and their accounts, are left out; *ret_summary counts what was done. */
CHECKED bool findings_save(struct db *db, int64_t run_no, bool everything, struct loaded *loaded,
                           const struct findings *found, const struct linker *linker,
                           struct reconcile_summary *ret_summary, struct error *error);

#endif
