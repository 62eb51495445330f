/* Sessions: signing in and out, forms, and what others may not do with them. */
#include "daemon/web/sign_in.h"

#include <string.h>
#include <time.h>

#include "tests/check.h"
#include "tests/daemon/web/browser.h"

static const char right[] = "anvandare=eva&losenord=hemligt-l%C3%B6senord&vidare=%2Favvikelser";

static char *cookie_of(struct browser *browser, const struct answer *answer)
{
    const char *cookie = answer_header(browser, answer, "Set-Cookie");

    assert_non_null(cookie);
    return arena_strndup(browser->arena, cookie, strcspn(cookie, ";"));
}

static char *with_key(struct browser *browser, const char *cookie, const char *form)
{
    struct answer answer = browser_get(browser, cookie, "/losenord");
    const char *key = strstr(answer.body, "name=\"nyckel\" value=\"");

    assert_non_null(key);
    key += strlen("name=\"nyckel\" value=\"");
    return arena_printf(browser->arena, "nyckel=%.*s%s", (int)strcspn(key, "\""), key, form);
}

static void the_right_password_opens_a_session(void **state)
{
    struct browser *browser = *state;

    (void)browser_user(browser, "eva", "finance");
    struct answer answer = browser_post(browser, NULL, "/logga-in", right);
    const char *cookie = answer_header(browser, &answer, "Set-Cookie");

    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"), "/avvikelser");
    assert_non_null(strstr(cookie, "; HttpOnly"));
    assert_non_null(strstr(cookie, "; SameSite=Lax"));
    assert_int_equal(browser_get(browser, cookie_of(browser, &answer), "/avvikelser").status, 200);
}

static void elsewhere_than_on_this_machine_cookies_are_secure(void **state)
{
    struct browser *browser = *state;
    const char *request = arena_printf(browser->arena,
                                       "POST /logga-in HTTP/1.1\r\nHost: granska.example\r\n"
                                       "Origin: https://granska.example\r\nContent-Type: "
                                       "application/x-www-form-urlencoded\r\nContent-Length: "
                                       "%zu\r\nConnection: close\r\n\r\n%s",
                                       strlen(right), right);

    (void)browser_user(browser, "eva", "finance");
    struct answer answer = browser_send(browser, request, strlen(request));
    const char *cookie = answer_header(browser, &answer, "Set-Cookie");

    assert_int_equal(answer.status, 303);
    assert_int_equal(strncmp(cookie, "__Host-avstamd=", 15), 0);
    assert_non_null(strstr(cookie, "; Secure"));
}

static void wrong_passwords_and_unknown_users_get_the_same_answer(void **state)
{
    struct browser *browser = *state;
    static const char *const forms[] = {"anvandare=eva&losenord=fel-losenord",
                                        "anvandare=ingen&losenord=fel-losenord",
                                        "anvandare=borta&losenord=hemligt-l%C3%B6senord"};
    clock_t spent[3]; /* of the processor, by the server's threads: the machine may be busy */
    struct answer answers[3];

    (void)browser_user(browser, "eva", "finance");
    test_execute(browser->fresh.db,
                 arena_printf(browser->arena, "select avstamd.user_disable(%lld)",
                              (long long)browser_user(browser, "borta", "finance")));
    for (int at = 0; at < 3; at++) {
        clock_t before = clock();

        answers[at] = browser_post(browser, NULL, "/logga-in", forms[at]);
        spent[at] = clock() - before;
        assert_int_equal(answers[at].status, 403);
        assert_null(answer_header(browser, &answers[at], "Set-Cookie"));
        assert_non_null(strstr(answers[at].body, "Användarnamnet eller lösenordet stämmer inte."));
    }
    /* The hash is what takes time; it is computed for those who do not exist, too. */
    assert_true(spent[1] * 3 > spent[0] && spent[2] * 3 > spent[0]);
}

static void too_many_wrong_passwords_have_to_wait(void **state)
{
    struct browser *browser = *state;
    struct answer answer = {0};

    (void)browser_user(browser, "eva", "finance");
    for (int attempt = 0; attempt < 30 && answer.status != 429; attempt++) {
        answer = browser_post(browser, NULL, "/logga-in", "anvandare=eva&losenord=fel-losenord");
    }
    assert_int_equal(answer.status, 429);
    assert_non_null(answer_header(browser, &answer, "Retry-After"));
    assert_int_equal(browser_post(browser, NULL, "/logga-in", right).status, 429);
}

static void signing_in_leads_nowhere_else(void **state)
{
    struct browser *browser = *state;
    static const char *const places[] = {"https%3A%2F%2Fevil.example%2F", "%2F%2Fevil.example",
                                         "%2F%5Cevil.example", "javascript%3Aalert(1)",
                                         "%2F%0D%0ASet-Cookie%3A+a%3Db"};

    (void)browser_user(browser, "eva", "finance");
    for (size_t at = 0; at < sizeof places / sizeof places[0]; at++) {
        struct answer answer = browser_post(
            browser, NULL, "/logga-in",
            arena_printf(browser->arena, "anvandare=eva&losenord=hemligt-l%%C3%%B6senord&vidare=%s",
                         places[at]));

        assert_int_equal(answer.status, 303);
        assert_string_equal(answer_header(browser, &answer, "Location"), "/");
    }
}

static void a_cookie_is_worth_nothing_after_signing_out(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));

    assert_int_equal(browser_get(browser, cookie, "/avvikelser").status, 200);
    assert_int_equal(browser_post(browser, cookie, "/logga-ut", "nyckel=0").status, 403);
    assert_int_equal(
        browser_post(browser, cookie, "/logga-ut", with_key(browser, cookie, "")).status, 303);
    struct answer answer = browser_get(browser, cookie, "/avvikelser");

    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"),
                        "/logga-in?utloggad=tid&vidare=%2Favvikelser");
}

static void signing_in_again_ends_the_old_session(void **state)
{
    struct browser *browser = *state;

    (void)browser_user(browser, "eva", "finance");
    struct answer first = browser_post(browser, NULL, "/logga-in", right);
    const char *old = cookie_of(browser, &first);
    struct answer second = browser_post(browser, old, "/logga-in", right);

    assert_string_not_equal(old, cookie_of(browser, &second));
    assert_int_equal(browser_get(browser, old, "/avvikelser").status, 303);
    assert_int_equal(browser_get(browser, cookie_of(browser, &second), "/avvikelser").status, 200);
}

static void an_idle_session_ends(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));

    test_execute(browser->fresh.db,
                 "update avstamd.session set last_seen_at = now() - interval '1 day'");
    struct answer answer = browser_get(browser, cookie, "/avvikelser");

    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, NULL, answer_header(browser, &answer, "Location"));
    assert_non_null(strstr(answer.body, "Du har loggats ut efter en tid utan aktivitet."));
    assert_non_null(strstr(answer.body, "name=\"vidare\" value=\"/avvikelser\""));
}

/* script.js warns two minutes before. */
static void pages_tell_when_the_session_would_end(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));

    assert_non_null(strstr(browser_get(browser, cookie, "/").body, " data-idle=\"30\""));
    test_execute(browser->fresh.db,
                 "update avstamd.setting set value = 45 where name = 'idle_minutes'");
    assert_non_null(strstr(browser_get(browser, cookie, "/").body, " data-idle=\"45\""));
    assert_null(strstr(browser_get(browser, NULL, "/logga-in").body, "data-idle"));
}

static struct answer post_from(struct browser *browser, const char *cookie, const char *referer)
{
    static const char form[] = "nyckel=0&beslut=approve&vidare=%2Ffaktura%2F8";
    const char *request = arena_printf(
        browser->arena,
        "POST /faktura/7/beslut HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
        "%sCookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n"
        "Connection: close\r\n\r\n%s",
        browser->port, browser->port, referer, cookie, strlen(form), form);

    return browser_send(browser, request, strlen(request));
}

static void what_was_sent_after_the_session_ended_is_told_to_be_lost(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    const struct {
        const char *referer, *back;
    } cases[] = {
        {arena_printf(browser->arena, "Referer: http://127.0.0.1:%d/fakturor?sok=a%%26b\r\n",
                      browser->port),
         "%2Ffakturor%3Fsok%3Da%2526b"},
        /* shown again after a refusal: that address takes forms alone */
        {arena_printf(browser->arena, "Referer: http://127.0.0.1:%d/faktura/7/beslut\r\n",
                      browser->port),
         "%2Ffaktura%2F7"},
        {arena_printf(browser->arena, "Referer: http://127.0.0.1:%d1/fakturor\r\n", browser->port),
         "%2Ffaktura%2F7"},
        {"Referer: https://evil.example/fakturor\r\n", "%2Ffaktura%2F7"},
        {"", "%2Ffaktura%2F7"}};

    test_execute(browser->fresh.db,
                 "update avstamd.session set last_seen_at = now() - interval '1 day'");
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        struct answer answer = post_from(browser, cookie, cases[at].referer);

        assert_int_equal(answer.status, 303);
        assert_string_equal(
            answer_header(browser, &answer, "Location"),
            arena_printf(browser->arena, "/logga-in?utloggad=avbruten&vidare=%s", cases[at].back));
        answer = browser_get(browser, NULL, answer_header(browser, &answer, "Location"));
        assert_non_null(strstr(answer.body, "role=\"alert\"><p>Du hade loggats ut, så det du "
                                            "skickade är inte sparat. Logga in och gör om det."));
    }
}

static void a_disabled_user_is_out_at_once(void **state)
{
    struct browser *browser = *state;
    int64_t user_no = browser_user(browser, "eva", "finance");
    const char *cookie = browser_session(browser, user_no);

    assert_int_equal(browser_get(browser, cookie, "/avvikelser").status, 200);
    test_execute(
        browser->fresh.db,
        arena_printf(browser->arena, "select avstamd.user_disable(%lld)", (long long)user_no));
    assert_int_equal(browser_get(browser, cookie, "/avvikelser").status, 303);
}

static void a_user_without_roles_sees_nothing(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", ""));

    assert_int_equal(browser_get(browser, cookie, "/avvikelser").status, 403);
}

static const char change[] =
    "&losenord=hemligt-l%C3%B6senord&losenord-nytt=ett+nytt+langt&losenord-igen=ett+nytt+langt";

static void forms_without_the_token_change_nothing(void **state)
{
    struct browser *browser = *state;
    int64_t user_no = browser_user(browser, "eva", "finance");
    const char *cookie = browser_session(browser, user_no);
    const char *other = browser_session(browser, user_no);

    assert_int_equal(browser_post(browser, cookie, "/losenord", change + 1).status, 403);
    assert_int_equal(browser_post(browser, cookie, "/losenord",
                                  arena_printf(browser->arena, "nyckel=%064d%s", 0, change))
                         .status,
                     403);
    assert_int_equal(
        browser_post(browser, cookie, "/losenord", with_key(browser, other, change)).status, 403);
    assert_int_equal(browser_post(browser, NULL, "/losenord", change + 1).status, 303);
    assert_int_equal(browser_get(browser, cookie, "/avvikelser").status, 200);
    assert_int_equal(browser_post(browser, NULL, "/logga-in", right).status, 303);
}

static void forms_from_other_pages_change_nothing(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    const char *form = with_key(browser, cookie, change);
    static const char *const origins[] = {"",
                                          "Origin: null\r\n",
                                          "Origin: http://evil.example\r\n",
                                          "Origin: http://127.0.0.1:1\r\n",
                                          "Sec-Fetch-Site: cross-site\r\n",
                                          "Sec-Fetch-Site: same-site\r\n"};

    for (size_t at = 0; at < sizeof origins / sizeof origins[0]; at++) {
        const char *request = arena_printf(
            browser->arena,
            "POST /losenord HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sCookie: %s\r\nContent-Type: "
            "application/x-www-form-urlencoded\r\nContent-Length: %zu\r\nConnection: "
            "close\r\n\r\n%s",
            browser->port, origins[at], cookie, strlen(form), form);

        assert_int_equal(browser_send(browser, request, strlen(request)).status, 403);
    }
    assert_int_equal(browser_post(browser, NULL, "/logga-in", right).status, 303);
}

static void a_new_password_ends_the_old_sessions(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    struct answer answer = browser_post(
        browser, cookie, "/losenord",
        with_key(browser, cookie,
                 "&losenord=fel&losenord-nytt=ett+nytt+langt&losenord-igen=ett+nytt+langt"));

    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "Det nuvarande lösenordet stämmer inte."));
    assert_null(strstr(answer.body, "ett nytt langt"));
    answer = browser_post(browser, cookie, "/losenord", with_key(browser, cookie, change));
    assert_int_equal(answer.status, 303);
    assert_int_equal(browser_get(browser, cookie, "/avvikelser").status, 303);
    assert_int_equal(browser_post(browser, NULL, "/logga-in", right).status, 403);
    assert_int_equal(
        browser_post(browser, NULL, "/logga-in", "anvandare=eva&losenord=ett+nytt+langt").status,
        303);
}

static void the_sign_in_page_says_that_the_password_is_changed(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    struct answer answer =
        browser_post(browser, cookie, "/losenord", with_key(browser, cookie, change));

    assert_string_equal(cookie_of(browser, &answer), "avstamd=");
    answer = browser_get(browser, NULL, answer_header(browser, &answer, "Location"));
    assert_non_null(strstr(answer.body, "Lösenordet är bytt. Logga in med det nya."));
    assert_null(strstr(answer.body, "Du är utloggad."));
}

static void a_password_is_too_short_or_too_long(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    const struct {
        int length;
        const char *said;
    } cases[] = {{9, "behöver minst 10 tecken"}, {1001, "för långt: högst 1000 tecken"}};

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        const char *form =
            arena_printf(browser->arena,
                         "&losenord=hemligt-l%%C3%%B6senord&losenord-nytt=%0*d&losenord-igen=%0*d",
                         cases[at].length, 0, cases[at].length, 0);
        struct answer answer =
            browser_post(browser, cookie, "/losenord", with_key(browser, cookie, form));

        assert_int_equal(answer.status, 422);
        assert_non_null(strstr(answer.body, cases[at].said));
    }
}

/* Who finds a screen alone cannot guess there, nor go on at the sign-in page. */
static void guesses_of_the_old_password_have_to_wait(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    const char *wrong = with_key(
        browser, cookie, "&losenord=fel&losenord-nytt=ett+nytt+langt&losenord-igen=ett+nytt+langt");
    struct answer answer = {0};

    for (int attempt = 0; attempt < 30; attempt++) {
        answer = browser_post(browser, cookie, "/losenord", wrong);
        assert_int_equal(answer.status, 422);
        if (strstr(answer.body, "För många misslyckade försök.") != NULL) {
            break;
        }
    }
    assert_non_null(strstr(answer.body, "För många misslyckade försök."));
    answer = browser_post(browser, cookie, "/losenord", with_key(browser, cookie, change));
    assert_int_equal(answer.status, 422);
    assert_int_equal(browser_post(browser, NULL, "/logga-in", right).status, 429);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_right_password_opens_a_session),
        TEST(elsewhere_than_on_this_machine_cookies_are_secure),
        TEST(wrong_passwords_and_unknown_users_get_the_same_answer),
        TEST(too_many_wrong_passwords_have_to_wait),
        TEST(signing_in_leads_nowhere_else),
        TEST(a_cookie_is_worth_nothing_after_signing_out),
        TEST(signing_in_again_ends_the_old_session),
        TEST(an_idle_session_ends),
        TEST(pages_tell_when_the_session_would_end),
        TEST(what_was_sent_after_the_session_ended_is_told_to_be_lost),
        TEST(a_disabled_user_is_out_at_once),
        TEST(a_user_without_roles_sees_nothing),
        TEST(forms_without_the_token_change_nothing),
        TEST(forms_from_other_pages_change_nothing),
        TEST(a_new_password_ends_the_old_sessions),
        TEST(the_sign_in_page_says_that_the_password_is_changed),
        TEST(a_password_is_too_short_or_too_long),
        TEST(guesses_of_the_old_password_have_to_wait),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
