/* Frågor and Bevakning: who is asked, who decides, who gives work to whom. */
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/web/officer_town.h"

#define NBSP "\xc2\xa0"

static void finance_asks_and_the_handlaggare_answers(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    const char *eva = officer_town_enter(browser, "eva", "finance", NULL, NULL);
    const char *hanna = officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
    const char *henrik = officer_town_enter(browser, "henrik", "officer", "H2", "Söder");
    char *invoice = arena_printf(browser->arena, "/faktura/%lld",
                                 (long long)test_number(browser->fresh.db,
                                                        "select document_no from avstamd.document "
                                                        "where invoice_no = 'F1'"));
    struct answer answer = officer_town_send(
        browser, eva, arena_printf(browser->arena, "%s/fraga", invoice),
        arena_printf(browser->arena, "avvikelse=%lld&fraga=St%%C3%%A4mmer%%20det%%3F",
                     (long long)officer_town_finding(browser, "K1")));

    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, hanna, "/fragor");
    expect_body(&answer, 200, "Stämmer det?");
    expect_body(&answer, 200, "Karin Ett: Mer fakturerat än utfört");
    expect_body(&answer, 200, "Fakturerat 8" NBSP "tim, utfört 6" NBSP "tim");
    assert_null(strstr(browser_get(browser, henrik, "/fragor").body, "Stämmer det?"));
    const char *rut = officer_town_enter(browser, "rut", "auditor", NULL, NULL);
    answer = browser_get(browser, rut, "/fragor");
    expect_body(&answer, 200, "Stämmer det?");
    assert_null(strstr(answer.body, "Karin"));
    assert_null(strstr(answer.body, "/fragor/1/svar"));
    answer = browser_get(browser, rut, "/fragor/1");
    expect_body(&answer, 200, "Stämmer det?");
    assert_int_equal(officer_town_send(browser, rut, "/fragor/1/svar", "svar=Nej").status, 403);
    assert_int_equal(browser_get(browser, henrik, "/fragor/1").status, 404);
    assert_int_equal(officer_town_send(browser, henrik, "/fragor/1/svar", "svar=Nej").status, 404);
    answer = browser_get(
        browser, hanna, officer_town_address(browser, "/fragor/1?manad=2026-09&klient=", "K1", ""));
    expect_body(&answer, 200, "<svg class=\"wide\"");
    /* the client in the address is nobody's way in */
    answer = browser_get(
        browser, hanna, officer_town_address(browser, "/fragor/1?manad=2026-09&klient=", "K3", ""));
    assert_null(strstr(answer.body, "<svg class=\"wide\""));
    answer = officer_town_send(browser, hanna, "/fragor/1/svar", "svar=");
    expect_body(&answer, 422, "Skriv ett svar.");
    answer = officer_town_send(browser, hanna, "/fragor/1/svar", "svar=De%20var%20inte%20d%C3%A4r");
    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, hanna, "/fragor?visa=besvarade");
    expect_body(&answer, 200, "De var inte där");
    answer = browser_get(browser, eva, invoice);
    expect_body(&answer, 200, "De var inte där");
    answer = officer_town_send(browser, hanna, "/fragor/1/svar", "svar=Igen");
    assert_int_equal(answer.status, 409);
}

static const char *invoice_of(struct browser *browser, const char *number, const char *after)
{
    return arena_printf(
        browser->arena, "/faktura/%lld%s",
        (long long)test_number(
            browser->fresh.db,
            arena_printf(browser->arena,
                         "select document_no from avstamd.document where invoice_no = '%s'",
                         number)),
        after);
}

/* Both the answer and the lack of one are told where the invoice is decided, and lead there. */
static void who_asked_is_told_of_the_answer(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    const char *eva = officer_town_enter(browser, "eva", "finance", NULL, NULL);
    const char *hanna = officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
    struct answer answer = officer_town_send(browser, eva, invoice_of(browser, "F1", "/fraga"),
                                             "fraga=Vad%20h%C3%A4nde%3F");

    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, eva, "/");
    expect_body(&answer, 200, "href=\"/fragor?visa=stallda\"");
    assert_null(strstr(answer.body, "visa=svar"));
    answer = browser_get(browser, eva, invoice_of(browser, "F1", ""));
    expect_body(&answer, 200, "<p class=\"message\"><a href=\"#fragor\">En fråga</a>");
    answer = browser_get(browser, eva, "/fakturor");
    expect_body(&answer, 200, "fråga saknar svar");
    /* of a question about all of it she sees her clients, and what was found at them */
    answer = browser_get(browser, hanna, "/fragor");
    expect_body(&answer, 200,
                officer_town_address(browser, "href=\"/klient/", "K1", "?manad=2026-09"));
    expect_body(&answer, 200,
                arena_printf(browser->arena, "href=\"/bevakning?amne=fakturor#avvikelse-%lld\"",
                             (long long)officer_town_finding(browser, "K1")));
    assert_int_equal(officer_town_send(browser, hanna, "/fragor/1/svar", "svar=Ringde").status,
                     303);
    answer = browser_get(browser, eva, "/");
    expect_body(&answer, 200, "href=\"/fragor?visa=svar\"");
    answer = browser_get(browser, eva, "/fragor?visa=svar");
    expect_body(&answer, 200,
                arena_printf(browser->arena, "href=\"%s#fragor\"", invoice_of(browser, "F1", "")));
    expect_body(&answer, 200, "Ringde");
    assert_null(strstr(answer.body, "name=\"svar\""));
    answer = browser_get(browser, eva, "/fakturor");
    expect_body(&answer, 200, "#fragor\">svar har kommit</a>");
    answer = browser_get(browser, hanna, "/fragor?visa=svar");
    assert_null(strstr(answer.body, "Ringde"));
}

static void a_question_does_not_outlive_the_decision(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    const char *eva = officer_town_enter(browser, "eva", "finance", NULL, NULL);
    const char *hanna = officer_town_enter(browser, "hanna", "officer", "H1", "Norr");

    assert_int_equal(officer_town_send(browser, eva, invoice_of(browser, "F1", "/fraga"),
                                       "fraga=Vad%20h%C3%A4nde%3F")
                         .status,
                     303);
    assert_int_equal(officer_town_send(browser, eva, invoice_of(browser, "F1", "/beslut"),
                                       "vad=dispute&skal=fel_uppgift")
                         .status,
                     303);
    struct answer answer = browser_get(browser, hanna, "/fragor");

    assert_null(strstr(answer.body, "Vad hände?"));
    answer = browser_get(browser, hanna, "/fragor?visa=besvarade");
    expect_body(&answer, 200, "Avgjord utan svar");
    assert_null(strstr(answer.body, "name=\"svar\""));
    answer = browser_get(browser, eva, invoice_of(browser, "F1", ""));
    expect_body(&answer, 200, "Avgjord utan svar");
    answer = browser_get(browser, eva, "/fragor?visa=klara");
    expect_body(&answer, 200, "Avgjord utan svar");
    answer = browser_get(browser, hanna, "/");
    assert_null(strstr(answer.body, "fråga att svara på"));
}

static void work_is_offered_to_those_who_can_open_it(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    const char *eva = officer_town_enter(browser, "eva", "finance", NULL, NULL);
    (void)officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
    (void)officer_town_enter(browser, "henrik", "officer", "H2", "Söder");
    const char *carl = officer_town_enter(browser, "carl", "unit_manager", NULL, "Norr");
    struct answer answer = browser_get(browser, eva, invoice_of(browser, "F1", ""));
    const char *whole = strstr(answer.body, "id=\"ansvarig-faktura\"");
    const char *one =
        strstr(answer.body, arena_printf(browser->arena, "id=\"ansvarig-%lld\"",
                                         (long long)officer_town_finding(browser, "K1")));

    assert_non_null(whole);
    assert_non_null(one);
    whole = arena_printf(browser->arena, "%.*s", (int)(strstr(whole, "</select>") - whole), whole);
    one = arena_printf(browser->arena, "%.*s", (int)(strstr(one, "</select>") - one), one);
    assert_non_null(strstr(whole, "Namn carl"));
    assert_null(strstr(whole, "Namn hanna"));
    assert_non_null(strstr(one, "Namn hanna"));
    assert_null(strstr(one, "Namn henrik"));
    assert_null(strstr(answer.body, "Namn henrik"));
    assert_null(strstr(browser_get(browser, carl, "/bevakning").body, ">F1</a>"));
    answer = officer_town_send(
        browser, eva, invoice_of(browser, "F1", "/fordela"),
        test_text(browser->fresh.db, browser->arena,
                  "select 'ansvarig=' || user_no from avstamd.app_user where login = 'hanna'"));
    assert_int_equal(answer.status, 422);
    answer = officer_town_send(
        browser, eva, invoice_of(browser, "F1", "/fordela"),
        test_text(browser->fresh.db, browser->arena,
                  "select 'ansvarig=' || user_no from avstamd.app_user where login = 'carl'"));
    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, carl, "/bevakning"); /* where Översikt leads her */
    expect_body(&answer, 200, ">F1</a>");
}

/* Each role's first page says how much waits for it, by the words of the pages it leads to. */
static void the_first_page_counts_what_waits(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    const char *hanna = officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
    const char *rut = officer_town_enter(browser, "rut", "auditor", NULL, NULL);
    const char *ada = officer_town_enter(browser, "ada", "administrator", NULL, NULL);
    struct answer answer = browser_get(browser, hanna, "/");

    expect_body(&answer, 200, "href=\"/bevakning?amne=fakturor\"");
    expect_body(&answer, 200, "href=\"/bevakning?amne=ND07\"");
    expect_body(&answer, 200, "<strong>2</strong><a href=\"/att-bekrafta?manad="); /* K1, K2 */
    assert_int_equal(
        test_number(browser->fresh.db,
                    "select count(*) from avstamd.waiting_of((select user_no from avstamd.app_user "
                    "where login = 'hanna'), avstamd.today()) where kind = 'avvikelser'"),
        test_number(browser->fresh.db,
                    "select count(*) from avstamd.finding_work where decider = 'officer' and state "
                    "= 'open' and not within_tolerance and officer = 'H1'"));
    assert_null(strstr(answer.body, "I kön"));
    assert_null(strstr(answer.body, "Att ta hand om"));
    answer = browser_get(browser, rut, "/");
    expect_body(&answer, 200, "I kön");
    expect_body(&answer, 200, "att granska");
    assert_null(strstr(answer.body, "Väntar på dig"));
    answer = browser_get(browser, ada, "/");
    expect_body(&answer, 200, "Att ta hand om");
    expect_body(&answer, 200, "<strong>H2</strong>"); /* whom nobody has */
    assert_null(strstr(answer.body, "<strong>H1</strong>"));
}

static void the_watch_list_has_what_is_hers_to_decide(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    const char *hanna = officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
    const char *henrik = officer_town_enter(browser, "henrik", "officer", "H2", "Söder");
    struct answer answer = browser_get(browser, hanna, "/bevakning");
    char *decide = arena_printf(browser->arena, "/bevakning/%lld/beslut",
                                (long long)officer_town_finding(browser, "K1"));

    expect_body(&answer, 200, "skulle ha följts upp <strong>2026-10-01</strong>");
    expect_body(&answer, 200, "Håll inne 200,00" NBSP "kr");
    expect_body(&answer, 200, "1" NBSP "000,00"); /* costs: 600 + 200 + 200 … of her clients */
    assert_null(strstr(answer.body, "Kim Tre"));
    /* a decision leads on to the next one */
    const char *next = strstr(answer.body, "name=\"vidare\" value=\"/bevakning#avvikelse-");

    assert_non_null(next);
    next = strchr(next, '#') + 1;
    expect_body(&answer, 200,
                arena_printf(browser->arena,
                             "<article class=\"finding\" id=\"%.*s\" tabindex=\"-1\"",
                             (int)strcspn(next, "\""), next));
    answer = browser_get(browser, hanna, "/bevakning?amne=ND07");
    assert_null(strstr(answer.body, "Håll inne"));
    answer = officer_town_send(browser, henrik, decide, "vad=accept_finding");
    assert_int_equal(answer.status, 404);
    answer = officer_town_send(browser, hanna, decide, "vad=pay_anyway");
    expect_body(&answer, 422, "Välj en orsak.");
    answer = officer_town_send(browser, hanna, decide, "vad=accept_finding&visat=19999");
    assert_int_equal(answer.status, 409);
    answer = officer_town_send(browser, hanna, decide, "vad=note&anteckning=Jag%20ringer");
    assert_non_null(strstr(answer.head, "Kommentaren%20%C3%A4r%20sparad."));
    answer = officer_town_send(browser, hanna, decide, "vad=accept_finding&visat=20000");
    assert_non_null(strstr(answer.head, "Beloppet%20h%C3%A5lls%20inne."));
    test_execute(
        browser->fresh.db, /* nothing is withheld of it: nor is that said */
        arena_printf(browser->arena,
                     "update avstamd.finding set amount_ore = null where finding_no = %lld",
                     (long long)officer_town_finding(browser, "K1")));
    answer = officer_town_send(browser, hanna, decide, "vad=accept_finding");
    assert_non_null(strstr(answer.head, "noterat%20att%20avvikelsen%20st%C3%A4mmer."));
    test_execute(
        browser->fresh.db,
        arena_printf(browser->arena,
                     "update avstamd.finding set amount_ore = 20000 where finding_no = %lld",
                     (long long)officer_town_finding(browser, "K1")));
    answer = officer_town_send(browser, hanna, decide, "vad=pay_anyway&skal=utfort&visat=20000");
    assert_int_equal(answer.status, 303);
    assert_null(strstr(browser_get(browser, hanna, "/bevakning").body, "Håll inne"));
}

static void a_unit_manager_sees_how_it_goes_and_gives_work(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    const char *hanna = officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
    const char *carl = officer_town_enter(browser, "carl", "unit_manager", NULL, "Norr");
    struct answer answer = browser_get(browser, carl, "/bevakning");
    char *form = arena_printf(browser->arena, "avvikelse=%lld&senast=2999-01-31",
                              (long long)officer_town_finding(browser, "K1"));

    expect_body(&answer, 200, "Hela enheten");
    expect_body(&answer, 200, "Namn hanna");
    test_execute(browser->fresh.db, "update avstamd.reconciliation_run set started_at = now() + "
                                    "interval '9 days', finished_at = null");
    answer = browser_get(browser, carl, "/");
    expect_body(&answer, 200, "Äldst (dagar)"); /* of what was found on a later day: 0, not −9 */
    expect_body(&answer, 200, "<td class=\"number\">0</td></tr>");
    assert_null(strstr(browser_get(browser, hanna, "/bevakning").body, "Hela enheten"));
    assert_int_equal(officer_town_send(browser, hanna, "/bevakning/fordela", form).status, 403);
    assert_int_equal(officer_town_send(browser, carl, "/bevakning/fordela", form).status, 303);
    test_execute(browser->fresh.db, "update avstamd.assignment set due_on = '2026-01-31'");
    answer = browser_get(browser, carl, "/bevakning?tid=forsenade");
    expect_body(&answer, 200, "Besluta senast 2026-01-31");
    form = arena_printf(browser->arena, "avvikelse=%lld&senast=2999-01-31",
                        (long long)officer_town_finding(browser, "K3"));
    assert_int_equal(officer_town_send(browser, carl, "/bevakning/fordela", form).status, 404);
    answer = officer_town_send(browser, carl, "/bevakning/fordela", "senast=2999-01-31");
    assert_int_equal(answer.status, 422);
}

static void a_substitute_is_named_by_her_manager_and_not_by_others(void **state)
{
    struct browser *browser = *state;

    officer_town(browser);
    (void)officer_town_enter(browser, "hanna", "officer", "H1", "Norr");
    const char *henrik = officer_town_enter(browser, "henrik", "officer", "H2", "Söder");
    const char *carl = officer_town_enter(browser, "carl", "unit_manager", NULL, "Norr");
    struct db *db = browser->fresh.db;
    const char *first = test_text(db, browser->arena, "select avstamd.today() + 30");
    const char *last = test_text(db, browser->arena, "select avstamd.today() + 36");
    const char *form =
        arena_printf(browser->arena, "%s&fran=%s&till_och_med=%s",
                     test_text(db, browser->arena,
                               "select format('for=%s&vikarie=%s', hanna.user_no, henrik.user_no) "
                               "from avstamd.app_user hanna, avstamd.app_user henrik "
                               "where hanna.login = 'hanna' and henrik.login = 'henrik'"),
                     first, last);
    struct answer answer = officer_town_send(browser, henrik, "/vikarie", form);

    assert_int_equal(answer.status, 403);
    answer = officer_town_send(browser, carl, "/vikarie", form);
    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, carl, "/bevakning");
    expect_body(&answer, 200,
                arena_printf(browser->arena, "Namn henrik vikarierar för Namn hanna, %s – %s",
                             first, last));
    answer = officer_town_send(browser, carl, "/vikarie/1/avsluta", "");
    assert_int_equal(answer.status, 303);
    assert_int_equal(test_number(db, "select count(*) from avstamd.substitute"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(finance_asks_and_the_handlaggare_answers),
        TEST(who_asked_is_told_of_the_answer),
        TEST(a_question_does_not_outlive_the_decision),
        TEST(work_is_offered_to_those_who_can_open_it),
        TEST(the_first_page_counts_what_waits),
        TEST(the_watch_list_has_what_is_hers_to_decide),
        TEST(a_unit_manager_sees_how_it_goes_and_gives_work),
        TEST(a_substitute_is_named_by_her_manager_and_not_by_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
