/* Fakturor and Faktura: the queue, one invoice's numbers, and decisions about it by forms. */
#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"
#include "tests/daemon/web/browser.h"

#define NBSP "\xc2\xa0"

/* F1 asks for two hours too much, F2 for what was performed. */
static const char *two_invoices(struct browser *browser, const char *roles)
{
    hand_town_found(browser->fresh.db);
    BILL(browser->fresh.db, "F1", {"K1", 8, 800, "O1", NULL});
    BILL(browser->fresh.db, "F2", {"K2", 2, 200, "O2", NULL});
    (void)run_of(browser->fresh.db, run_day("2026-10-15"), true);
    return browser_session(browser, browser_user(browser, "eva", roles));
}

static char *address_of(struct browser *browser, const char *number, const char *after)
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

static int64_t finding_of_f1(struct browser *browser)
{
    return test_number(browser->fresh.db, "select finding_no from avstamd.finding "
                                          "where code = 'QT01' and document_no is not null");
}

static struct answer send_form(struct browser *browser, const char *cookie, const char *target,
                               const char *form)
{
    return browser_post(
        browser, cookie, target,
        arena_printf(browser->arena, "nyckel=%s&%s", browser_key(browser, cookie), form));
}

/* What the next page says after an action, and once. */
static void expect_said(struct browser *browser, const char *cookie, const struct answer *done,
                        const char *said)
{
    const char *cookies = answer_header(browser, done, "Set-Cookie");

    assert_int_equal(done->status, 303);
    assert_non_null(cookies);
    struct answer page = browser_get(
        browser,
        arena_printf(browser->arena, "%s; %.*s", cookie, (int)strcspn(cookies, ";"), cookies),
        answer_header(browser, done, "Location"));

    if (strstr(page.body, said) == NULL) {
        fail_msg("\"%s\" is not said: %.2000s", said, strstr(page.body, "<main"));
    }
}

static void expect_state(struct browser *browser, const char *state)
{
    assert_string_equal(
        test_text(browser->fresh.db, browser->arena,
                  "select state from avstamd.document_outcome join avstamd.document "
                  "using (document_no) where invoice_no = 'F1'"),
        state);
}

static void the_queue_shows_what_waits_and_its_sums(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    static const struct {
        const char *address;
        bool first, second;
    } cases[] = {
        {"/fakturor", true, false},
        {"/fakturor?tillstand=ren", false, true},
        {"/fakturor?tillstand=alla", true, true},
        {"/fakturor?tillstand=alla&sok=f2", false, true},
        {"/fakturor?tillstand=alla&sok=K1", true, false},
        {"/fakturor?tillstand=alla&kod=QT01", true, false},
        {"/fakturor?tillstand=alla&manad=2026-10", true, true},
        {"/fakturor?tillstand=alla&manad=2026-09", false, false},
        {"/fakturor?tillstand=alla&minst=200", true, false},
        {"/fakturor?tillstand=alla&minst=200,01", false, false},
        {"/fakturor?tillstand=alla&sida=2", true, true}, /* the last that there is */
        {"/fakturor?tillstand=alla&sida=99", true, true},
        {"/fakturor?sok=F1&sida=99", true, false},
        {"/fakturor?tillstand=attest", false, false},
        {"/fakturor?tillstand=ren&sok=utf%C3%B6rare", false, false},
        {"/fakturor?tillstand=alla&kod=QT02", false, false},
    };

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        struct answer answer = browser_get(browser, cookie, cases[at].address);

        if (answer.status != 200 || (strstr(answer.body, ">F1</a>") != NULL) != cases[at].first ||
            (strstr(answer.body, ">F2</a>") != NULL) != cases[at].second) {
            fail_msg("%s: %d %s", cases[at].address, answer.status, answer.body);
        }
    }
    assert_non_null(strstr(browser_get(browser, cookie, "/fakturor?tillstand=alla").body,
                           "1" NBSP "000,00</td>"));
    assert_int_equal(browser_get(browser, cookie, "/fakturor?sortera=drop").status, 400);
    struct answer wrong = browser_get(browser, cookie, "/fakturor?minst=mycket");

    assert_int_equal(wrong.status, 400);
    assert_non_null(strstr(wrong.body, "<h1>Något i urvalet går inte att läsa</h1>"));
    assert_non_null(strstr(wrong.body, "Ifrågasatt minst (kr): skriv ett belopp som 1 234,50"));
}

static void every_order_shows_all_and_says_who_comes_next(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    static const struct {
        const char *sorted;
        bool first; /* F1 before F2 */
    } cases[] = {{"faktura", true},    {"-faktura", false},   {"utforare", true},
                 {"-utforare", false}, {"datum", true},       {"-datum", false},
                 {"forfaller", true},  {"-forfaller", false}, {"belopp", false},
                 {"-belopp", true},    {"ifragasatt", false}, {"-ifragasatt", true}};

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        const char *filters =
            arena_printf(browser->arena, "?tillstand=alla&sortera=%s", cases[at].sorted);
        struct answer answer =
            browser_get(browser, cookie, arena_printf(browser->arena, "/fakturor%s", filters));
        const char *one = strstr(answer.body, ">F1</a>"), *two = strstr(answer.body, ">F2</a>");

        assert_non_null(one);
        assert_non_null(two);
        if ((one < two) != cases[at].first) {
            fail_msg("%s: %s", cases[at].sorted, answer.body);
        }
        answer = browser_get(browser, cookie, address_of(browser, "F1", filters));
        if ((strstr(answer.body, "rel=\"next\"") != NULL) != cases[at].first ||
            (strstr(answer.body, "rel=\"prev\"") != NULL) == cases[at].first ||
            strstr(answer.body, cases[at].first ? "1 av 2" : "2 av 2") == NULL) {
            fail_msg("%s: %s", cases[at].sorted, answer.body);
        }
    }
}

static void what_has_left_the_list_still_leads_on(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    struct answer answer =
        browser_get(browser, cookie, address_of(browser, "F2", "?sortera=ifragasatt"));

    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, address_of(browser, "F1", "?sortera=ifragasatt")));
    assert_null(strstr(answer.body, " av 1</span>"));
}

static void a_document_that_no_run_has_judged_is_among_all(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");

    BILL(browser->fresh.db, "F3", {"K3", 2, 200, "O3", NULL});
    assert_non_null(
        strstr(browser_get(browser, cookie, "/fakturor?tillstand=alla&sok=f3").body, ">F3</a>"));
    assert_non_null(strstr(browser_get(browser, cookie, address_of(browser, "F3", "")).body,
                           "Avvikelser visas när fakturan är avstämd."));
    assert_null(strstr(browser_get(browser, cookie, "/fakturor").body, ">F3</a>"));
    (void)run_of(browser->fresh.db, run_day("2026-10-15"), true);
    assert_int_equal(
        test_number(browser->fresh.db, "select count(*) from avstamd.document_waiting"), 0);
    assert_non_null(
        strstr(browser_get(browser, cookie, "/fakturor?tillstand=ren").body, ">F3</a>"));
}

static void the_queue_repeats_what_is_true(void **state)
{
    struct browser *browser = *state;

    (void)two_invoices(browser, "finance");
    test_execute(browser->fresh.db, "update avstamd.provider set name = 'Nytt namn'");
    assert_int_equal(
        test_number(browser->fresh.db,
                    "select count(*) from avstamd.document_outcome o join avstamd.document d "
                    "using (document_no) where o.seller = 'Nytt namn' and o.invoice_number = "
                    "d.invoice_no and strpos(o.words, 'nytt namn') > 0 and o.issue_date = "
                    "d.issue_date and o.codes = array(select distinct code from avstamd.finding f "
                    "where f.document_no = o.document_no and f.state = 'open' order by 1)"),
        2);
}

static void an_invoice_tells_how_its_payment_comes_about(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    struct answer answer = browser_get(browser, cookie, address_of(browser, "F1", ""));

    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body,
                           "Fakturerat 8" NBSP "tim, utfört 6" NBSP "tim, beställt 10" NBSP
                           "tim; 2" NBSP "tim saknar utförda besök: "));
    assert_non_null(strstr(answer.body, "−200,00" NBSP "kr"));
    assert_non_null(strstr(answer.body, "Betala enligt förslaget: 600,00" NBSP "kr"));
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.access_log "
                                 "where what = 'faktura visad' and client_no is not null"),
                     1);
    assert_int_equal(browser_get(browser, cookie, "/faktura/999999").status, 404);
}

static size_t times(const char *text, const char *what)
{
    size_t count = 0;

    for (const char *at = strstr(text, what); at != NULL; at = strstr(at + 1, what)) {
        count++;
    }
    return count;
}

static void of_many_lines_and_findings_fifty_are_shown_at_a_time(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    static const struct {
        const char *after;
        size_t findings, lines;
        const char *shown, *not_shown;
    } pages[] = {{"", 50, 50, "att avgöra (120)", "id=\"rad-51\""},
                 {"?radsida=3", 50, 20, "id=\"rad-120\"", "id=\"rad-100\""},
                 {"?rad=77", 50, 50, "id=\"rad-77\"", "id=\"rad-1\""},
                 {"?avvikelsesida=3", 20, 50, "titel-100120\">", "titel-100100\">"},
                 {"?avvikelse=100077", 50, 50, "titel-100077\">", "titel-100020\">"},
                 {"?avvikelsesida=4", 0, 50, "Så många avvikelser har fakturan inte", "titel-"},
                 {"?visa=allt", 120, 120, "id=\"rad-120\"", "Sida 1 av"}};

    test_execute(
        browser->fresh.db,
        "set session_replication_role = replica; "
        "insert into avstamd.document_line (document_no, position, line_id, quantity, unit, "
        "net_ore, "
        "price) select document_no, n, n::text, '1', 'HUR', 10000, '100' from avstamd.document "
        "cross join generate_series(2, 120) n where invoice_no = 'F1'; "
        "insert into avstamd.finding (finding_no, code, document_no, line_id, account_no, month, "
        "quantity_grains, amount_ore, within_tolerance, first_run, last_run) overriding system "
        "value "
        "select 100000 + n, f.code, f.document_no, n::text, f.account_no, f.month, 360000, 10000, "
        "false, f.first_run, f.last_run from avstamd.finding f "
        "cross join generate_series(2, 120) n where f.code = 'QT01' and f.document_no is not null; "
        "reset session_replication_role");
    for (size_t at = 0; at < sizeof pages / sizeof pages[0]; at++) {
        struct answer answer =
            browser_get(browser, cookie, address_of(browser, "F1", pages[at].after));

        assert_int_equal(answer.status, 200);
        assert_int_equal(times(answer.body, "id=\"avvikelse-"), pages[at].findings);
        assert_int_equal(times(answer.body, "id=\"rad-"), pages[at].lines);
        assert_non_null(strstr(answer.body, pages[at].shown));
        assert_null(strstr(answer.body, pages[at].not_shown));
    }
}

static void what_would_ask_above_zero_asks_also_without_an_amount(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    struct answer answer;

    test_execute(browser->fresh.db,
                 arena_printf(browser->arena,
                              "update avstamd.finding set code = 'PR01', amount_ore = null "
                              "where finding_no = %lld",
                              (long long)finding_of_f1(browser)));
    answer = browser_get(browser, cookie, address_of(browser, "F1", ""));
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "att avgöra (1)"));
    assert_null(strstr(answer.body, "som inte stoppar"));
}

static void the_bridge_ends_at_what_is_paid(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    char *form = arena_printf(browser->arena, "vad=pay_anyway&skal=utfort&faktura=1");
    struct answer answer = send_form(
        browser, cookie,
        arena_printf(browser->arena, "/avvikelse/%lld/beslut", (long long)finding_of_f1(browser)),
        form);

    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, cookie, address_of(browser, "F1", ""));
    assert_non_null(strstr(answer.body, "Godkänn: 800,00" NBSP "kr"));
    assert_null(strstr(answer.body, "−200,00" NBSP "kr"));
    expect_state(browser, "in_review");
}

static void a_decision_leads_on_in_the_list(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    struct answer answer;

    test_execute(browser->fresh.db, "select avstamd.delegation_set('finance', null, null, 100000, "
                                    "null, null, '2020-01-01', null, '{day,year}')");
    answer =
        browser_get(browser, cookie, address_of(browser, "F1", "?tillstand=alla&sortera=faktura"));
    assert_non_null(
        strstr(answer.body,
               arena_printf(browser->arena, "name=\"vidare\" value=\"%s\"",
                            address_of(browser, "F2", "?tillstand=alla&amp;sortera=faktura"))));
    answer = send_form(browser, cookie, address_of(browser, "F1", "/beslut"),
                       "vad=approve&visad=flagged&vidare=%2Ffakturor%3Ftillstand%3Dalla");
    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"), "/fakturor?tillstand=alla");
    expect_said(browser, cookie, &answer, "Faktura F1 är godkänd för betalning.");
    expect_state(browser, "approved");
    answer = send_form(
        browser, cookie,
        arena_printf(browser->arena, "/beslut/%lld/angra",
                     (long long)test_number(browser->fresh.db,
                                            "select max(decision_no) from avstamd.decision")),
        "faktura=1");
    assert_int_equal(answer.status, 303);
    expect_state(browser, "flagged");
}

static void several_are_decided_at_once_each_on_its_own(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    const char *form =
        arena_printf(browser->arena, "vad=dispute&skal=ej_utfort&faktura=%s&faktura=7",
                     address_of(browser, "F1", "") + strlen("/faktura/"));
    struct answer answer = browser_get(browser, cookie, "/fakturor");

    assert_non_null(strstr(answer.body, "aria-label=\"Välj F1\""));
    answer = send_form(browser, cookie, "/fakturor/beslut", form);
    expect_said(browser, cookie, &answer,
                "Beslut är fattat om 1 faktura. 1 kunde inte avgöras: en faktura (Fakturan finns "
                "inte, eller hör inte till dig.).");
    expect_state(browser, "disputed");
    answer = send_form(browser, cookie, "/fakturor/beslut", "vad=dispute&skal=ej_utfort");
    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "Välj mellan 1 och 500 fakturor."));
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log "
                                                    "where refused = 'AV004' and document_no = 7"),
                     1);
}

static void when_none_could_be_decided_it_is_an_error_and_the_ticks_are_kept(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    const char *number = address_of(browser, "F1", "") + strlen("/faktura/");
    struct answer answer =
        send_form(browser, cookie, "/fakturor/beslut",
                  arena_printf(browser->arena, "vad=dispute&faktura=%s&anteckning=Hej", number));

    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "role=\"alert\"><p>Inget beslut är fattat. 1 kunde inte "
                                        "avgöras: F1 (Välj en orsak.)."));
    assert_non_null(
        strstr(answer.body, arena_printf(browser->arena,
                                         "value=\"%s\" aria-label=\"Välj F1\" checked", number)));
    expect_state(browser, "flagged");
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log "
                                                    "where refused = 'AV005' and what = 'nekad: "
                                                    "dispute'"),
                     1); /* that she tried stands in the log though */
}

static void of_many_that_were_refused_as_many_are_named_as_fit(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    const char *form = arena_printf(browser->arena, "vad=dispute&skal=ej_utfort&faktura=%s",
                                    address_of(browser, "F1", "") + strlen("/faktura/"));

    for (int at = 0; at < 40; at++) {
        form = arena_printf(browser->arena, "%s&faktura=%d", form, 1000 + at);
    }
    struct answer answer = send_form(browser, cookie, "/fakturor/beslut", form);

    expect_said(browser, cookie, &answer, "40 kunde inte avgöras: en faktura (");
    expect_said(browser, cookie, &answer, " och 35 till.");
}

static void what_cannot_be_undone_with_the_rest_is_told(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    struct answer answer =
        send_form(browser, cookie, "/fakturor/beslut",
                  arena_printf(browser->arena, "vad=dispute&skal=ej_utfort&faktura=%s&faktura=%s",
                               address_of(browser, "F1", "") + strlen("/faktura/"),
                               address_of(browser, "F2", "") + strlen("/faktura/")));

    expect_said(browser, cookie, &answer, "Beslut är fattat om 2 fakturor.");
    test_execute(browser->fresh.db,
                 "set session_replication_role = replica;"
                 "update avstamd.document_outcome set state = 'exported' where document_no = "
                 "(select document_no from avstamd.document where invoice_no = 'F2');"
                 "reset session_replication_role");
    answer =
        send_form(browser, cookie,
                  arena_printf(browser->arena, "/fakturor/beslut/%lld/angra",
                               (long long)test_number(browser->fresh.db,
                                                      "select max(bulk_no) from avstamd.decision")),
                  "");
    expect_said(browser, cookie, &answer,
                "Beslutet om 1 faktura är ångrat. 1 är redan skickad till betalning och kan inte "
                "ångras.");
}

static void what_was_decided_at_once_is_undone_at_once(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    const char *number = address_of(browser, "F1", "") + strlen("/faktura/");
    struct answer answer = send_form(
        browser, cookie, "/fakturor/beslut",
        arena_printf(browser->arena, "vad=dispute&skal=ej_utfort&faktura=%s&sett=%s&sett=19999",
                     number, number));

    assert_int_equal(answer.status, 422);
    expect_state(browser, "flagged");
    answer = send_form(browser, cookie, "/fakturor/beslut",
                       arena_printf(browser->arena,
                                    "vad=dispute&skal=ej_utfort&faktura=%s&sett=%s&sett=20000",
                                    number, number));
    expect_state(browser, "disputed");
    answer = browser_get(browser, cookie, "/fakturor");
    char *undo = strstr(answer.body, "action=\"/fakturor/beslut/");

    assert_non_null(undo);
    undo += strlen("action=\"");
    *strchr(undo, '"') = '\0';
    answer = send_form(browser, cookie, undo, "");
    assert_int_equal(answer.status, 303);
    expect_state(browser, "flagged");
    assert_null(
        strstr(browser_get(browser, cookie, "/fakturor").body, "action=\"/fakturor/beslut/"));
}

static void an_amount_that_changed_meanwhile_is_not_approved(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    struct answer answer = send_form(browser, cookie, address_of(browser, "F1", "/beslut"),
                                     "vad=approve&visad=flagged&belopp=60001");

    assert_int_equal(answer.status, 409);
    assert_non_null(strstr(answer.body, "Beloppet att betala har ändrats"));
    expect_state(browser, "flagged");
    assert_non_null(strstr(answer.body, "name=\"belopp\" value=\"60000\""));
    answer = send_form(browser, cookie, address_of(browser, "F1", "/beslut"),
                       "vad=approve&visad=flagged&belopp=60000%20or");
    assert_int_equal(answer.status, 422);
    answer = send_form(browser, cookie, address_of(browser, "F1", "/beslut"),
                       "vad=approve&visad=flagged&belopp=60000");
    assert_int_equal(answer.status, 303);
}

static void what_the_law_refuses_is_told_and_kept(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    struct answer answer = send_form(browser, cookie, address_of(browser, "F1", "/beslut"),
                                     "vad=dispute&visad=flagged&anteckning=Fr%C3%A5ga%20dem");

    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "Välj en orsak."));
    assert_non_null(strstr(answer.body, "Fråga dem</textarea>"));
    expect_state(browser, "flagged");
    answer =
        send_form(browser, cookie, address_of(browser, "F1", "/beslut"), "vad=approve&visad=clean");
    assert_int_equal(answer.status, 409);
    answer = browser_post(browser, cookie, address_of(browser, "F1", "/beslut"),
                          "nyckel=00&vad=approve&visad=flagged");
    assert_int_equal(answer.status, 403);
    expect_state(browser, "flagged");
}

static const char *undo_of(struct browser *browser, const char *what)
{
    return arena_printf(
        browser->arena, "/beslut/%lld/angra",
        (long long)test_number(browser->fresh.db,
                               arena_printf(browser->arena,
                                            "select max(decision_no) from avstamd.decision "
                                            "where what = '%s'",
                                            what)));
}

static void no_undo_is_offered_that_is_always_refused(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");

    test_execute(
        browser->fresh.db,
        "select avstamd.delegation_set('finance', null, null, 10000000, null, null, '2020-01-01', "
        "null, '{day,year}')");
    (void)send_form(browser, cookie, address_of(browser, "F1", "/beslut"),
                    "vad=dispute&skal=ej_utfort");
    (void)send_form(browser, cookie, address_of(browser, "F1", "/beslut"), "vad=reopen");
    assert_null(strstr(browser_get(browser, cookie, address_of(browser, "F1", "")).body,
                       undo_of(browser, "reopen")));
    struct answer answer = send_form(browser, cookie, undo_of(browser, "dispute"), "faktura=1");

    assert_int_equal(answer.status, 409);
    assert_non_null(strstr(answer.body, "Det finns ett senare beslut. Ångra det först."));
    (void)send_form(browser, cookie, address_of(browser, "F1", "/beslut"), "vad=approve");
    expect_state(browser, "approved");
    assert_non_null(strstr(browser_get(browser, cookie, address_of(browser, "F1", "")).body,
                           undo_of(browser, "approve")));
    test_execute(browser->fresh.db,
                 "select avstamd.documents_exported(array_agg(document_no), 'export') from "
                 "avstamd.document where invoice_no = 'F1'");
    expect_state(browser, "exported");
    assert_null(strstr(browser_get(browser, cookie, address_of(browser, "F1", "")).body,
                       undo_of(browser, "approve")));
}

static void what_was_sent_stays_in_its_own_form(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    long long finding = (long long)finding_of_f1(browser);
    const char *form = arena_printf(browser->arena,
                                    "vad=pay_anyway&anteckning=Ring%%20dem&tillstand=alla"
                                    "&avvikelse=%lld&faktura=%s",
                                    finding, address_of(browser, "F1", "") + strlen("/faktura/"));
    struct answer answer = send_form(
        browser, cookie, arena_printf(browser->arena, "/avvikelse/%lld/beslut", finding), form);
    const char *own = strstr(answer.body, "id=\"kommentar-faktura\""), *its;

    assert_int_equal(answer.status, 422);
    its = strstr(answer.body, arena_printf(browser->arena, "id=\"kommentar-%lld\"", finding));
    assert_non_null(own);
    assert_non_null(its);
    assert_memory_equal(strstr(own, "</textarea>") - 1, "></textarea>", strlen("></textarea>"));
    assert_memory_equal(strstr(its, "</textarea>") - strlen("Ring dem"), "Ring dem</textarea>",
                        strlen("Ring dem</textarea>"));
    assert_non_null(strstr(answer.body, "<details open=\"open\"><summary>Besluta om avvikelsen"));
    /* the list that it is of is not lost */
    assert_non_null(strstr(answer.body, "href=\"/fakturor?tillstand=alla\""));
    assert_non_null(strstr(answer.body, "name=\"tillstand\" value=\"alla\""));
    assert_non_null(strstr(answer.body, address_of(browser, "F2", "?tillstand=alla")));
    assert_non_null(strstr(
        answer.body, address_of(browser, "F1",
                                arena_printf(browser->arena,
                                             "?tillstand=alla&amp;avvikelse=%lld#avvikelse-%lld\"",
                                             finding, finding))));
}

static void a_word_about_an_invoice_leads_back_to_it(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    const char *target = address_of(browser, "F1", "/beslut");
    static const char form[] = "vad=note&anteckning=Ring&visad=flagged&vidare=%2Ffakturor";
    struct answer answer = send_form(browser, cookie, target, form);

    assert_int_equal(answer.status, 303);
    assert_string_equal(answer_header(browser, &answer, "Location"), address_of(browser, "F1", ""));
    answer = send_form(browser, cookie, target,
                       arena_printf(browser->arena, "%s&har=%%2Ffaktura%%2F1%%3Fsok%%3Da", form));
    assert_string_equal(answer_header(browser, &answer, "Location"), "/faktura/1?sok=a");
    answer = send_form(browser, cookie, target,
                       arena_printf(browser->arena, "%s&har=%%2F%%2Fevil.example", form));
    assert_string_equal(answer_header(browser, &answer, "Location"), "/fakturor");
}

static void who_may_not_sign_is_not_asked_to(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    struct answer answer = send_form(browser, cookie, address_of(browser, "F1", "/beslut"),
                                     "vad=approve&visad=flagged&belopp=60000");
    static const struct {
        const char *login, *roles, *said;
        bool signs;
    } cases[] = {{"fia", "finance", "Den andra attesten gör en attestant", false},
                 {"bo", "unit_manager,approver", "Den andra attesten gör någon annan", false},
                 {"anna", "finance,approver", "Första attesten: Namn eva", true}};

    assert_int_equal(answer.status, 303); /* the first signature: nobody may approve alone */
    answer = browser_get(browser, cookie, address_of(browser, "F1", ""));
    assert_non_null(strstr(answer.body, "Du kan ångra din attest under"));
    assert_null(strstr(answer.body, "value=\"approve\""));
    assert_null(strstr(answer.body, "value=\"pay_anyway\" class=\"quiet\">Betala hela"));
    assert_non_null(strstr(answer.body, "value=\"dispute\""));
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        cookie = browser_session(browser, browser_user(browser, cases[at].login, cases[at].roles));
        if (cases[at].signs) {
            test_execute(browser->fresh.db, "select avstamd.delegation_set('approver', null, null, "
                                            "60000, null, null, '2020-01-01', null, "
                                            "'{day,year}')");
        }
        answer = browser_get(browser, cookie, address_of(browser, "F1", ""));
        assert_non_null(strstr(answer.body, cases[at].said));
        assert_int_equal(strstr(answer.body, "value=\"approve\"") != NULL, cases[at].signs);
    }
}

static void a_reason_for_both_stands_for_both(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    const char *pages[] = {"/fakturor", address_of(browser, "F1", "")};

    for (size_t at = 0; at < sizeof pages / sizeof pages[0]; at++) {
        const char *body = browser_get(browser, cookie, pages[at]).body;
        const char *both = strstr(body, "<optgroup label=\"För båda\">");

        assert_non_null(both);
        both += strlen("<optgroup label=\"För båda\">");
        assert_memory_equal(both, "<option value=\"annat\"", strlen("<option value=\"annat\""));
    }
}

static void an_auditor_reads_and_decides_nothing(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "auditor");
    struct answer answer = browser_get(browser, cookie, address_of(browser, "F1", ""));

    assert_int_equal(answer.status, 200);
    assert_null(strstr(answer.body, "/beslut\""));
    answer = send_form(browser, cookie, address_of(browser, "F1", "/beslut"),
                       "vad=dispute&skal=ej_utfort&visad=flagged");
    assert_int_equal(answer.status, 403);
    expect_state(browser, "flagged");
}

static void a_handlaggare_has_no_queue(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "officer");

    assert_int_equal(browser_get(browser, cookie, "/fakturor").status, 403);
    assert_int_equal(browser_get(browser, cookie, address_of(browser, "F1", "")).status, 403);
}

static void the_overview_tells_what_waits_for_whom(void **state)
{
    struct browser *browser = *state;
    const char *cookie = two_invoices(browser, "finance");
    struct answer answer = browser_get(browser, cookie, "/");

    assert_int_equal(answer.status, 200);
    assert_non_null(
        strstr(answer.body, "<strong>1</strong><a href=\"/fakturor\">faktura att granska</a>"));
    assert_non_null(strstr(answer.body, "200,00</td>"));
    cookie = browser_session(browser, browser_user(browser, "olle", "officer"));
    answer = browser_get(browser, cookie, "/");
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "frågor att svara på"));
    assert_non_null(
        strstr(answer.body, "<a href=\"/att-bekrafta\">Bekräfta klienternas månad</a>"));
    assert_null(strstr(answer.body, "att granska"));
    cookie = browser_session(browser, browser_user(browser, "ada", "administrator"));
    assert_int_equal(browser_get(browser, cookie, "/").status, 200);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_queue_shows_what_waits_and_its_sums),
        TEST(every_order_shows_all_and_says_who_comes_next),
        TEST(what_has_left_the_list_still_leads_on),
        TEST(a_document_that_no_run_has_judged_is_among_all),
        TEST(the_queue_repeats_what_is_true),
        TEST(when_none_could_be_decided_it_is_an_error_and_the_ticks_are_kept),
        TEST(of_many_that_were_refused_as_many_are_named_as_fit),
        TEST(what_cannot_be_undone_with_the_rest_is_told),
        TEST(what_was_decided_at_once_is_undone_at_once),
        TEST(an_amount_that_changed_meanwhile_is_not_approved),
        TEST(an_invoice_tells_how_its_payment_comes_about),
        TEST(of_many_lines_and_findings_fifty_are_shown_at_a_time),
        TEST(what_would_ask_above_zero_asks_also_without_an_amount),
        TEST(the_bridge_ends_at_what_is_paid),
        TEST(a_decision_leads_on_in_the_list),
        TEST(several_are_decided_at_once_each_on_its_own),
        TEST(what_the_law_refuses_is_told_and_kept),
        TEST(no_undo_is_offered_that_is_always_refused),
        TEST(what_was_sent_stays_in_its_own_form),
        TEST(a_word_about_an_invoice_leads_back_to_it),
        TEST(who_may_not_sign_is_not_asked_to),
        TEST(a_reason_for_both_stands_for_both),
        TEST(an_auditor_reads_and_decides_nothing),
        TEST(a_handlaggare_has_no_queue),
        TEST(the_overview_tells_what_waits_for_whom),
    };

    /* The overview shows the latest months, and the invoices are of 2026. */
    if (setenv("AVSTAMD_TODAY", "2026-11-22", 1) != 0) {
        return 1;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
