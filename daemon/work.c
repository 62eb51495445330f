#include "daemon/work.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/db.h"
#include "daemon/inbox.h"
#include "daemon/jobs.h"
#include "daemon/log.h"
#include "daemon/migrate.h"
#include "daemon/notify.h"
#include "daemon/runner.h"

enum {
    RESCAN_MS = 30000,        /* the inbox is looked through even when nothing was heard */
    LATER_MS = 1000,          /* and when a file was not complete */
    JOBS_MS = 15000,          /* the queue, even when nobody announced anything */
    REOPEN_MS = 3000,         /* after the inbox went away */
    RECONNECT_FIRST_MS = 500, /* after the database went away; doubles up to … */
    RECONNECT_LAST_MS = 30000,
    SILENT_MS = 15 * 60 * 1000, /* a job that tells no progress for so long hangs */
    MINUTE_S = 60
};

struct work {
    struct work_options options;
    struct db *db;       /* NULL while the database is away */
    struct inbox *inbox; /* NULL while the folder is away */
    struct runner runner;
    int signals;
    bool stopping;
    bool inbox_idle, jobs_idle; /* nothing waits, as far as we know */
    int64_t reconnect_at_ms, reconnect_wait_ms;
    int64_t scan_at_ms, jobs_at_ms, watchdog_at_ms, watchdog_ms;
    int64_t night_at_s; /* INT64_MAX: never */
    int64_t stored, quarantined, repeated;
    char trouble[ERROR_TEXT_BYTES]; /* told already */
};

static void tell_status(const struct work *work)
{
    const char *database = work->db != NULL ? "" : "The database is away, trying again. ";
    const char *trouble = work->trouble[0] == '\0' ? "" : work->trouble;

    notify_status("%s%s%s; since start %jd stored, %jd quarantined, %jd repeated%s%.200s", database,
                  work->runner.process == 0 ? "Waiting" : "Reconciling: ", work->runner.text,
                  (intmax_t)work->stored, (intmax_t)work->quarantined, (intmax_t)work->repeated,
                  *trouble == '\0' ? "" : ". ", trouble);
}

/* The same trouble is told once, not at every try. */
static void tell_trouble(struct work *work, const struct error *error)
{
    if (strcmp(work->trouble, error->text) != 0) {
        (void)snprintf(work->trouble, sizeof work->trouble, "%s", error->text);
        log_line(LOG_LINE_ERROR, NULL, "%s", error->text);
    }
    tell_status(work);
}

static void lose_database(struct work *work, const struct error *error)
{
    db_close(&work->db);
    tell_trouble(work, error);
    work->reconnect_at_ms = clock_monotonic_ms() + work->reconnect_wait_ms;
    work->reconnect_wait_ms *= 2;
    if (work->reconnect_wait_ms > RECONNECT_LAST_MS) {
        work->reconnect_wait_ms = RECONNECT_LAST_MS;
    }
    tell_status(work);
}

static bool read_leftovers(struct work *work, struct error *error)
{
    int count = 0;

    do {
        if (!ingest_leftovers(work->db, &count, error)) {
            return false;
        }
    } while (count > 0);
    return true;
}

static void connect_database(struct work *work)
{
    struct error error = {0};

    if (!db_open(NULL, &work->db, &error) || !migrate_check(work->db, &error) ||
        !db_execute(work->db, &SQL_JOB_LISTEN, DB_NO_VALUES, NULL, &error) ||
        !read_leftovers(work, &error)) {
        lose_database(work, &error);
        return;
    }
    work->reconnect_wait_ms = RECONNECT_FIRST_MS;
    work->scan_at_ms = work->jobs_at_ms = 0;
    tell_status(work);
}

static void tell_arrival(struct work *work, const struct arrival *arrival)
{
    const struct log_about about = {.file = arrival->name, .file_no = arrival->file_no};

    switch (arrival->outcome) {
    case INGEST_STORED:
        work->stored++;
        log_line(LOG_LINE_INFO, &about, "stored");
        break;
    case INGEST_REPEATED:
        work->repeated++;
        log_line(LOG_LINE_INFO, &about, "the same bytes again");
        break;
    case INGEST_QUARANTINED:
        work->quarantined++;
        log_line(LOG_LINE_WARNING, &about, "quarantined: %s", arrival->reason);
        break;
    case INGEST_KNOWN:
        log_line(LOG_LINE_INFO, &about, "stored already, before a restart");
        break;
    case INGEST_REFUSED:
    case INGEST_PENDING:
        if (!arrival->changing) {
            log_line(LOG_LINE_ERROR, &about, "moved to refused/: %s", arrival->reason);
        }
        break;
    }
}

static void lose_inbox(struct work *work, const struct error *error)
{
    inbox_close(&work->inbox);
    work->inbox_idle = false;
    work->scan_at_ms = clock_monotonic_ms() + REOPEN_MS;
    tell_trouble(work, error);
}

/* Stored and committed, then moved away and synced, then forgotten as arrivals: in this order a
 * crash at any moment neither loses a file nor counts it twice.  False: come back later. */
static bool take_files(struct work *work, struct arena *arena, struct arrival *arrivals,
                       size_t count)
{
    struct error error = {0};

    if (!ingest_batch(work->db, arena, "inbox", arrivals, count, &error)) {
        lose_database(work, &error);
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
        lose_database(work, &error);
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
        tell_status(work);
    }
    if (count > 0) {
        work->jobs_at_ms = 0;
        tell_status(work);
    }
    work->scan_at_ms =
        count == INGEST_BATCH_MAX ? 0 : now_ms + (later || count > 0 ? LATER_MS : RESCAN_MS);
}

static void scan_inbox(struct work *work)
{
    struct error error = {0};

    if (work->inbox == NULL && !inbox_open(work->options.inbox, &work->inbox, &error)) {
        lose_inbox(work, &error);
        return;
    }
    work->scan_at_ms = clock_monotonic_ms() + RESCAN_MS;
    take_from_inbox(work);
}

static void start_job(struct work *work)
{
    struct error error = {0};

    if (!runner_start(&work->runner, &error)) {
        tell_trouble(work, &error);
        return;
    }
    tell_status(work);
}

static void look_for_jobs(struct work *work)
{
    struct error error = {0};
    bool due = false;
    int64_t wait_ms = -1;
    int64_t now_ms = clock_monotonic_ms();

    if (!jobs_due(work->db, &due, &wait_ms, &error)) {
        lose_database(work, &error);
        return;
    }
    work->jobs_idle = !due && wait_ms < 0;
    work->jobs_at_ms = now_ms + (wait_ms > 0 && wait_ms < JOBS_MS ? wait_ms + 10 : JOBS_MS);
    if (due) {
        start_job(work);
    }
}

static int64_t next_night_s(int night_minute)
{
    int64_t now = clock_now_s();
    int second = night_minute * MINUTE_S;
    int64_t tonight = instant_of_local(local_day(now), second);

    if (night_minute == NIGHT_OFF) {
        return INT64_MAX;
    }
    return tonight > now ? tonight : instant_of_local(local_day(now) + 1, second);
}

static void start_night(struct work *work)
{
    struct error error = {0};

    if (!jobs_night(work->db, &error)) {
        lose_database(work, &error);
        return;
    }
    work->night_at_s = next_night_s(work->options.night_minute);
    work->jobs_at_ms = 0;
}

static void end_silent_job(struct work *work)
{
    if (work->runner.process != 0 &&
        clock_monotonic_ms() - work->runner.last_heard_ms > SILENT_MS) {
        log_line(LOG_LINE_ERROR, NULL, "job: no progress for 15 minutes (last: %s); ended",
                 work->runner.text);
        runner_stop(&work->runner);
        work->jobs_at_ms = clock_monotonic_ms() + JOBS_MS;
    }
}

/* The loop turns at least this often, and that is what the watchdog is told. */
static void tell_alive(struct work *work)
{
    int64_t now_ms = clock_monotonic_ms();

    if (work->watchdog_ms > 0 && now_ms >= work->watchdog_at_ms) {
        notify_alive();
        work->watchdog_at_ms = now_ms + work->watchdog_ms;
    }
}

/* Announcements may have come in with the answers to other statements. */
static void hear_announcements(struct work *work)
{
    PGconn *connection = db_connection(work->db);

    for (PGnotify *heard = PQnotifies(connection); heard != NULL; heard = PQnotifies(connection)) {
        PQfreemem(heard);
        work->jobs_at_ms = 0;
    }
}

/* One thing of each kind, so that signals and systemd never wait long. */
static void do_what_is_due(struct work *work)
{
    int64_t now_ms = clock_monotonic_ms();

    tell_alive(work);
    end_silent_job(work);
    if (work->db == NULL && now_ms >= work->reconnect_at_ms) {
        connect_database(work);
    }
    if (work->db != NULL && now_ms >= work->scan_at_ms) {
        scan_inbox(work);
    }
    if (work->db != NULL && clock_now_s() >= work->night_at_s) {
        start_night(work);
    }
    if (work->db != NULL) {
        hear_announcements(work);
    }
    if (work->db != NULL && work->runner.process == 0 && now_ms >= work->jobs_at_ms) {
        look_for_jobs(work);
    }
}

static void earlier(int64_t *at_ms, int64_t other_ms)
{
    *at_ms = other_ms < *at_ms ? other_ms : *at_ms;
}

static int wait_ms(const struct work *work)
{
    int64_t now_ms = clock_monotonic_ms();
    int64_t at_ms = now_ms + RESCAN_MS;

    if (work->watchdog_ms > 0) {
        earlier(&at_ms, work->watchdog_at_ms);
    }
    if (work->db == NULL) {
        earlier(&at_ms, work->reconnect_at_ms);
    } else {
        earlier(&at_ms, work->scan_at_ms);
        if (work->runner.process == 0) {
            earlier(&at_ms, work->jobs_at_ms);
        }
        if (work->night_at_s != INT64_MAX) {
            earlier(&at_ms, now_ms + (work->night_at_s - clock_now_s()) * 1000);
        }
    }
    return at_ms > now_ms ? (int)(at_ms - now_ms) : 0;
}

static void hear_database(struct work *work)
{
    PGconn *connection = db_connection(work->db);
    struct error error = {0};

    if (PQconsumeInput(connection) == 0 || !db_alive(work->db)) {
        error_set(&error, ERROR_UNAVAILABLE, "the connection to the database was lost");
        lose_database(work, &error);
        return;
    }
    hear_announcements(work);
}

static void hear_runner(struct work *work)
{
    bool ended = false, ran = false;

    runner_listen(&work->runner, &ended, &ran);
    if (ended) {
        /* After a job there may be another; one that could not be taken is somebody else's. */
        work->jobs_at_ms = ran ? 0 : clock_monotonic_ms() + LATER_MS;
    }
    tell_status(work);
}

static void hear_signals(struct work *work)
{
    struct signalfd_siginfo signal;

    if (read(work->signals, &signal, sizeof signal) == (ssize_t)sizeof signal) {
        work->stopping = true;
    }
}

static void wait_for_something(struct work *work)
{
    struct pollfd wait[] = {
        {.fd = work->signals, .events = POLLIN},
        {.fd = work->inbox == NULL ? -1 : inbox_fd(work->inbox), .events = POLLIN},
        {.fd = work->runner.process == 0 ? -1 : work->runner.pipe, .events = POLLIN},
        {.fd = work->db == NULL ? -1 : PQsocket(db_connection(work->db)), .events = POLLIN},
    };

    if (poll(wait, sizeof wait / sizeof wait[0], wait_ms(work)) <= 0) {
        return;
    }
    if (wait[0].revents != 0) {
        hear_signals(work);
    }
    if (wait[1].revents != 0) {
        inbox_listen(work->inbox);
        work->scan_at_ms = 0;
    }
    if (wait[2].revents != 0) {
        hear_runner(work);
    }
    if (wait[3].revents != 0) {
        hear_database(work);
    }
}

static bool catch_signals(struct work *work, struct error *error)
{
    sigset_t caught;

    (void)sigemptyset(&caught);
    (void)sigaddset(&caught, SIGTERM);
    (void)sigaddset(&caught, SIGINT);
    (void)sigprocmask(SIG_BLOCK, &caught, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    work->signals = signalfd(-1, &caught, SFD_CLOEXEC | SFD_NONBLOCK);
    return work->signals >= 0 ||
           error_set(error, ERROR_UNAVAILABLE, "signalfd: %s", strerror(errno));
}

static bool all_done(const struct work *work)
{
    return work->options.once && work->db != NULL && work->inbox_idle && work->jobs_idle &&
           work->runner.process == 0;
}

bool work(const struct work_options *options, struct error *error)
{
    struct work work = {.options = *options,
                        .runner = {.pipe = -1},
                        .reconnect_wait_ms = RECONNECT_FIRST_MS,
                        .watchdog_ms = notify_watchdog_ms(),
                        .night_at_s = next_night_s(options->night_minute)};

    if (!catch_signals(&work, error)) {
        return false;
    }
    if (!inbox_open(options->inbox, &work.inbox, error)) {
        (void)close(work.signals);
        return false;
    }
    connect_database(&work);
    notify_ready();
    log_line(LOG_LINE_INFO, NULL, "watching %s", options->inbox);
    while (!work.stopping && !all_done(&work)) {
        do_what_is_due(&work);
        if (!all_done(&work)) {
            wait_for_something(&work);
        }
    }
    notify_stopping();
    runner_stop(&work.runner);
    log_line(LOG_LINE_INFO, NULL, "stopped; %jd stored, %jd quarantined, %jd repeated",
             (intmax_t)work.stored, (intmax_t)work.quarantined, (intmax_t)work.repeated);
    inbox_close(&work.inbox);
    db_close(&work.db);
    (void)close(work.signals);
    return true;
}
