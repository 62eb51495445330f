/* What follows an invoice: its original, the text to the provider, who looks after it, återkrav. */
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"
#include "tests/daemon/web/browser.h"

#define NBSP "\xc2\xa0"

/* F1 asks for two hours too much. */
static const char *one_invoice(struct browser *browser, const char *roles)
{
    hand_town_found(browser->fresh.db);
    BILL(browser->fresh.db, "F1", {"K1", 8, 800, "O1", NULL});
    (void)run_of(browser->fresh.db, run_day("2026-10-15"), true);
    return browser_session(browser, browser_user(browser, "eva", roles));
}

static const char *of_f1(struct browser *browser, const char *pattern)
{
    long long number = (long long)test_number(
        browser->fresh.db, "select document_no from avstamd.document where invoice_no = 'F1'");

    return arena_printf(browser->arena, "/faktura/%lld%s", number, pattern);
}

static struct answer send_form(struct browser *browser, const char *cookie, const char *target,
                               const char *form)
{
    return browser_post(
        browser, cookie, target,
        arena_printf(browser->arena, "nyckel=%s&%s", browser_key(browser, cookie), form));
}

static void the_original_is_shown_as_it_came_and_logged(void **state)
{
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "finance");
    struct answer answer = browser_get(browser, cookie, of_f1(browser, "/original"));

    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "<dt>Fakturanummer</dt><dd>F1</dd>"));
    assert_non_null(strstr(answer.body, "<dt>Organisationsnummer</dt><dd>556000-0001</dd>"));
    assert_null(strstr(answer.body, "&lt;cbc:"));
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log where "
                                                    "what = 'originalfaktura'"),
                     1);
    answer = browser_get(browser, cookie, of_f1(browser, "/original/fil"));
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "<cbc:ID>F1</cbc:ID>"));
    assert_non_null(
        strstr(answer_header(browser, &answer, "Content-Disposition"), "attachment; filename"));
    assert_string_equal(answer_header(browser, &answer, "Content-Type"),
                        "application/octet-stream");
    assert_string_equal(answer_header(browser, &answer, "X-Content-Type-Options"), "nosniff");
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log where "
                                                    "what = 'originalfaktura'"),
                     2);
    assert_int_equal(browser_get(browser, cookie, "/faktura/999/original").status, 404);
    assert_int_equal(browser_get(browser, cookie, of_f1(browser, "/bilaga/1")).status, 404);
}

static void the_original_stands_beside_the_review_when_asked_for(void **state)
{
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "finance");
    struct answer answer = browser_get(browser, cookie, of_f1(browser, ""));

    assert_null(strstr(answer.body, "<dt>Fakturanummer</dt>"));
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log where "
                                                    "what = 'originalfaktura'"),
                     0);
    answer = browser_get(browser, cookie, of_f1(browser, "?original=bredvid"));
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "<dt>Fakturanummer</dt><dd>F1</dd>"));
    assert_non_null(strstr(answer.body, "id=\"original-rad-1\""));
    assert_non_null(strstr(answer.body, "href=\"#original-rad-1\""));
    assert_non_null(strstr(answer.body, "value=\"dispute\""));
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log where "
                                                    "what = 'originalfaktura'"),
                     1);
    answer = send_form(browser, cookie, of_f1(browser, "/beslut"),
                       "vad=dispute&visad=flagged&original=bredvid");
    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "id=\"original-rad-1\""));
}

static void an_attachment_is_only_to_be_saved(void **state)
{
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "auditor");
    struct answer answer;

    test_execute(browser->fresh.db,
                 "insert into avstamd.attachment_content (content_no, sha256, size_bytes) "
                 "values (7, sha256('<script>'), 8)");
    test_execute(browser->fresh.db, "insert into avstamd.attachment_piece values (7, 1, '<scr'), "
                                    "(7, 2, 'ipt>')");
    test_execute(browser->fresh.db,
                 "insert into avstamd.attachment (file_no, ordinal, position, file_name, "
                 "media_type, size_bytes, sha256, content_no) select file_no, ordinal, 1, "
                 "'tid\"rapport.html', 'text/html', 8, sha256('<script>'), 7 "
                 "from avstamd.document where invoice_no = 'F1'");
    answer = browser_get(browser, cookie, of_f1(browser, "/original"));
    assert_non_null(strstr(answer.body, "Hämta bilagan tid\"rapport.html"));
    assert_non_null(strstr(answer.body, "text/html, 8 byte"));
    answer = browser_get(browser, cookie, of_f1(browser, "/bilaga/1"));
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.body, "<script>");
    assert_string_equal(answer_header(browser, &answer, "Content-Type"),
                        "application/octet-stream");
    assert_non_null(strstr(answer_header(browser, &answer, "Content-Disposition"), "attachment"));
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log where "
                                                    "what = 'bilaga 1'"),
                     1);
}

static void who_does_not_see_all_gets_no_original(void **state)
{
    static const char *const targets[] = {"/original", "/original/fil", "/bilaga/1"};
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "officer");

    for (size_t at = 0; at < sizeof targets / sizeof targets[0]; at++) {
        assert_int_equal(browser_get(browser, cookie, of_f1(browser, targets[at])).status, 403);
    }
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.access_log where "
                                                    "what = 'originalfaktura'"),
                     0);
}

static void what_is_held_is_not_offered_to_be_paid_in_part(void **state)
{
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "finance");
    struct answer answer = browser_get(browser, cookie, of_f1(browser, ""));

    assert_non_null(strstr(answer.body, "value=\"approve\""));
    test_execute(browser->fresh.db,
                 "insert into avstamd.provider_setting (provider_no, partly_disputed, set_by) "
                 "select provider_no, 'hold', 1 from avstamd.document_outcome");
    answer = browser_get(browser, cookie, of_f1(browser, ""));
    assert_null(strstr(answer.body, "value=\"approve\""));
    assert_non_null(strstr(answer.body, "value=\"pay_anyway\""));
    assert_non_null(strstr(answer.body, "value=\"dispute\""));
}

static const char *of_dispute(struct browser *browser, const char *pattern)
{
    return arena_printf(
        browser->arena, "/bestridande/%lld%s",
        (long long)test_number(browser->fresh.db, "select max(dispute_no) from avstamd.dispute"),
        pattern);
}

static void a_dispute_is_written_sent_and_followed_up(void **state)
{
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "finance");
    struct answer answer = send_form(browser, cookie, of_f1(browser, "/beslut"),
                                     "vad=dispute&skal=ej_utfort&visad=flagged");

    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, cookie, "/bestridda");
    assert_non_null(strstr(answer.body, "skriv brevet"));
    answer = browser_get(browser, cookie, of_dispute(browser, ""));
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "200,00" NBSP "kr utan moms, på de rader som står ovan"));
    assert_non_null(strstr(answer.body, "Namn eva\n&lt;Exempel&gt;"));
    assert_non_null(strstr(answer.body, "<td>K1</td>"));
    assert_non_null(strstr(answer.body, "200,00</td>"));
    answer = send_form(browser, cookie, of_dispute(browser, "/text"), "text=");
    assert_int_equal(answer.status, 422);
    answer = send_form(browser, cookie, of_dispute(browser, "/skickad"), "text=%20");
    assert_int_equal(answer.status, 422);
    assert_int_equal(test_number(browser->fresh.db, "select count(sent_at) from avstamd.dispute"),
                     0);
    answer = send_form(browser, cookie, of_dispute(browser, "/text"), "text=Kreditera%20rad%201");
    assert_int_equal(answer.status, 303);
    answer = send_form(browser, cookie, of_dispute(browser, "/skickad"),
                       "text=Kreditera%20rad%201%20nu");
    assert_int_equal(answer.status, 303);
    assert_string_equal(test_text(browser->fresh.db, browser->arena,
                                  "select draft from avstamd.dispute where sent_at is not null"),
                        "Kreditera rad 1 nu");
    answer = send_form(browser, cookie, of_dispute(browser, "/text"), "text=annat");
    assert_int_equal(answer.status, 409);
    assert_null(strstr(browser_get(browser, cookie, "/bestridda").body, ">F1</a>"));
    assert_null(strstr(browser_get(browser, cookie, "/bestridda?visa=vantar").body, "påminn"));
    test_execute(browser->fresh.db, "update avstamd.dispute set sent_at = now() - interval '20 "
                                    "days'");
    answer = browser_get(browser, cookie, "/bestridda?visa=vantar");
    assert_non_null(strstr(answer.body, "påminn, 20 dagar har gått"));
    answer = browser_get(browser, cookie, of_f1(browser, ""));
    assert_non_null(strstr(answer.body, of_dispute(browser, "")));
}

static void a_letter_that_was_not_sent_is_written_on(void **state)
{
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "finance");
    const char *undo;

    (void)send_form(browser, cookie, of_f1(browser, "/beslut"),
                    "vad=dispute&skal=ej_utfort&visad=flagged");
    undo = arena_printf(browser->arena, "action=\"%s\"", of_dispute(browser, "/inte-skickad"));
    assert_null(strstr(browser_get(browser, cookie, of_dispute(browser, "")).body, undo));
    (void)send_form(browser, cookie, of_dispute(browser, "/skickad"), "text=Kreditera");
    assert_non_null(strstr(browser_get(browser, cookie, of_dispute(browser, "")).body, undo));
    assert_int_equal(send_form(browser, cookie, of_dispute(browser, "/inte-skickad"), "").status,
                     303);
    assert_non_null(strstr(browser_get(browser, cookie, of_dispute(browser, "")).body,
                           ">Kreditera</textarea>"));
    assert_int_equal(send_form(browser, cookie, of_dispute(browser, "/inte-skickad"), "").status,
                     409);
}

/* 25 % on a service without VAT: nothing of the net, all of the VAT. */
static void what_is_vat_is_said_in_the_text_and_beside_it(void **state)
{
    struct browser *browser = *state;
    const char *cookie;
    struct answer answer;

    hand_town_found(browser->fresh.db);
    BILL(browser->fresh.db, "F1", {"K1", 6, 600, "O1", NULL});
    test_execute(browser->fresh.db, "update avstamd.document set vat_ore = 15001, "
                                    "gross_ore = 75001, payable_ore = 75001");
    (void)run_of(browser->fresh.db, run_day("2026-10-15"), true);
    cookie = browser_session(browser, browser_user(browser, "eva", "finance"));
    (void)send_form(browser, cookie, of_f1(browser, "/beslut"),
                    "vad=dispute&skal=fel_uppgift&visad=flagged");
    answer = browser_get(browser, cookie, of_dispute(browser, ""));
    assert_non_null(strstr(answer.body, "och krediterar 150,01" NBSP "kr moms."));
    assert_non_null(strstr(answer.body, ">150,01</td>"));
    assert_null(strstr(answer.body, "krediterar 0,00"));
    assert_non_null(
        strstr(browser_get(browser, cookie, "/bestridda").body, "<small>moms 150,01</small>"));
}

static void an_auditor_reads_the_text_and_writes_none(void **state)
{
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "finance");

    (void)send_form(browser, cookie, of_f1(browser, "/beslut"),
                    "vad=dispute&skal=ej_utfort&visad=flagged");
    cookie = browser_session(browser, browser_user(browser, "rolf", "auditor"));
    struct answer answer = browser_get(browser, cookie, of_dispute(browser, ""));

    assert_int_equal(answer.status, 200);
    assert_null(strstr(answer.body, "<textarea"));
    assert_int_equal(
        send_form(browser, cookie, of_dispute(browser, "/skickad"), "text=annat").status, 403);
    cookie = browser_session(browser, browser_user(browser, "olle", "officer"));
    assert_int_equal(browser_get(browser, cookie, of_dispute(browser, "")).status, 403);
}

static void an_invoice_is_given_to_somebody_until_a_day(void **state)
{
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "finance");
    int64_t other = browser_user(browser, "anna", "finance");
    struct answer answer = send_form(
        browser, cookie, of_f1(browser, "/fordela"),
        arena_printf(browser->arena, "ansvarig=%lld&senast=2999-10-01", (long long)other));

    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, cookie, of_f1(browser, ""));
    assert_non_null(strstr(answer.body, "Ansvarig: Namn anna, senast 2999-10-01"));
    assert_null(strstr(answer.body, "försenad"));
    test_execute(browser->fresh.db, "update avstamd.assignment set due_on = '2026-10-01'");
    answer = browser_get(browser, cookie, of_f1(browser, ""));
    assert_non_null(strstr(answer.body, "Ansvarig: Namn anna, senast 2026-10-01"));
    assert_non_null(strstr(answer.body, "försenad"));
    assert_null(strstr(browser_get(browser, cookie, "/fakturor?ansvarig=jag").body, ">F1</a>"));
    cookie = browser_session(browser, other);
    assert_non_null(strstr(browser_get(browser, cookie, "/fakturor?ansvarig=jag").body, ">F1</a>"));
    assert_non_null(
        strstr(browser_get(browser, cookie, "/").body, "?ansvarig=jag&amp;tillstand=alla"));
    answer = send_form(browser, cookie, of_f1(browser, "/fordela"), "ansvarig=&senast=");
    assert_int_equal(answer.status, 422);
}

static void a_claim_is_followed_until_it_is_paid(void **state)
{
    struct browser *browser = *state;
    const char *cookie = one_invoice(browser, "finance");
    const char *claim;

    test_execute(browser->fresh.db,
                 "insert into avstamd.recovery_claim (document_no, amount_ore, raised_at) select "
                 "document_no, 12345, now() + interval '9 days' from avstamd.document where "
                 "invoice_no = 'F1'"); /* as when the pages are shown for an earlier day */
    assert_non_null(strstr(browser_get(browser, cookie, "/aterkrav").body, "123,45</td>"));
    assert_non_null(strstr(browser_get(browser, cookie, "/aterkrav").body, "<small>0 dagar"));
    claim = arena_printf(
        browser->arena, "/aterkrav/%lld",
        (long long)test_number(browser->fresh.db, "select claim_no from avstamd.recovery_claim"));
    assert_int_equal(send_form(browser, cookie, claim, "vad=written_off").status, 422);
    assert_int_equal(send_form(browser, cookie, claim, "vad=written_off&anteckning=Litet").status,
                     403);
    assert_non_null(strstr(browser_get(browser, cookie, "/aterkrav").body, "Markera som krävt"));
    assert_int_equal(send_form(browser, cookie, claim, "vad=sent").status, 303);
    assert_non_null(strstr(browser_get(browser, cookie, "/aterkrav").body, ">krävt</span>"));
    assert_int_equal(send_form(browser, cookie, claim, "vad=recovered").status, 303);
    assert_non_null(strstr(browser_get(browser, cookie, "/aterkrav").body, "Inga återkrav"));
    assert_non_null(strstr(browser_get(browser, cookie, "/aterkrav?visa=alla").body, "betalt"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_original_is_shown_as_it_came_and_logged),
        TEST(the_original_stands_beside_the_review_when_asked_for),
        TEST(an_attachment_is_only_to_be_saved),
        TEST(who_does_not_see_all_gets_no_original),
        TEST(what_is_held_is_not_offered_to_be_paid_in_part),
        TEST(a_dispute_is_written_sent_and_followed_up),
        TEST(a_letter_that_was_not_sent_is_written_on),
        TEST(what_is_vat_is_said_in_the_text_and_beside_it),
        TEST(an_auditor_reads_the_text_and_writes_none),
        TEST(an_invoice_is_given_to_somebody_until_a_day),
        TEST(a_claim_is_followed_until_it_is_paid),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
