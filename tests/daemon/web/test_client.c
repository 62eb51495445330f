/* Klient: who sees whom, by name or by code, and for which days. */
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/web/officer_town.h"

#define NBSP "\xc2\xa0"

static void a_client_is_shown_to_her_own_by_name_and_to_finance_by_code(void **state)
{
    struct browser *browser = *state;
    static const struct {
        const char *login, *roles, *officer, *unit, *client;
        int status;
        const char *shown, *hidden;
    } cases[] = {
        {"hanna", "officer", "H1", "Norr", "K1", 200, "Karin Ett", NULL},
        {"hanna2", "officer", "H7", "Norr", "K1", 404, NULL, "Karin Ett"},
        {"carl", "unit_manager", NULL, "Norr", "K1", 200, "Karin Ett", NULL},
        {"carl2", "unit_manager", NULL, "Söder", "K1", 404, NULL, "Karin Ett"},
        {"eva", "finance", NULL, NULL, "K1", 200, "Klient K1", "Karin Ett"},
        {"rolf", "auditor", NULL, NULL, "K1", 200, "Klient K1", "Karin Ett"},
        {"ada", "administrator", NULL, NULL, "K1", 403, NULL, "Karin Ett"},
        /* protected: the name is for the handläggare herself */
        {"hanna3", "officer", "H1", "Norr", "K2", 200, "Kalle Skyddad", NULL},
        {"carl3", "unit_manager", NULL, "Norr", "K2", 200, "skyddade uppgifter", "Kalle"},
        {"eva2", "finance", NULL, NULL, "K2", 200, "skyddade uppgifter", "Kalle"},
    };

    officer_town(browser);
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        /* one user at a time has the code of a handläggare */
        test_execute(browser->fresh.db, "update avstamd.app_user set officer_id = null");
        const char *cookie = officer_town_enter(browser, cases[at].login, cases[at].roles,
                                                cases[at].officer, cases[at].unit);
        struct answer answer = browser_get(
            browser, cookie,
            officer_town_address(browser, "/klient/", cases[at].client, "?manad=2026-09"));

        expect_body(&answer, cases[at].status, cases[at].shown);
        if (cases[at].hidden != NULL && strstr(answer.body, cases[at].hidden) != NULL) {
            fail_msg("%s sees %s", cases[at].login, cases[at].hidden);
        }
    }
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log "
                                                    "where what = 'klient visad 2026-09'"),
                     7);
}

static void a_unit_manager_confirms_without_the_name_of_a_protected_person(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    const char *cookie = officer_town_enter(browser, "carl", "unit_manager", NULL, "Norr");
    struct answer answer = browser_get(browser, cookie, "/att-bekrafta?manad=2026-09&visa=alla");

    expect_body(&answer, 200, "Klient K2");
    expect_body(&answer, 200, "Karin Ett");
    assert_null(strstr(answer.body, "Kalle"));
    assert_null(strstr(browser_get(browser, cookie, "/bevakning").body, "Kalle"));
}

static void a_client_has_her_year(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    const char *cookie = officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
    struct answer answer =
        browser_get(browser, cookie, officer_town_address(browser, "/klient/", "K1", ""));

    expect_body(&answer, 200, "HT 6 av 10" NBSP "tim");
    expect_body(&answer, 200, "Beställning O1");
    expect_body(&answer, 200, "Mer fakturerat än utfört");
    expect_body(&answer, 200, "800,00" NBSP "kr");
    expect_body(&answer, 200, "Bekräfta månaden");
    assert_null(strstr(answer.body, "href=\"/faktura/"));
    /* August has nothing, so that September is not more than it */
    assert_null(strstr(answer.body, "<td class=\"number\">+"));
}

/* Hanna stands in for Henrik: from the first day to the last, and not outside. */
static void a_substitute_has_the_days_she_was_given(void **state)
{
    struct browser *browser = *state;
    static const struct {
        int from, to, status;
    } cases[] = {{1, 5, 404}, {0, 0, 200}, {-5, -1, 404}, {-5, 5, 200}};

    officer_town(browser);
    const char *cookie = officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
    (void)officer_town_enter(browser, "henrik", "officer", "H2", "Söder");
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        test_execute(browser->fresh.db, "delete from avstamd.substitute");
        test_execute(browser->fresh.db,
                     arena_printf(browser->arena,
                                  "insert into avstamd.substitute (for_user, by_user, valid_from, "
                                  "valid_to) select away.user_no, own.user_no, "
                                  "avstamd.today() + %d, avstamd.today() + %d from "
                                  "avstamd.app_user away, avstamd.app_user own where "
                                  "away.login = 'henrik' and own.login = 'hanna'",
                                  cases[at].from, cases[at].to));
        struct answer answer = browser_get(
            browser, cookie, officer_town_address(browser, "/klient/", "K3", "?manad=2026-09"));

        expect_body(&answer, cases[at].status, cases[at].status == 200 ? "Kim Tre" : NULL);
        answer = officer_town_send(browser, cookie,
                                   officer_town_address(browser, "/att-bekrafta/", "K3", ""),
                                   "manad=2026-09&svar=as_ordered");
        assert_int_equal(answer.status, cases[at].status == 200 ? 303 : 404);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_client_is_shown_to_her_own_by_name_and_to_finance_by_code),
        TEST(a_unit_manager_confirms_without_the_name_of_a_protected_person),
        TEST(a_client_has_her_year),
        TEST(a_substitute_has_the_days_she_was_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
