#include "daemon/query.h"

#include <string.h>

#include "tests/check.h"
#include "tests/daemon/fresh_database.h"

/* Imports and runs work on temporary tables, which stand only while they run. */
static bool is_temporary(const char *message)
{
    return strstr(message, "\"import_") != NULL || strstr(message, "\"scope_") != NULL ||
           strstr(message, "\"save_") != NULL;
}

static void every_query_prepares(void **state)
{
    CLEANUP(db_close) struct db *db = fresh_database_connect(*state);
    PGconn *connection = db_connection(db);

    assert_true(query_count > 0);
    for (size_t at = 0; at < query_count; at++) {
        DB_RESULT(result);

        result = PQprepare(connection, query_all[at]->name, query_all[at]->sql, 0, NULL);
        const char *code = PQresultErrorField(result, PG_DIAG_SQLSTATE);

        if (PQresultStatus(result) != PGRES_COMMAND_OK &&
            !(code != NULL && strcmp(code, "42P01") == 0 &&
              is_temporary(PQresultErrorMessage(result)))) {
            fail_msg("%s: %s", query_all[at]->name, PQresultErrorMessage(result));
        }
    }
}

static void every_query_says_what_it_is_for(void **state)
{
    (void)state;
    for (size_t at = 0; at < query_count; at++) {
        bool says = strncmp(query_all[at]->sql, "-- ", 3) == 0 ||
                    strncmp(query_all[at]->sql, "copy ", 5) == 0; /* table and columns say it */

        if (!says) {
            fail_msg("%s does not open with a comment", query_all[at]->name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_query_prepares, fresh_database_setup,
                                        fresh_database_teardown),
        cmocka_unit_test(every_query_says_what_it_is_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
