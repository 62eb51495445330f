/* Which job is taken next. */
#include "daemon/jobs.h"

#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/fresh_database.h"

static int set_up(void **state)
{
    struct fresh_database *fresh = calloc(1, sizeof *fresh);

    assert_non_null(fresh);
    fresh_database_create(fresh);
    test_execute(fresh->db, "insert into avstamd.job (kind, subject) values "
                            "('answer', '1'), ('answer', '2'), ('answer', '3'), "
                            "('source', 'operator'), ('source', 'visits')");
    *state = fresh;
    return 0;
}

static int tear_down(void **state)
{
    fresh_database_drop(*state);
    free(*state);
    return 0;
}

/* "answer 1", or "". */
static const char *next(struct db *db, struct arena *arena)
{
    struct error error = {0};
    DB_RESULT(result);

    if (!db_run(db, &SQL_JOB_TAKE, DB_VALUES(db_text("{answer,source}")), &result, &error)) {
        fail_msg("%s", error.text);
    }
    return PQntuples(result) == 0
               ? ""
               : arena_printf(arena, "%s %s", db_cell(result, 0, 1), db_cell(result, 0, 3));
}

/* As who runs it does, in a process of its own. */
static void run(struct db *runner, const char *subject)
{
    ARENA(arena);

    test_execute(runner, arena_printf(arena,
                                      "select pg_advisory_lock(20261122, job_no::integer) "
                                      "from avstamd.job where subject = '%s'",
                                      subject));
}

static void many_of_one_kind_keep_no_other_waiting(void **state)
{
    ARENA(arena);
    const struct fresh_database *fresh = *state;
    CLEANUP(db_close) struct db *runner = fresh_database_connect(fresh);

    assert_string_equal(next(fresh->db, arena), "answer 1"); /* the oldest */
    run(runner, "1");
    assert_string_equal(next(fresh->db, arena), "source operator");
    run(runner, "operator");
    assert_string_equal(next(fresh->db, arena), "answer 2");
    run(runner, "2");
    assert_string_equal(next(fresh->db, arena), "source visits");
    run(runner, "visits");
    assert_string_equal(next(fresh->db, arena), "answer 3"); /* what nobody else waits for */
    run(runner, "3");
    assert_string_equal(next(fresh->db, arena), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(many_of_one_kind_keep_no_other_waiting, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
