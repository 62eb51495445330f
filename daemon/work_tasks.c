#include "daemon/work_tasks.h"

#include <stdio.h>
#include <string.h>

#include "daemon/clock.h"
#include "daemon/health/probe.h"
#include "daemon/jobs.h"
#include "daemon/log.h"
#include "daemon/migrate.h"
#include "daemon/notify.h"
#include "daemon/secrecy.h"

void work_tell_status(const struct work *work)
{
    const char *database = work->db != NULL ? "" : "The database is away, trying again. ";
    const char *trouble = work->trouble[0] == '\0' ? "" : work->trouble;
    const char *doing = "Waiting", *what = "";

    for (size_t at = RUNNER_COUNT; at-- > 0;) { /* the reconciliation is the first */
        if (work->runners[at].process != 0) {
            doing = work->runners[at].lane == LANE_RECONCILE ? "Reconciling: " : "Working: ";
            what = work->runners[at].text;
        }
    }
    notify_status("%s%s%s; since start %jd stored, %jd quarantined, %jd repeated%s%.200s", database,
                  doing, what, (intmax_t)work->stored, (intmax_t)work->quarantined,
                  (intmax_t)work->repeated, *trouble == '\0' ? "" : ". ", trouble);
}

/* The same trouble is told once, not at every try. */
static void tell_trouble(struct work *work, enum log_error about, const struct error *error)
{
    if (strcmp(work->trouble, error->text) != 0) {
        (void)snprintf(work->trouble, sizeof work->trouble, "%s", error->text);
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = about}, "%s", error->text);
    }
    work_tell_status(work);
}

void work_lose_database(struct work *work, const struct error *error)
{
    db_close(&work->db);
    if (work->options.once) { /* somebody waits for it: say why instead of trying for ever */
        work->gave_up = *error;
        work->stopping = true;
        return;
    }
    tell_trouble(work, LOG_DATABASE_AWAY, error);
    work->reconnect_at_ms = clock_monotonic_ms() + work->reconnect_wait_ms;
    work->reconnect_wait_ms *= 2;
    if (work->reconnect_wait_ms > RECONNECT_LAST_MS) {
        work->reconnect_wait_ms = RECONNECT_LAST_MS;
    }
    work_tell_status(work);
}

static bool read_leftovers(struct work *work, struct error *error)
{
    int count = 0;

    do {
        if (!ingest_leftovers(work->db, work->rulebook, &count, error)) {
            return false;
        }
    } while (count > 0);
    return true;
}

void work_connect_database(struct work *work)
{
    struct error error = {0};

    if (!db_open(work->options.database, &work->db, &error) || !migrate_check(work->db, &error) ||
        !db_execute(work->db, &SQL_WORK_NAME, DB_NO_VALUES, NULL, &error) ||
        !db_execute(work->db, &SQL_JOB_LISTEN, DB_NO_VALUES, NULL, &error) ||
        !read_leftovers(work, &error)) {
        work_lose_database(work, &error);
        return;
    }
    work->reconnect_wait_ms = RECONNECT_FIRST_MS;
    work->scan_at_ms = work->plan_at_ms = 0;
    work_hear_of_jobs(work);
    work_tell_status(work);
}

static void tell_arrival(struct work *work, const struct arrival *arrival)
{
    ARENA(arena);
    struct log_about about = {.file = secrecy_text(work->db, arena, arrival->name),
                              .file_no = arrival->file_no,
                              .invoice = arrival->invoices};
    const char *reason =
        arrival->reason == NULL ? NULL : secrecy_text(work->db, arena, arrival->reason);

    switch (arrival->outcome) {
    case INGEST_STORED:
        work->stored++;
        log_line(LOG_LINE_INFO, &about, "stored");
        if (arrival->reason != NULL) {
            work->quarantined++;
            about.error = LOG_FILE_QUARANTINED;
            log_line(LOG_LINE_WARNING, &about, "a part of it quarantined: %s", reason);
        }
        if (arrival->attachments_left > 0) {
            about.error = LOG_ATTACHMENT_LEFT;
            log_line(LOG_LINE_WARNING, &about, "%d attachments kept in the file only",
                     arrival->attachments_left);
        }
        break;
    case INGEST_REPEATED:
        work->repeated++;
        log_line(LOG_LINE_INFO, &about, "the same bytes again");
        break;
    case INGEST_QUARANTINED:
        work->quarantined++;
        about.error = LOG_FILE_QUARANTINED;
        log_line(LOG_LINE_WARNING, &about, "quarantined: %s", reason);
        break;
    case INGEST_KNOWN:
        log_line(LOG_LINE_INFO, &about, "stored already, before a restart");
        break;
    case INGEST_REFUSED:
    case INGEST_PENDING:
        if (!arrival->changing) {
            about.error = LOG_FILE_REFUSED;
            log_line(LOG_LINE_ERROR, &about, "moved to refused/: %s", reason);
        }
        break;
    }
}

static void lose_inbox(struct work *work, const struct error *error)
{
    inbox_close(&work->inbox);
    work->inbox_idle = false;
    work->scan_at_ms = clock_monotonic_ms() + REOPEN_MS;
    tell_trouble(work, LOG_INBOX_AWAY, error);
}

/* Stored and committed, then moved away and synced, then forgotten as arrivals: in this order a
 * crash at any moment neither loses a file nor counts it twice.  False: come back later. */
static bool take_files(struct work *work, struct arena *arena, struct arrival *arrivals,
                       size_t count)
{
    struct error error = {0};

    if (!ingest_batch(work->db, work->rulebook, arena, "inbox", arrivals, count, &error)) {
        work_lose_database(work, &error);
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        tell_arrival(work, &arrivals[at]);
    }
    if (!inbox_move(work->inbox, arena, arrivals, count, &error)) {
        lose_inbox(work, &error);
        return false;
    }
    if (!ingest_settle(work->db, arena, arrivals, count, &error)) {
        work_lose_database(work, &error);
        return false;
    }
    return true;
}

static void take_from_inbox(struct work *work)
{
    ARENA(arena);
    struct arrival *arrivals = arena_array(arena, struct arrival, INGEST_BATCH_MAX);
    struct error error = {0};
    size_t count = 0;
    bool later = false;
    int64_t now_ms = clock_monotonic_ms();

    inbox_listen(work->inbox);
    if (!inbox_collect(work->inbox, arena, arrivals, INGEST_BATCH_MAX, &count, &later, &error)) {
        lose_inbox(work, &error);
        return;
    }
    bool taken = count == 0 || take_files(work, arena, arrivals, count);

    inbox_release(arrivals, count);
    work->inbox_idle = taken && count == 0 && !later;
    if (!taken) {
        return;
    }
    if (work->trouble[0] != '\0') {
        work->trouble[0] = '\0';
        log_line(LOG_LINE_INFO, NULL, "working again");
        work_tell_status(work);
    }
    if (count > 0) {
        work->jobs_at_ms[LANE_RECONCILE] = 0;
        work_tell_status(work);
    }
    work->scan_at_ms =
        count == INGEST_BATCH_MAX ? 0 : now_ms + (later || count > 0 ? LATER_MS : RESCAN_MS);
}

void work_scan_inbox(struct work *work)
{
    struct error error = {0};

    if (work->inbox == NULL && !inbox_open(work->options.inbox, &work->inbox, &error)) {
        lose_inbox(work, &error);
        return;
    }
    work->scan_at_ms = clock_monotonic_ms() + RESCAN_MS;
    take_from_inbox(work);
}

static struct runner *free_runner(struct work *work, enum job_lane lane)
{
    for (size_t at = 0; at < RUNNER_COUNT; at++) {
        if (work->runners[at].lane == lane && work->runners[at].process == 0) {
            return &work->runners[at];
        }
    }
    return NULL;
}

int64_t work_jobs_at_ms(const struct work *work, enum job_lane lane)
{
    for (size_t at = 0; at < RUNNER_COUNT; at++) {
        if (work->runners[at].lane == lane && work->runners[at].process == 0) {
            return work->jobs_at_ms[lane];
        }
    }
    return INT64_MAX;
}

void work_hear_of_jobs(struct work *work)
{
    for (size_t lane = 0; lane < LANE_COUNT; lane++) {
        work->jobs_at_ms[lane] = 0;
    }
}

static void start_job(struct work *work, enum job_lane lane)
{
    struct error error = {0};
    struct runner *runner = free_runner(work, lane);

    if (runner == NULL) {
        return;
    }
    if (!runner_start(work->options.database, lane, runner, &error)) {
        tell_trouble(work, LOG_JOB_DIED, &error);
        return;
    }
    if (lane != LANE_RECONCILE) { /* there may be more, for the other runners */
        work->jobs_at_ms[lane] = clock_monotonic_ms() + NEXT_JOB_MS;
    }
    work_tell_status(work);
}

void work_look_for_jobs(struct work *work, enum job_lane lane)
{
    struct error error = {0};
    bool due = false;
    int64_t wait_ms = -1;
    int64_t now_ms = clock_monotonic_ms();

    if (!jobs_due(work->db, lane, &due, &wait_ms, &error)) {
        work_lose_database(work, &error);
        return;
    }
    /* What fails in the exchange with others is not waited for when we are to end. */
    work->jobs_idle[lane] = !due && (wait_ms < 0 || lane != LANE_RECONCILE);
    work->jobs_at_ms[lane] = now_ms + (wait_ms > 0 && wait_ms < JOBS_MS ? wait_ms + 10 : JOBS_MS);
    if (due) {
        start_job(work, lane);
    }
}

void work_plan_jobs(struct work *work)
{
    struct error error = {0};

    if (!jobs_plan(work->db, &error)) {
        work_lose_database(work, &error);
        return;
    }
    work->plan_at_ms = work->options.once ? INT64_MAX : clock_monotonic_ms() + PLAN_MS;
}

int64_t work_next_night_s(int night_minute)
{
    int64_t now = clock_now_s();
    int second = night_minute * MINUTE_S;
    int64_t tonight = instant_of_local(local_day(now), second);

    if (night_minute == NIGHT_OFF) {
        return INT64_MAX;
    }
    return tonight > now ? tonight : instant_of_local(local_day(now) + 1, second);
}

void work_start_night(struct work *work)
{
    struct error error = {0};

    if (!jobs_night(work->db, &error)) {
        work_lose_database(work, &error);
        return;
    }
    work->night_at_s = work_next_night_s(work->options.night_minute);
    work->jobs_at_ms[LANE_RECONCILE] = 0;
}

void work_end_silent_jobs(struct work *work)
{
    for (size_t at = 0; at < RUNNER_COUNT; at++) {
        struct runner *runner = &work->runners[at];

        if (runner->process != 0 &&
            clock_monotonic_ms() - runner->last_heard_ms > work->options.stuck_after_ms) {
            log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_JOB_STUCK},
                     "job: no progress for %jd minutes (last: %s); ended",
                     (intmax_t)(work->options.stuck_after_ms / (MINUTE_S * 1000)), runner->text);
            runner_stop(runner);
            work->jobs_at_ms[runner->lane] = clock_monotonic_ms() + JOBS_MS;
        }
    }
}

/* Where nothing else is said, nothing is touched: jobs that run go on, and so does the inbox. */
void work_reload(struct work *work)
{
    struct work_options options = {0};
    struct error error = {0};

    notify_reloading();
    if (!work->options.reload.read(work->options.reload.context, &options, &error)) {
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_SETTINGS_WRONG},
                 "the settings stay as they were: %s", error.text);
        notify_ready();
        return;
    }
    if (strcmp(options.inbox, work->options.inbox) != 0) {
        inbox_close(&work->inbox);
        work->inbox_idle = false;
        work->scan_at_ms = 0;
    }
    if (strcmp(options.database, work->options.database) != 0) {
        db_close(&work->db);
        work->reconnect_at_ms = 0;
        work->reconnect_wait_ms = RECONNECT_FIRST_MS;
    }
    work->options = options;
    work->night_at_s = work_next_night_s(options.night_minute);
    log_line(LOG_LINE_INFO, NULL, "the settings were read anew; watching %s", options.inbox);
    if (!work_start_probe(work, &error)) {
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_METRICS_AWAY}, "%s", error.text);
    }
    notify_ready();
}

/* What the database does not know. */
static void print_metrics(void *context, const struct openmetrics *to)
{
    static const struct metric files = {"avstamd_work_files", METRIC_COUNTER, NULL,
                                        "Files that this daemon took from its inbox."};
    static const struct metric running = {"avstamd_work_jobs_running", METRIC_GAUGE, NULL,
                                          "Jobs that this daemon runs."};
    const struct work *work = context;
    const struct {
        const char *outcome;
        int64_t count;
    } counts[] = {
        {"stored", work->stored}, {"quarantined", work->quarantined}, {"repeated", work->repeated}};
    int64_t busy = 0;
    ARENA(arena);

    openmetrics_family(to, &files);
    for (size_t at = 0; at < sizeof counts / sizeof counts[0]; at++) {
        openmetrics_value(to, &files, openmetrics_label(arena, "", "outcome", counts[at].outcome),
                          counts[at].count);
    }
    for (size_t at = 0; at < RUNNER_COUNT; at++) {
        busy += work->runners[at].process != 0;
    }
    openmetrics_family(to, &running);
    openmetrics_value(to, &running, "", busy);
}

bool work_start_probe(struct work *work, struct error *error)
{
    const struct probe_options options = {.listen = work->options.metrics,
                                          .database = work->options.database,
                                          .state_folder = work->options.inbox,
                                          .metrics = print_metrics,
                                          .context = work};

    return probe_replace(&work->probe, &options, error);
}
