#include "daemon/work.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/inbox.h"
#include "daemon/jobs.h"
#include "tests/check.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/invoice_text.h"
#include "tests/daemon/settings_file.h"

enum {
    PATIENCE_MS = 20000,
    WATCHDOG_MS = 1000,
    AT_ONCE_MS = 10000 /* less than the daemon sleeps when it hears nothing */
};

/* A folder for the inbox and a socket like systemd's; the daemon runs as a process of its own. */
struct scene {
    struct fresh_database fresh;
    char folder[64], inbox[16];
    const char *settings; /* a file of them; NULL: options say it all */
    bool unwatched;       /* no watchdog, which the loop would turn for */
    int socket;
    pid_t daemon;
    char heard[65536]; /* all that systemd was told, line by line */
    size_t heard_bytes;
};

static void listen_as_systemd(struct scene *scene)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};

    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s/notify", scene->folder);
    scene->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_true(scene->socket >= 0);
    assert_int_equal(bind(scene->socket, (struct sockaddr *)&address, sizeof address), 0);
}

static int set_up(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);

    assert_non_null(scene);
    fresh_database_create(&scene->fresh);
    (void)snprintf(scene->folder, sizeof scene->folder, "/tmp/avstamd-work.XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    (void)snprintf(scene->inbox, sizeof scene->inbox, "inbox");
    listen_as_systemd(scene);
    *state = scene;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;
    char command[96];

    if (scene->daemon != 0) {
        (void)kill(scene->daemon, SIGKILL);
        (void)waitpid(scene->daemon, NULL, 0);
    }
    (void)close(scene->socket);
    fresh_database_drop(&scene->fresh);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", scene->folder);
    assert_int_equal(system(command), 0);
    free(scene);
    return 0;
}

static void start_daemon(struct scene *scene)
{
    const char *program = getenv("AVSTAMD");
    char text[128];

    assert_non_null(program);
    scene->daemon = fork();
    if (scene->daemon == 0) {
        (void)snprintf(text, sizeof text, "%s/notify", scene->folder);
        (void)setenv("NOTIFY_SOCKET", text, 1);
        (void)snprintf(text, sizeof text, "%d000", WATCHDOG_MS);
        (void)(scene->unwatched ? unsetenv("WATCHDOG_USEC") : setenv("WATCHDOG_USEC", text, 1));
        (void)setenv("PGDATABASE", scene->fresh.name, 1);
        (void)snprintf(text, sizeof text, "%s/inbox", scene->folder);
        if (scene->settings != NULL) {
            (void)execl(program, program, "--config", scene->settings, "work", (char *)NULL);
        }
        (void)execl(program, program, "work", "--inbox", text, "--night", "off", (char *)NULL);
        _exit(127);
    }
}

/* Takes one message in, if one comes. */
static bool hear(struct scene *scene, int64_t wait_ms)
{
    struct pollfd wait = {.fd = scene->socket, .events = POLLIN};
    size_t room = sizeof scene->heard - scene->heard_bytes - 2;

    if (poll(&wait, 1, (int)wait_ms) != 1) {
        return false;
    }
    ssize_t got = recv(scene->socket, scene->heard + scene->heard_bytes, room, 0);

    assert_true(got > 0);
    scene->heard_bytes += (size_t)got;
    scene->heard[scene->heard_bytes++] = '\n';
    return true;
}

/* Waits until systemd has been told this. */
static void hears(struct scene *scene, const char *words)
{
    int64_t until = clock_monotonic_ms() + PATIENCE_MS;

    while (strstr(scene->heard, words) == NULL) {
        int64_t left = until - clock_monotonic_ms();

        if (left <= 0 || !hear(scene, left)) {
            fail_msg("never heard '%s' in:\n%s", words, scene->heard);
        }
    }
}

static void forget_heard(struct scene *scene)
{
    while (hear(scene, 0)) {
    }
    memset(scene->heard, 0, sizeof scene->heard);
    scene->heard_bytes = 0;
}

/* Listens meanwhile: who tells systemd something waits until there is room for it. */
static void becomes(struct scene *scene, const char *sql, int64_t expected)
{
    int64_t until = clock_monotonic_ms() + PATIENCE_MS;

    while (test_number(scene->fresh.db, sql) != expected && clock_monotonic_ms() < until) {
        (void)hear(scene, 50);
    }
    assert_int_equal(test_number(scene->fresh.db, sql), expected);
}

static void becomes_folder(struct scene *scene, const char *name)
{
    int64_t until = clock_monotonic_ms() + PATIENCE_MS;
    char path[128];

    (void)snprintf(path, sizeof path, "%s/%s", scene->folder, name);
    while (access(path, F_OK) != 0 && clock_monotonic_ms() < until) {
        (void)hear(scene, 50);
    }
    assert_int_equal(access(path, F_OK), 0);
}

static void put(const struct scene *scene, const char *name, const char *text)
{
    char path[128];

    (void)snprintf(path, sizeof path, "%s/%s/%s", scene->folder, scene->inbox, name);
    FILE *out = fopen(path, "w");

    assert_non_null(out);
    (void)fputs(text, out);
    assert_int_equal(fclose(out), 0);
}

static void stops_cleanly(struct scene *scene)
{
    int64_t began = clock_monotonic_ms();
    int status = 0;

    assert_int_equal(kill(scene->daemon, SIGTERM), 0);
    while (waitpid(scene->daemon, &status, WNOHANG) == 0) {
        (void)hear(scene, 50);
        assert_true(clock_monotonic_ms() - began < PATIENCE_MS);
    }
    scene->daemon = 0;
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(clock_monotonic_ms() - began < 5000);
    hears(scene, "STOPPING=1");
}

static void systemd_is_told_of_start_life_and_end(void **state)
{
    struct scene *scene = *state;

    start_daemon(scene);
    hears(scene, "READY=1");
    forget_heard(scene);
    hears(scene, "WATCHDOG=1");
    forget_heard(scene);
    hears(scene, "WATCHDOG=1");
    stops_cleanly(scene);
}

static void a_file_is_taken_reconciled_and_moved(void **state)
{
    ARENA(arena);
    struct scene *scene = *state;
    char path[128];

    start_daemon(scene);
    hears(scene, "READY=1");
    put(scene, "a.xml", invoice_text(arena, (struct invoice_text){0}));
    becomes(scene, "select count(*) from job where kind <> 'months' and done_at is not null", 1);
    hears(scene, "since start 1 stored");
    assert_int_equal(test_number(scene->fresh.db, "select count(*) from document_outcome"), 1);
    becomes(scene, "select count(*) from receipt where arrival is null", 1);
    (void)snprintf(path, sizeof path, "%s/inbox/processed/a.xml", scene->folder);
    assert_int_equal(access(path, F_OK), 0);
    stops_cleanly(scene);
}

static void a_run_is_cut_off_by_the_end_and_waits_for_the_next_start(void **state)
{
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;

    test_execute(db, "select pg_advisory_lock(hashtextextended('avstamd.reconciliation', 0))");
    test_execute(db, "insert into job (kind) values ('reconcile')");
    start_daemon(scene);
    hears(scene, "Reconciling");
    becomes(scene, "select attempts from job where kind = 'reconcile'", 1);
    forget_heard(scene);
    hears(scene, "WATCHDOG=1");
    stops_cleanly(scene);
    assert_int_equal(
        test_number(db, "select count(*) from job where kind <> 'months' and done_at is null"), 1);
    test_execute(db, "select pg_advisory_unlock(hashtextextended('avstamd.reconciliation', 0))");
    start_daemon(scene);
    becomes(scene, "select count(*) from job where kind <> 'months' and done_at is not null", 1);
    stops_cleanly(scene);
}

static void files_are_taken_while_a_run_lasts(void **state)
{
    ARENA(arena);
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;

    test_execute(db, "select pg_advisory_lock(hashtextextended('avstamd.reconciliation', 0))");
    test_execute(db, "insert into job (kind) values ('reconcile')");
    start_daemon(scene);
    hears(scene, "Reconciling");
    put(scene, "a.xml", invoice_text(arena, (struct invoice_text){0}));
    becomes(scene, "select count(*) from document", 1);
    test_execute(db, "select pg_advisory_unlock(hashtextextended('avstamd.reconciliation', 0))");
    becomes(scene, "select count(*) from document_outcome", 1);
    becomes(scene, "select count(*) from job where kind <> 'months' and done_at is null", 0);
    stops_cleanly(scene);
}

static void a_job_queued_elsewhere_is_heard_at_once(void **state)
{
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;

    scene->unwatched = true;
    start_daemon(scene);
    becomes(scene, "select count(*) from job where kind = 'months' and done_at is not null", 1);
    int64_t began = clock_monotonic_ms();

    test_execute(db, "insert into job (kind) values ('night')");
    becomes(scene, "select count(*) from job where kind <> 'months' and done_at is not null", 1);
    assert_true(clock_monotonic_ms() - began < AT_ONCE_MS);
    assert_int_equal(test_number(db, "select count(*) from reconciliation_run where kind = 'full'"),
                     1);
    stops_cleanly(scene);
}

/* It has looked at the first lane, and looks at the second, when a job of the first is announced:
 * libpq reads that together with the answer, so that nothing wakes it afterwards. */
static void a_job_announced_while_it_looks_is_heard_at_once(void **state)
{
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;

    scene->unwatched = true;
    start_daemon(scene);
    becomes(scene, "select count(*) from job where kind = 'months' and done_at is not null", 1);
    test_execute(db, "create sequence looks; "
                     "create function look_slowly() returns bigint language plpgsql as $$ begin "
                     "perform nextval('looks'), pg_sleep(0.5); return 0; end $$; "
                     "create or replace view job_running as "
                     "select objid::bigint as job_no from pg_locks "
                     "where locktype = 'advisory' and classid = 20261122 "
                     "union all select look_slowly(); "
                     "insert into job (kind, not_before) select kind, now() + interval '1 hour' "
                     "from unnest(array['purge', 'quarantine', 'morning']) as kind");
    becomes(scene, "select (last_value >= 2)::integer from looks", 1);
    int64_t began = clock_monotonic_ms();

    test_execute(db, "insert into job (kind) values ('night')");
    becomes(scene, "select count(*) from job where kind = 'night' and done_at is not null", 1);
    assert_true(clock_monotonic_ms() - began < AT_ONCE_MS);
    stops_cleanly(scene);
}

static void a_lost_connection_is_told_and_found_again(void **state)
{
    ARENA(arena);
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;

    start_daemon(scene);
    hears(scene, "READY=1");
    forget_heard(scene);
    test_execute(db, "select pg_terminate_backend(pid) from pg_stat_activity "
                     "where pid <> pg_backend_pid() and datname = current_database()");
    hears(scene, "The database is away");
    put(scene, "a.xml", invoice_text(arena, (struct invoice_text){0}));
    becomes(scene, "select count(*) from document", 1);
    stops_cleanly(scene);
}

static void write_settings(struct scene *scene, const char *inbox, const char *more)
{
    ARENA(arena);
    const char *text = arena_printf(arena, "[inbox]\nfolder = %s/%s\n[work]\nnight = off\n%s",
                                    scene->folder, inbox, more);

    settings_file_write(scene->settings, text, 0644);
}

static void settings_are_read_anew_and_wrong_ones_are_not_taken(void **state)
{
    ARENA(arena);
    struct scene *scene = *state;

    scene->settings = arena_printf(arena, "%s/a.conf", scene->folder);
    write_settings(scene, "inbox", "");
    start_daemon(scene);
    hears(scene, "READY=1");
    write_settings(scene, "other", "");
    forget_heard(scene);
    assert_int_equal(kill(scene->daemon, SIGHUP), 0);
    hears(scene, "RELOADING=1");
    hears(scene, "READY=1");
    (void)snprintf(scene->inbox, sizeof scene->inbox, "other");
    becomes_folder(scene, "other/processed");
    put(scene, "a.xml", invoice_text(arena, (struct invoice_text){.number = "F-1"}));
    becomes(scene, "select count(*) from document", 1);
    write_settings(scene, "inbox", "nigth = off\n");
    forget_heard(scene);
    assert_int_equal(kill(scene->daemon, SIGHUP), 0);
    hears(scene, "READY=1");
    put(scene, "b.xml", invoice_text(arena, (struct invoice_text){.number = "F-2"}));
    becomes(scene, "select count(*) from document", 2);
    stops_cleanly(scene);
}

/* What one look into the inbox finds. */
static size_t collected(struct inbox *inbox, bool *ret_later)
{
    ARENA(arena);
    struct arrival arrivals[4];
    struct error error = {0};
    size_t count = 0;

    inbox_listen(inbox);
    if (!inbox_collect(inbox, arena, arrivals, 4, &count, ret_later, &error)) {
        fail_msg("%s", error.text);
    }
    inbox_release(arrivals, count);
    return count;
}

static void a_file_that_is_being_written_is_left_until_it_is_closed(void **state)
{
    struct scene *scene = *state;
    CLEANUP(inbox_close) struct inbox *inbox = NULL;
    struct error error = {0};
    bool later = false;
    char path[128];

    (void)snprintf(path, sizeof path, "%s/inbox", scene->folder);
    assert_true(inbox_open(path, &inbox, &error));
    (void)snprintf(path, sizeof path, "%s/inbox/a.xml", scene->folder);
    int writer = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0644);

    assert_true(writer >= 0);
    assert_int_equal(write(writer, "half", 4), 4);
    assert_int_equal(collected(inbox, &later), 0);
    assert_true(later);
    (void)sleep(3); /* old enough, but still open for writing */
    assert_int_equal(collected(inbox, &later), 0);
    assert_true(later);
    assert_int_equal(close(writer), 0);
    assert_int_equal(collected(inbox, &later), 1);
}

static void unfinished_names_folders_and_links_are_left_alone(void **state)
{
    struct scene *scene = *state;
    CLEANUP(inbox_close) struct inbox *inbox = NULL;
    struct error error = {0};
    bool later = false;
    char path[128];

    (void)snprintf(path, sizeof path, "%s/inbox", scene->folder);
    assert_true(inbox_open(path, &inbox, &error));
    put(scene, ".a.xml", "x");
    put(scene, "a.tmp", "x");
    put(scene, "a.part", "x");
    put(scene, "a.filepart", "x");
    (void)snprintf(path, sizeof path, "%s/inbox/link.xml", scene->folder);
    assert_int_equal(symlink("/etc/passwd", path), 0);
    assert_int_equal(collected(inbox, &later), 0);
    assert_false(later);
}

static void what_another_daemon_holds_is_left_to_it(void **state)
{
    struct scene *scene = *state;
    CLEANUP(inbox_close) struct inbox *one = NULL;
    CLEANUP(inbox_close) struct inbox *other = NULL;
    ARENA(arena);
    struct arrival arrival;
    struct error error = {0};
    size_t count = 0;
    bool later = false;
    char path[128];

    (void)snprintf(path, sizeof path, "%s/inbox", scene->folder);
    assert_true(inbox_open(path, &one, &error));
    assert_true(inbox_open(path, &other, &error));
    put(scene, "a.xml", "x");
    inbox_listen(one);
    assert_true(inbox_collect(one, arena, &arrival, 1, &count, &later, &error));
    assert_int_equal(count, 1);
    assert_int_equal(collected(other, &later), 0);
    assert_true(later);
    assert_true(inbox_move(one, arena, &arrival, 1, &error));
    inbox_release(&arrival, 1);
    assert_int_equal(collected(other, &later), 0);
    assert_false(later);
}

static void a_name_that_was_processed_before_replaces_nothing(void **state)
{
    struct scene *scene = *state;
    CLEANUP(inbox_close) struct inbox *inbox = NULL;
    struct error error = {0};
    char path[128];

    (void)snprintf(path, sizeof path, "%s/inbox", scene->folder);
    assert_true(inbox_open(path, &inbox, &error));
    for (int64_t round = 1; round <= 2; round++) {
        ARENA(arena);
        struct arrival arrival;
        size_t count = 0;
        bool later = false;

        put(scene, "a.xml", round == 1 ? "first" : "second one");
        inbox_listen(inbox);
        assert_true(inbox_collect(inbox, arena, &arrival, 1, &count, &later, &error));
        assert_int_equal(count, 1);
        arrival.receipt_no = round;
        assert_true(inbox_move(inbox, arena, &arrival, 1, &error));
        inbox_release(&arrival, 1);
    }
    struct stat status;

    (void)snprintf(path, sizeof path, "%s/inbox/processed/a.xml", scene->folder);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_size, 5);
    (void)snprintf(path, sizeof path, "%s/inbox/processed/a.xml.2", scene->folder);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_size, 10);
}

static void a_job_is_taken_by_one_and_tried_again_later_when_it_fails(void **state)
{
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;
    CLEANUP(db_close) struct db *other = fresh_database_connect(&scene->fresh);
    struct error error = {0};
    bool ran = false, due = false;
    int64_t wait_ms = 0;

    test_execute(db, "insert into job (kind) values ('reconcile')");
    test_execute(other, "select pg_advisory_lock(20261122, job_no::integer) from job");
    assert_true(jobs_due(db, LANE_RECONCILE, &due, &wait_ms, &error));
    assert_false(due);
    assert_int_equal(wait_ms, -1);
    assert_true(jobs_run_one(db, LANE_RECONCILE, NULL, NULL, &ran, &error));
    assert_false(ran);
    test_execute(other, "select pg_advisory_unlock_all()");
    test_execute(db, "alter table reconciliation_run rename to hidden");
    assert_true(jobs_run_one(db, LANE_RECONCILE, NULL, NULL, &ran, &error));
    assert_true(ran);
    assert_int_equal(test_number(db, "select count(*) from job where done_at is null and "
                                     "last_error is not null and not_before > now()"),
                     1);
    test_execute(db, "alter table hidden rename to reconciliation_run");
    test_execute(db, "update job set not_before = now()");
    assert_true(jobs_run_one(db, LANE_RECONCILE, NULL, NULL, &ran, &error));
    assert_true(ran);
    assert_int_equal(test_number(db, "select attempts from job where done_at is not null"), 2);
}

static void the_night_is_queued_once(void **state)
{
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;
    struct error error = {0};

    assert_true(jobs_night(db, &error));
    assert_true(jobs_night(db, &error));
    test_execute(db, "update job set done_at = now()");
    assert_true(jobs_night(db, &error));
    assert_int_equal(test_number(db, "select count(*) from job where kind = 'night'"), 1);
}

/* One of two sources fails: it waits, the other does not, and the reconciliation is not asked. */
static void jobs_of_a_kind_wait_by_themselves(void **state)
{
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;
    struct error error = {0};
    bool due = false;
    int64_t wait_ms = 0;

    assert_true(jobs_queue(db, "reconcile", "a", &error));
    assert_true(jobs_queue(db, "reconcile", "a", &error));
    assert_true(jobs_queue(db, "reconcile", "b", &error));
    assert_int_equal(test_number(db, "select count(*) from job"), 2);
    test_execute(db, "update job set attempts = 1, not_before = now() + interval '1 hour' "
                     "where subject = 'a'");
    assert_true(jobs_due(db, LANE_RECONCILE, &due, &wait_ms, &error));
    assert_true(due);
    test_execute(db, "delete from job where subject = 'b'");
    assert_true(jobs_due(db, LANE_RECONCILE, &due, &wait_ms, &error));
    assert_false(due);
    assert_true(wait_ms > 3500000);
    assert_true(jobs_due(db, LANE_EXCHANGE, &due, &wait_ms, &error));
    assert_false(due);
    assert_int_equal(wait_ms, -1);
}

static void what_is_done_every_so_often_is_queued_by_one_of_several_daemons(void **state)
{
    enum { EVERY_S = 3600 };
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;
    struct error error = {0};

    assert_true(jobs_every(db, "reconcile", "a", EVERY_S, &error));
    assert_true(jobs_every(db, "reconcile", "a", EVERY_S, &error));
    assert_true(jobs_every(db, "reconcile", "b", EVERY_S, &error));
    assert_int_equal(test_number(db, "select count(*) from job"), 2);
    test_execute(db, "update job set done_at = now(), created_at = now() - interval '59 minutes'");
    assert_true(jobs_every(db, "reconcile", "a", EVERY_S, &error));
    assert_int_equal(test_number(db, "select count(*) from job"), 2);
    test_execute(db, "update job set created_at = now() - interval '61 minutes'");
    assert_true(jobs_every(db, "reconcile", "a", EVERY_S, &error));
    assert_int_equal(test_number(db, "select count(*) from job"), 3);
    test_execute(db, "update job set created_at = now() - interval '61 minutes'");
    assert_true(jobs_every(db, "reconcile", "a", EVERY_S, &error)); /* one waits already */
    assert_int_equal(test_number(db, "select count(*) from job"), 3);
}

#define SCENE_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(systemd_is_told_of_start_life_and_end),
        SCENE_TEST(a_file_is_taken_reconciled_and_moved),
        SCENE_TEST(a_run_is_cut_off_by_the_end_and_waits_for_the_next_start),
        SCENE_TEST(files_are_taken_while_a_run_lasts),
        SCENE_TEST(a_job_queued_elsewhere_is_heard_at_once),
        SCENE_TEST(a_job_announced_while_it_looks_is_heard_at_once),
        SCENE_TEST(a_lost_connection_is_told_and_found_again),
        SCENE_TEST(settings_are_read_anew_and_wrong_ones_are_not_taken),
        SCENE_TEST(a_file_that_is_being_written_is_left_until_it_is_closed),
        SCENE_TEST(unfinished_names_folders_and_links_are_left_alone),
        SCENE_TEST(what_another_daemon_holds_is_left_to_it),
        SCENE_TEST(a_name_that_was_processed_before_replaces_nothing),
        SCENE_TEST(a_job_is_taken_by_one_and_tried_again_later_when_it_fails),
        SCENE_TEST(jobs_of_a_kind_wait_by_themselves),
        SCENE_TEST(the_night_is_queued_once),
        SCENE_TEST(what_is_done_every_so_often_is_queued_by_one_of_several_daemons),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
