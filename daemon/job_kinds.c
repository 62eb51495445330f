/* All kinds of job; one line each: declare it, list it. */
#include "daemon/jobs.h"

extern const struct job_kind job_answer;
extern const struct job_kind job_export;
extern const struct job_kind job_mail;
extern const struct job_kind job_morning;
extern const struct job_kind job_months;
extern const struct job_kind job_night;
extern const struct job_kind job_purge;
extern const struct job_kind job_quarantine;
extern const struct job_kind job_reconcile;
extern const struct job_kind job_source;
extern const struct job_kind job_webhook;

/* clang-format off */
const struct job_kind *const job_kind_all[] = {
    &job_answer,
    &job_export,
    &job_mail,
    &job_morning,
    &job_months,
    &job_night,
    &job_purge,
    &job_quarantine,
    &job_reconcile,
    &job_source,
    &job_webhook,
};
/* clang-format on */
const size_t job_kind_count = sizeof job_kind_all / sizeof job_kind_all[0];
