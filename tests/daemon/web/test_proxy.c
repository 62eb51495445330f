/* A proxy on a unix socket says who it is; nobody else may. */
#include <string.h>

#include "daemon/web/serve.h"
#include "tests/check.h"
#include "tests/daemon/web/browser.h"

static struct answer ask(struct browser *browser, const char *headers)
{
    const char *request =
        arena_printf(browser->arena,
                     "GET /avvikelser HTTP/1.1\r\nHost: granska.example\r\n%sConnection: "
                     "close\r\n\r\n",
                     headers);

    return browser_send(browser, request, strlen(request));
}

static char *cookie_of(struct browser *browser, const struct answer *answer)
{
    const char *cookie = answer_header(browser, answer, "Set-Cookie");

    assert_non_null(cookie);
    return arena_strndup(browser->arena, cookie, strcspn(cookie, ";"));
}

static const char eva[] = "X-Remote-User: eva\r\nX-Remote-Name: Eva Ek\r\n"
                          "X-Remote-Groups: ekonomi,annat\r\nX-Real-IP: 192.0.2.7\r\n";
static const char bo[] = "X-Remote-User: bo\r\nX-Remote-Groups: ekonomi\r\n";

static void allow_group(struct browser *browser)
{
    test_execute(browser->fresh.db, "select avstamd.sso_group_set('ekonomi', 'finance')");
}

static void whom_the_proxy_names_has_a_session(void **state)
{
    struct browser *browser = *state;

    allow_group(browser);
    struct answer answer = ask(browser, eva);
    const char *cookie = cookie_of(browser, &answer);

    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"), "/avvikelser");
    assert_int_equal(strncmp(cookie, "__Host-avstamd=", 15), 0);
    answer = ask(browser, arena_printf(browser->arena, "%sCookie: %s\r\n", eva, cookie));
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "Eva Ek"));
    assert_non_null(answer_header(browser, &answer, "Strict-Transport-Security"));
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.session where "
                                                    "came_from = '192.0.2.7'"),
                     1);
}

static void anothers_cookie_does_not_count(void **state)
{
    struct browser *browser = *state;

    allow_group(browser);
    struct answer answer = ask(browser, eva);
    const char *cookie = cookie_of(browser, &answer);

    answer = ask(browser, arena_printf(browser->arena, "%sCookie: %s\r\n", bo, cookie));
    assert_int_equal(answer.status, 303);
    assert_string_not_equal(cookie_of(browser, &answer), cookie);
    answer = ask(browser,
                 arena_printf(browser->arena, "%sCookie: %s\r\n", bo, cookie_of(browser, &answer)));
    assert_int_equal(answer.status, 200);
    assert_null(strstr(answer.body, "Eva Ek"));
}

static void a_form_without_a_session_is_told_to_be_lost(void **state)
{
    struct browser *browser = *state;

    allow_group(browser);
    const char *request =
        arena_printf(browser->arena,
                     "POST /losenord/mejl HTTP/1.1\r\nHost: granska.example\r\n%sReferer: "
                     "https://granska.example/losenord\r\nContent-Type: "
                     "application/x-www-form-urlencoded\r\nContent-Length: 16\r\nConnection: "
                     "close\r\n\r\nvidare=%%2Fklient",
                     eva);
    struct answer answer = browser_send(browser, request, strlen(request));
    char *said;

    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"), "/losenord");
    said = strstr(answer.head, "__Host-avstamd-sagt=");
    assert_non_null(said);
    answer = ask(browser, arena_printf(browser->arena, "%sCookie: %s; %.*s\r\n", eva,
                                       cookie_of(browser, &answer), (int)strcspn(said, ";"), said));
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "det du skickade är inte sparat."));
}

static void a_name_said_twice_or_not_at_all_opens_nothing(void **state)
{
    struct browser *browser = *state;

    allow_group(browser);
    assert_int_equal(ask(browser, "X-Remote-User: eva\r\nX-Remote-User: bo\r\n").status, 400);
    struct answer answer = ask(browser, "X-Remote-Groups: ekonomi\r\n");

    assert_int_equal(answer.status, 303);
    assert_null(answer_header(browser, &answer, "Set-Cookie"));
}

static void on_an_address_nobody_is_believed(void **state)
{
    struct browser *browser = *state;
    struct answer answer = ask(browser, eva);
    struct web_options options = {
        .listen = "127.0.0.1:0", .municipality = "", .threads = 2, .sso_header = "X-Remote-User"};
    struct server *server = NULL;
    struct error error = {0};

    assert_int_equal(answer.status, 303);
    assert_null(answer_header(browser, &answer, "Set-Cookie"));
    assert_false(server_start(&options, &server, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
}

static void only_this_machine_is_listened_to_unless_it_is_said(void **state)
{
    struct web_options options = {.listen = "0.0.0.0:0", .municipality = "", .threads = 2};
    struct server *server = NULL;
    struct error error = {0};

    (void)state;
    assert_false(server_start(&options, &server, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup_proxy, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(whom_the_proxy_names_has_a_session),
        TEST(anothers_cookie_does_not_count),
        TEST(a_form_without_a_session_is_told_to_be_lost),
        TEST(a_name_said_twice_or_not_at_all_opens_nothing),
        cmocka_unit_test_setup_teardown(on_an_address_nobody_is_believed, browser_setup,
                                        browser_teardown),
        cmocka_unit_test(only_this_machine_is_listened_to_unless_it_is_said),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
