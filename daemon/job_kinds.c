/* All kinds of job; one line each: declare it, list it. */
#include "daemon/jobs.h"

extern const struct job_kind job_answer;
extern const struct job_kind job_export;
extern const struct job_kind job_months;
extern const struct job_kind job_night;
extern const struct job_kind job_purge;
extern const struct job_kind job_quarantine;
extern const struct job_kind job_reconcile;
extern const struct job_kind job_source;

/* clang-format off */
const struct job_kind *const job_kind_all[] = {
    &job_answer,
    &job_export,
    &job_months,
    &job_night,
    &job_purge,
    &job_quarantine,
    &job_reconcile,
    &job_source,
};
/* clang-format on */
const size_t job_kind_count = sizeof job_kind_all / sizeof job_kind_all[0];
