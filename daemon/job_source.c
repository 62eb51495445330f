/* The job: one source is fetched from.  Its subject is the source's name. */
#include "daemon/jobs.h"
#include "daemon/log.h"
#include "daemon/secrecy.h"
#include "daemon/source.h"

enum { OFTEN_S = 3600 };

static void tell_file(void *context, const struct source_told *told)
{
    static const enum log_error errors[] = {[SOURCE_FINE] = LOG_NO_ERROR,
                                            [SOURCE_QUARANTINED] = LOG_FILE_QUARANTINED,
                                            [SOURCE_LEFT] = LOG_SOURCE_FILE_LEFT};
    const struct job_run *run = context;
    ARENA(arena);
    const struct log_about about = {.error = errors[told->outcome],
                                    .file = secrecy_text(run->db, arena, told->name),
                                    .file_no = told->file_no,
                                    .job_no = run->job->job_no,
                                    .source = run->job->subject,
                                    .invoice = told->invoices};

    log_line(told->outcome == SOURCE_FINE ? LOG_LINE_INFO : LOG_LINE_WARNING, &about,
             "source %s: %s", run->job->subject, secrecy_text(run->db, arena, told->what));
}

static void tell_progress(void *context)
{
    const struct job_run *run = context;

    job_progress(run, run->job->subject);
}

static void tell_result(const struct job_run *run, const struct source_result *result,
                        int64_t recovered)
{
    const struct log_about about = {.job_no = run->job->job_no, .source = run->job->subject};

    if (recovered > 0) {
        log_line(LOG_LINE_INFO, &about, "source %s works again, after %jd runs that failed",
                 run->job->subject, (intmax_t)recovered);
    }
    if (result->files > 0) {
        log_line(LOG_LINE_INFO, &about, "source %s: %jd files", run->job->subject,
                 (intmax_t)result->files);
    }
}

static bool perform(const struct job_run *run, struct error *error)
{
    const struct source_watch watch = {
        .context = (void *)(uintptr_t)run, .file = tell_file, .progress = tell_progress};
    const struct config *config = NULL;
    struct source_result result = {0};
    struct source source = {0};
    int64_t recovered = 0;

    if (!config_read(run->arena, &config, error)) {
        return false;
    }
    const struct config_group *group = config_named(config, "source", run->job->subject);

    if (group == NULL) {
        return true; /* it was taken out of the settings meanwhile */
    }
    if (!source_read(group, run->arena, &source, error) ||
        !source_run(run->db, &source, &watch, run->arena, &result, &recovered, error)) {
        if (error->kind != ERROR_CONFLICT) {
            return false;
        }
        *error = (struct error){0}; /* somebody does it by hand */
        return true;
    }
    tell_result(run, &result, recovered);
    /* Who looks seldom does not leave until tomorrow what was written while he looked. */
    return (!result.more && (result.later == 0 || source.every_s < OFTEN_S)) ||
           jobs_queue(run->db, "source", source.name, error);
}

static bool plan(struct db *db, struct error *error)
{
    ARENA(arena);
    const struct config *config = NULL;
    const struct config_group *group = NULL;
    const char **names = NULL;
    size_t count = 0, capacity = 0;
    struct error why = {0};

    if (!config_read(arena, &config, &why)) {
        return true; /* told by the daemon when it read them */
    }
    while ((group = config_next(config, "source", group)) != NULL) {
        names = arena_grow(arena, names, &capacity, count + 1);
        names[count++] = config_name(group);
        if (!jobs_every(db, "source", config_name(group), config_seconds(group, "every"), error)) {
            return false;
        }
    }
    return db_execute(db, &SQL_SOURCE_STATE_KEEP, DB_VALUES(db_text_array(arena, names, count)),
                      NULL, error);
}

extern const struct job_kind job_source;
const struct job_kind job_source = {
    .name = "source", .lane = LANE_EXCHANGE, .perform = perform, .plan = plan};
