/* Job: files in quarantine that somebody at the pages wants to have read again. */
#include "daemon/jobs.h"
#include "daemon/quarantine.h"

static bool perform(const struct job_run *run, struct error *error)
{
    return quarantine_retry_asked(run->db, error);
}

extern const struct job_kind job_quarantine;
const struct job_kind job_quarantine = {
    .name = "quarantine", .lane = LANE_EXCHANGE, .perform = perform};
