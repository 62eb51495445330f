#include "daemon/runner.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/log.h"
#include "daemon/secrecy.h"

enum { RAN = 0, NOTHING_TO_DO = 3, FAILED = 2, PATIENCE_MS = 2000 };

/* A full pipe loses a word of progress, no more. */
static void tell_progress(void *context, const char *what)
{
    const int *pipe = context;
    char line[RUNNER_TEXT_BYTES];
    int length = snprintf(line, sizeof line, "%s\n", what);
    size_t size = length < (int)sizeof line ? (size_t)length : sizeof line - 1;
    ssize_t written = write(*pipe, line, size);

    (void)written;
}

static int run_in_child(const char *database, enum job_lane lane, int pipe)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct error error = {0};
    bool ran = false;

    tell_progress(&pipe, "starting");
    if (!db_open(database, &db, &error) ||
        !db_execute(db, &SQL_JOB_SESSION, DB_NO_VALUES, NULL, &error) ||
        !jobs_run_one(db, lane, tell_progress, &pipe, &ran, &error)) {
        ARENA(arena);

        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_DATABASE_AWAY}, "job: %s",
                 secrecy_text(db, arena, error.text));
        return FAILED;
    }
    return ran ? RAN : NOTHING_TO_DO;
}

/* The daemon's signals are not ours: SIGTERM ends us, and so does the end of the daemon. */
static void become_child(pid_t parent)
{
    sigset_t none;

    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
    if (getppid() != parent) {
        _exit(FAILED);
    }
}

bool runner_start(const char *database, enum job_lane lane, struct runner *ret_runner,
                  struct error *error)
{
    int ends[2];
    pid_t parent = getpid();

    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) {
        return error_set(error, ERROR_UNAVAILABLE, "job: no pipe: %s", strerror(errno));
    }
    pid_t process = fork();

    if (process == 0) {
        become_child(parent);
        (void)close(ends[0]);
        _exit(run_in_child(database, lane, ends[1]));
    }
    (void)close(ends[1]);
    if (process < 0) {
        (void)close(ends[0]);
        return error_set(error, ERROR_UNAVAILABLE, "job: no process: %s", strerror(errno));
    }
    *ret_runner = (struct runner){
        .lane = lane, .process = process, .pipe = ends[0], .last_heard_ms = clock_monotonic_ms()};
    return true;
}

/* The last whole line that was said. */
static void remember(struct runner *runner, char *said, size_t length)
{
    while (length > 0 && said[length - 1] == '\n') {
        length--;
    }
    said[length] = '\0';
    const char *line = strrchr(said, '\n');

    (void)snprintf(runner->text, sizeof runner->text, "%.*s", (int)sizeof runner->text - 1,
                   line == NULL ? said : line + 1);
}

static int reap(struct runner *runner)
{
    int status = 0;

    while (waitpid(runner->process, &status, 0) < 0 && errno == EINTR) {
    }
    (void)close(runner->pipe);
    *runner = (struct runner){.lane = runner->lane, .pipe = -1};
    return status;
}

void runner_listen(struct runner *runner, bool *ret_ended, bool *ret_ran)
{
    char said[4096];
    ssize_t got = read(runner->pipe, said, sizeof said - 1);

    *ret_ended = *ret_ran = false;
    if (got > 0) {
        runner->last_heard_ms = clock_monotonic_ms();
        remember(runner, said, (size_t)got);
        return;
    }
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    int status = reap(runner);

    *ret_ended = true;
    *ret_ran = WIFEXITED(status) && WEXITSTATUS(status) == RAN;
    if (WIFSIGNALED(status)) {
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_JOB_DIED},
                 "job: the process was ended by signal %d", WTERMSIG(status));
    }
}

static bool ended_within(const struct runner *runner, int64_t wait_ms)
{
    int64_t until = clock_monotonic_ms() + wait_ms;
    char ignored[256];

    for (int64_t left = wait_ms; left > 0; left = until - clock_monotonic_ms()) {
        struct pollfd wait = {.fd = runner->pipe, .events = POLLIN};

        if (poll(&wait, 1, (int)left) == 1 && read(runner->pipe, ignored, sizeof ignored) == 0) {
            return true;
        }
    }
    return false;
}

void runner_stop(struct runner *runner)
{
    if (runner->process == 0) {
        return;
    }
    (void)kill(runner->process, SIGTERM);
    if (!ended_within(runner, PATIENCE_MS)) {
        (void)kill(runner->process, SIGKILL);
    }
    (void)reap(runner);
}
