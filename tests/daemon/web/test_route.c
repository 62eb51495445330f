/* Actions: what they do, where they lead, what they say, and how they are refused. */
#include "daemon/web/route.h"

#include <string.h>

#include "tests/check.h"
#include "tests/daemon/web/browser.h"

static struct answer save(struct browser *browser, const char *cookie, const char *form)
{
    return browser_post(
        browser, cookie, "/filter",
        arena_printf(browser->arena, "nyckel=%s%s", browser_key(browser, cookie), form));
}

static void an_action_leads_back_and_says_so_once(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    struct answer answer =
        save(browser, cookie, "&blad=%2Favvikelser&namn=%3Cb%3EPriser&fraga=sok%3Da%2526b");
    const char *said = answer_header(browser, &answer, "Set-Cookie");
    const char *both;

    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"), "/avvikelser?sok=a%26b");
    both = arena_printf(browser->arena, "%s; %.*s", cookie, (int)strcspn(said, ";"), said);
    answer = browser_get(browser, both, "/avvikelser?sok=a%26b");
    assert_non_null(strstr(answer.body, "<div class=\"message done\" role=\"status\"><p>Filtret är "
                                        "sparat.</p></div>"));
    assert_non_null(strstr(answer.body, "href=\"/avvikelser?sok=a%26b\""));
    assert_non_null(strstr(answer.body, "&lt;b&gt;Priser"));
    assert_non_null(strstr(answer_header(browser, &answer, "Set-Cookie"), "Max-Age=0"));
    answer = browser_get(browser, cookie, "/avvikelser");
    assert_null(strstr(answer.body, "Filtret är sparat."));
}

static void nobody_else_can_say_something(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    struct answer answer = browser_get(
        browser,
        arena_printf(browser->arena,
                     "%s; avstamd-sagt=00000000000000000000000000000000.Ring%%20oss", cookie),
        "/avvikelser");

    assert_int_equal(answer.status, 200);
    assert_null(strstr(answer.body, "Ring oss"));
}

static void an_action_leads_to_pages_of_ours_only(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    static const char *const forms[] = {
        "&blad=%2F%2Fevil&namn=a&fraga=b&vidare=%2F%2Fevil.example"};

    for (size_t at = 0; at < sizeof forms / sizeof forms[0]; at++) {
        struct answer answer = save(browser, cookie, forms[at]);

        assert_int_equal(answer.status, 303);
        assert_string_equal(answer_header(browser, &answer, "Location"), "/");
    }
}

static void what_is_wrong_in_a_form_is_said_and_nothing_lost(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    struct answer answer =
        save(browser, cookie, "&blad=%2Favvikelser&namn=&fraga=en+lang+text+som+ska+finnas+kvar");

    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "Filtrets namn: måste fyllas i."));
    assert_non_null(strstr(answer.body, "en lang text som ska finnas kvar"));
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.saved_filter"),
                     0);
}

static void what_is_anothers_is_refused_and_logged(void **state)
{
    struct browser *browser = *state;
    const char *mine = browser_session(browser, browser_user(browser, "eva", "finance"));
    const char *others = browser_session(browser, browser_user(browser, "bo", "finance"));

    assert_int_equal(save(browser, mine, "&blad=%2Favvikelser&namn=a&fraga=sok%3Da").status, 303);
    struct answer answer = browser_post(
        browser, others,
        arena_printf(browser->arena, "/filter/%lld/bort",
                     (long long)test_number(browser->fresh.db,
                                            "select filter_no from avstamd.saved_filter")),
        arena_printf(browser->arena, "nyckel=%s", browser_key(browser, others)));

    assert_int_equal(answer.status, 404);
    assert_non_null(strstr(answer.body, "Filtret finns inte, eller är inte ditt."));
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.saved_filter"),
                     1);
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.access_log join avstamd.app_user "
                                 "using (user_no) where login = 'bo' and refused = 'AV004'"),
                     1);
    assert_null(strstr(browser_get(browser, others, "/avvikelser").body, "/bort"));
    assert_int_equal(
        browser_post(browser, others, "/filter/99999999999999999999/bort",
                     arena_printf(browser->arena, "nyckel=%s", browser_key(browser, others)))
            .status,
        422);
}

/* The overview and the morning mail lead there. */
static void what_waits_leads_to_a_page_that_its_roles_have(void **state)
{
    struct browser *browser = *state;
    int64_t count = test_number(browser->fresh.db, "select sum(cardinality(roles)) from "
                                                   "avstamd.waiting_kind");

    assert_true(count > 10);
    for (int64_t at = 0; at < count; at++) {
        const char *row = arena_printf(
            browser->arena,
            "from (select kind, path, unnest(roles) as role from avstamd.waiting_kind) "
            "as told order by kind, role offset %lld limit 1",
            (long long)at);
        const char *path = test_text(browser->fresh.db, browser->arena,
                                     arena_printf(browser->arena, "select path %s", row));
        const char *role = test_text(browser->fresh.db, browser->arena,
                                     arena_printf(browser->arena, "select role %s", row));
        const char *login = arena_printf(browser->arena, "a%lld", (long long)at);
        const char *cookie = browser_session(browser, browser_user(browser, login, role));
        struct answer answer = browser_get(browser, cookie, path);

        if (answer.status != 200) {
            fail_msg("%s for %s: %d", path, role, answer.status);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_action_leads_back_and_says_so_once),
        TEST(nobody_else_can_say_something),
        TEST(an_action_leads_to_pages_of_ours_only),
        TEST(what_is_wrong_in_a_form_is_said_and_nothing_lost),
        TEST(what_is_anothers_is_refused_and_logged),
        TEST(what_waits_leads_to_a_page_that_its_roles_have),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
