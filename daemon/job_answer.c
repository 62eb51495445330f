/* The job: one answer to a provider is sent; its subject is the number. */
#include <inttypes.h>
#include <stdlib.h>

#include "daemon/answer.h"
#include "daemon/jobs.h"
#include "daemon/log.h"

static bool perform(const struct job_run *run, struct error *error)
{
    struct answer_settings settings = {0};

    return answer_settings_read(run->arena, &settings, error) &&
           answer_send(run->db, run->arena, &settings, strtoll(run->job->subject, NULL, 10),
                       run->job->job_no, error);
}

static bool plan(struct db *db, struct error *error)
{
    ARENA(arena);
    struct answer_settings settings = {0};
    struct error why = {0};
    int64_t made = 0;

    if (!answer_settings_read(arena, &settings, &why)) {
        return true; /* told by the daemon when it read them, and by the jobs */
    }
    if (!answer_make(db, &settings, &made, error)) {
        return false;
    }
    if (made > 0) {
        log_line(LOG_LINE_INFO, &(struct log_about){0}, "answers: %" PRId64 " to providers made",
                 made);
    }
    return true;
}

extern const struct job_kind job_answer;
const struct job_kind job_answer = {
    .name = "answer", .lane = LANE_EXCHANGE, .perform = perform, .plan = plan};
