/* Att bekräfta: a month client by client, four answers, undo, and all without differences at once.
 */
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/web/officer_town.h"

#define NBSP "\xc2\xa0"

static const char *enter(struct browser *browser)
{
    officer_town(browser);
    return officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
}

static int64_t confirmed(struct browser *browser)
{
    return test_number(browser->fresh.db, "select count(*) from avstamd.month_confirmation");
}

static void the_month_is_shown_client_by_client(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);
    struct answer answer = browser_get(browser, cookie, "/att-bekrafta?manad=2026-09");

    expect_body(&answer, 200, "<strong>0 av 2</strong>");
    expect_body(&answer, 200, "Karin Ett");
    expect_body(&answer, 200, "10" NBSP "tim");
    expect_body(&answer, 200, "<strong>−4</strong>");
    expect_body(&answer, 200, "skyddade uppgifter");
    assert_null(strstr(answer.body, "Kim Tre"));
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(distinct client_no) from avstamd.access_log "
                                 "where what = 'att bekräfta, 2026-09'"),
                     2);
    answer = browser_get(browser, cookie, "/att-bekrafta?manad=2026-09&visa=skillnad");
    expect_body(&answer, 200, "Karin Ett");
    assert_null(strstr(answer.body, "Kalle Skyddad"));
    answer = browser_get(browser, cookie, "/att-bekrafta?manad=2026-01");
    expect_body(&answer, 200, "Välj en annan månad.");
}

static void enter_in_the_comment_answers_nothing(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);
    struct answer answer = browser_get(browser, cookie, "/att-bekrafta?manad=2026-09");
    const char *form = strstr(answer.body, "action=\"/att-bekrafta/");

    assert_non_null(form);
    form = strstr(form, "<button");
    assert_memory_equal(form, "<button type=\"submit\" disabled",
                        strlen("<button type=\"submit\" disabled"));
}

static void an_answer_is_kept_counted_and_taken_back(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);
    struct answer answer = officer_town_send(
        browser, cookie, officer_town_address(browser, "/att-bekrafta/", "K1", ""),
        "manad=2026-09&svar=need_changed&kommentar=Mer%20p%C3%A5%20kv%C3%A4llen"
        "&vidare=%2Fatt-bekrafta%3Fmanad%3D2026-09%23klient-2");

    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"),
                        "/att-bekrafta?manad=2026-09#klient-2");
    assert_non_null(strstr(answer_header(browser, &answer, "Set-Cookie"), "verksamhetssystemet"));
    answer = browser_get(browser, cookie, "/att-bekrafta?manad=2026-09&visa=alla");
    expect_body(&answer, 200, "<strong>1 av 2</strong>");
    expect_body(&answer, 200, "behovet har ändrats</span>");
    expect_body(&answer, 200, "Mer på kvällen");
    answer = officer_town_send(
        browser, cookie,
        arena_printf(browser->arena, "/bekraftelse/%lld/angra",
                     (long long)test_number(browser->fresh.db,
                                            "select decision_no from avstamd.month_confirmation")),
        "");
    assert_int_equal(answer.status, 303);
    assert_int_equal(confirmed(browser), 0);
}

static void who_does_not_know_yet_is_not_done(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);
    struct answer answer = officer_town_send(
        browser, cookie, officer_town_address(browser, "/att-bekrafta/", "K2", ""),
        "manad=2026-09&svar=unknown");

    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, cookie, "/att-bekrafta?manad=2026-09");
    expect_body(&answer, 200, "<strong>0 av 2</strong>");
    expect_body(&answer, 200, "Kvar (2)");
    expect_body(&answer, 200, "vet inte än</span>");
    assert_null(strstr(answer.body, "Bekräfta alla utan skillnad")); /* it has an answer of hers */
}

static void what_is_too_long_to_say_is_cut_and_not_left_out(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);

    test_execute(browser->fresh.db,
                 "update avstamd.client set name = repeat('å', 400) where client_id = 'K1'");
    struct answer answer = officer_town_send(
        browser, cookie, officer_town_address(browser, "/att-bekrafta/", "K1", ""),
        "manad=2026-09&svar=as_ordered");

    assert_int_equal(answer.status, 303);
    assert_non_null(strstr(answer.head, "avstamd-sagt="));
    assert_non_null(strstr(answer.head, "%C3%A5%20%E2%80%A6; "));
}

static void an_answer_leads_to_the_page_with_the_next_client(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);
    const char *clients = "client_id,name,unit,officer,protected\n";
    const char *orders = "order_id,client_id,provider_id,service_id,valid_from,quantity,per\n";
    static const struct {
        const char *address, *wanted;
    } cases[] = {{"/att-bekrafta?manad=2026-09&visa=alla", "visa=alla&amp;sida=2#klient-"},
                 {"/att-bekrafta?manad=2026-09&visa=alla&sida=2", "visa=alla&amp;sida=2\""},
                 {"/att-bekrafta?manad=2026-09&sida=2", NULL}, /* which is empty afterwards */
                 {"/att-bekrafta?manad=2026-09", NULL}};

    for (int at = 0; at < 39; at++) { /* with K1 and K2 one more than there are on a page */
        clients = arena_printf(browser->arena, "%sA%d,Namn %d,Norr,H1,0\n", clients, at, at);
        orders = arena_printf(browser->arena, "%sA%d,A%d,5560000001,HT,2026-09-01,1,month\n",
                              orders, at, at);
    }
    town_import(browser->fresh.db, "clients", clients);
    town_import(browser->fresh.db, "orders", orders);
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        struct answer answer = browser_get(browser, cookie, cases[at].address);

        expect_body(&answer, 200, "av 41</strong>");
        if ((strstr(answer.body,
                    cases[at].wanted == NULL ? "visa=kvar&amp;sida=" : cases[at].wanted) != NULL) !=
            (cases[at].wanted != NULL)) {
            fail_msg("%s: %s", cases[at].address, answer.body);
        }
    }
}

static void what_is_missing_is_told_on_the_same_month(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);
    struct answer answer = officer_town_send(
        browser, cookie, officer_town_address(browser, "/att-bekrafta/", "K1", ""),
        officer_town_address(browser, "manad=2026-09&svar=not_performed&klient=", "K1", ""));

    expect_body(&answer, 422, "Skriv vad som har ändrats eller inte utförts.");
    expect_body(&answer, 422, "Att bekräfta, september" NBSP "2026");
    expect_body(&answer, 422, "autofocus");
    answer = officer_town_send(browser, cookie,
                               officer_town_address(browser, "/att-bekrafta/", "K1", ""),
                               "manad=2026-09&svar=kanske");
    assert_int_equal(answer.status, 422);
    assert_int_equal(confirmed(browser), 0);
}

static void all_without_a_difference_are_confirmed_at_once(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);
    struct answer answer = browser_get(browser, cookie, "/att-bekrafta?manad=2026-09");

    expect_body(&answer, 200, "Bekräfta 1 klient: utfört som beställt");
    expect_body(&answer, 200, "av dina 2 klienter i september");
    answer = officer_town_send(browser, cookie, "/bekrafta-utan-skillnad", "manad=2026-09&antal=2");
    expect_body(&answer, 409, "Klienterna har ändrats");
    assert_int_equal(confirmed(browser), 0);
    answer = officer_town_send(browser, cookie, "/bekrafta-utan-skillnad", "manad=2026-09&antal=1");
    assert_int_equal(answer.status, 303);
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.month_confirmation join "
                                 "avstamd.client using (client_no) where client_id = 'K2' "
                                 "and answer = 'as_ordered'"),
                     1);
    answer = officer_town_send(
        browser, cookie,
        arena_printf(
            browser->arena, "/bekraftelser/%lld/angra",
            (long long)test_number(browser->fresh.db, "select max(bulk_no) from avstamd.decision")),
        "");
    assert_int_equal(answer.status, 303);
    assert_int_equal(confirmed(browser), 0);
}

static void a_month_to_come_is_said_once_and_has_no_buttons(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);
    struct answer answer = browser_get(browser, cookie, "/att-bekrafta?manad=2999-05");
    const char *told = strstr(answer.body, "Månaden har inte börjat");

    expect_body(&answer, 200, "från och med 2999-05-01");
    expect_body(&answer, 200, "Karin Ett");
    assert_null(strstr(told + 1, "Månaden har inte börjat"));
    assert_null(strstr(answer.body, "name=\"svar\""));
    assert_null(strstr(answer.body, "name=\"kommentar\""));
}

static void nobody_confirms_the_clients_of_others(void **state)
{
    struct browser *browser = *state;
    const char *cookie = enter(browser);
    const char *other = officer_town_address(browser, "/att-bekrafta/", "K3", "");
    struct answer answer =
        officer_town_send(browser, cookie, other, "manad=2026-09&svar=as_ordered");

    assert_int_equal(answer.status, 404);
    answer =
        browser_post(browser, cookie, officer_town_address(browser, "/att-bekrafta/", "K1", ""),
                     "nyckel=00&manad=2026-09&svar=as_ordered");
    assert_int_equal(answer.status, 403);
    cookie = officer_town_enter(browser, "eva", "finance", NULL, NULL);
    answer = officer_town_send(browser, cookie, other, "manad=2026-09&svar=as_ordered");
    assert_int_equal(answer.status, 403);
    assert_int_equal(browser_get(browser, cookie, "/att-bekrafta").status, 403);
    assert_int_equal(confirmed(browser), 0);
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log "
                                                    "where refused in ('AV004', 'AV001')"),
                     4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_month_is_shown_client_by_client),
        TEST(enter_in_the_comment_answers_nothing),
        TEST(an_answer_is_kept_counted_and_taken_back),
        TEST(who_does_not_know_yet_is_not_done),
        TEST(what_is_too_long_to_say_is_cut_and_not_left_out),
        TEST(an_answer_leads_to_the_page_with_the_next_client),
        TEST(what_is_missing_is_told_on_the_same_month),
        TEST(all_without_a_difference_are_confirmed_at_once),
        TEST(a_month_to_come_is_said_once_and_has_no_buttons),
        TEST(nobody_confirms_the_clients_of_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
