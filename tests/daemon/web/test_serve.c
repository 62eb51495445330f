/* What comes in over the socket: guards, headers, pages and errors. */
#include "daemon/web/serve.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/web/guard.h"
#include "tests/check.h"
#include "tests/daemon/web/browser.h"

static void expect(struct browser *browser, const char *name, const char *bytes, size_t length,
                   int status)
{
    struct answer answer = browser_send(browser, bytes, length);

    if (answer.status != status) {
        fail_msg("%s: %d, not %d", name, answer.status, status);
    }
}

static void malformed_requests_are_refused(void **state)
{
#define REQUEST(text) text, sizeof(text) - 1
    static const struct {
        const char *name, *bytes;
        size_t length;
        int status;
    } cases[] = {
        {"a plain one", REQUEST("GET /logga-in HTTP/1.1\r\nHost: a\r\n\r\n"), 200},
        {"no host", REQUEST("GET /logga-in HTTP/1.1\r\n\r\n"), 400},
        {"two hosts", REQUEST("GET /logga-in HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400},
        {"a host with a path", REQUEST("GET /logga-in HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400},
        {"two lengths",
         REQUEST("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n\r\na=b"),
         400},
        {"a length and chunks",
         REQUEST("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: "
                 "chunked\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n0\r\n\r\n"),
         400},
        {"chunks",
         REQUEST("POST /logga-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n\r\n3\r\na=b\r\n0\r\n\r\n"),
         400},
        {"two cookies",
         REQUEST("GET /logga-in HTTP/1.1\r\nHost: a\r\nCookie: a=b\r\nCookie: c=d\r\n\r\n"), 400},
        {"a NUL in a header",
         REQUEST("GET /logga-in HTTP/1.1\r\nHost: a\r\nX-Any: b\0evil: c\r\n\r\n"), 400},
        {"a body with GET",
         REQUEST("GET /logga-in HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na"), 400},
        {"too large",
         REQUEST("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Length: 999999\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n\r\n"),
         413},
        {"larger than numbers",
         REQUEST("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n\r\n"),
         413},
        {"another form",
         REQUEST("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                 "Content-Type: application/json\r\n\r\n{}"),
         415},
        {"a NUL in a form",
         REQUEST("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n\r\na=b\0"),
         400},
        {"an encoded NUL in a form",
         REQUEST("POST /logga-in HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n\r\na=b%00"),
         400},
        {"another method", REQUEST("DELETE /logga-in HTTP/1.1\r\nHost: a\r\n\r\n"), 405},
        {"an invented method", REQUEST("HAXX / HTTP/1.1\r\nHost: a\r\n\r\n"), 405},
        {"POST where nothing is posted",
         REQUEST("POST /avvikelser HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n\r\n"),
         405},
        {"an unknown address", REQUEST("GET /nej HTTP/1.1\r\nHost: a\r\n\r\n"), 404},
    };

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        expect(*state, cases[at].name, cases[at].bytes, cases[at].length, cases[at].status);
    }
}

static void paths_that_could_be_read_differently_are_refused(void **state)
{
    static const char *const paths[] = {"//logga-in",
                                        "/./logga-in",
                                        "/x/../logga-in",
                                        "/x/..",
                                        "/.",
                                        "/..%2flogga-in",
                                        "/%2e%2e/x",
                                        "/logga-in%00",
                                        "/a\\b",
                                        "/a%5cb",
                                        "/logga-in;x=1",
                                        "/%ff",
                                        "/a%",
                                        "/a%1",
                                        "/a%252e",
                                        "/logga-in?a=%00",
                                        "/logga-in?a=%ff",
                                        "/logga-in?a=%zz",
                                        "*",
                                        "http://a/logga-in",
                                        "/logga-in?a=%0b",
                                        "/static/../x"};

    for (size_t at = 0; at < sizeof paths / sizeof paths[0]; at++) {
        struct answer answer = browser_get(*state, NULL, paths[at]);

        if (answer.status != 400) {
            fail_msg("%s: %d", paths[at], answer.status);
        }
    }
}

static void a_head_without_end_is_refused(void **state)
{
    struct browser *browser = *state;
    char *filler = arena_alloc(browser->arena, 60001);

    memset(filler, 'a', 60000);
    struct answer answer = browser_get(browser, NULL, arena_printf(browser->arena, "/%s", filler));

    assert_true(answer.status == 414 || answer.status == 431 || answer.status == 400);
}

static void every_answer_is_guarded_by_its_headers(void **state)
{
    struct browser *browser = *state;
    static const char *const targets[] = {"/", "/logga-in", "/nej", "/a//b"};

    for (size_t at = 0; at < sizeof targets / sizeof targets[0]; at++) {
        struct answer answer = browser_get(browser, NULL, targets[at]);
        const char *policy = answer_header(browser, &answer, "Content-Security-Policy");

        assert_non_null(policy);
        assert_null(strstr(policy, "unsafe"));
        assert_non_null(strstr(policy, "default-src 'none'"));
        assert_non_null(strstr(policy, "frame-ancestors 'none'"));
        assert_non_null(strstr(policy, "form-action 'self'"));
        assert_non_null(strstr(policy, "connect-src 'self'"));
        assert_string_equal(answer_header(browser, &answer, "X-Content-Type-Options"), "nosniff");
        assert_string_equal(answer_header(browser, &answer, "Cache-Control"), "no-store");
    }
}

static void style_and_script_are_kept_by_names_that_change(void **state)
{
    struct browser *browser = *state;
    struct answer page = browser_get(browser, NULL, "/logga-in");
    const char *style = strstr(page.body, "/static/style.");
    struct answer answer;

    assert_non_null(style);
    answer = browser_get(browser, NULL, arena_strndup(browser->arena, style, strcspn(style, "\"")));
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer_header(browser, &answer, "Content-Type"), "text/css; charset=utf-8");
    assert_non_null(strstr(answer_header(browser, &answer, "Cache-Control"), "immutable"));
    assert_int_equal(browser_get(browser, NULL, "/static/style.00.css").status, 404);
    assert_non_null(
        strstr(page.body, "<link rel=\"icon\" type=\"image/svg+xml\" href=\"/static/icon."));
    answer = browser_get(browser, NULL, "/favicon.ico");
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer_header(browser, &answer, "Content-Type"), "image/svg+xml");
    assert_null(strstr(answer_header(browser, &answer, "Cache-Control"), "immutable"));
}

static void who_has_not_signed_in_is_led_to_the_form(void **state)
{
    struct browser *browser = *state;
    struct answer answer = browser_get(browser, NULL, "/avvikelser?sok=a%26b");

    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"),
                        "/logga-in?vidare=%2Favvikelser%3Fsok%3Da%2526b");
    answer = browser_get(browser, "avstamd=00", "/");
    assert_int_equal(answer.status, 303);
}

static void what_others_wrote_is_text(void **state)
{
    struct browser *browser = *state;
    int64_t user_no = browser_user(browser, "eva", "finance");
    const char *cookie = browser_session(browser, user_no);
    struct answer answer;

    test_execute(browser->fresh.db,
                 "update avstamd.app_user set name = '<script>alert(1)</script>\"''&amp;'; "
                 "update avstamd.finding_kind set title = '<script>alert(2)</script>', "
                 "explanation = '\"><img src=x onerror=alert(3)>', source = 'a&lt;b' || chr(1) || "
                 "chr(65535) where code = 'QT01'");
    answer =
        browser_get(browser, cookie, "/avvikelser?sok=%22%3E%3Cimg%20src=x%20onerror=alert(3)%3E");
    assert_int_equal(answer.status, 200);
    assert_null(strstr(answer.body, "<script>"));
    assert_null(strstr(answer.body, "<img"));
    assert_null(strstr(answer.body, "<Exempel>"));
    assert_non_null(strstr(answer.body, "&lt;script&gt;alert(1)&lt;/script&gt;\"'&amp;amp;"));
    assert_non_null(strstr(answer.body, "&lt;script&gt;alert(2)"));
    assert_non_null(strstr(answer.body, "a&amp;lt;b\xef\xbf\xbd\xef\xbf\xbd"));
    assert_non_null(strstr(answer.body, "value='\"&gt;&lt;img src=x onerror=alert(3)&gt;'"));
}

static void sql_in_parameters_is_a_word_to_look_for(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    struct answer answer =
        browser_get(browser, cookie, "/avvikelser?sok='%3Bdrop%20table%20avstamd.finding_kind--");

    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "Ingen avvikelse passar"));
    assert_true(test_number(browser->fresh.db, "select count(*) from avstamd.finding_kind") > 40);
    answer = browser_get(browser, cookie, "/avvikelser?ansvar=finance'--");
    assert_int_equal(answer.status, 400);
    assert_non_null(strstr(answer.body, "Avgörs av: välj ett av de värden som finns."));
    assert_int_equal(browser_get(browser, cookie, "/avvikelser?sok=a&sok=b").status, 400);
}

static void without_the_database_it_says_so_and_comes_back(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));

    assert_int_equal(browser_get(browser, cookie, "/avvikelser").status, 200);
    test_execute(browser->fresh.db,
                 "select pg_terminate_backend(pid, 5000) from pg_stat_activity "
                 "where datname = current_database() and pid <> pg_backend_pid()");
    assert_int_equal(browser_get(browser, cookie, "/avvikelser").status, 200);
    test_execute(browser->fresh.db, "alter table avstamd.finding_kind rename to gone");
    struct answer answer = browser_get(browser, cookie, "/avvikelser");

    assert_int_equal(answer.status, 500);
    assert_non_null(strstr(answer.body, "Något gick fel hos oss"));
    assert_null(strstr(answer.body, "finding_kind"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

/* Another process that asks again and again until `ends` is closed; exits with how many requests
 * were not answered (at most 100), or 101 when there were none. */
static pid_t ask_all_the_time(struct browser *browser, const int ends[2])
{
    pid_t process = fork();
    int failed = 0, asked = 0;

    if (process != 0) {
        return process;
    }
    (void)close(ends[1]);
    for (struct pollfd wait = {.fd = ends[0]}; poll(&wait, 1, 0) == 0 && asked < 300; asked++) {
        failed += browser_get(browser, NULL, "/logga-in").status == 200 ? 0 : 1;
    }
    _exit(asked == 0 ? 101 : failed > 100 ? 100 : failed);
}

static void other_settings_turn_nobody_away(void **state)
{
    struct browser *browser = *state;
    const struct web_options right = {
        .listen = "127.0.0.1:0", .municipality = "Nystad", .threads = 2};
    const struct web_options wrong = {
        .listen = "127.0.0.1:0", .municipality = "", .threads = 2, .sso_header = "X-Remote-User"};
    const char *address = arena_strdup(browser->arena, server_address(browser->server));
    struct error error = {0};
    int ends[2], status = 0;

    assert_int_equal(pipe(ends), 0);
    pid_t asking = ask_all_the_time(browser, ends);

    assert_int_equal(close(ends[0]), 0);
    for (int round = 0; round < 2; round++) {
        if (!server_replace(&browser->server, &right, &error)) {
            fail_msg("%s", error.text);
        }
        assert_false(server_replace(&browser->server, &wrong, &error));
    }
    assert_int_equal(close(ends[1]), 0);
    assert_int_equal(waitpid(asking, &status, 0), asking);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_string_equal(server_address(browser->server), address);
    assert_non_null(strstr(browser_get(browser, NULL, "/logga-in").body, "Nystad"));
}

/* Another process that connects, closes `said[1]`, and asks on that connection when the new
 * settings answer others; exits with 0 when it got its answer. */
static pid_t ask_late(struct browser *browser, const int said[2])
{
    static const char request[] =
        "GET /logga-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    pid_t process = fork();

    if (process != 0) {
        (void)close(said[1]);
        return process;
    }
    int connection = browser_connect(browser);
    bool renewed = false;

    for (int times = 0; !renewed && times < 1000; times++) {
        renewed = strstr(browser_get(browser, NULL, "/logga-in").body, "Nystad") != NULL;
        (void)close(times == 0 ? said[1] : -1);
        (void)poll(NULL, 0, 20);
    }
    struct answer late = browser_send_on(browser, connection, request, sizeof request - 1);

    _exit(!renewed ? 2 : late.status == 200 ? 0 : 1);
}

static void who_has_not_asked_yet_is_waited_for(void **state)
{
    struct browser *browser = *state;
    const struct web_options right = {
        .listen = "127.0.0.1:0", .municipality = "Nystad", .threads = 2};
    struct error error = {0};
    int said[2], status = 0;
    char end;

    assert_int_equal(pipe(said), 0);
    pid_t asking = ask_late(browser, said);

    assert_int_equal(read(said[0], &end, 1), 0);
    assert_true(server_replace(&browser->server, &right, &error));
    assert_int_equal(close(said[0]), 0);
    assert_int_equal(waitpid(asking, &status, 0), asking);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(malformed_requests_are_refused),
        TEST(paths_that_could_be_read_differently_are_refused),
        TEST(a_head_without_end_is_refused),
        TEST(every_answer_is_guarded_by_its_headers),
        TEST(style_and_script_are_kept_by_names_that_change),
        TEST(who_has_not_signed_in_is_led_to_the_form),
        TEST(what_others_wrote_is_text),
        TEST(sql_in_parameters_is_a_word_to_look_for),
        TEST(other_settings_turn_nobody_away),
        TEST(who_has_not_asked_yet_is_waited_for),
        TEST(without_the_database_it_says_so_and_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
