/* Jobs: what changed is reconciled, and at night everything. */
#include <inttypes.h>

#include "daemon/clock.h"
#include "daemon/jobs.h"
#include "daemon/log.h"
#include "daemon/reconcile_run.h"

static bool reconcile(const struct job_run *run, bool full, struct error *error)
{
    struct reconcile_options options = {.as_of = clock_today(),
                                        .full = full,
                                        .only_month = MONTH_NONE,
                                        .progress = run->progress,
                                        .context = run->context};
    struct reconcile_summary summary = {0};

    if (!reconcile_run(run->db, &options, &summary, error)) {
        return false;
    }
    log_line(LOG_LINE_INFO, &(struct log_about){.job_no = run->job->job_no},
             "%s: run %" PRId64 " settled %" PRId64 " accounts and judged %" PRId64
             " documents; findings: %" PRId64 " opened, %" PRId64 " changed, %" PRId64 " closed",
             run->job->kind, summary.run_no, summary.accounts, summary.documents, summary.opened,
             summary.changed, summary.closed);
    return true;
}

static bool reconcile_changes(const struct job_run *run, struct error *error)
{
    return reconcile(run, false, error);
}

static bool reconcile_all(const struct job_run *run, struct error *error)
{
    return reconcile(run, true, error);
}

extern const struct job_kind job_night;
extern const struct job_kind job_reconcile;

const struct job_kind job_reconcile = {
    .name = "reconcile", .lane = LANE_RECONCILE, .perform = reconcile_changes};
const struct job_kind job_night = {
    .name = "night", .lane = LANE_RECONCILE, .perform = reconcile_all};
