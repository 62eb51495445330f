/* Every page and action, asked by those who may not: other roles, nobody, other sites, old cookies.
 */
#include <string.h>

#include "daemon/web/pages.h"
#include "daemon/web/session.h"
#include "tests/check.h"
#include "tests/daemon/web/attack.h"

static const char everything[] = "finance,officer,unit_manager,approver,auditor,administrator";

/* Returns how many were refused. */
static int64_t ask_for_everything(const struct attack *attack, const char *role)
{
    struct browser *browser = attack->browser;
    int64_t refused = 0;

    for (size_t at = 0; at < page_count + action_count; at++) {
        struct arena *kept = attack_pause(browser);
        const struct page *page = at < page_count ? page_all[at] : NULL;
        const struct action *action = page == NULL ? action_all[at - page_count] : NULL;
        bool hers = ((page != NULL ? page->who : action->who) & role_of_name(role)) != 0;

        if (page != NULL) {
            struct answer answer = attack_get(attack, page, NULL, NULL);
            int status = !hers ? 403 : answer.status == 404 ? 404 : 200;

            attack_expect(browser, &answer, status, page->path, role);
        } else if (!hers) {
            struct answer answer = attack_post(attack, action, attack->key, NULL, NULL);

            attack_expect(browser, &answer, 403, action->path, role);
        }
        refused += hers ? 0 : 1;
        attack_resume(browser, kept);
    }
    return refused;
}

static void a_role_gets_no_page_and_no_action_of_others(void **state)
{
    struct browser *browser = *state;

    attack_town(browser);
    for (size_t at = 0; role_name(at) != NULL; at++) {
        struct attack attack = attack_as(browser, role_name(at), role_name(at));
        const char *before = attack_stored(browser);
        int64_t refused = ask_for_everything(&attack, role_name(at));

        assert_true(refused > 5);
        assert_string_equal(attack_stored(browser), before);
        /* Pages of hers that do not exist by that number are told, too. */
        assert_true(attack_refusals(browser, role_name(at)) >= refused);
    }
}

/* What is one's own to do: whom to confirm, what to watch, and an extract that one took oneself. */
static bool is_own_work(const char *path)
{
    static const char *const own[] = {"/att-bekrafta", "/bevakning", "/rapporter/registerutdrag/"};

    for (size_t at = 0; at < sizeof own / sizeof own[0]; at++) {
        if (strncmp(path, own[at], strlen(own[at])) == 0) {
            return true;
        }
    }
    return false;
}

static void expect_no_form(const char *body, const char *path)
{
    static const char form[] = "<form method=\"post\" action=\"";
    static const char *const own[] = {"/logga-ut\"", "/losenord\"", "/filter", "/losenord/mejl\""};

    for (const char *at = strstr(body, form); at != NULL; at = strstr(at, form)) {
        bool known = false;

        at += sizeof form - 1;
        for (size_t n = 0; n < sizeof own / sizeof own[0]; n++) {
            known = known || strncmp(at, own[n], strlen(own[n])) == 0;
        }
        if (!known) {
            fail_msg("%s: the auditor has a form to %.60s", path, at);
        }
    }
}

static void an_auditor_reads_every_page_and_finds_no_form(void **state)
{
    struct browser *browser = *state;
    struct attack auditor = attack_as(browser, "rut", "auditor");

    attack_town(browser);
    for (size_t at = 0; at < page_count; at++) {
        struct arena *kept = attack_pause(browser);
        const struct page *page = page_all[at];
        bool hers = (page->who & ROLE_AUDITOR) != 0;

        if (hers == is_own_work(page->path)) {
            fail_msg("%s is %s an auditor", page->path, hers ? "for" : "not for");
        }
        if (hers) {
            expect_no_form(attack_get(&auditor, page, NULL, NULL).body, page->path);
        }
        attack_resume(browser, kept);
    }
}

static void nothing_is_had_without_a_session(void **state)
{
    struct browser *browser = *state;
    struct attack signed_out = attack_as(browser, "ute", everything);
    struct attack nobody = {.browser = browser, .key = signed_out.key};
    const char *form = arena_printf(browser->arena, "nyckel=%s", signed_out.key);

    attack_town(browser);
    assert_int_equal(browser_post(browser, signed_out.cookie, "/logga-ut", form).status, 303);
    const char *before = attack_stored(browser);

    for (size_t at = 0; at < 2 * (page_count + action_count); at++) {
        struct arena *kept = attack_pause(browser);
        const struct attack *attack = at % 2 == 0 ? &signed_out : &nobody;
        bool page = at / 2 < page_count;
        struct answer answer =
            page ? attack_get(attack, page_all[at / 2], NULL, NULL)
                 : attack_post(attack, action_all[at / 2 - page_count], attack->key, NULL, NULL);

        attack_expect(browser, &answer, 303,
                      page ? page_all[at / 2]->path : action_all[at / 2 - page_count]->path,
                      "nobody");
        assert_int_equal(strncmp(answer_header(browser, &answer, "Location"), "/logga-in", 9), 0);
        attack_resume(browser, kept);
    }
    assert_string_equal(attack_stored(browser), before);
}

static void no_action_takes_a_forged_form(void **state)
{
    struct browser *browser = *state;
    struct attack attack = attack_as(browser, "alla", everything);
    const char *const keys[] = {"", "00",
                                browser_key(browser, browser_session(browser, attack.user_no))};
    const size_t key_count = sizeof keys / sizeof keys[0];

    attack_town(browser);
    const char *before = attack_stored(browser);

    for (size_t at = 0; at < action_count * key_count; at++) {
        struct arena *kept = attack_pause(browser);
        const struct action *action = action_all[at / key_count];
        struct answer answer = attack_post(&attack, action, keys[at % key_count], NULL, NULL);

        attack_expect(browser, &answer, 403, action->path, "a forger");
        attack_resume(browser, kept);
    }
    assert_string_equal(attack_stored(browser), before);
    assert_int_equal(attack_refusals(browser, "alla"), (int64_t)(action_count * key_count));
}

static void no_action_is_sent_by_another_site(void **state)
{
    struct browser *browser = *state;
    struct attack attack = attack_as(browser, "alla", everything);
    static const char *const origins[] = {"Origin: https://ond.example\r\n", "Origin: null\r\n",
                                          "Sec-Fetch-Site: cross-site\r\n", ""};

    attack_town(browser);
    const char *before = attack_stored(browser);

    for (size_t at = 0; at < action_count; at++) {
        struct arena *kept = attack_pause(browser);
        const struct action *action = action_all[at];
        const char *form =
            attack_form(browser->arena, attack.key, action->path, action->parameters, NULL, NULL);
        const char *request =
            arena_printf(browser->arena,
                         "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sCookie: %s\r\nContent-Type: "
                         "application/x-www-form-urlencoded\r\nContent-Length: %zu\r\nConnection: "
                         "close\r\n\r\n%s",
                         attack_address(browser->arena, action->path, NULL, NULL, NULL),
                         browser->port, origins[at % 4], attack.cookie, strlen(form), form);
        struct answer answer = browser_send(browser, request, strlen(request));

        attack_expect(browser, &answer, 403, action->path, origins[at % 4]);
        attack_resume(browser, kept);
    }
    assert_string_equal(attack_stored(browser), before);
}

static void forms_that_are_none_are_refused(void **state)
{
    struct browser *browser = *state;
    struct attack attack = attack_as(browser, "eva", "finance");
    static const char *const forms[] = {
        "namn=%",   "namn=%f",    "namn=%FF", "namn=%C3", "namn=%C0%AF",      "namn=%ED%A0%80",
        "namn=%00", "namn=a%0bb", "%ff=a",    "namn=%7f", "namn=%F5%80%80%80"};
    enum { MANY = 2001 };
    char *many = arena_alloc(browser->arena, 2 * MANY + 1);

    for (size_t at = 0; at < MANY; at++) {
        memcpy(many + 2 * at, "a&", 2);
    }
    assert_int_equal(browser_post(browser, attack.cookie, "/filter", many).status, 400);
    for (size_t at = 0; at < sizeof forms / sizeof forms[0]; at++) {
        struct answer answer = browser_post(browser, attack.cookie, "/filter", forms[at]);

        attack_expect(browser, &answer, 400, "/filter", forms[at]);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_role_gets_no_page_and_no_action_of_others),
        TEST(an_auditor_reads_every_page_and_finds_no_form),
        TEST(nothing_is_had_without_a_session),
        TEST(no_action_takes_a_forged_form),
        TEST(no_action_is_sent_by_another_site),
        TEST(forms_that_are_none_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
