/* The jobs that tell: who is told what in the morning, mails, and one for each webhook, whose
 * subject is its name. */
#include "daemon/jobs.h"
#include "daemon/log.h"
#include "daemon/notice.h"

enum { A_MORNING_S = 12 * 3600 };

static bool settings_of(struct arena *arena, struct notice_settings *ret_settings,
                        const struct config **ret_config, struct error *error)
{
    return config_read(arena, ret_config, error) &&
           notice_settings_read(arena, *ret_config, ret_settings, error);
}

static bool make_mornings(const struct job_run *run, struct error *error)
{
    DB_RESULT(users);
    int64_t made = 0;

    if (!db_execute(run->db, &SQL_NOTICES_FORGET, DB_NO_VALUES, NULL, error) ||
        !db_run(run->db, &SQL_MORNING_USERS, DB_NO_VALUES, &users, error)) {
        return false;
    }
    for (int at = 0; at < PQntuples(users); at++) {
        DB_RESULT(result);

        if (!db_run(run->db, &SQL_MORNING_MAKE,
                    DB_VALUES(db_text(db_cell(users, at, 0)), db_text(run->job->subject)), &result,
                    error)) {
            return false;
        }
        made += db_cell_bool(result, 0, 0) ? 1 : 0;
        job_progress(run, "morning mails");
    }
    log_line(LOG_LINE_INFO, &(struct log_about){.job_no = run->job->job_no},
             "morning of %s: %jd mails for %d people", run->job->subject, (intmax_t)made,
             PQntuples(users));
    return jobs_every(run->db, "mail", "", 0, error);
}

static bool send_mails(const struct job_run *run, struct error *error)
{
    struct notice_settings settings = {0};
    const struct config *config = NULL;

    if (!settings_of(run->arena, &settings, &config, error)) {
        return false;
    }
    return !settings.mails || notice_mail_all(run, &settings, error);
}

static bool tell_webhook(const struct job_run *run, struct error *error)
{
    struct notice_settings settings = {0};
    const struct config *config = NULL;
    struct webhook hook = {0};

    if (!settings_of(run->arena, &settings, &config, error)) {
        return false;
    }
    const struct config_group *group = config_named(config, "webhook", run->job->subject);

    return group == NULL || /* it was taken out of the settings meanwhile */
           (webhook_read(group, run->arena, &hook, error) &&
            webhook_tell_all(run, &hook, settings.web, error));
}

static bool plan_morning(struct db *db, struct arena *arena, const struct notice_settings *settings,
                         struct error *error)
{
    DB_RESULT(day);

    if (settings->morning < 0) {
        return true;
    }
    if (!db_run(db, &SQL_MORNING_DUE, DB_VALUES(db_int(arena, settings->morning)), &day, error)) {
        return false;
    }
    return db_null(day, 0, 0) || jobs_every(db, "morning", db_cell(day, 0, 0), A_MORNING_S, error);
}

static bool plan_operations(struct db *db, struct arena *arena,
                            const struct notice_settings *settings, struct error *error)
{
    DB_RESULT(made);

    return settings->operation_count == 0 ||
           db_run(db, &SQL_OPERATIONS_MAKE,
                  DB_VALUES(db_text_array(arena, settings->operations, settings->operation_count),
                            db_int(arena, settings->gather_s)),
                  &made, error);
}

static bool plan_mails(struct db *db, struct error *error)
{
    ARENA(arena);
    struct notice_settings settings = {0};
    const struct config *config = NULL;
    struct error why = {0};
    DB_RESULT(due);

    if (!settings_of(arena, &settings, &config, &why) || !settings.mails) {
        return true; /* what is wrong in them is told by the daemon, and by the jobs */
    }
    if (!plan_morning(db, arena, &settings, error) ||
        !plan_operations(db, arena, &settings, error) ||
        !db_run(db, &SQL_MAIL_DUE, DB_NO_VALUES, &due, error)) {
        return false;
    }
    return !db_cell_bool(due, 0, 0) || jobs_every(db, "mail", "", 0, error);
}

static bool plan_webhooks(struct db *db, struct error *error)
{
    ARENA(arena);
    const struct config *config = NULL;
    struct error why = {0};

    return !config_read(arena, &config, &why) ||
           db_execute(db, &SQL_WEBHOOKS_SPREAD, DB_VALUES(db_text(webhook_list(arena, config))),
                      NULL, error);
}

extern const struct job_kind job_mail;
extern const struct job_kind job_morning;
extern const struct job_kind job_webhook;

const struct job_kind job_morning = {
    .name = "morning", .lane = LANE_NOTICE, .perform = make_mornings};
const struct job_kind job_mail = {
    .name = "mail", .lane = LANE_NOTICE, .perform = send_mails, .plan = plan_mails};
const struct job_kind job_webhook = {
    .name = "webhook", .lane = LANE_NOTICE, .perform = tell_webhook, .plan = plan_webhooks};
