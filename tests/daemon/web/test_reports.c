/* Rapporter and Utförare: numbers to the öre, files, samples that can be drawn again, and who sees
 * what. */
#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"
#include "tests/daemon/web/browser.h"

#define BOM "\xef\xbb\xbf"
#define NBSP "\xc2\xa0"

/* F1 asks for two hours too much, F2 for what was performed; K3's two hours are not invoiced.  K2
 * is the client of handläggare h1. */
static void found_town(struct browser *browser)
{
    hand_town_found(browser->fresh.db);
    test_execute(
        browser->fresh.db,
        "update avstamd.client set officer = 'h1', name = 'Kim Exempel' where client_id = 'K2'");
    BILL(browser->fresh.db, "F1", {"K1", 8, 800, "O1", NULL});
    BILL(browser->fresh.db, "F2", {"K2", 2, 200, "O2", NULL});
    (void)run_of(browser->fresh.db, run_day("2026-10-15"), true);
}

static const char *as(struct browser *browser, const char *login, const char *roles)
{
    int64_t user = browser_user(browser, login, roles);

    if (strstr(roles, "officer") != NULL) {
        test_execute(
            browser->fresh.db,
            arena_printf(browser->arena,
                         "update avstamd.app_user set officer_id = '%s' where user_no = %lld",
                         login, (long long)user));
    }
    return browser_session(browser, user);
}

static void expect_file(struct browser *browser, const char *cookie, const char *target,
                        const char *wanted)
{
    struct answer answer = browser_get(browser, cookie, target);

    if (answer.status != 200 || strcmp(answer.body, wanted) != 0) {
        fail_msg("%s: %d %s", target, answer.status, answer.body);
    }
}

static struct answer send_form(struct browser *browser, const char *cookie, const char *target,
                               const char *form)
{
    return browser_post(
        browser, cookie, target,
        arena_printf(browser->arena, "nyckel=%s&%s", browser_key(browser, cookie), form));
}

#define COSTS_HEAD                                                                                 \
    "Klienter;Timmar;Fakturerat (kr);Krediterat (kr);Hålls inne (kr);Kostnad (kr)\r\n"

/* What no row has anything in is left out. */
#define NO_COSTS "Klienter;Fakturerat (kr);Krediterat (kr);Hålls inne (kr);Kostnad (kr)\r\n"

static void costs_are_exact_in_every_grouping(void **state)
{
    struct browser *browser = *state;
    const char *cookie;

    found_town(browser);
    cookie = as(browser, "eva", "finance");
    expect_file(browser, cookie, "/rapporter/kostnader.csv?fran=2026-09&till=2026-09",
                BOM "Insats;" COSTS_HEAD "HT;2;10,00;1000,00;0,00;200,00;800,00\r\n");
    expect_file(
        browser, cookie, "/rapporter/kostnader.csv?fran=2026-09&till=2026-09&gruppera=handlaggare",
        BOM "Handläggare;" COSTS_HEAD "(ingen handläggare);1;8,00;800,00;0,00;200,00;600,00\r\n"
            "h1;1;2,00;200,00;0,00;0,00;200,00\r\n");
    expect_file(browser, cookie,
                "/rapporter/kostnader.csv?fran=2026-09&till=2026-09&gruppera=utforare&ocksa=manad",
                BOM "Månad;Utförare;" COSTS_HEAD
                    "2026-09;Hemtjänst AB;2;10,00;1000,00;0,00;200,00;800,00\r\n");
    expect_file(browser, cookie, "/rapporter/kostnader.csv?fran=2026-10&till=2026-10",
                BOM NO_COSTS);
    assert_int_equal(browser_get(browser, cookie, "/rapporter/kostnader.csv?gruppera=namn").status,
                     400);
}

static void another_handlaggares_clients_are_in_no_total_and_no_file(void **state)
{
    struct browser *browser = *state;
    const char *mine, *nobodys;

    found_town(browser);
    mine = as(browser, "h1", "officer");
    nobodys = as(browser, "h2", "officer");
    expect_file(browser, mine, "/rapporter/kostnader.csv?fran=2026-09&till=2026-09",
                BOM "Insats;" COSTS_HEAD "HT;1;2,00;200,00;0,00;0,00;200,00\r\n");
    expect_file(browser, nobodys, "/rapporter/kostnader.csv?fran=2026-09&till=2026-09",
                BOM NO_COSTS);
    expect_file(browser, mine, "/rapporter/stoppat.csv?fran=2026-10&till=2026-10",
                BOM
                "Månad;Utförare;Kod;Avvikelse;Antal;Väntar på beslut (kr);Stoppat (kr);Krediterat "
                "(kr);Betalt ändå (kr);Återkrävt (kr);Återvunnet (kr)\r\n");
    assert_null(strstr(browser_get(browser, mine, "/rapporter/ej-verkstallda.csv").body, "K1"));
    assert_non_null(
        strstr(browser_get(browser, mine, "/rapporter/ej-verkstallda.csv").body, ";K2;"));
    assert_null(strstr(browser_get(browser, nobodys, "/rapporter/ej-verkstallda.csv").body, "K2"));
    assert_null(strstr(browser_get(browser, mine, "/rapporter/upparbetat.csv").body, "200,00"));
    assert_null(strstr(browser_get(browser, mine, "/utforare.csv?fran=2026-10&till=2026-10").body,
                       "1000,00"));
    assert_non_null(
        strstr(browser_get(browser, mine, "/utforare.csv?fran=2026-10&till=2026-10").body,
               ";1;200,00;0,00;0,00;"));
    assert_int_equal(browser_get(browser, mine, "/rapporter/stickprov.csv").status, 403);
    assert_int_equal(
        browser_get(browser, as(browser, "ada", "administrator"), "/rapporter/kostnader.csv")
            .status,
        403);
    assert_int_equal(browser_get(browser, NULL, "/rapporter/kostnader.csv").status, 303);
}

static void what_is_withheld_and_what_is_not_invoiced_is_told(void **state)
{
    struct browser *browser = *state;
    const char *cookie;

    found_town(browser);
    cookie = as(browser, "eva", "finance,auditor");
    expect_file(browser, cookie, "/rapporter/stoppat.csv?fran=2026-10&till=2026-10",
                BOM
                "Månad;Utförare;Kod;Avvikelse;Antal;Väntar på beslut (kr);Stoppat (kr);Krediterat "
                "(kr);Betalt ändå (kr);Återkrävt (kr);Återvunnet (kr)\r\n"
                "2026-10;Hemtjänst AB;QT01;Mer fakturerat än utfört;1;200,00;;;;;\r\n");
    expect_file(browser, cookie, "/rapporter/upparbetat.csv",
                BOM "Månad;Utförare;Insats;Klienter;Mängd;Enhet;Belopp (kr)\r\n"
                    "2026-09;Hemtjänst AB;HT;1;2,00;tim;200,00\r\n");
    test_execute(
        browser->fresh.db,
        "select avstamd.delegation_set('finance', null, null, 10000000, null, null, '2020-01-01', "
        "null, '{day,year}')");
    assert_int_equal(
        send_form(browser, cookie, "/fakturor/beslut",
                  arena_printf(browser->arena, "vad=dispute&skal=ej_utfort&faktura=%lld",
                               (long long)test_number(browser->fresh.db,
                                                      "select document_no from avstamd.document "
                                                      "where invoice_no = 'F1'")))
            .status,
        303);
    assert_non_null(strstr(
        browser_get(browser, cookie, "/rapporter/stoppat.csv?fran=2026-10&till=2026-10").body,
        "utfört;1;;200,00;;;;\r\n"));
}

/* Visits are known from September: whoever waited before that is given three months. */
static void decisions_not_carried_out_are_those_of_the_law(void **state)
{
    struct browser *browser = *state;
    const char *cookie;

    found_town(browser);
    test_execute(browser->fresh.db,
                 "insert into avstamd.client (client_id) values ('K4'), ('K5'), ('K6');"
                 "insert into avstamd.account (client_no, provider_no, service_no) "
                 "select client_no, 1, 1 from avstamd.client where client_id in ('K4', 'K5', 'K6');"
                 "insert into avstamd.care_order (order_id, decision_id, account_no, valid_from, "
                 "quantity, per, "
                 "decided_on, legal_basis) select 'O' || client_id, 'B' || client_id, account_no, "
                 "day, 1, 'week', day, 'LSS' from (values ('K4', date '2026-09-30'), "
                 "('K5', '2026-10-01'), ('K6', '2026-09-15')) as wanted (id, day) "
                 "join avstamd.client on client_id = id join avstamd.account using (client_no)");
    hand_town_visit(browser->fresh.db, "Z1", "K6", "S9", "2026-12-20", 8, 10);
    cookie = as(browser, "rolf", "auditor");
    struct answer answer =
        browser_get(browser, cookie, "/rapporter/ej-verkstallda.csv?kvartal=2026-10");

    assert_int_equal(answer.status, 200);
    assert_non_null(
        strstr(answer.body, "BK4;K4;Inte verkställt;LSS;HT;2026-09-30;;;92;Hemtjänst AB;"));
    assert_non_null(strstr(answer.body, "BK6;K6;Verkställt efter mer än tre månader;LSS;HT;"
                                        "2026-09-15;;2026-12-20;96;"));
    assert_non_null(strstr(answer.body, ";K1;Avbrott;"));
    assert_null(strstr(answer.body, "K5"));
    assert_int_equal(
        test_number(browser->fresh.db,
                    "select count(distinct client_no) from avstamd.access_log where what = "
                    "'rapport /rapporter/ej-verkstallda.csv'"),
        5);
    answer = browser_get(browser, cookie, "/rapporter/ej-verkstallda.csv?kvartal=2026-07");
    assert_string_equal(strstr(answer.body, "\r\n"), "\r\n"); /* a head, and nobody */
}

/* On the page, and so on paper, and in the name of the file; also when no period was chosen. */
static void a_report_says_of_which_period_and_when(void **state)
{
    struct browser *browser = *state;
    const char *cookie;
    static const char made[] = "Framtagen <time datetime=\"2027-01-15\">";
    static const struct {
        const char *target, *period, *file;
    } cases[] = {
        {"/rapporter/ej-verkstallda?kvartal=2026-07", "Kvartal 3 2026", "Kvartal%203%202026"},
        {"/rapporter/kostnader?fran=2025-12&till=2026-11", "december 2025 – november 2026",
         "december%202025%20%E2%80%93%20november%202026"},
        {"/rapporter/kostnader?till=2026-01", "februari 2025 – januari 2026", "januari%202026"},
        {"/rapporter/stoppat?fran=2026-10&till=2026-10", ">oktober 2026<", "oktober%202026"},
        {"/rapporter/upparbetat?till=2026-09", "till och med september 2026", "september%202026"},
        {"/utforare?till=2026-10", "augusti 2026 – oktober 2026", "augusti%202026"},
    };

    found_town(browser);
    cookie = as(browser, "eva", "finance,auditor");
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        const char *query = strchr(cases[at].target, '?');
        struct answer answer = browser_get(browser, cookie, cases[at].target);

        assert_int_equal(answer.status, 200);
        assert_non_null(strstr(answer.body, cases[at].period));
        assert_non_null(strstr(answer.body, made));
        answer =
            browser_get(browser, cookie,
                        arena_printf(browser->arena, "%.*s.csv%s", (int)(query - cases[at].target),
                                     cases[at].target, query));
        assert_int_equal(answer.status, 200);
        assert_non_null(
            strstr(answer_header(browser, &answer, "Content-Disposition"), cases[at].file));
    }
    assert_non_null(strstr(browser_get(browser, cookie, "/rapporter/ej-verkstallda").body,
                           "<strong>Kvartal 4 2026</strong>"));
    assert_non_null(
        strstr(browser_get(browser, cookie, "/rapporter/ej-verkstallda?kvartal=2027-01").body,
               "<strong>Kvartal 1 2027, till och med 2027-01-15</strong>"));
}

static void a_watch_list_counts_days_to_and_since(void **state)
{
    struct browser *browser = *state;
    struct answer answer;

    found_town(browser);
    test_execute(browser->fresh.db,
                 "update avstamd.care_order set review_by = '2027-01-20' where order_id = 'O1';"
                 "update avstamd.care_order set review_by = '2026-01-15', "
                 "valid_to = null where order_id = 'O2'");
    (void)run_of(browser->fresh.db, run_day("2027-01-15"), true);
    answer = browser_get(browser, as(browser, "eva", "finance"), "/rapporter/bevakning.csv");
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, ";Dagar kvar;Dagar sedan;"));
    assert_non_null(strstr(answer.body, ";5;;O1;"));
    assert_non_null(strstr(answer.body, ";;365;O2;"));
    assert_null(strstr(answer.body, ";-"));
}

static const char *drawn(struct browser *browser, int sample)
{
    return test_text(browser->fresh.db, browser->arena,
                     arena_printf(browser->arena,
                                  "select string_agg(item::text, ',' order by place) from "
                                  "avstamd.sample_item where sample_no = %d",
                                  sample));
}

static void a_sample_is_drawn_again_by_its_seed(void **state)
{
    struct browser *browser = *state;
    const char *cookie, *form = "vad=orders&fran=2026-07-01&till=2026-12-31&procent=50&fro=";
    struct answer answer;

    found_town(browser);
    test_execute(browser->fresh.db,
                 "insert into avstamd.care_order (order_id, account_no, valid_from, quantity, per) "
                 "select 'P' || n, 1, '2026-07-01', 1, 'week' from generate_series(1, 40) n");
    cookie = as(browser, "eva", "finance");
    for (int time = 0; time < 2; time++) {
        answer = send_form(browser, cookie, "/rapporter/stickprov",
                           arena_printf(browser->arena, "%shösten", form));
        assert_int_equal(answer.status, 303);
    }
    assert_string_equal(answer_header(browser, &answer, "Location"), "/rapporter/stickprov/2");
    assert_string_equal(drawn(browser, 1), drawn(browser, 2));
    assert_int_equal(send_form(browser, cookie, "/rapporter/stickprov", form).status, 303);
    assert_int_equal(send_form(browser, cookie, "/rapporter/stickprov", form).status, 303);
    assert_string_not_equal(drawn(browser, 3), drawn(browser, 4));
    answer = browser_get(browser, cookie, "/rapporter/stickprov/2");
    assert_non_null(strstr(answer.body, ">Utfall</th>"));
    assert_null(strstr(answer.body, ">Beslutsdatum</th>")); /* in the files: no room */
    answer = browser_get(browser, cookie, "/rapporter/stickprov/2.csv");
    assert_non_null(strstr(answer.body, ";Mängd;Enhet;Per;"));
    assert_non_null(strstr(answer.body, ";1;tim;per vecka;"));
    answer = browser_get(
        browser, cookie,
        arena_printf(browser->arena, "/rapporter/stickprov/2/%lld",
                     (long long)test_number(browser->fresh.db,
                                            "select min(item) from avstamd.sample_item join "
                                            "avstamd.care_order on order_no = item where "
                                            "sample_no = 2 and order_id like 'P%'")));
    assert_non_null(strstr(answer.body, "<dd>1" NBSP "tim per vecka</dd>"));
    answer = browser_get(browser, cookie, "/rapporter/stickprov.csv");
    assert_non_null(strstr(
        answer.body, "2;Beställningar;2026-07-01;2026-12-31;50,00;hösten;43;22;0;0;0;0;Namn eva;"));
    assert_int_equal(send_form(browser, cookie, "/rapporter/stickprov",
                               "vad=orders&fran=2026-12-31&till=2026-07-01")
                         .status,
                     422);
}

static void what_a_check_gave_is_kept(void **state)
{
    struct browser *browser = *state;
    const char *cookie, *row, *item;
    struct answer answer;

    found_town(browser);
    cookie = as(browser, "eva", "finance");
    (void)send_form(browser, cookie, "/rapporter/stickprov",
                    "vad=orders&fran=2026-09-01&till=2026-09-30&procent=100&fro=a");
    item = arena_strndup(browser->arena, drawn(browser, 1), strcspn(drawn(browser, 1), ","));
    row = arena_printf(browser->arena, "/rapporter/stickprov/1/%s", item);
    assert_non_null(strstr(browser_get(browser, cookie, row).body, "genomförandeplan"));
    answer = send_form(browser, cookie, row, "utfall=remark&punkt=1&punkt=2");
    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "Skriv vad som anmärks."));
    answer = send_form(browser, cookie, row,
                       "utfall=remark&punkt=1&punkt=2&punkt=4&punkt=5&anteckning=%3DPlan+saknas");
    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, cookie, "/rapporter/stickprov/1.csv");
    assert_non_null(strstr(answer.body, ";anmärkning;Utförarens genomförandeplan finns"));
    assert_non_null(strstr(answer.body, ";'=Plan saknas;Namn eva\r\n"));
    assert_int_equal(browser_get(browser, cookie, "/rapporter/stickprov/2").status, 404);
    answer = send_form(browser, as(browser, "h1", "officer"), row, "utfall=ok");
    assert_int_equal(answer.status, 403);
}

static void approvals_are_sampled_with_who_and_limit(void **state)
{
    struct browser *browser = *state;
    const char *cookie;
    struct answer answer;

    found_town(browser);
    cookie = as(browser, "eva", "finance");
    test_execute(browser->fresh.db, "select avstamd.delegation_set('finance', null, null, 50000, "
                                    "null, null, '2020-01-01', null, "
                                    "'{day,year}')");
    assert_int_equal(
        send_form(browser, cookie,
                  arena_printf(browser->arena, "/faktura/%lld/beslut",
                               (long long)test_number(browser->fresh.db,
                                                      "select document_no from avstamd.document "
                                                      "where invoice_no = 'F2'")),
                  "vad=approve&visad=clean")
            .status,
        303);
    assert_int_equal(send_form(browser, cookie, "/rapporter/stickprov",
                               "vad=documents&fran=2026-10-01&till=2026-10-31&procent=100")
                         .status,
                     303);
    answer = browser_get(browser, cookie, "/rapporter/stickprov/1.csv");
    assert_non_null(strstr(answer.body, "1;F2;Hemtjänst AB;200,00;Namn eva;"));
    assert_non_null(strstr(answer.body, ";500,00\xc2\xa0kr;ja;"));
}

/* What a citizen reads has no key, code or unit as it is stored. */
static void expect_plain_words(const char *body)
{
    static const char *const wanted[] = {"K-art",
                                         "BrukarID: EX7, Avdelning: 3",
                                         "oktober 2026",
                                         "2" NBSP "tim",
                                         "1" NBSP "640,50" NBSP "kr",
                                         "utfört",
                                         "QT06 ",
                                         "Kommunens artikel"};
    static const char *const raw[] = {"_item_id", "_ore",      "[[",          "HUR",
                                      "1640.5",   "performed", "2026-10-01T", "Övrigt",
                                      "grown",    "true",      "grains"};

    for (size_t at = 0; at < sizeof wanted / sizeof wanted[0]; at++) {
        if (strstr(body, wanted[at]) == NULL) {
            fail_msg("no %s in %s", wanted[at], body);
        }
    }
    for (size_t at = 0; at < sizeof raw / sizeof raw[0]; at++) {
        if (strstr(body, raw[at]) != NULL) {
            fail_msg("%s in %s", raw[at], body);
        }
    }
}

static void an_extract_is_for_who_took_it_and_logged(void **state)
{
    struct browser *browser = *state;
    const char *mine, *other;
    struct answer answer;

    found_town(browser);
    test_execute(
        browser->fresh.db,
        "update avstamd.document_line set attributes = '[[\"BrukarID\", \"EX7\"], "
        "[\"Avdelning\", \"3\"]]', buyer_item_id = 'K-art', unit = 'HUR', price = '1640.5' "
        "where document_no = (select document_no from avstamd.document where invoice_no = 'F2');"
        "insert into avstamd.finding (code, account_no, month, quantity_grains, amount_ore, "
        "first_run, last_run) select 'QT06', account_no, '2026-10-01', 720000, 5, run_no, run_no "
        "from avstamd.account join avstamd.client using (client_no), "
        "(select min(run_no) as run_no from avstamd.reconciliation_run) as run "
        "where client_id = 'K2'");
    mine = as(browser, "h1", "officer");
    other = as(browser, "h2", "officer");
    assert_int_equal(
        send_form(browser, mine, "/rapporter/registerutdrag", "klient=K1&skal=x").status, 404);
    assert_int_equal(send_form(browser, mine, "/rapporter/registerutdrag", "klient=K2").status,
                     422);
    answer = send_form(browser, mine, "/rapporter/registerutdrag", "klient=K2&skal=beg%C3%A4ran");
    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"), "/rapporter/registerutdrag/1");
    answer = browser_get(browser, mine, "/rapporter/registerutdrag/1");
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "<dt>Namn</dt><dd>Kim Exempel</dd>"));
    assert_non_null(strstr(answer.body, "begäran"));
    assert_null(strstr(answer.body, "K1"));
    expect_plain_words(answer.body);
    answer = browser_get(browser, mine, "/rapporter/registerutdrag/1.csv");
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, BOM "Del;Nr;Uppgift;Innehåll\r\n"
                                            "Personen;1;Klientkod;K2\r\n"));
    expect_plain_words(answer.body);
    assert_non_null(strstr(answer_header(browser, &answer, "Content-Disposition"), "K2%20nr%201"));
    answer = browser_get(browser, mine, "/rapporter/registerutdrag/1.xlsx");
    assert_int_equal(answer.status, 200);
    assert_int_equal(strncmp(answer.body, "PK", 2), 0);
    answer = browser_get(browser, mine, "/rapporter/registerutdrag/1/json");
    assert_string_equal(answer_header(browser, &answer, "Content-Type"),
                        "application/json; charset=utf-8");
    assert_non_null(strstr(answer.body, "\"client_id\": \"K2\""));
    assert_int_equal(browser_get(browser, other, "/rapporter/registerutdrag/1").status, 404);
    assert_int_equal(browser_get(browser, other, "/rapporter/registerutdrag/1/json").status, 404);
    assert_int_equal(browser_get(browser, other, "/rapporter/registerutdrag/1.csv").status, 404);
    assert_int_equal(browser_get(browser, other, "/rapporter/registerutdrag/1.xlsx").status, 404);
    assert_int_equal(
        browser_get(browser, as(browser, "eva", "finance"), "/rapporter/registerutdrag/1").status,
        403);
    assert_int_equal(
        test_number(browser->fresh.db, "select count(*) from avstamd.register_extract_log"), 1);
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.access_log where what = "
                                 "'registerutdrag 1 läst' and client_no is not null"),
                     4);
}

static void a_provider_is_told_by_its_months(void **state)
{
    struct browser *browser = *state;
    const char *cookie;
    struct answer answer;

    found_town(browser);
    cookie = as(browser, "eva", "finance");
    answer = browser_get(browser, cookie, "/utforare/1.csv");
    assert_non_null(strstr(answer.body, "\r\n2026-10;2;1000,00;0,00;200,00;50,0;;10,0\r\n"));
    answer = browser_get(browser, cookie, "/utforare/1");
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "QT01 Mer fakturerat än utfört"));
    assert_non_null(strstr(answer.body, "<svg"));
    assert_int_equal(send_form(browser, cookie, "/utforare/1/installning", "delvis=hold").status,
                     303);
    assert_string_equal(test_text(browser->fresh.db, browser->arena,
                                  "select partly_disputed from avstamd.provider_setting"),
                        "hold");
    assert_int_equal(send_form(browser, cookie, "/utforare/1/installning", "delvis=never").status,
                     422);
    assert_int_equal(
        send_form(browser, as(browser, "h1", "officer"), "/utforare/1/installning", "delvis=hold")
            .status,
        403);
    assert_int_equal(browser_get(browser, cookie, "/utforare/99").status, 404);
}

static void every_report_is_a_page_and_two_files(void **state)
{
    struct browser *browser = *state;
    const char *cookie;
    static const char *const reports[] = {"/rapporter/kostnader",
                                          "/rapporter/stoppat",
                                          "/rapporter/upparbetat",
                                          "/rapporter/bevakning",
                                          "/rapporter/ej-verkstallda",
                                          "/rapporter/stickprov",
                                          "/utforare"};

    found_town(browser);
    cookie = as(browser, "eva", "finance");
    for (size_t at = 0; at < sizeof reports / sizeof reports[0]; at++) {
        struct answer page = browser_get(browser, cookie, reports[at]);
        struct answer csv =
            browser_get(browser, cookie, arena_printf(browser->arena, "%s.csv", reports[at]));
        struct answer xlsx =
            browser_get(browser, cookie, arena_printf(browser->arena, "%s.xlsx", reports[at]));

        if (page.status != 200 || csv.status != 200 || xlsx.status != 200 ||
            strncmp(xlsx.body, "PK", 2) != 0 || strncmp(csv.body, BOM, 3) != 0 ||
            strstr(answer_header(browser, &xlsx, "Content-Disposition"), ".xlsx") == NULL) {
            fail_msg("%s: %d %d %d", reports[at], page.status, csv.status, xlsx.status);
        }
        assert_true(strcmp(reports[at], "/utforare") == 0 ||
                    strstr(browser_get(browser, cookie, "/rapporter").body, reports[at]) != NULL);
    }
    assert_int_equal(browser_get(browser, cookie, "/fakturor.csv").status, 404);
}

#define WEB(test) cmocka_unit_test_setup_teardown(test, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WEB(costs_are_exact_in_every_grouping),
        WEB(another_handlaggares_clients_are_in_no_total_and_no_file),
        WEB(what_is_withheld_and_what_is_not_invoiced_is_told),
        WEB(decisions_not_carried_out_are_those_of_the_law),
        WEB(a_report_says_of_which_period_and_when),
        WEB(a_watch_list_counts_days_to_and_since),
        WEB(a_sample_is_drawn_again_by_its_seed),
        WEB(what_a_check_gave_is_kept),
        WEB(approvals_are_sampled_with_who_and_limit),
        WEB(an_extract_is_for_who_took_it_and_logged),
        WEB(a_provider_is_told_by_its_months),
        WEB(every_report_is_a_page_and_two_files),
    };

    if (setenv("AVSTAMD_TODAY", "2027-01-15", 1) != 0) {
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
