/* The job: what was decided is told to the finance system.  And [export]. */
#include <inttypes.h>

#include "daemon/config.h"
#include "daemon/export.h"
#include "daemon/jobs.h"
#include "daemon/log.h"

static bool check_formats(const char *text, struct error *error)
{
    unsigned formats = 0;

    return export_formats_parse(text, &formats, error);
}

static const struct config_key export_keys[] = {
    {.name = "folder",
     .type = CONFIG_PATH,
     .help = "Where the files to the finance system are written, such as avstamd-000007.csv; the "
             "unit needs ReadWritePaths= for it. Not set: nothing is exported by itself."},
    {.name = "formats",
     .type = CONFIG_TEXT,
     .standard = "csv",
     .check = check_formats,
     .help = "Which files each export is: csv, json and xml, with commas between."},
    {.name = "every",
     .type = CONFIG_DURATION,
     .standard = "1 day",
     .least = 60,
     .most = 2678400,
     .help = "How long between two exports. Nothing is written when nothing was decided."},
};

extern const struct config_section config_section_export;
const struct config_section config_section_export = {
    .name = "export",
    .help = "What is approved, stopped or claimed back, told to the finance system.",
    CONFIG_KEYS(export_keys),
};

static bool perform(const struct job_run *run, struct error *error)
{
    const struct config *config = NULL;
    unsigned formats = 0;
    int64_t made = 0, delivered = 0;

    if (!config_read(run->arena, &config, error)) {
        return false;
    }
    const struct config_group *group = config_group(config, "export");
    const char *folder = config_text(group, "folder");

    if (folder == NULL) {
        return true;
    }
    if (!export_formats_parse(config_text(group, "formats"), &formats, error) ||
        !export_make(run->db, &made, error) ||
        !export_deliver(run->db, folder, formats, &delivered, error)) {
        return false;
    }
    if (delivered > 0) {
        log_line(LOG_LINE_INFO, &(struct log_about){.job_no = run->job->job_no},
                 "exported: %" PRId64 " exports written, the last is number %" PRId64, delivered,
                 made);
    }
    return true;
}

static bool plan(struct db *db, struct error *error)
{
    ARENA(arena);
    const struct config *config = NULL;

    if (!config_read(arena, &config, error)) {
        return true; /* told by the daemon when it read them */
    }
    const struct config_group *group = config_group(config, "export");

    return !config_is_set(group, "folder") ||
           jobs_every(db, "export", "", config_seconds(group, "every"), error);
}

extern const struct job_kind job_export;
const struct job_kind job_export = {
    .name = "export", .lane = LANE_EXCHANGE, .perform = perform, .plan = plan};
