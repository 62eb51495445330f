/* What the page of an invoice says of money where it is less simple: wrong VAT, another currency, a
 * credit note, what is decided, signed and sent. */
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"
#include "tests/daemon/web/browser.h"

#define NBSP "\xc2\xa0"

/* F1 asks for two hours too much, F2 for what was performed; `change` comes before the run. */
static const char *town(struct browser *browser, const char *change)
{
    hand_town_found(browser->fresh.db);
    BILL(browser->fresh.db, "F1", {"K1", 8, 800, "O1", NULL});
    BILL(browser->fresh.db, "F2", {"K2", 2, 200, "O2", NULL});
    if (change != NULL) {
        test_execute(browser->fresh.db, change);
    }
    (void)run_of(browser->fresh.db, run_day("2026-10-15"), true);
    return browser_session(browser, browser_user(browser, "eva", "finance"));
}

static char *address_of(struct browser *browser, const char *number, const char *after)
{
    const char *asked = arena_printf(
        browser->arena, "select document_no from avstamd.document where invoice_no = '%s'", number);

    return arena_printf(browser->arena, "/faktura/%lld%s",
                        (long long)test_number(browser->fresh.db, asked), after);
}

static const char *page_of(struct browser *browser, const char *cookie, const char *number)
{
    struct answer answer = browser_get(browser, cookie, address_of(browser, number, ""));

    assert_int_equal(answer.status, 200);
    return answer.body;
}

static struct answer decide(struct browser *browser, const char *cookie, const char *number,
                            const char *form)
{
    return browser_post(
        browser, cookie, address_of(browser, number, "/beslut"),
        arena_printf(browser->arena, "nyckel=%s&%s", browser_key(browser, cookie), form));
}

/* The same words in this order, whatever is between. */
static bool in_order(const char *text, const char *const *words)
{
    for (; *words != NULL; words++) {
        text = strstr(text, *words);
        if (text == NULL) {
            return false;
        }
        text += strlen(*words);
    }
    return true;
}

static void wrong_vat_is_a_step_of_the_bridge_and_in_question(void **state)
{
    static const char *const steps[] = {
        "Att betala utan moms", "200,00" NBSP "kr", "Moms", "50,00" NBSP "kr", "−50,00" NBSP "kr",
        "Att betala",           "200,00" NBSP "kr", NULL};
    struct browser *browser = *state;
    const char *cookie =
        town(browser, "update avstamd.document set vat_ore = 5000 where invoice_no = 'F2'");

    assert_true(in_order(page_of(browser, cookie, "F2"), steps));
    assert_int_equal(test_number(browser->fresh.db,
                                 "select question_ore from avstamd.document_outcome "
                                 "where invoice_number = 'F2'"),
                     5000);
}

static void another_currency_is_not_taken_for_kronor(void **state)
{
    struct browser *browser = *state;
    const char *cookie =
        town(browser, "update avstamd.document set currency = 'EUR' where invoice_no = 'F1'");
    const char *page = page_of(browser, cookie, "F1");

    assert_non_null(strstr(page, "800,00" NBSP "EUR"));
    assert_null(strstr(page, "800,00" NBSP "kr"));
    assert_null(strstr(page, "value=\"pay_anyway\""));
    assert_int_equal(
        decide(browser, cookie, "F1", "vad=pay_anyway&skal=rimligt&visad=flagged").status, 422);
    assert_int_equal(test_number(browser->fresh.db, "select sum(invoiced_ore) + sum(question_ore) "
                                                    "from avstamd.document_outcome"),
                     20000);
    assert_int_equal(
        decide(browser, cookie, "F1", "vad=dispute&skal=ej_utfort&visad=flagged").status, 303);
}

static void what_a_credit_note_says_is_below_zero(void **state)
{
    struct browser *browser = *state;
    const struct hand_line line = {"K1", 2, 200, "O1", NULL};

    hand_town_found(browser->fresh.db);
    BILL(browser->fresh.db, "F1", {"K1", 8, 800, "O1", NULL});
    hand_town_invoice(browser->fresh.db, "K1", "F1", &line, 1);
    (void)run_of(browser->fresh.db, run_day("2026-10-15"), true);
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    static const char *const row[] = {"id=\"rad-1\"", "−2 tim", "−200,00", NULL};

    assert_true(in_order(strstr(page_of(browser, cookie, "K1"), "Fakturans rader"), row));
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.document_outcome "
                                                    "where is_credit and due_date is not null"),
                     0);
}

static void what_is_decided_asks_no_longer(void **state)
{
    struct browser *browser = *state;
    const char *cookie = town(browser, NULL);
    long long finding =
        (long long)test_number(browser->fresh.db, "select finding_no from avstamd.finding "
                                                  "where code = 'QT01' and state = 'open'");

    assert_non_null(strstr(page_of(browser, cookie, "F1"), "Avvikelser att avgöra (1)"));
    assert_int_equal(browser_post(browser, cookie,
                                  arena_printf(browser->arena, "/avvikelse/%lld/beslut", finding),
                                  arena_printf(browser->arena,
                                               "nyckel=%s&vad=accept_finding&visat=20000&faktura=1",
                                               browser_key(browser, cookie)))
                         .status,
                     303);
    const char *page = page_of(browser, cookie, "F1");

    assert_null(strstr(page, "att avgöra ("));
    assert_non_null(strstr(page, "Avgjorda (1)"));
    assert_non_null(strstr(page, "hålls inne"));
    page = browser_get(browser, cookie, "/utforare/1").body;
    assert_null(strstr(page, "Mer fakturerat än utfört"));
}

static void the_second_signature_is_offered_to_who_may_give_it(void **state)
{
    struct browser *browser = *state;
    const char *eva = town(browser, NULL);
    const char *anna = browser_session(browser, browser_user(browser, "anna", "approver"));

    assert_int_equal(decide(browser, eva, "F1", "vad=approve&visad=flagged&belopp=60000").status,
                     303);
    const char *page = page_of(browser, anna, "F1");

    assert_null(strstr(page, "value=\"approve\""));
    assert_non_null(strstr(page, "value=\"dispute\""));
    test_execute(browser->fresh.db, "select avstamd.delegation_set('approver', null, null, 60000, "
                                    "60000, 60000, '2020-01-01')");
    page = page_of(browser, anna, "F1");
    assert_non_null(strstr(page, "Gör andra attesten: 600,00" NBSP "kr"));
    assert_int_equal(decide(browser, anna, "F1", "vad=approve&visad=in_review&belopp=60000").status,
                     303);
    page = page_of(browser, anna, "F1");
    assert_non_null(strstr(page, "Första attesten: Namn eva"));
    assert_non_null(strstr(page, "Godkänd av Namn anna"));
}

static void what_was_sent_is_told_when_the_facts_have_changed(void **state)
{
    struct browser *browser = *state;
    const char *cookie = town(browser, NULL);

    test_execute(browser->fresh.db, "select avstamd.delegation_set('finance', null, null, 60000, "
                                    "60000, 60000, '2020-01-01')");
    assert_int_equal(decide(browser, cookie, "F1", "vad=approve&visad=flagged&belopp=60000").status,
                     303);
    test_execute(browser->fresh.db, "select avstamd.documents_exported(array(select document_no "
                                    "from avstamd.document where invoice_no = 'F1'))");
    assert_non_null(strstr(page_of(browser, cookie, "F1"), "Skickad till betalning"));
    assert_null(strstr(page_of(browser, cookie, "F1"), "Stegen ovan räknar med"));
    hand_town_visit(browser->fresh.db, "V9", "K1", "S9", "2026-09-09", 8, 9);
    (void)run_of(browser->fresh.db, run_day("2026-10-16"), true);
    assert_non_null(strstr(page_of(browser, cookie, "F1"), "Stegen ovan räknar med"));
    assert_non_null(strstr(page_of(browser, cookie, "F1"), "600,00" NBSP "kr"));
}

static void what_the_line_says_stands_with_the_finding(void **state)
{
    struct browser *browser = *state;
    const char *cookie =
        town(browser, "update avstamd.document_line set "
                      "price = case when net_ore = 80000 then '90' else price end, "
                      "order_line_reference = case when net_ore = 80000 then 'O1' end, "
                      "attributes = case when net_ore = 80000 then '[]'::jsonb "
                      "else '[[\"ClientID\", \"OKÄND\"]]'::jsonb end");

    test_execute(browser->fresh.db, "insert into avstamd.document_rule "
                                    "select document_no, 'PEPPOL-EN16931-R120', 'fatal', 1, '{9}' "
                                    "from avstamd.document where invoice_no = 'F1'");
    const char *page = page_of(browser, cookie, "F1");

    assert_non_null(strstr(page, "8 × 90,00 kr"));
    assert_non_null(strstr(page, "Radbeloppet (BT-131)"));
    assert_non_null(strstr(page_of(browser, cookie, "F2"), "På raden står klient OKÄND"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)
    const struct CMUnitTest tests[] = {
        TEST(wrong_vat_is_a_step_of_the_bridge_and_in_question),
        TEST(another_currency_is_not_taken_for_kronor),
        TEST(what_a_credit_note_says_is_below_zero),
        TEST(what_is_decided_asks_no_longer),
        TEST(the_second_signature_is_offered_to_who_may_give_it),
        TEST(what_the_line_says_stands_with_the_finding),
        TEST(what_was_sent_is_told_when_the_facts_have_changed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
