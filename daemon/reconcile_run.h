/* One reconciliation: facts out of the database, findings back, one transaction each way.
 *
 * A run sees one snapshot, settles what may have changed (or everything), checks both conservation
 * laws and stores only documents and accounts for which they hold.  Runs exclude each other by an
 * advisory lock; a second one waits.  Running it again changes nothing.
 *
 * Errors: ERROR_UNAVAILABLE and ERROR_CONFLICT as in db.h; ERROR_LAW when a law failed (the rest is
 * stored all the same, and the text names the document).
 */
#ifndef AVSTAMD_RECONCILE_RUN_H
#define AVSTAMD_RECONCILE_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "reconcile/base/date.h"
#include "reconcile/base/error.h"

struct db;

struct reconcile_options {
    date as_of;
    bool full;
    month only_month; /* MONTH_NONE: no limit */
    /* Called now and then (may be NULL): what is being done, and how far, for terminal or watchdog.
     */
    void (*progress)(void *context, const char *what);
    void *context;
};

struct reconcile_summary {
    int64_t run_no;
    int64_t accounts;                /* settled */
    int64_t documents;               /* judged */
    int64_t opened, changed, closed; /* findings */
};

CHECKED bool reconcile_run(struct db *db, const struct reconcile_options *options,
                           struct reconcile_summary *ret_summary, struct error *error);

#endif
