/* What a run stores, on a town whose numbers are known by hand (hand_town.h). */
#include "daemon/findings_save.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/daemon/faults.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"

static struct db *town(void **state)
{
    struct db *db = ((struct fresh_database *)*state)->db;

    hand_town_found(db);
    return db;
}

/* As of the middle of October, when September has ended. */
static struct reconcile_summary run(struct db *db)
{
    return run_of(db, run_day("2026-10-15"), false);
}

#define FINDINGS(db, expected)                                                                     \
    do {                                                                                           \
        ARENA(found_arena);                                                                        \
        assert_string_equal(run_findings(db, found_arena, "QT06 ND02"), expected);                 \
    } while (0)

/* What the queue is sorted by, and the totals beside it, are what the findings say. */
static void the_queue_agrees(struct db *db)
{
    assert_int_equal(
        test_number(
            db, "select count(*) from document_outcome outcome join document using (document_no)"
                " where outcome.issue_date <> document.issue_date or question_ore <> ("
                "  select coalesce(sum(amount_ore), 0) from finding join finding_kind using (code)"
                "  where finding.document_no = outcome.document_no and net and amount_ore > 0"
                "    and state = 'open' and not within_tolerance)"),
        0);
    assert_int_equal(test_number(db, "select coalesce(sum(documents), 0) from document_tally"),
                     test_number(db, "select count(*) from document_outcome"));
    assert_int_equal(
        test_number(db, "select coalesce(sum(suggested_ore), 0) from document_tally"),
        test_number(db, "select coalesce(sum(suggested_ore), 0) from document_outcome"));
}

/* A full run must agree. */
static void nothing_left_for_a_full_run(struct db *db)
{
    struct reconcile_summary full = run_of(db, run_day("2026-10-15"), true);

    assert_int_equal(full.opened + full.changed + full.closed, 0);
    the_queue_agrees(db);
}

static void only_accounts_whose_outcome_may_have_changed_are_settled(void **state)
{
    struct db *db = town(state);
    struct reconcile_summary summary = run(db);

    assert_int_equal(summary.accounts, 3);
    assert_int_equal(run(db).accounts, 0);
    hand_town_visit(db, "V2", "K1", "S1", "2026-09-02", 8, 11);
    assert_int_equal(run(db).accounts, 1);
    hand_town_visit(db, "V1", "K1", "S1", "2026-09-01", 9, 11); /* S1 is at K2 from ten */
    assert_int_equal(run(db).accounts, 2);
    hand_town_visit(db, "V1", "K1", "S1", "2026-09-01", 8, 10); /* and no longer */
    assert_int_equal(run(db).accounts, 2);
    assert_int_equal(run(db).accounts, 0);
    nothing_left_for_a_full_run(db);
}

static void an_unchanged_rerun_writes_nothing(void **state)
{
    ARENA(arena);
    struct db *db = town(state);

    BILL(db, "F1", {"K1", 7, 700, NULL, NULL});
    (void)run(db);
    const char *before = run_stored(db, arena);
    int64_t events = test_number(db, "select count(*) from finding_event");
    struct reconcile_summary summary = run(db);

    assert_int_equal(summary.documents, 0);
    assert_int_equal(summary.opened + summary.changed + summary.closed, 0);
    nothing_left_for_a_full_run(db);
    assert_string_equal(run_stored(db, arena), before);
    assert_int_equal(test_number(db, "select count(*) from finding_event"), events);
}

static const struct hand_line one_hour = {"K1", 1, 100, NULL, NULL};

static void what_a_credit_settles_is_credited_and_may_come_again(void **state)
{
    ARENA(arena);
    struct db *db = town(state);

    BILL(db, "F1", {"K1", 7, 700, NULL, NULL});
    (void)run(db);
    FINDINGS(db, "QT01 F1/1 K1 1 100 open");
    hand_town_invoice(db, "C1", "F1", &one_hour, 1);
    (void)run(db);
    FINDINGS(db, "QT01 F1/1 K1 1 100 credited");
    town_import(db, "visits", "visit_id,deleted\nV3,1\n");
    (void)run(db);
    FINDINGS(db, "QT01 F1/1 K1 2 200 open");
    assert_string_equal(
        test_text(
            db, arena,
            "select string_agg(what || ' ' || finding_event.amount_ore, ', ' order by event_no)"
            " from finding_event join finding using (finding_no) where code = 'QT01'"),
        "opened 10000, credited 10000, reopened 20000");
    assert_int_equal(test_number(db, "select count(*) from finding_evidence join finding"
                                     " using (finding_no) where code = 'QT01'"),
                     1);
    nothing_left_for_a_full_run(db);
}

static void what_new_facts_settle_is_resolved(void **state)
{
    struct db *db = town(state);

    BILL(db, "F1", {"K1", 7, 700, NULL, NULL});
    (void)run(db);
    hand_town_visit(db, "V4", "K1", "S1", "2026-09-05", 8, 9);
    (void)run(db);
    FINDINGS(db, "QT01 F1/1 K1 1 100 resolved");
    nothing_left_for_a_full_run(db);
}

static void what_a_person_decided_stays_until_the_finding_grows(void **state)
{
    struct db *db = town(state);

    BILL(db, "F1", {"K1", 8, 800, NULL, NULL});
    (void)run(db);
    test_execute(db, "insert into app_user (login, name) values ('eva', 'Eva');"
                     "insert into user_role (user_no, role, valid_from)"
                     " select user_no, 'finance', '2020-01-01' from app_user;"
                     "insert into session (token_digest, form_key, user_no)"
                     " select sha256('t'), sha256('f'), user_no from app_user");
    test_execute(db, "begin; set local role avstamd_web; select enter(sha256('t'), null, 'test');"
                     "select decide_finding(finding_no, 'accept_finding') from finding"
                     " where code = 'QT01'; commit");
    hand_town_visit(db, "V4", "K1", "S1", "2026-09-05", 8, 9);
    (void)run(db);
    FINDINGS(db, "QT01 F1/1 K1 1 100 open");
    assert_int_equal(test_number(db, "select count(*) from finding where grown"), 0);
    hand_town_visit(db, "V3", "K1", "S1", "2026-09-03", 8, 8);
    (void)run(db);
    FINDINGS(db, "QT01 F1/1 K1 3 300 open");
    assert_int_equal(test_number(db, "select count(*) from finding join finding_review"
                                     " using (finding_no) where grown and reopened_at is not null"
                                     " and finding_review.amount_ore = 20000"),
                     1);
    assert_int_equal(
        test_number(db, "select count(*) from document_outcome where state = 'in_review'"), 1);
    nothing_left_for_a_full_run(db);
    assert_int_equal(
        test_number(db, "select count(*) from document_outcome where state = 'in_review'"), 1);
}

static void a_contradiction_goes_with_the_alias_that_made_it(void **state)
{
    struct db *db = town(state);

    town_import(db, "client_aliases", "provider_id,alias,client_id\n,X,K1\n");
    BILL(db, "F1", {"X", 6, 600, "O1", NULL});
    (void)run(db);
    FINDINGS(db, "");
    town_import(db, "service_aliases", "provider_id,item_code,service_id,level\n,HT,NT,\n");
    (void)run(db);
    FINDINGS(db, "LK08 F1/1 K1 open");
    nothing_left_for_a_full_run(db);
    town_import(db, "service_aliases", "provider_id,item_code,deleted\n,HT,1\n");
    (void)run(db);
    FINDINGS(db, "LK08 F1/1 K1 resolved");
    nothing_left_for_a_full_run(db);
    town_import(db, "client_aliases", "provider_id,alias,client_id\n5560000001,X,K2\n");
    (void)run(db);
    FINDINGS(db, "LK08 F1/1 K1 open");
    town_import(db, "client_aliases", "provider_id,alias,deleted\n5560000001,X,1\n");
    (void)run(db);
    FINDINGS(db, "LK08 F1/1 K1 resolved");
    nothing_left_for_a_full_run(db);
}

static void another_way_to_the_same_account_is_judged_again(void **state)
{
    struct db *db = town(state);

    town_import(db, "orders",
                "order_id,client_id,provider_id,service_id,level,valid_from,quantity,"
                "per\nO1,K1,5560000001,HT,2,2026-09-01,10,month\n");
    town_import(db, "visits", "visit_id,deleted\nV2,1\nV3,1\n");
    town_import(db, "visits",
                "visit_id,client_id,provider_id,service_id,level,start,end\n"
                "V1,K1,5560000001,HT,2,2026-09-01T08:00,2026-09-01T10:00\n");
    town_import(db, "service_aliases",
                "provider_id,item_code,service_id,level\n,H,HT,1\n,H2,HT,2\n");
    BILL(db, "F1", {"K1", 2, 220, NULL, "H"});
    (void)run(db);
    FINDINGS(db, "PR04 F1/1 K1 2 20 open");
    town_import(db, "service_aliases", "provider_id,item_code,service_id,level\n,H,HT,2\n");
    (void)run(db);
    FINDINGS(db, "PR01 F1/1 K1 2 20 open; PR04 F1/1 K1 2 20 resolved");
    nothing_left_for_a_full_run(db);
}

static void a_line_may_make_an_account_and_move_to_another(void **state)
{
    struct db *db = town(state);

    BILL(db, "F1", {"K2", 1, 100, NULL, "NT"}, {"KX", 6, 600, NULL, NULL});
    (void)run(db);
    FINDINGS(db, "LK02 F1/2 600 open; LK04 F1/1 K2 1 100 open");
    assert_int_equal(test_number(db, "select count(*) from account"), 4);
    town_import(db, "client_aliases", "provider_id,alias,client_id\n,KX,K1\n");
    (void)run(db);
    FINDINGS(db, "LK02 F1/2 600 resolved; LK04 F1/1 K2 1 100 open");
    town_import(db, "client_aliases", "provider_id,alias,client_id\n,KX,K3\n");
    (void)run(db);
    FINDINGS(db, "LK02 F1/2 600 resolved; LK04 F1/1 K2 1 100 open; QT01 F1/2 K3 4 400 open");
    nothing_left_for_a_full_run(db);
}

static void two_documents_with_one_number_are_two(void **state)
{
    struct db *db = town(state);

    BILL(db, "F1", {"K1", 6, 600, NULL, NULL});
    (void)run(db);
    BILL(db, "F1", {"K2", 2, 200, NULL, NULL});
    (void)run(db);
    FINDINGS(db, "DC00 F1/ open");
    assert_int_equal(test_number(db, "select count(*) from document_outcome where state = 'clean'"
                                     " and payable_ore = 60000"),
                     1);
    assert_int_equal(test_number(db, "select count(*) from document_outcome where state = 'flagged'"
                                     " and payable_ore = 20000"),
                     1);
    nothing_left_for_a_full_run(db);
}

struct racer {
    pthread_t thread;
    struct db *db;
    bool done;
    struct reconcile_summary summary;
    struct error error;
};

static void *race(void *context)
{
    struct racer *racer = context;
    struct reconcile_options options = {.as_of = run_day("2026-10-15"), .only_month = MONTH_NONE};

    racer->done = reconcile_run(racer->db, &options, &racer->summary, &racer->error);
    return NULL;
}

static void runs_at_the_same_time_come_one_after_the_other(void **state)
{
    enum { RACERS = 3 };
    struct db *db = town(state);
    struct racer racers[RACERS] = {0};
    int64_t opened = 0;

    BILL(db, "F1", {"K1", 7, 700, NULL, NULL}, {"K2", 1, 100, NULL, "NT"});
    for (int at = 0; at < RACERS; at++) {
        racers[at].db = fresh_database_connect(*state);
        assert_int_equal(pthread_create(&racers[at].thread, NULL, race, &racers[at]), 0);
    }
    for (int at = 0; at < RACERS; at++) {
        (void)pthread_join(racers[at].thread, NULL);
        db_close(&racers[at].db);
        assert_true(racers[at].done);
        opened += racers[at].summary.opened;
        assert_true(racers[at].summary.accounts == 0 || racers[at].summary.accounts == 4);
    }
    assert_int_equal(test_number(db, "select count(*) from finding"), opened);
    assert_int_equal(test_number(db, "select count(*) from finding_event"), opened);
    FINDINGS(db, "LK04 F1/2 K2 1 100 open; QT01 F1/1 K1 1 100 open");
    nothing_left_for_a_full_run(db);
}

static void a_connection_lost_anywhere_leaves_nothing_half_stored(void **state)
{
    ARENA(arena);
    struct db *watcher = town(state);
    bool cut = true;
    int call = 0;
    int step = getenv("AVSTAMD_LONG") == NULL ? 5 : 1;

    BILL(watcher, "F1", {"K1", 7, 700, NULL, NULL});
    (void)run(watcher);
    BILL(watcher, "F2", {"K2", 2, 200, NULL, NULL}, {"K3", 1, 100, NULL, "NT"});
    hand_town_visit(watcher, "V4", "K1", "S1", "2026-09-05", 8, 9);
    const char *before = run_stored(watcher, arena);
    int64_t changes = test_number(watcher, "select count(*) from change");

    assert_true(changes > 0);
    while (cut) {
        CLEANUP(db_close) struct db *db = fresh_database_connect(*state);
        struct reconcile_options options = {.as_of = run_day("2026-10-15"),
                                            .only_month = MONTH_NONE};
        struct reconcile_summary summary = {0};
        struct error error = {0};

        faults_cut_at(call += step);
        bool done = reconcile_run(db, &options, &summary, &error);

        cut = faults_happened() != 0;
        faults_cut_at(0);
        if (!done) {
            assert_true(cut);
            assert_int_equal(error.kind, ERROR_UNAVAILABLE);
            assert_null(strchr(error.text, '\n'));
            assert_string_equal(run_stored(watcher, arena), before);
            assert_int_equal(test_number(watcher, "select count(*) from change"), changes);
            continue;
        }
        break; /* what is lost after the last commit loses nothing */
    }
    assert_true(call > 50);
    (void)run(watcher);
    FINDINGS(watcher, "LK04 F2/2 K3 1 100 open; QT01 F1/1 K1 1 100 resolved");
    assert_int_equal(test_number(watcher, "select count(*) from change"), 0);
    nothing_left_for_a_full_run(watcher);
}

static void a_broken_law_keeps_its_document_and_accounts_as_they_were(void **state)
{
    struct db *db = town(state);
    struct reconcile_options options = {.as_of = run_day("2026-10-15"), .only_month = MONTH_NONE};
    struct reconcile_summary summary = {0};
    struct error error = {0};

    BILL(db, "F1", {"K1", 7, 700, NULL, NULL}, {"K2", 2, 200, NULL, NULL});
    BILL(db, "F2", {"K3", 3, 300, NULL, NULL});
    (void)run(db);
    FINDINGS(db, "QT01 F1/1 K1 1 100 open; QT01 F2/1 K3 1 100 open");
    test_execute(db, "update line_outcome set payable_ore = payable_ore + 1"
                     " where account_no = (select account_no from care_order"
                     " where order_id = 'O2')");
    hand_town_visit(db, "V4", "K1", "S4", "2026-09-05", 8, 9);
    hand_town_visit(db, "X2", "K3", "S5", "2026-09-05", 8, 9);
    BILL(db, "F3", {"K1", 5, 500, NULL, NULL});
    assert_false(reconcile_run(db, &options, &summary, &error));
    assert_int_equal(error.kind, ERROR_LAW);
    assert_non_null(strstr(error.text, "invoice F1 of 5560000001"));
    FINDINGS(db, "QT01 F1/1 K1 1 100 open; QT01 F2/1 K3 1 100 resolved");
    assert_int_equal(test_number(db, "select count(*) from document_outcome"), 2);

    (void)run(db); /* looks at them again, with all accounts of the document */
    FINDINGS(db, "QT01 F1/1 K1 1 100 resolved; QT01 F2/1 K3 1 100 resolved; "
                 "QT04 F3/1 K1 5 500 open");
    assert_int_equal(run(db).accounts, 0);
    nothing_left_for_a_full_run(db);
}

static void twenty_thousand_lines_on_one_account_are_settled_in_time(void **state)
{
    ARENA(arena);
    struct db *db = town(state);
    enum { LINES = 20000 };
    struct hand_line *lines = arena_array(arena, struct hand_line, LINES);

    for (int at = 0; at < LINES; at++) {
        lines[at] = (struct hand_line){"K1", 1, 100, NULL, NULL};
    }
    hand_town_invoice(db, "F1", NULL, lines, LINES);
    alarm(60); /* two seconds or so */
    (void)run(db);
    alarm(0);
    assert_int_equal(test_number(db, "select count(*) from finding where code = 'DC01'"),
                     LINES - 6);
    assert_int_equal(test_number(db, "select payable_ore from document_outcome"), 60000);
}

#define DATABASE_TEST(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fresh_database_setup, fresh_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DATABASE_TEST(only_accounts_whose_outcome_may_have_changed_are_settled),
        DATABASE_TEST(an_unchanged_rerun_writes_nothing),
        DATABASE_TEST(what_a_credit_settles_is_credited_and_may_come_again),
        DATABASE_TEST(what_new_facts_settle_is_resolved),
        DATABASE_TEST(what_a_person_decided_stays_until_the_finding_grows),
        DATABASE_TEST(a_contradiction_goes_with_the_alias_that_made_it),
        DATABASE_TEST(another_way_to_the_same_account_is_judged_again),
        DATABASE_TEST(a_line_may_make_an_account_and_move_to_another),
        DATABASE_TEST(two_documents_with_one_number_are_two),
        DATABASE_TEST(runs_at_the_same_time_come_one_after_the_other),
        DATABASE_TEST(a_connection_lost_anywhere_leaves_nothing_half_stored),
        DATABASE_TEST(a_broken_law_keeps_its_document_and_accounts_as_they_were),
        DATABASE_TEST(twenty_thousand_lines_on_one_account_are_settled_in_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
