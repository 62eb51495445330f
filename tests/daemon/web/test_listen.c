/* The sockets that systemd gives, asked for again as settings are read anew. */
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

#include "daemon/web/listen.h"
#include "tests/check.h"

enum { GIVEN = 2 };

/* Two sockets where systemd puts them, the second one for metrics; who stood there is kept. */
static void be_given_sockets(int kept[GIVEN])
{
    const struct sockaddr_in any = {.sin_family = AF_INET,
                                    .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};

    for (int at = 0; at < GIVEN; at++) {
        int place = SD_LISTEN_FDS_START + at;

        kept[at] = fcntl(place, F_DUPFD_CLOEXEC, SD_LISTEN_FDS_START + GIVEN);
        int opened = socket(AF_INET, SOCK_STREAM, 0);

        assert_true(opened >= 0);
        assert_int_equal(bind(opened, (const struct sockaddr *)&any, sizeof any), 0);
        assert_int_equal(listen(opened, 1), 0);
        assert_int_equal(dup2(opened, place), place);
        if (opened != place) {
            (void)close(opened);
        }
    }
    ARENA(arena);
    assert_int_equal(setenv("LISTEN_PID", arena_printf(arena, "%d", (int)getpid()), 1), 0);
    assert_int_equal(setenv("LISTEN_FDS", "2", 1), 0);
    assert_int_equal(setenv("LISTEN_FDNAMES", "pages:metrics", 1), 0);
}

static void put_back(const int kept[GIVEN])
{
    for (int at = 0; at < GIVEN; at++) {
        (void)close(SD_LISTEN_FDS_START + at);
        if (kept[at] >= 0) {
            (void)dup2(kept[at], SD_LISTEN_FDS_START + at);
            (void)close(kept[at]);
        }
    }
    (void)unsetenv("LISTEN_PID");
    (void)unsetenv("LISTEN_FDS");
    (void)unsetenv("LISTEN_FDNAMES");
}

static bool listens(int opened)
{
    int yes = 0;
    socklen_t length = sizeof yes;

    return getsockopt(opened, SOL_SOCKET, SO_ACCEPTCONN, &yes, &length) == 0 && yes != 0;
}

/* As after a reload that named another address, and one that took it back. */
static void what_systemd_gave_is_there_again_after_it_was_left(void **state UNUSED)
{
    ARENA(arena);
    const struct web_options options = {.threads = 1};
    const char *before = NULL, *after = NULL;
    struct error error = {0};
    bool by_proxy = true;
    int kept[GIVEN], opened = -1, other = -1;

    be_given_sockets(kept);
    assert_true(listen_open(&options, arena, &opened, &by_proxy, &before, &error));
    (void)close(opened);
    other = open("/dev/null", O_RDONLY | O_CLOEXEC);
    assert_true(listen_open(&options, arena, &opened, &by_proxy, &after, &error));
    assert_string_equal(after, before);
    assert_true(listens(opened));
    (void)close(opened);
    (void)close(other);

    assert_true(listen_metrics(NULL, arena, &opened, &after, &error));
    assert_string_not_equal(after, before);
    (void)close(opened);
    assert_true(listen_metrics(NULL, arena, &opened, &before, &error));
    assert_string_equal(after, before);
    assert_true(listens(opened));
    (void)close(opened);
    put_back(kept);
}

static void without_sockets_of_systemd_there_are_none(void **state UNUSED)
{
    ARENA(arena);
    const struct web_options options = {.threads = 1};
    const char *address = "";
    struct error error = {0};
    bool by_proxy = true;
    int opened = -1;

    assert_false(listen_open(&options, arena, &opened, &by_proxy, &address, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_true(listen_metrics(NULL, arena, &opened, &address, &error));
    assert_int_equal(opened, -1);
    assert_null(address);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_systemd_gave_is_there_again_after_it_was_left),
        cmocka_unit_test(without_sockets_of_systemd_there_are_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
