#include "daemon/ingest.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/quarantine.h"
#include "tests/check.h"
#include "tests/daemon/faults.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/invoice_text.h"
#include "tests/daemon/memory_file.h"

static struct db *db_of(void **state)
{
    return ((struct fresh_database *)*state)->db;
}

static struct arrival arrival_of(struct memory_file file, const char *key)
{
    return (struct arrival){.fd = file.file, .name = "f.xml", .key = key};
}

/* Takes one file under this key. */
static struct arrival take_bytes(struct db *db, struct arena *arena, const void *bytes,
                                 size_t length, const char *key)
{
    CLEANUP(memory_file_close) struct memory_file file = memory_file_new(bytes, length);
    struct arrival arrival = arrival_of(file, key);
    struct error error = {0};

    if (!ingest_batch(db, NULL, arena, "test", &arrival, 1, &error)) {
        fail_msg("%s", error.text);
    }
    return arrival;
}

static struct arrival take(struct db *db, struct arena *arena, const char *text, const char *key)
{
    return take_bytes(db, arena, text, strlen(text), key);
}

static void settle(struct db *db, struct arena *arena, const struct arrival *arrival)
{
    struct error error = {0};

    assert_true(ingest_settle(db, arena, arrival, 1, &error));
}

static void an_invoice_is_stored_with_its_bytes(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *text = invoice_text(arena, (struct invoice_text){0});
    struct arrival arrival = take(db, arena, text, "one");

    assert_int_equal(arrival.outcome, INGEST_STORED);
    assert_string_equal(test_text(db, arena, "select convert_from(content, 'UTF8') from file"),
                        text);
    assert_int_equal(test_number(db, "select count(*) from file where sha256 = sha256(content)"),
                     1);
    assert_string_equal(test_text(db, arena, "select name || ' ' || source from receipt"),
                        "f.xml test");
    assert_int_equal(test_number(db, "select count(*) from document_line"), 1);
    assert_int_equal(test_number(db, "select count(*) from unread"), 0);
    assert_string_equal(test_text(db, arena, "select kind from job"), "reconcile");
}

static void the_same_bytes_are_stored_once_and_received_twice(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *text = invoice_text(arena, (struct invoice_text){0});
    struct arrival first = take(db, arena, text, "one");
    struct arrival again = take(db, arena, text, "two");

    assert_int_equal(again.outcome, INGEST_REPEATED);
    assert_int_equal(again.file_no, first.file_no);
    assert_int_equal(test_number(db, "select count(*) from document"), 1);
    assert_int_equal(test_number(db, "select count(*) from receipt"), 2);
}

static void an_arrival_met_again_before_it_is_settled_is_the_same(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *text = invoice_text(arena, (struct invoice_text){0});
    struct arrival first = take(db, arena, text, "one");

    assert_int_equal(take(db, arena, text, "one").outcome, INGEST_KNOWN);
    assert_int_equal(test_number(db, "select count(*) from receipt"), 1);
    settle(db, arena, &first);
    assert_int_equal(take(db, arena, text, "one").outcome, INGEST_REPEATED);
    assert_int_equal(test_number(db, "select count(*) from receipt"), 2);
}

static void one_batch_may_hold_the_same_bytes_twice(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    CLEANUP(memory_file_close)
    struct memory_file file = memory_file_text(invoice_text(arena, (struct invoice_text){0}));
    struct arrival arrivals[] = {arrival_of(file, "one"), arrival_of(file, "two")};
    struct error error = {0};

    assert_true(ingest_batch(db, NULL, arena, "test", arrivals, 2, &error));
    assert_int_equal(arrivals[0].outcome, INGEST_STORED);
    assert_int_equal(arrivals[1].outcome, INGEST_REPEATED);
    assert_int_equal(test_number(db, "select count(*) from document"), 1);
}

static void quarantines(struct db *db, const char *text, const char *reason)
{
    ARENA(arena);
    struct arrival arrival = take(db, arena, text, text);

    assert_int_equal(arrival.outcome, INGEST_QUARANTINED);
    if (strstr(arrival.reason, reason) == NULL) {
        fail_msg("'%s' does not say '%s'", arrival.reason, reason);
    }
    settle(db, arena, &arrival);
}

#define TEXT(...) invoice_text(arena, (struct invoice_text){__VA_ARGS__})

static void what_cannot_be_counted_is_quarantined_with_term_and_line(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);

    quarantines(db, "", "empty");
    quarantines(db, "%PDF-1.7 no invoice", "line 1");
    quarantines(db, "<html/>", "html");
    quarantines(db, TEXT(.number = ""), "line 2: BT-1 (invoice number) is empty");
    quarantines(db, TEXT(.date = "2026-02-30"), "line 3: BT-2 (issue date) cannot be '2026-02-30'");
    quarantines(db, TEXT(.net = "1 000,00"), "BT-109 (total without VAT) cannot be '1 000,00'");
    quarantines(db, TEXT(.net = "10000000000000.01"), "too large");
    quarantines(db, TEXT(.line_net = ""), "invoice line 1: line 6: BT-131");
    quarantines(db, TEXT(.line_net = "1e3", .line_count = 1), "BT-131 (line net amount) cannot be");
    quarantines(db, TEXT(.quantity = "100000000.0001"), "BT-129 (quantity) is too large");
    assert_int_equal(test_number(db, "select count(*) from document"), 0);
    assert_int_equal(test_number(db, "select count(*) from document_line"), 0);
    assert_int_equal(test_number(db, "select count(*) from quarantine"), 10);
    assert_int_equal(test_number(db, "select count(*) from file"), 10);
}

static void the_largest_that_can_be_counted_is_stored(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *text = TEXT(.net = "-10000000000000.00", .line_net = "10000000000000.004",
                            .quantity = "99999999.9999");

    assert_int_equal(take(db, arena, text, "one").outcome, INGEST_STORED);
    assert_int_equal(test_number(db, "select net_ore from document"), -1000000000000000);
    assert_int_equal(test_number(db, "select net_ore from document_line"), 1000000000000000);
}

static void bytes_of_every_kind_are_kept_and_told_harmlessly(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    char bytes[256 * 40];

    for (size_t at = 0; at < sizeof bytes; at++) {
        bytes[at] = (char)(at * 7 + at / 256);
    }
    struct arrival arrival = take_bytes(db, arena, bytes, sizeof bytes, "one");

    assert_int_equal(arrival.outcome, INGEST_QUARANTINED);
    assert_int_equal(test_number(db, "select count(*) from file where sha256 = sha256(content)"),
                     1);
    assert_int_equal(test_number(db, "select octet_length(content) from file"), sizeof bytes);
    assert_int_equal(
        test_number(db, "select count(*) from quarantine where reason ~ '[[:cntrl:]]'"), 0);
}

static void quarantine_is_left_when_the_file_can_be_stored(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *reason = NULL;
    struct error error = {0};

    test_execute(db, "alter table document add constraint for_now check (invoice_no <> 'F-1')");
    struct arrival arrival = take(db, arena, TEXT(0), "one");

    assert_int_equal(arrival.outcome, INGEST_QUARANTINED);
    assert_true(quarantine_retry(db, NULL, arena, arrival.file_no, &reason, &error));
    assert_non_null(reason);
    test_execute(db, "alter table document drop constraint for_now");
    assert_true(quarantine_retry(db, NULL, arena, arrival.file_no, &reason, &error));
    assert_null(reason);
    assert_int_equal(test_number(db, "select count(*) from quarantine"), 0);
    assert_int_equal(test_number(db, "select count(*) from document"), 1);
    assert_false(quarantine_retry(db, NULL, arena, arrival.file_no, &reason, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
}

static void what_is_discarded_stays_stored_and_is_not_tried_again(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *reason = NULL;
    struct error error = {0};
    struct arrival arrival = take(db, arena, "a picture", "one");

    assert_true(quarantine_discard(db, arena, arrival.file_no, "a picture", &error));
    assert_false(quarantine_discard(db, arena, arrival.file_no, "once more", &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_false(quarantine_retry(db, NULL, arena, arrival.file_no, &reason, &error));
    assert_string_equal(test_text(db, arena, "select discarded_why from quarantine"), "a picture");
    assert_int_equal(test_number(db, "select count(*) from file"), 1);
}

static void what_was_stored_but_not_read_is_read_by_the_next(void **state)
{
    struct db *db = db_of(state);
    struct error error = {0};
    int count = 0;

    test_execute(db, "insert into file (sha256, content) values "
                     "(sha256('no invoice'), 'no invoice')");
    test_execute(db, "insert into unread select file_no from file");
    assert_true(ingest_leftovers(db, NULL, &count, &error));
    assert_int_equal(count, 1);
    assert_int_equal(test_number(db, "select count(*) from quarantine"), 1);
    assert_true(ingest_leftovers(db, NULL, &count, &error));
    assert_int_equal(count, 0);
}

static void an_invoice_of_many_lines_is_stored_whole(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *text = TEXT(.net = "5000000.00", .line_count = 50000);

    assert_int_equal(take(db, arena, text, "one").outcome, INGEST_STORED);
    assert_int_equal(test_number(db, "select count(*) from document_line"), 50000);
    assert_int_equal(test_number(db, "select sum(net_ore) from document_line"), 500000000);
}

static void files_are_numbered_in_the_order_given(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    struct memory_file files[INGEST_BATCH_MAX];
    struct arrival arrivals[INGEST_BATCH_MAX];
    struct error error = {0};

    for (int at = 0; at < INGEST_BATCH_MAX; at++) {
        const char *number = arena_printf(arena, "F-%03d", at);

        files[at] = memory_file_text(at % 10 == 9 ? number : TEXT(.number = number));
        arrivals[at] = arrival_of(files[at], number);
    }
    assert_true(ingest_batch(db, NULL, arena, "test", arrivals, INGEST_BATCH_MAX, &error));
    for (int at = 0; at < INGEST_BATCH_MAX; at++) {
        memory_file_close(&files[at]);
        assert_int_equal(arrivals[at].outcome, at % 10 == 9 ? INGEST_QUARANTINED : INGEST_STORED);
    }
    assert_int_equal(test_number(db, "select count(*) from document"), 90);
    assert_int_equal(test_number(db,
                                 "select count(*) from (select invoice_no, lag(invoice_no) over "
                                 "(order by file_no) as before from document) numbered "
                                 "where before > invoice_no"),
                     0);
}

/* One good file, the same again, and garbage; with new bytes for each round. */
static void ingest_round(struct db *db, struct arena *arena, int round, bool *ret_done)
{
    CLEANUP(memory_file_close)
    struct memory_file good = memory_file_text(TEXT(.number = arena_printf(arena, "R-%d", round)));
    CLEANUP(memory_file_close)
    struct memory_file bad = memory_file_text(arena_printf(arena, "garbage %d", round));
    struct arrival arrivals[] = {arrival_of(good, arena_printf(arena, "%d a", round)),
                                 arrival_of(good, arena_printf(arena, "%d b", round)),
                                 arrival_of(bad, arena_printf(arena, "%d c", round))};
    struct error error = {0};

    *ret_done = ingest_batch(db, NULL, arena, "test", arrivals, 3, &error) &&
                ingest_settle(db, arena, arrivals, 3, &error);
    if (!*ret_done) {
        assert_int_equal(error.kind, ERROR_UNAVAILABLE);
        assert_true(error.text[0] != '\0');
    }
}

static void a_connection_cut_at_any_call_loses_and_doubles_nothing(void **state)
{
    const struct fresh_database *fresh = *state;
    bool happened = true;
    int round = 0;

    while (happened) {
        ARENA(arena);
        CLEANUP(db_close) struct db *cut = fresh_database_connect(fresh);
        CLEANUP(db_close) struct db *after = fresh_database_connect(fresh);
        bool done = false, done_again = false;

        faults_cut_at(++round);
        ingest_round(cut, arena, round, &done);
        happened = faults_happened() != 0;
        faults_cut_at(0);
        ingest_round(after, arena, round, &done_again);
        assert_true(done_again);
        if (done) {
            break; /* it came again after it had ended: that is a repetition, as it should be */
        }
        assert_int_equal(test_number(after, "select count(*) from document"), round);
        assert_int_equal(test_number(after, "select count(*) from quarantine"), round);
        assert_int_equal(test_number(after, "select count(*) from file"), 2 * round);
        assert_int_equal(test_number(after, "select count(*) from unread"), 0);
        assert_int_equal(test_number(after, "select count(*) - 3 from receipt") - 3 * (round - 1),
                         0);
    }
    assert_true(round > 20);
}

static void another_daemon_with_the_same_file_is_no_error(void **state)
{
    ARENA(arena);
    const struct fresh_database *fresh = *state;
    CLEANUP(db_close) struct db *other = fresh_database_connect(fresh);
    const char *text = TEXT(0);

    assert_int_equal(take(fresh->db, arena, text, "one").outcome, INGEST_STORED);
    assert_int_equal(take(other, arena, text, "one").outcome, INGEST_KNOWN);
    assert_int_equal(test_number(other, "select count(*) from receipt"), 1);
}

static void the_worker_has_the_rights_it_needs(void **state)
{
    ARENA(arena);
    struct db *db = db_of(state);
    const char *reason = NULL;
    struct error error = {0};

    test_execute(db, "set role avstamd_worker");
    struct arrival arrival = take(db, arena, TEXT(0), "one");

    assert_int_equal(arrival.outcome, INGEST_STORED);
    assert_int_equal(take(db, arena, TEXT(0), "two").outcome, INGEST_REPEATED);
    settle(db, arena, &arrival);
    arrival = take(db, arena, "garbage", "three");
    assert_int_equal(arrival.outcome, INGEST_QUARANTINED);
    assert_true(quarantine_retry(db, NULL, arena, arrival.file_no, &reason, &error));
    assert_true(quarantine_discard(db, arena, arrival.file_no, "why", &error));
}

#define DATABASE_TEST(function)                                                                    \
    cmocka_unit_test_setup_teardown(function, fresh_database_setup, fresh_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DATABASE_TEST(an_invoice_is_stored_with_its_bytes),
        DATABASE_TEST(the_same_bytes_are_stored_once_and_received_twice),
        DATABASE_TEST(an_arrival_met_again_before_it_is_settled_is_the_same),
        DATABASE_TEST(one_batch_may_hold_the_same_bytes_twice),
        DATABASE_TEST(what_cannot_be_counted_is_quarantined_with_term_and_line),
        DATABASE_TEST(the_largest_that_can_be_counted_is_stored),
        DATABASE_TEST(bytes_of_every_kind_are_kept_and_told_harmlessly),
        DATABASE_TEST(quarantine_is_left_when_the_file_can_be_stored),
        DATABASE_TEST(what_is_discarded_stays_stored_and_is_not_tried_again),
        DATABASE_TEST(what_was_stored_but_not_read_is_read_by_the_next),
        DATABASE_TEST(an_invoice_of_many_lines_is_stored_whole),
        DATABASE_TEST(files_are_numbered_in_the_order_given),
        DATABASE_TEST(a_connection_cut_at_any_call_loses_and_doubles_nothing),
        DATABASE_TEST(another_daemon_with_the_same_file_is_no_error),
        DATABASE_TEST(the_worker_has_the_rights_it_needs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
