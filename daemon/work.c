#include "daemon/work.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/health/probe.h"
#include "daemon/log.h"
#include "daemon/notify.h"
#include "daemon/work_tasks.h"
#include "parsers/validate/rulebook.h"

/* The loop turns at least this often, and that is what the watchdog is told. */
static void tell_alive(struct work *work)
{
    int64_t now_ms = clock_monotonic_ms();

    if (work->watchdog_ms > 0 && now_ms >= work->watchdog_at_ms) {
        notify_alive();
        work->watchdog_at_ms = now_ms + work->watchdog_ms;
    }
}

static void hear_announcements(struct work *work)
{
    PGconn *connection = db_connection(work->db);

    for (PGnotify *heard = PQnotifies(connection); heard != NULL; heard = PQnotifies(connection)) {
        PQfreemem(heard);
        work_hear_of_jobs(work);
    }
}

/* One thing of each kind, so that signals and systemd never wait long. */
static void do_what_is_due(struct work *work)
{
    int64_t now_ms = clock_monotonic_ms();

    tell_alive(work);
    probe_turn(work->probe);
    work_end_silent_jobs(work);
    if (work->db == NULL && now_ms >= work->reconnect_at_ms) {
        work_connect_database(work);
    }
    if (work->db != NULL && now_ms >= work->scan_at_ms) {
        work_scan_inbox(work);
    }
    if (work->db != NULL && clock_now_s() >= work->night_at_s) {
        work_start_night(work);
    }
    if (work->db != NULL && now_ms >= work->plan_at_ms) {
        work_plan_jobs(work);
    }
    for (enum job_lane lane = 0; lane < LANE_COUNT; lane++) {
        if (work->db != NULL && now_ms >= work_jobs_at_ms(work, lane)) {
            work_look_for_jobs(work, lane);
        }
    }
    if (work->db != NULL) { /* the last: what libpq has read with an answer wakes nobody */
        hear_announcements(work);
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
    if (probe_wait_ms(work->probe) >= 0) {
        earlier(&at_ms, now_ms + probe_wait_ms(work->probe));
    }
    if (work->db == NULL) {
        earlier(&at_ms, work->reconnect_at_ms);
    } else {
        earlier(&at_ms, work->scan_at_ms);
        earlier(&at_ms, work->plan_at_ms);
        for (enum job_lane lane = 0; lane < LANE_COUNT; lane++) {
            earlier(&at_ms, work_jobs_at_ms(work, lane));
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
        work_lose_database(work, &error);
        return;
    }
    hear_announcements(work);
}

static void hear_runner(struct work *work, struct runner *runner)
{
    bool ended = false, ran = false;

    runner_listen(runner, &ended, &ran);
    if (ended) {
        /* After a job there may be another; one that could not be taken is somebody else's. */
        work->jobs_at_ms[runner->lane] = ran ? 0 : clock_monotonic_ms() + LATER_MS;
        work->jobs_idle[runner->lane] =
            work->jobs_idle[runner->lane] && !ran; /* it may have queued some */
    }
    work_tell_status(work);
}

static void hear_signals(struct work *work)
{
    struct signalfd_siginfo signal;

    if (read(work->signals, &signal, sizeof signal) != (ssize_t)sizeof signal) {
        return;
    }
    if (signal.ssi_signo == SIGHUP) {
        work_reload(work);
    } else {
        work->stopping = true;
    }
}

static void wait_for_something(struct work *work)
{
    enum { SIGNALS, INBOX, DATABASE, PROBE, RUNNERS };
    struct pollfd wait[RUNNERS + RUNNER_COUNT] = {
        [SIGNALS] = {.fd = work->signals, .events = POLLIN},
        [INBOX] = {.fd = work->inbox == NULL ? -1 : inbox_fd(work->inbox), .events = POLLIN},
        [DATABASE] = {.fd = work->db == NULL ? -1 : PQsocket(db_connection(work->db)),
                      .events = POLLIN},
        [PROBE] = {.fd = probe_fd(work->probe), .events = POLLIN},
    };

    for (size_t at = 0; at < RUNNER_COUNT; at++) {
        const struct runner *runner = &work->runners[at];

        wait[RUNNERS + at] =
            (struct pollfd){.fd = runner->process == 0 ? -1 : runner->pipe, .events = POLLIN};
    }
    if (poll(wait, sizeof wait / sizeof wait[0], wait_ms(work)) <= 0) {
        return;
    }
    if (wait[SIGNALS].revents != 0) {
        hear_signals(work);
    }
    if (wait[INBOX].revents != 0) {
        inbox_listen(work->inbox);
        work->scan_at_ms = 0;
    }
    for (size_t at = 0; at < RUNNER_COUNT; at++) {
        if (wait[RUNNERS + at].revents != 0) {
            hear_runner(work, &work->runners[at]);
        }
    }
    if (wait[DATABASE].revents != 0) {
        hear_database(work);
    }
}

static bool catch_signals(struct work *work, struct error *error)
{
    sigset_t caught;

    (void)sigemptyset(&caught);
    (void)sigaddset(&caught, SIGTERM);
    (void)sigaddset(&caught, SIGINT);
    (void)sigaddset(&caught, SIGHUP);
    (void)sigprocmask(SIG_BLOCK, &caught, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    work->signals = signalfd(-1, &caught, SFD_CLOEXEC | SFD_NONBLOCK);
    return work->signals >= 0 ||
           error_set(error, ERROR_UNAVAILABLE, "signalfd: %s", strerror(errno));
}

static bool all_done(const struct work *work)
{
    bool done = work->options.once && work->db != NULL && work->inbox_idle;

    for (size_t lane = 0; lane < LANE_COUNT; lane++) {
        done = done && work->jobs_idle[lane];
    }
    for (size_t at = 0; at < RUNNER_COUNT; at++) {
        done = done && work->runners[at].process == 0;
    }
    return done;
}

static void begin_runners(struct work *work)
{
    for (size_t at = 0; at < RUNNER_COUNT; at++) {
        work->runners[at] = (struct runner){
            .lane = at == 0                  ? LANE_RECONCILE
                    : at <= EXCHANGE_RUNNERS ? LANE_EXCHANGE
                                             : LANE_NOTICE,
            .pipe = -1,
        };
    }
}

static void stop_runners(struct work *work)
{
    for (size_t at = 0; at < RUNNER_COUNT; at++) {
        runner_stop(&work->runners[at]);
    }
}

static void watch(struct work *work)
{
    begin_runners(work);
    work->rulebook = rulebook_new();
    work_connect_database(work);
    notify_ready();
    log_line(LOG_LINE_INFO, NULL, "watching %s", work->options.inbox);
    while (!work->stopping && !all_done(work)) {
        do_what_is_due(work);
        if (!all_done(work)) {
            wait_for_something(work);
        }
    }
    notify_stopping();
    stop_runners(work);
    log_line(LOG_LINE_INFO, NULL, "stopped; %jd stored, %jd quarantined, %jd repeated",
             (intmax_t)work->stored, (intmax_t)work->quarantined, (intmax_t)work->repeated);
}

bool work(const struct work_options *options, struct error *error)
{
    struct work work = {.options = *options,
                        .reconnect_wait_ms = RECONNECT_FIRST_MS,
                        .watchdog_ms = notify_watchdog_ms(),
                        .night_at_s = work_next_night_s(options->night_minute),
                        .signals = -1};
    bool done = catch_signals(&work, error) && inbox_open(options->inbox, &work.inbox, error) &&
                work_start_probe(&work, error);

    if (done) {
        watch(&work);
        done = work.gave_up.kind == ERROR_NONE;
        *error = work.gave_up;
    }
    probe_stop(&work.probe);
    inbox_close(&work.inbox);
    db_close(&work.db);
    rulebook_free(&work.rulebook);
    if (work.signals >= 0) {
        (void)close(work.signals);
    }
    return done;
}
