/* What providers were told, on the invoice and to who looks after the sending. */
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"
#include "tests/daemon/web/browser.h"

/* Three invoices, each answered; what became of the answers differs. */
static void answer_three(struct browser *browser)
{
    struct db *db = browser->fresh.db;

    hand_town_found(db);
    test_execute(db, "update avstamd.provider set endpoint_id = '0007:5560000001', "
                     "name = 'Omsorg & AB'");
    BILL(db, "F1", {"K1", 6, 600, "O1", NULL});
    BILL(db, "F2", {"K2", 2, 200, "O2", NULL});
    BILL(db, "F3", {"K1", 1, 100, "O1", NULL});
    (void)run_of(db, run_day("2026-10-15"), true);
    assert_int_equal(test_number(db, "select avstamd.response_make('0007:2120000142', "
                                     "'Exempelköping', '{AB,RE,AP}', 3, 0)"),
                     3);
    test_execute(db, "select avstamd.response_told(1, 'post', 202, 'done', 'Tack & hej')");
    test_execute(db, "select avstamd.response_told(2, 'post', 422, 'aside', '<b>Okänd</b>')");
    test_execute(db, "select avstamd.response_told(3, 'post', null, 'again', 'Tyst')");
    test_execute(db, "select avstamd.response_told(3, 'post', 503, 'again', 'Stängt 811218-9876')");
    test_execute(db, "update avstamd.job set not_before = '2126-01-02 03:04+01' "
                     "where kind = 'answer' and subject = '3'");
    test_execute(db, "update avstamd.job set done_at = clock_timestamp() "
                     "where kind = 'answer' and subject <> '3'");
}

static const char *invoice_page(struct browser *browser, const char *cookie, const char *number)
{
    long long document = (long long)test_number(
        browser->fresh.db,
        arena_printf(browser->arena,
                     "select document_no from avstamd.document where invoice_no = '%s'", number));
    struct answer answer =
        browser_get(browser, cookie, arena_printf(browser->arena, "/faktura/%lld", document));

    assert_int_equal(answer.status, 200);
    return answer.body;
}

static void an_invoice_tells_what_the_provider_was_told(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "eva", "finance"));

    answer_three(browser);
    const char *page = invoice_page(browser, cookie, "F1");

    assert_non_null(strstr(page, "Svar till utföraren"));
    assert_non_null(strstr(page, "mottagen <small>(AB)</small>"));
    assert_non_null(strstr(page, "till 0007:5560000001, genom accesspunkten"));
    assert_non_null(strstr(page, "levererat 20"));
    assert_non_null(strstr(page, "Kod 202: Tack &amp; hej"));
    page = invoice_page(browser, cookie, "F2");
    assert_non_null(strstr(page, "nekat</span> av accesspunkten"));
    assert_non_null(strstr(page, "&lt;b&gt;Okänd"));
    page = invoice_page(browser, cookie, "F3");
    assert_non_null(strstr(page, "nästa 2126-01-02 03:04"));
    assert_non_null(strstr(page, "2 försök"));
    assert_null(strstr(page, "811218"));
}

static void shows(struct browser *browser, const char *cookie, const char *choice,
                  const char *invoices)
{
    struct answer answer = browser_get(
        browser, cookie, arena_printf(browser->arena, "/installningar/svar?visa=%s", choice));

    assert_int_equal(answer.status, 200);
    for (int number = 1; number <= 3; number++) {
        const char *name = arena_printf(browser->arena, "F%d", number);
        const char *cell = arena_printf(browser->arena, "<th scope=\"row\">%s</th>", name);

        if ((strstr(answer.body, cell) != NULL) != (strstr(invoices, name) != NULL)) {
            fail_msg("%s: %s", choice, name);
        }
    }
}

static void who_looks_after_the_sending_sees_what_failed(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "ada", "administrator"));

    shows(browser, cookie, "misslyckade", "");
    answer_three(browser);
    shows(browser, cookie, "misslyckade", "F2 F3");
    shows(browser, cookie, "vantar", "F3");
    shows(browser, cookie, "alla", "F1 F2 F3");
    struct answer answer = browser_get(browser, cookie, "/installningar");

    assert_non_null(strstr(answer.body, "2 svar till utförare</a> har inte kommit fram"));
}

static void what_was_refused_is_sent_again_by_a_form(void **state)
{
    struct browser *browser = *state;
    const char *cookie = browser_session(browser, browser_user(browser, "ada", "administrator"));
    const char *form = arena_printf(browser->arena, "nyckel=%s", browser_key(browser, cookie));
    const char *of_eva = browser_session(browser, browser_user(browser, "eva", "finance"));

    answer_three(browser);
    assert_int_equal(browser_get(browser, of_eva, "/installningar/svar").status, 403);
    assert_int_equal(
        browser_post(browser, of_eva, "/installningar/svar/2/igen",
                     arena_printf(browser->arena, "nyckel=%s", browser_key(browser, of_eva)))
            .status,
        403);
    assert_int_equal(browser_post(browser, cookie, "/installningar/svar/2/igen", form).status, 303);
    assert_int_equal(
        test_number(browser->fresh.db,
                    "select count(*) from avstamd.job where subject = '2' and done_at is null"),
        1);
    assert_int_equal(
        test_number(browser->fresh.db,
                    "select count(*) from avstamd.response where aside_at is not null"),
        0);
    assert_int_equal(browser_post(browser, cookie, "/installningar/svar/1/igen", form).status, 409);
    assert_int_equal(browser_post(browser, cookie, "/installningar/svar/9/igen", form).status, 404);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_invoice_tells_what_the_provider_was_told),
        TEST(who_looks_after_the_sending_sees_what_failed),
        TEST(what_was_refused_is_sent_again_by_a_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
