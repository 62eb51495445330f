/* The time axis: ordered, performed, absent and invoiced by day, down to the single visits. */
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"
#include "tests/daemon/web/browser.h"

#define NBSP "\xc2\xa0"

static char *client_address(struct browser *browser, const char *client, const char *after)
{
    return arena_printf(
        browser->arena, "/klient/%lld%s",
        (long long)test_number(
            browser->fresh.db,
            arena_printf(browser->arena,
                         "select client_no from avstamd.client where client_id = '%s'", client)),
        after);
}

static const char *town(struct browser *browser)
{
    struct db *db = browser->fresh.db;

    hand_town_found(db);
    town_import(db, "absences",
                "absence_id,client_id,from,to,kind\nA1,K1,2026-09-02,2026-09-04,hospital\n");
    BILL(db, "F1", {"K1", 30, 3000, "O1", NULL});
    (void)run_of(db, run_day("2026-10-15"), true);
    return browser_session(browser, browser_user(browser, "eva", "finance"));
}

static void a_month_is_drawn_and_told_day_by_day(void **state)
{
    struct browser *browser = *state;
    const char *cookie = town(browser);
    struct answer answer =
        browser_get(browser, cookie, client_address(browser, "K1", "?manad=2026-09"));
    static const char *const expected[] = {
        "<svg class=\"wide\"",
        /* 10 hours over 30 days; 30 invoiced hours over 30 days; the 3rd is the absent day */
        "<title>2026-09-01: beställt 0,33" NBSP "tim, utfört 2" NBSP "tim, fakturerat 1" NBSP "tim",
        "<title>2026-09-03: beställt 0,33" NBSP "tim, utfört 0" NBSP "tim, fakturerat 1" NBSP "tim",
        "Dessutom 2" NBSP "tim under frånvaro.",
        "08.00–10.00",
        "<td>S1</td>",
        "frånvarande, sjukhus",
        "Beställning O1: 10" NBSP "tim per månad",
        "3" NBSP "000,00" NBSP "kr",
        "VE18",
    };

    assert_int_equal(answer.status, 200);
    for (size_t at = 0; at < sizeof expected / sizeof expected[0]; at++) {
        if (strstr(answer.body, expected[at]) == NULL) {
            fail_msg("%s is not in %s", expected[at], answer.body);
        }
    }
    assert_null(strstr(answer.body, "2026-09-04: beställt 0,33" NBSP "tim, utfört 2"));
}

static void without_a_month_it_is_the_latest_with_anything(void **state)
{
    struct browser *browser = *state;
    const char *cookie = town(browser);
    struct answer answer = browser_get(browser, cookie, client_address(browser, "K1", ""));

    assert_non_null(strstr(answer.body, "september" NBSP "2026"));
    answer = browser_get(browser, cookie, client_address(browser, "K1", "?manad=2026-01"));
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "Välj en annan månad."));
    assert_int_equal(browser_get(browser, cookie, "/klient/99999999999").status, 404);
}

/* Half of it was credited: half is left to draw. */
static void what_was_credited_is_not_drawn(void **state)
{
    struct browser *browser = *state;
    const char *cookie;

    hand_town_found(browser->fresh.db);
    BILL(browser->fresh.db, "F1", {"K1", 30, 3000, "O1", NULL});
    hand_town_invoice(browser->fresh.db, "C1", "F1",
                      (const struct hand_line[]){{"K1", 15, 1500, "O1", NULL}}, 1);
    (void)run_of(browser->fresh.db, run_day("2026-10-15"), true);
    cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    struct answer answer =
        browser_get(browser, cookie, client_address(browser, "K1", "?manad=2026-09"));

    assert_non_null(strstr(answer.body, "fakturerat 0,5" NBSP "tim</title>"));
}

/* S1 is at K1's and K2's from 8.30 to 9: it is the later one's time that collides. */
static void a_collision_is_drawn_where_it_is(void **state)
{
    struct browser *browser = *state;
    const char *cookie;

    hand_town_found(browser->fresh.db);
    town_import(browser->fresh.db, "visits",
                "visit_id,client_id,provider_id,service_id,staff_id,start,end\n"
                "Z1,K3,5560000001,HT,S1,2026-09-02T09:30,2026-09-02T11:00\n");
    cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    struct answer answer =
        browser_get(browser, cookie, client_address(browser, "K3", "?manad=2026-09"));

    assert_non_null(strstr(answer.body, "varav 0,5 krockar"));
    assert_non_null(strstr(answer.body, "personalen var samtidigt hos en annan klient."));
    answer = browser_get(browser, cookie, client_address(browser, "K1", "?manad=2026-09"));
    assert_null(strstr(answer.body, "krockar"));
}

static int lines_of(struct browser *browser, const char *client, const char *document)
{
    struct db *db = browser->fresh.db;
    struct error error = {0};
    DB_RESULT(clients);
    DB_RESULT(keys);
    DB_RESULT(result);

    assert_true(db_run(db, &SQL_PAGE_INVOICE_CLIENTS, DB_VALUES(db_text(document), db_text(client)),
                       &clients, &error));
    assert_true(db_run(db, &SQL_PAGE_AXIS_KEYS,
                       DB_VALUES(db_text(client),
                                 db_text(db_cell(clients, 0, PQfnumber(clients, "client_no"))),
                                 db_text(NULL), db_text(document)),
                       &keys, &error));
    assert_true(db_run(db, &SQL_PAGE_AXIS_LINES,
                       DB_VALUES(db_text(db_null(keys, 0, 0) ? NULL : db_cell(keys, 0, 0)),
                                 db_text(db_null(keys, 0, 1) ? NULL : db_cell(keys, 0, 1)),
                                 db_text(document)),
                       &result, &error));
    for (int row = 0; row < PQntuples(result); row++) {
        assert_string_equal(db_cell(result, row, PQfnumber(result, "month")), "2026-09");
        assert_string_equal(db_cell(result, row, PQfnumber(result, "here")), "t");
    }
    return PQntuples(result);
}

/* As an invoice asks: a document, every month of it, and a client or the one with most in question.
 */
static void a_document_has_its_months(void **state)
{
    struct browser *browser = *state;
    struct db *db = browser->fresh.db;

    hand_town_found(db);
    BILL(db, "F1", {"K1", 8, 800, "O1", NULL}, {"K2", 2, 200, "O2", NULL});
    BILL(db, "F2", {"K3", 2, 200, "O3", NULL});
    (void)run_of(db, run_day("2026-10-15"), true);
    assert_int_equal(lines_of(browser, NULL, "1"), 1);
    assert_int_equal(lines_of(browser, "2", "1"), 1);
    assert_int_equal(lines_of(browser, "3", "1"), 0);
    assert_int_equal(lines_of(browser, "99999999999", "1"), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_month_is_drawn_and_told_day_by_day),
        TEST(without_a_month_it_is_the_latest_with_anything),
        TEST(what_was_credited_is_not_drawn),
        TEST(a_collision_is_drawn_where_it_is),
        TEST(a_document_has_its_months),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
