#include "daemon/db.h"

#include <stdio.h>
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/faults.h"
#include "tests/daemon/fresh_database.h"

static const struct query echo = {"test_echo", "select $1::text, $2::text is null"};
static const struct query broken = {"test_broken", "select nothing from nowhere"};
static const struct query divide = {"test_divide", "select 1 / $1::integer"};
static const struct query many = {"test_many", "insert into numbers select generate_series(1, 3)"};
static const struct query narrow = {"test_narrow", "insert into numbers values ($1::integer)"};

static struct db *database(void **state)
{
    struct fresh_database *fresh = *state;

    return fresh->db;
}

static void values_go_in_as_they_are(void **state)
{
    struct error error = {0};
    DB_RESULT(result);

    assert_true(db_run(database(state), &echo,
                       DB_VALUES(db_text("'); drop table x; -- å\n"), db_text(NULL)), &result,
                       &error));
    assert_string_equal(db_cell(result, 0, 0), "'); drop table x; -- å\n");
    assert_true(db_cell_bool(result, 0, 1));
}

static void values_have_text_forms(void **state)
{
    (void)state;
    ARENA(arena);
    const int64_t numbers[] = {INT64_MIN, 0, INT64_MAX};
    date day = DATE_NONE;

    assert_true(date_from_civil(2026, 10, 25, &day));
    assert_string_equal(db_int(arena, INT64_MIN).text, "-9223372036854775808");
    assert_string_equal(db_bool(true).text, "t");
    assert_string_equal(db_date(arena, day).text, "2026-10-25");
    assert_null(db_date(arena, DATE_NONE).text);
    assert_null(db_date(arena, DATE_FOREVER).text);
    assert_string_equal(db_bytea(arena, "\0\xff\x10", 3).text, "\\x00ff10");
    assert_string_equal(db_bytea(arena, NULL, 0).text, "\\x");
    assert_string_equal(db_int_array(arena, numbers, 3).text,
                        "{-9223372036854775808,0,9223372036854775807}");
    assert_string_equal(db_int_array(arena, NULL, 0).text, "{}");
}

static void cells_are_read_by_type(void **state)
{
    static const struct query cells = {
        "test_cells", "select 42::bigint, true, date '2026-10-25', null::bigint, null::date, 'x'"};
    struct error error = {0};
    ARENA(arena);
    DB_RESULT(result);
    char text[DATE_TEXT_BYTES];

    assert_true(db_run(database(state), &cells, DB_NO_VALUES, &result, &error));
    assert_int_equal(db_cell_int(result, 0, 0), 42);
    assert_true(db_cell_bool(result, 0, 1));
    date_format(db_cell_date(result, 0, 2), text);
    assert_string_equal(text, "2026-10-25");
    assert_true(db_null(result, 0, 3));
    assert_int_equal(db_cell_int(result, 0, 3), 0);
    assert_int_equal(db_cell_date(result, 0, 4), DATE_NONE);
    assert_string_equal(db_cell_copy(arena, result, 0, 5), "x");
}

static void an_error_names_its_statement_on_one_line(void **state)
{
    struct error error = {0};
    DB_RESULT(result);

    assert_false(db_run(database(state), &broken, DB_NO_VALUES, &result, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_string_equal(error.text, "test_broken: relation \"nowhere\" does not exist");
    assert_null(result);
}

static void a_statement_can_fail_and_then_succeed(void **state)
{
    struct error error = {0};
    ARENA(arena);
    DB_RESULT(result);

    assert_false(db_run(database(state), &divide, DB_VALUES(db_int(arena, 0)), &result, &error));
    assert_string_equal(error.text, "test_divide: division by zero");
    assert_true(db_run(database(state), &divide, DB_VALUES(db_int(arena, 1)), &result, &error));
    assert_int_equal(db_cell_int(result, 0, 0), 1);
}

static void statements_together_are_answered_in_order(void **state)
{
    struct db *db = database(state);
    struct error error = {0};
    ARENA(arena);
    const struct db_value one[] = {db_text("ett"), db_text(NULL)}, two[] = {db_int(arena, 2)};
    struct db_call calls[] = {
        {&echo, 2, one, NULL}, {&divide, 1, two, NULL}, {&echo, 2, one, NULL}};

    for (int again = 0; again < 2; again++) { /* not prepared yet, and prepared */
        assert_true(db_begin(db, &error));
        assert_true(db_run_all(db, calls, 3, &error));
        assert_string_equal(db_cell(calls[0].result, 0, 0), "ett");
        assert_int_equal(db_cell_int(calls[1].result, 0, 0), 0);
        assert_true(db_cell_bool(calls[2].result, 0, 1));
        for (size_t at = 0; at < 3; at++) {
            db_result_clear(&calls[at].result);
        }
        assert_true(db_commit(db, &error));
    }
    assert_true(db_run_all(db, NULL, 0, &error));
    assert_string_equal(test_text(db, arena, "select 'still there'"), "still there");
}

static void one_of_statements_together_fails_for_all(void **state)
{
    struct db *db = database(state);
    struct error error = {0};
    ARENA(arena);
    const struct db_value none[] = {db_int(arena, 0)}, one[] = {db_text("ett"), db_text(NULL)};
    struct db_call calls[] = {
        {&echo, 2, one, NULL}, {&divide, 1, none, NULL}, {&many, 0, NULL, NULL}};

    test_execute(db, "create temporary table numbers (n integer)");
    assert_true(db_begin(db, &error));
    assert_false(db_run_all(db, calls, 3, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_string_equal(error.text, "test_divide: division by zero");
    assert_string_equal(db_state(db), "22012");
    for (size_t at = 0; at < 3; at++) {
        assert_null(calls[at].result);
    }
    db_rollback(db);
    assert_int_equal(test_number(db, "select count(*) from numbers"), 0);
    calls[1].query = &broken;
    calls[1].value_count = 0;
    assert_false(db_run_all(db, calls, 3, &error));
    assert_string_equal(error.text, "test_broken: relation \"nowhere\" does not exist");
    assert_int_equal(test_number(db, "select 7"), 7);
}

/* More than the sockets hold, both ways: neither side waits for the other to read first. */
static void statements_together_may_be_large(void **state)
{
    enum { CALLS = 12, BYTES = 3000000 };
    struct error error = {0};
    ARENA(arena);
    char *text = arena_alloc(arena, BYTES + 1);
    struct db_call calls[CALLS];

    memset(text, 'a', BYTES);
    text[BYTES] = '\0';
    const struct db_value values[] = {db_text(text), db_text(NULL)};

    for (size_t at = 0; at < CALLS; at++) {
        calls[at] = (struct db_call){&echo, 2, values, NULL};
    }
    assert_true(db_run_all(database(state), calls, CALLS, &error));
    for (size_t at = 0; at < CALLS; at++) {
        assert_int_equal(PQgetlength(calls[at].result, 0, 0), BYTES);
        db_result_clear(&calls[at].result);
    }
}

static void touched_rows_are_counted(void **state)
{
    struct error error = {0};
    int64_t count = 0;

    test_execute(database(state), "create temporary table numbers (n integer check (n < 9))");
    assert_true(db_execute(database(state), &many, DB_NO_VALUES, &count, &error));
    assert_int_equal(count, 3);
}

static void a_broken_constraint_is_named_without_its_row(void **state)
{
    struct error error = {0};

    test_execute(database(state),
                 "create temporary table numbers (n integer constraint small check (n < 9))");
    assert_false(db_execute(database(state), &narrow, DB_VALUES(db_text("4711")), NULL, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_non_null(strstr(error.text, "\"small\""));
    assert_null(strstr(error.text, "4711"));
}

static void what_is_not_committed_is_gone(void **state)
{
    struct error error = {0};
    struct db *db = database(state);

    test_execute(db, "create table numbers (n integer)");
    assert_true(db_begin(db, &error));
    assert_true(db_execute(db, &many, DB_NO_VALUES, NULL, &error));
    db_rollback(db);
    db_rollback(db);
    assert_int_equal(test_number(db, "select count(*) from numbers"), 0);
    assert_true(db_begin(db, &error));
    assert_true(db_execute(db, &many, DB_NO_VALUES, NULL, &error));
    assert_true(db_commit(db, &error));
    assert_int_equal(test_number(db, "select count(*) from numbers"), 3);
}

static void a_failed_transaction_cannot_be_committed(void **state)
{
    struct error error = {0};
    struct db *db = database(state);
    DB_RESULT(result);

    assert_true(db_begin(db, &error));
    assert_false(db_run(db, &broken, DB_NO_VALUES, &result, &error));
    assert_false(db_commit(db, &error));
    assert_non_null(strstr(error.text, "an earlier statement"));
}

static void a_snapshot_does_not_see_later_rows(void **state)
{
    struct error error = {0};
    struct db *db = database(state);
    CLEANUP(db_close) struct db *other = fresh_database_connect(*state);

    test_execute(db, "create table numbers (n integer)");
    assert_true(db_begin_snapshot(db, &error));
    assert_int_equal(test_number(db, "select count(*) from numbers"), 0);
    assert_true(db_execute(other, &many, DB_NO_VALUES, NULL, &error));
    assert_int_equal(test_number(db, "select count(*) from numbers"), 0);
    assert_true(db_commit(db, &error));
    assert_int_equal(test_number(db, "select count(*) from numbers"), 3);
}

static void a_conflict_is_told_apart(void **state)
{
    struct error error = {0};
    struct db *db = database(state);
    CLEANUP(db_close) struct db *other = fresh_database_connect(*state);
    static const struct query raise = {"test_raise", "update numbers set n = n + 1"};

    test_execute(db, "create table numbers (n integer); insert into numbers values (1)");
    assert_true(db_begin_snapshot(db, &error));
    assert_int_equal(test_number(db, "select n from numbers"), 1);
    assert_true(db_execute(other, &raise, DB_NO_VALUES, NULL, &error));
    assert_false(db_execute(db, &raise, DB_NO_VALUES, NULL, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    db_rollback(db);
}

static void a_lost_connection_is_unavailable(void **state)
{
    struct error error = {0};
    CLEANUP(db_close) struct db *db = fresh_database_connect(*state);

    assert_true(db_alive(db));
    faults_cut_at(1);
    assert_false(db_begin(db, &error));
    faults_cut_at(0);
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
    assert_non_null(strstr(error.text, "check that PostgreSQL is running"));
    assert_null(strchr(error.text, '\n'));
    assert_false(db_alive(db));
    db_rollback(db);
}

static void end_session(struct db *from, struct db *db)
{
    char sql[96];

    (void)snprintf(sql, sizeof sql, "select pg_terminate_backend(%d, 5000)",
                   PQbackendPID(db_connection(db)));
    test_execute(from, sql);
}

static void a_session_that_was_ended_is_unavailable(void **state)
{
    struct error error = {0};
    CLEANUP(db_close) struct db *db = fresh_database_connect(*state);

    end_session(database(state), db);
    assert_false(db_begin(db, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
}

static void statements_together_of_an_ended_session_are_unavailable(void **state)
{
    struct error error = {0};
    CLEANUP(db_close) struct db *db = fresh_database_connect(*state);
    const struct db_value one[] = {db_text("ett"), db_text(NULL)};
    struct db_call calls[] = {{&echo, 2, one, NULL}, {&echo, 2, one, NULL}};

    assert_true(db_run_all(db, calls, 2, &error));
    db_result_clear(&calls[0].result);
    db_result_clear(&calls[1].result);
    end_session(database(state), db);
    assert_false(db_run_all(db, calls, 2, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
    assert_null(calls[0].result);
    assert_false(db_alive(db));
    db_rollback(db);
}

static void a_server_that_is_away_says_what_to_check(void **state)
{
    struct error error = {0};
    struct db *db = NULL;

    (void)state;
    assert_false(db_open("host=/nowhere", &db, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
    assert_non_null(strstr(error.text, "PGHOST"));
    assert_null(strchr(error.text, '\n'));
    assert_null(db);
}

static void sessions_speak_utf_8_and_swedish_time(void **state)
{
    ARENA(arena);
    struct db *db = database(state);

    assert_string_equal(test_text(db, arena, "show client_encoding"), "UTF8");
    assert_string_equal(test_text(db, arena, "show timezone"), "Europe/Stockholm");
    assert_string_equal(test_text(db, arena, "show search_path"), "avstamd, public, pg_temp");
}

#define DATABASE_TEST(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, fresh_database_setup, fresh_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_have_text_forms),
        cmocka_unit_test(a_server_that_is_away_says_what_to_check),
        DATABASE_TEST(values_go_in_as_they_are),
        DATABASE_TEST(cells_are_read_by_type),
        DATABASE_TEST(an_error_names_its_statement_on_one_line),
        DATABASE_TEST(a_statement_can_fail_and_then_succeed),
        DATABASE_TEST(statements_together_are_answered_in_order),
        DATABASE_TEST(one_of_statements_together_fails_for_all),
        DATABASE_TEST(statements_together_may_be_large),
        DATABASE_TEST(touched_rows_are_counted),
        DATABASE_TEST(a_broken_constraint_is_named_without_its_row),
        DATABASE_TEST(what_is_not_committed_is_gone),
        DATABASE_TEST(a_failed_transaction_cannot_be_committed),
        DATABASE_TEST(a_snapshot_does_not_see_later_rows),
        DATABASE_TEST(a_conflict_is_told_apart),
        DATABASE_TEST(a_lost_connection_is_unavailable),
        DATABASE_TEST(a_session_that_was_ended_is_unavailable),
        DATABASE_TEST(statements_together_of_an_ended_session_are_unavailable),
        DATABASE_TEST(sessions_speak_utf_8_and_swedish_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
