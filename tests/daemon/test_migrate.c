#include "daemon/migrate.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/faults.h"
#include "tests/daemon/fresh_database.h"

static int empty_setup(void **state)
{
    struct fresh_database *fresh = calloc(1, sizeof *fresh);

    assert_non_null(fresh);
    fresh_database_create_empty(fresh);
    *state = fresh;
    return 0;
}

static struct db *database(void **state)
{
    struct fresh_database *fresh = *state;

    return fresh->db;
}

static void an_empty_database_is_brought_up_to_date_once(void **state)
{
    struct error error = {0};
    int applied = -1;

    assert_false(migrate_check(database(state), &error));
    assert_non_null(strstr(error.text, "run 'avstamd migrate'"));
    assert_true(migrate(database(state), &applied, &error));
    assert_int_equal(applied, (int)migration_count);
    assert_true(migrate_check(database(state), &error));
    assert_true(migrate(database(state), &applied, &error));
    assert_int_equal(applied, 0);
    assert_int_equal(test_number(database(state), "select count(*) from avstamd.migration"),
                     (int)migration_count);
}

static void an_older_schema_is_told_and_upgraded(void **state)
{
    struct error error = {0};
    int applied = -1;

    /* A file may be run again when what it made is gone, and nothing else rests on that. */
    assert_true(migrate(database(state), &applied, &error));
    test_execute(database(state),
                 "drop view avstamd.job_now; drop function avstamd.figures, avstamd.unix_time; "
                 "drop index avstamd.quarantine_waiting, avstamd.job_given_up, avstamd.run_full, "
                 "avstamd.export_undelivered, avstamd.webhook_delivery_given_up; "
                 "delete from avstamd.migration where name = '0025_status'");
    assert_false(migrate_check(database(state), &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_non_null(strstr(error.text, "older than this program: run 'avstamd migrate'"));
    assert_true(migrate(database(state), &applied, &error));
    assert_int_equal(applied, 1);
}

static void a_migration_that_changed_is_refused(void **state)
{
    struct error error = {0};
    int applied = -1;

    assert_true(migrate(database(state), &applied, &error));
    test_execute(database(state),
                 "update avstamd.migration set sha256 = 'x' where name = '0001_facts'");
    assert_false(migrate(database(state), &applied, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_non_null(strstr(error.text, "0001_facts was changed after it was run"));
    assert_false(migrate_check(database(state), &error));
    assert_int_equal(applied, (int)migration_count);
}

static void a_newer_schema_is_refused(void **state)
{
    struct error error = {0};
    int applied = -1;

    assert_true(migrate(database(state), &applied, &error));
    test_execute(database(state), "insert into avstamd.migration values ('9999_later', 'x')");
    assert_false(migrate(database(state), &applied, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_non_null(strstr(error.text, "newer than this program"));
    assert_false(migrate_check(database(state), &error));
}

struct runner {
    pthread_t thread;
    const struct fresh_database *fresh;
    bool migrated;
    int applied;
    struct error error;
};

static void *run(void *context)
{
    struct runner *runner = context;
    CLEANUP(db_close) struct db *db = fresh_database_connect(runner->fresh);

    runner->migrated = migrate(db, &runner->applied, &runner->error);
    return NULL;
}

static void nine_runners_at_once_all_succeed(void **state)
{
    enum { RUNNERS = 9, DATABASES = 3 };
    struct runner runners[RUNNERS] = {0};
    struct fresh_database databases[DATABASES] = {0};
    int applied = 0;

    /* Roles belong to the server: several databases make them at the same moment. */
    (void)state;
    for (int at = 0; at < DATABASES; at++) {
        fresh_database_create_empty(&databases[at]);
    }
    for (int at = 0; at < RUNNERS; at++) {
        runners[at].fresh = &databases[at % DATABASES];
        assert_int_equal(pthread_create(&runners[at].thread, NULL, run, &runners[at]), 0);
    }
    for (int at = 0; at < RUNNERS; at++) {
        (void)pthread_join(runners[at].thread, NULL);
        if (!runners[at].migrated) {
            fail_msg("%s", runners[at].error.text);
        }
        applied += runners[at].applied;
    }
    assert_int_equal(applied, DATABASES * (int)migration_count);
    for (int at = 0; at < DATABASES; at++) {
        fresh_database_drop(&databases[at]);
    }
}

static void a_connection_lost_anywhere_can_be_made_good(void **state)
{
    struct error error = {0};
    int applied = 0;
    bool cut = true;

    for (int call = 1; cut; call++) {
        CLEANUP(db_close) struct db *db = fresh_database_connect(*state);

        faults_cut_at(call);
        bool migrated = migrate(db, &applied, &error);

        cut = faults_happened() != 0;
        faults_cut_at(0);
        /* Only the unlocking at the end may be lost without harm: the lock is lost with it. */
        if (cut && !migrated) {
            assert_int_equal(error.kind, ERROR_UNAVAILABLE);
            assert_null(strchr(error.text, '\n'));
        }
        assert_true(cut || migrated);
    }
    assert_true(migrate_check(database(state), &error));
    assert_true(migrate(database(state), &applied, &error));
    assert_int_equal(applied, 0);
}

#define DATABASE_TEST(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, empty_setup, fresh_database_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DATABASE_TEST(an_empty_database_is_brought_up_to_date_once),
        DATABASE_TEST(an_older_schema_is_told_and_upgraded),
        DATABASE_TEST(a_migration_that_changed_is_refused),
        DATABASE_TEST(a_newer_schema_is_refused),
        cmocka_unit_test(nine_runners_at_once_all_succeed),
        DATABASE_TEST(a_connection_lost_anywhere_can_be_made_good),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
