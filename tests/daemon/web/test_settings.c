/* Inställningar and the logs: what administrators do by forms, and what auditors read. */
#include <string.h>

#include "daemon/jobs.h"
#include "tests/check.h"
#include "tests/daemon/web/attack.h"

static struct answer send_form(const struct attack *who, const char *target, const char *form)
{
    return browser_post(who->browser, who->cookie, target,
                        arena_printf(who->browser->arena, "nyckel=%s&%s", who->key, form));
}

static char *user_address(const struct attack *user, const char *after)
{
    return arena_printf(user->browser->arena, "/installningar/anvandare/%lld%s",
                        (long long)user->user_no, after);
}

/* The invented password in a sentence of ours. */
static const char *password_in(struct browser *browser, const char *body)
{
    static const char before[] = "enordet är ";
    const char *at = strstr(body, before);

    assert_non_null(at);
    return arena_strndup(browser->arena, at + strlen(before), strlen("xxxx-xxxx-xxxx-xxxx"));
}

static int sign_in_as(struct browser *browser, const char *login, const char *password)
{
    return browser_post(browser, NULL, "/logga-in",
                        arena_printf(browser->arena, "anvandare=%s&losenord=%s", login, password))
        .status;
}

static void a_new_user_signs_in_with_what_was_shown_once(void **state)
{
    struct browser *browser = *state;
    struct attack admin = attack_as(browser, "ada", "administrator");
    struct answer answer = send_form(&admin, "/installningar/anvandare",
                                     "anvandarnamn=Nils&namn=Nils+Ny&forsta-roll=finance");
    const char *password;

    assert_int_equal(answer.status, 200);
    assert_null(answer_header(browser, &answer, "Set-Cookie"));
    password = password_in(browser, answer.body);
    assert_int_equal(sign_in_as(browser, "nils", password), 303);
    answer = browser_get(browser, admin.cookie, "/installningar/anvandare");
    assert_non_null(strstr(answer.body, "Nils Ny"));
    assert_null(strstr(answer.body, password));
    answer = send_form(&admin, "/installningar/anvandare", "anvandarnamn=nils&namn=En+till");
    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "value=\"En till\""));
}

static void a_handlaggare_without_a_code_is_warned_of(void **state)
{
    struct browser *browser = *state;
    struct attack admin = attack_as(browser, "ada", "administrator");
    struct answer answer = send_form(&admin, "/installningar/anvandare",
                                     "anvandarnamn=hanna&namn=Hanna&forsta-roll=officer");

    assert_non_null(strstr(answer.body, "ingen handläggarkod"));
    answer = send_form(&admin, "/installningar/anvandare",
                       "anvandarnamn=henrik&namn=Henrik&forsta-roll=officer&handlaggarkod=H2");
    assert_int_equal(answer.status, 200);
    assert_null(strstr(answer.body, "ingen handläggarkod"));
}

static void a_new_password_ends_the_old_one(void **state)
{
    struct browser *browser = *state;
    struct attack admin = attack_as(browser, "ada", "administrator");
    struct attack eva = attack_as(browser, "eva", "finance");
    struct answer answer = send_form(&admin, user_address(&eva, "/losenord"), "");

    assert_int_equal(answer.status, 200);
    assert_int_equal(browser_get(browser, eva.cookie, "/").status, 303);
    assert_int_equal(sign_in_as(browser, "eva", "hemligt-l%C3%B6senord"), 403);
    assert_int_equal(sign_in_as(browser, "eva", password_in(browser, answer.body)), 303);
    assert_int_equal(send_form(&admin, user_address(&admin, "/losenord"), "").status, 403);
}

static void nobody_gives_oneself_a_role(void **state)
{
    struct browser *browser = *state;
    struct attack admin = attack_as(browser, "ada", "administrator");
    struct attack eva = attack_as(browser, "eva", "finance");
    struct answer answer = send_form(&admin, user_address(&admin, "/roll"), "roll=finance");

    assert_int_equal(answer.status, 403);
    assert_non_null(strstr(answer.body, "Du kan inte ge dig själv en roll."));
    assert_int_equal(
        send_form(&admin, user_address(&eva, "/roll"), "roll=approver&fran=2026-01-01").status,
        303);
    assert_int_equal(
        send_form(&admin, user_address(&eva, "/roll"), "roll=approver&fran=i+dag").status, 422);
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.user_role where role = 'approver'"),
                     1);
    assert_int_equal(send_form(&admin, user_address(&eva, "/roll/slut"), "roll=approver").status,
                     303);
    assert_int_equal(test_number(browser->fresh.db, "select count(*) from avstamd.user_role where "
                                                    "role = 'approver' and valid_to is null"),
                     0);
}

static void an_error_in_one_form_empties_no_other(void **state)
{
    struct browser *browser = *state;
    struct attack admin = attack_as(browser, "ada", "administrator");
    struct attack eva = attack_as(browser, "eva", "finance");
    struct answer answer;

    test_execute(browser->fresh.db, "update avstamd.app_user set officer_id = 'H1', unit = 'Norr' "
                                    "where login = 'eva'");
    answer = send_form(&admin, user_address(&eva, "/roll"), "roll=approver&fran=i+dag");
    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "name=\"fran\" id=\"falt-fran\" value=\"i dag\""));
    assert_non_null(strstr(answer.body, "id=\"falt-handlaggarkod\" value=\"H1\""));
    assert_non_null(strstr(answer.body, "id=\"falt-enhet\" value=\"Norr\""));
}

static void limits_groups_and_values_are_changed_by_forms(void **state)
{
    struct browser *browser = *state;
    struct attack admin = attack_as(browser, "ada", "administrator");
    static const struct {
        const char *target, *form;
        int status;
    } cases[] = {
        {"/installningar/delegation", "roll=finance", 422},
        {"/installningar/delegation", "roll=finance&per-faktura=20+000&per-dag=1+000,50", 422},
        {"/installningar/delegation",
         "roll=finance&per-faktura=20+000&per-dag=1+000,50&ingen-per-ar=year", 303},
        {"/installningar/delegation",
         "roll=finance&per-faktura=1&ingen-per-dag=day&ingen-per-ar=year", 422},
        {"/installningar/delegation", "roll=finance&per-faktura=mycket", 422},
        {"/installningar/delegation", "per-faktura=1", 422},
        {"/installningar/delegation/1/slut", "sista-dag=2099-12-31", 303},
        {"/installningar/insatser/1/grupp", "grupp=Hemtj%C3%A4nst", 303},
        {"/installningar/insatser/1/tolerans", "procent=2,5&mangd=0.25", 303},
        {"/installningar/insatser/1/tolerans", "procent=101&mangd=0", 422},
        {"/installningar/insatser/1/tolerans", "procent=1e3", 422},
        {"/installningar/insatser/99999999999/tolerans", "procent=1", 422},
        {"/installningar/varden/idle_minutes", "varde=60", 303},
        {"/installningar/varden/idle_minutes", "varde=481", 422},
        {"/installningar/varden/nej", "varde=60", 422},
        {"/installningar/sso", "grupp=ekonomi&roll=finance", 303},
        {"/installningar/vikarier", "for=1&vikarie=1&fran=2026-01-01&till=2026-01-02", 422},
        {"/installningar/karantan/1/undan", "dokument=9", 422},
        {"/installningar/karantan/1/igen", "", 303},
        {"/installningar/karantan/1/undan", "dokument=9&varfor=En+bild", 303},
        {"/installningar/karantan/1/undan", "dokument=9&varfor=En+bild", 409},
    };

    attack_town(browser);
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        struct answer answer = send_form(&admin, cases[at].target, cases[at].form);

        if (answer.status != cases[at].status) {
            fail_msg("%s %s: %d %s", cases[at].target, cases[at].form, answer.status, answer.body);
        }
    }
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.delegation where per_invoice_ore = "
                                 "2000000 and per_day_ore = 100050 and per_year_ore is null "
                                 "and role = 'finance'"),
                     1);
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.service where tolerance_pct = 2.5 "
                                 "and tolerance_qty = 0.25"),
                     1);
    assert_non_null(strstr(browser_get(browser, admin.cookie, "/installningar/delegation").body,
                           "20\xc2\xa0"
                           "000,00"));
}

static void the_access_log_is_paged_filtered_and_logs_its_readers(void **state)
{
    struct browser *browser = *state;
    struct attack auditor = attack_as(browser, "rut", "auditor");
    static const char day[] = "/atkomstlogg?till=2026-10-05&fran=2026-10-05";
    struct answer answer;

    attack_town(browser);
    test_execute(
        browser->fresh.db,
        "insert into avstamd.access_log (at, user_no, what, client_no, refused) select timestamptz "
        "'2026-10-05 12:00+02' + n / 3 * interval '1 second', 1, 'rad ' || n, "
        "case when n % 2 = 0 then (select client_no from avstamd.client where client_id = 'K1') "
        "end, case when n = 7 then 'AV004' end from generate_series(1, 250) n");
    answer = browser_get(browser, auditor.cookie, day);
    assert_non_null(strstr(answer.body, ">rad 250<"));
    assert_non_null(strstr(answer.body, ">rad 151<"));
    assert_null(strstr(answer.body, ">rad 150<"));
    const char *older = strstr(answer.body, "fore=");

    assert_non_null(older);
    answer =
        browser_get(browser, auditor.cookie,
                    arena_printf(browser->arena, "%s&%.*s", day, (int)strcspn(older, "\""), older));
    assert_null(strstr(answer.body, ">rad 151<"));
    assert_non_null(strstr(answer.body, ">rad 150<"));
    assert_non_null(strstr(answer.body, ">rad 51<"));
    assert_null(strstr(answer.body, ">rad 50<"));
    answer = browser_get(browser, auditor.cookie, "/atkomstlogg?ord=rad&nekade=ja");
    assert_non_null(strstr(answer.body, ">rad 7<"));
    assert_null(strstr(answer.body, ">rad 8<"));
    answer = browser_get(browser, auditor.cookie, "/atkomstlogg.csv?klient=K1&ord=rad");
    assert_string_equal(answer_header(browser, &answer, "Content-Type"), "text/csv; charset=utf-8");
    assert_non_null(strstr(answer.body, ";rad 250;K1;"));
    assert_null(strstr(answer.body, ";rad 249;"));
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.access_log where what in "
                                 "('åtkomstlogg visad', 'åtkomstlogg hämtad') and user_no = 1"),
                     4);
    assert_int_equal(test_number(browser->fresh.db,
                                 "select count(*) from avstamd.access_log join avstamd.client "
                                 "using (client_no) where what = 'åtkomstlogg hämtad' and "
                                 "client_id = 'K1'"),
                     1);
}

static void the_access_log_says_words_and_finds_them(void **state)
{
    struct browser *browser = *state;
    struct attack auditor = attack_as(browser, "rut", "auditor");
    static const char *const said[][2] = {
        {"beslut: pay_anyway", "beslut: betalas ändå"},
        {"nekad: approve", "nekad: godkänd"},
        {"roll finance till användare 3", "roll ekonomi till användare 3"},
        {"grupp finance, roll unit_manager", "grupp finance, roll enhetschef"},
        {"inställning idle_minutes = 30",
         "inställning ”Minuter utan aktivitet innan inloggningen upphör” = 30"},
        {"stickprov 4 av orders", "stickprov 4 av beställningar"},
        {"stickprov 4: remark", "stickprov 4: anmärkning"},
        {"roll nisse från användare 3", "roll nisse från användare 3"},
        {"faktura visad", "faktura visad"}};
    const size_t count = sizeof said / sizeof said[0];

    for (size_t at = 0; at < count; at++) {
        test_execute(browser->fresh.db,
                     arena_printf(browser->arena,
                                  "insert into avstamd.access_log (user_no, what) values (1, '%s')",
                                  said[at][0]));
    }
    struct answer page = browser_get(browser, auditor.cookie, "/atkomstlogg");
    struct answer file = browser_get(browser, auditor.cookie, "/atkomstlogg.csv");

    for (size_t at = 0; at < count; at++) {
        if (strstr(page.body, arena_printf(browser->arena, ">%s<", said[at][1])) == NULL ||
            strstr(file.body, said[at][1]) == NULL) {
            fail_msg("\"%s\" is not said", said[at][1]);
        }
    }
    page = browser_get(browser, auditor.cookie, "/atkomstlogg?ord=utan+aktivitet");
    assert_non_null(strstr(page.body, "upphör” = 30<"));
    assert_null(strstr(page.body, "faktura visad"));
    page = browser_get(browser, auditor.cookie, "/atkomstlogg?ord=enhetschef");
    assert_non_null(strstr(page.body, "grupp finance, roll enhetschef"));
    assert_null(strstr(page.body, "roll ekonomi"));
}

static void the_log_of_decisions_shows_them_with_their_reason(void **state)
{
    struct browser *browser = *state;
    struct attack auditor = attack_as(browser, "rut", "auditor");
    struct attack eva = attack_as(browser, "eva", "finance");
    struct answer answer;

    attack_town(browser);
    answer = browser_get(browser, auditor.cookie, "/beslutslogg");
    assert_non_null(strstr(answer.body, "Inga beslut är fattade än."));
    assert_int_equal(send_form(&eva, "/faktura/1/beslut",
                               "vad=dispute&skal=ej_utfort&visad=flagged&anteckning=%3Db%3B")
                         .status,
                     303);
    answer = browser_get(browser, auditor.cookie, "/beslutslogg?vad=dispute&sok=F1");
    assert_non_null(strstr(answer.body, "Namn eva"));
    assert_non_null(strstr(answer.body, "127.0.0.1"));
    assert_non_null(strstr(answer.body, "bestriden"));
    answer = browser_get(browser, auditor.cookie, "/beslutslogg.csv?vad=dispute");
    assert_non_null(strstr(answer.body, ";F1;"));
    assert_null(strstr(answer.body, ";=b"));
    assert_non_null(strstr(answer.body, ";bestriden;;F1;"));
    assert_non_null(strstr(answer.body, ";att granska;bestriden;"));
    assert_null(strstr(answer.body, ";\"=b"));
    assert_non_null(strstr(browser_get(browser, auditor.cookie, "/beslutslogg?sok=F2").body,
                           "Inget beslut passar urvalet."));
}

static void addresses_are_set_by_administrators_and_mails_chosen_by_oneself(void **state)
{
    struct browser *browser = *state;
    struct attack admin = attack_as(browser, "ada", "administrator");
    struct attack eva = attack_as(browser, "eva", "finance");
    struct answer answer = browser_get(browser, eva.cookie, "/losenord");

    assert_null(strstr(answer.body, "Morgonmejl")); /* nowhere to send any to */
    answer = send_form(&admin, user_address(&eva, "/mejl"), "adress=eva&morgonmejl=ja");
    assert_int_equal(answer.status, 422);
    assert_non_null(strstr(answer.body, "namn@kommun.se"));
    answer = send_form(&admin, user_address(&eva, "/mejl"),
                       "adress=eva%40kommun.example%0D%0ABcc:+x%40y.example&morgonmejl=ja");
    assert_int_equal(answer.status, 422);
    answer =
        send_form(&admin, user_address(&eva, "/mejl"), "adress=eva%40kommun.example&morgonmejl=ja");
    assert_int_equal(answer.status, 303);
    answer = browser_get(browser, admin.cookie, user_address(&eva, ""));
    assert_non_null(strstr(answer.body, "value=\"eva@kommun.example\""));
    answer = browser_get(browser, eva.cookie, "/losenord");
    assert_non_null(strstr(answer.body, "Till eva@kommun.example;"));
    assert_non_null(strstr(answer.body, "value=\"ja\" checked"));
    assert_int_equal(send_form(&eva, "/losenord/mejl", "").status, 303);
    answer = browser_get(browser, eva.cookie, "/losenord");
    assert_null(strstr(answer.body, "value=\"ja\" checked"));
    assert_int_equal(send_form(&eva, user_address(&eva, "/mejl"), "adress=x%40y.example").status,
                     403);
    assert_int_equal(send_form(&admin, user_address(&eva, "/mejl"), "adress=").status, 303);
    answer = browser_get(browser, eva.cookie, "/losenord");
    assert_null(strstr(answer.body, "Morgonmejl"));
}

static void each_kind_of_job_has_a_swedish_word(void **state)
{
    struct browser *browser = *state;
    struct attack admin = attack_as(browser, "ada", "administrator");
    struct answer answer;

    for (size_t at = 0; at < job_kind_count; at++) {
        test_execute(browser->fresh.db,
                     arena_printf(browser->arena, "insert into avstamd.job (kind) values ('%s')",
                                  job_kind_all[at]->name));
    }
    answer = browser_get(browser, admin.cookie, "/installningar/kallor");
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "<th scope=\"row\">avstämning</th>"));
    for (size_t at = 0; at < job_kind_count; at++) {
        if (strstr(answer.body, arena_printf(browser->arena, "<th scope=\"row\">%s</th>",
                                             job_kind_all[at]->name)) != NULL) {
            fail_msg("%s has no word", job_kind_all[at]->name);
        }
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, browser_setup, browser_teardown)

static void rules_of_purging_are_changed_within_the_law(void **state)
{
    struct browser *browser = *state;
    struct attack admin = attack_as(browser, "ada", "administrator");
    struct attack auditor = attack_as(browser, "rut", "auditor");
    struct attack eva = attack_as(browser, "eva", "finance");
    struct answer answer;

    test_execute(browser->fresh.db,
                 "insert into avstamd.purge (by_whom) values ('arkivarien'); "
                 "insert into avstamd.purge_protocol (purge_no, kind, what, rows, rule) "
                 "values (1, 'logs', 'rader i åtkomstloggen', 12, '5 år från')");
    answer = browser_get(browser, auditor.cookie, "/gallring");
    assert_int_equal(answer.status, 200);
    assert_non_null(strstr(answer.body, "arkivarien"));
    assert_non_null(strstr(answer.body, "placerat barn"));
    assert_null(strstr(answer.body, "/gallring/logs"));
    answer = browser_get(browser, auditor.cookie, "/gallring.csv");
    assert_non_null(strstr(answer.body, "rader i åtkomstloggen;12;"));
    assert_int_equal(browser_get(browser, eva.cookie, "/gallring").status, 403);
    answer = browser_get(browser, admin.cookie, "/gallring");
    assert_non_null(strstr(answer.body, "/gallring/logs"));
    assert_int_equal(send_form(&admin, "/gallring/logs", "ar=10&gallras=ja").status, 303);
    assert_int_equal(send_form(&admin, "/gallring/documents", "ar=6&gallras=ja").status, 422);
    assert_int_equal(send_form(&auditor, "/gallring/logs", "ar=9&gallras=ja").status, 403);
    assert_int_equal(
        test_number(
            browser->fresh.db,
            "select sum(years) from avstamd.retention_rule where kind in ('logs', 'documents')"),
        17);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_new_user_signs_in_with_what_was_shown_once),
        TEST(a_handlaggare_without_a_code_is_warned_of),
        TEST(a_new_password_ends_the_old_one),
        TEST(nobody_gives_oneself_a_role),
        TEST(an_error_in_one_form_empties_no_other),
        TEST(limits_groups_and_values_are_changed_by_forms),
        TEST(the_access_log_is_paged_filtered_and_logs_its_readers),
        TEST(the_access_log_says_words_and_finds_them),
        TEST(the_log_of_decisions_shows_them_with_their_reason),
        TEST(rules_of_purging_are_changed_within_the_law),
        TEST(addresses_are_set_by_administrators_and_mails_chosen_by_oneself),
        TEST(each_kind_of_job_has_a_swedish_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
