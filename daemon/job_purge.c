/* Jobs: months are made ahead, and what has been kept long enough is purged.  And [retention]. */
#include <inttypes.h>

#include "daemon/config.h"
#include "daemon/jobs.h"
#include "daemon/log.h"
#include "daemon/purge.h"

static const struct config_key retention_keys[] = {
    {.name = "purge",
     .type = CONFIG_FLAG,
     .standard = "no",
     .help = "Whether the daemon destroys by itself what the rules of gallring say has been kept "
             "long enough. 'avstamd purge' shows beforehand what that would be."},
    {.name = "every",
     .type = CONFIG_DURATION,
     .standard = "30 days",
     .least = 86400,
     .most = 34560000,
     .help = "How long between two purges by the daemon; 365 days: once a year."},
    {.name = "months_ahead",
     .type = CONFIG_NUMBER,
     .standard = "3",
     .unit = "months",
     .least = 0,
     .most = 36,
     .help = "How many months beyond this one have their table of visits made beforehand."},
};

extern const struct config_section config_section_retention;
const struct config_section config_section_retention = {
    .name = "retention",
    .help = "What is made ahead, and what is destroyed when its time is over (gallring). How long "
            "each kind is kept is stated by an administrator on the page Gallring.",
    CONFIG_KEYS(retention_keys),
};

static bool read_group(struct arena *arena, const struct config_group **ret_group,
                       struct error *error)
{
    const struct config *config = NULL;

    if (!config_read(arena, &config, error)) {
        return false;
    }
    *ret_group = config_group(config, "retention");
    return true;
}

static bool purge(const struct job_run *run, struct error *error)
{
    int64_t purge_no = 0;

    if (!purge_run(run->db, "avstamd work", run->progress, run->context, &purge_no, error)) {
        return false;
    }
    log_line(LOG_LINE_INFO, &(struct log_about){.job_no = run->job->job_no},
             "purge %" PRId64 " is finished; 'avstamd purge --protocol' tells what it removed",
             purge_no);
    return true;
}

static bool plan_purge(struct db *db, struct error *error)
{
    ARENA(arena);
    const struct config_group *group = NULL;

    if (!read_group(arena, &group, error)) {
        return true; /* told by the daemon when it read them */
    }
    return !config_flag(group, "purge") ||
           db_execute(db, &SQL_PURGE_DUE, DB_VALUES(db_int(arena, config_seconds(group, "every"))),
                      NULL, error);
}

static bool make_months(const struct job_run *run, struct error *error)
{
    const struct config_group *group = NULL;
    DB_RESULT(result);

    if (!read_group(run->arena, &group, error) ||
        !db_run(run->db, &SQL_MONTHS_AHEAD,
                DB_VALUES(db_int(run->arena, config_number(group, "months_ahead"))), &result,
                error)) {
        return false;
    }
    if (db_cell_int(result, 0, 0) > 0) {
        log_line(LOG_LINE_INFO, &(struct log_about){.job_no = run->job->job_no},
                 "%s months of visits made ahead", db_cell(result, 0, 0));
    }
    return true;
}

static bool plan_months(struct db *db, struct error *error)
{
    enum { DAY_S = 86400 };

    return jobs_every(db, "months", "", DAY_S, error);
}

extern const struct job_kind job_months;
extern const struct job_kind job_purge;

const struct job_kind job_months = {
    .name = "months", .lane = LANE_EXCHANGE, .perform = make_months, .plan = plan_months};
const struct job_kind job_purge = {
    .name = "purge", .lane = LANE_RECONCILE, .perform = purge, .plan = plan_purge};
