#include "daemon/health/ask.h"

#include <poll.h>
#include <string.h>

#include "daemon/clock.h"
#include "daemon/migrate.h"

void ask_close(struct ask *ask)
{
    PQfinish(ask->connection);
    ask->connection = NULL;
}

/* Until the connection's socket has something, or the time is over. */
static bool wait_for(const struct ask *ask, short events, int64_t until_ms)
{
    struct pollfd wait = {.fd = PQsocket(ask->connection), .events = events};
    int64_t left_ms = until_ms - clock_monotonic_ms();

    return left_ms > 0 && poll(&wait, 1, (int)left_ms) == 1;
}

static bool too_late(const struct ask *ask, struct error *error)
{
    return error_set(error, ERROR_UNAVAILABLE, "the database gave no answer within %jd seconds",
                     (intmax_t)(ask->limit_ms / 1000));
}

static bool refused(const char *what, const char *message, struct error *error)
{
    return error_set(error, ERROR_UNAVAILABLE, "%s: %.*s", what, (int)strcspn(message, "\n"),
                     message);
}

static bool connect_within(struct ask *ask, int64_t until_ms, struct error *error)
{
    PostgresPollingStatusType wants = PGRES_POLLING_WRITING;

    ask->connection = db_connect_begin(ask->database);
    if (ask->connection == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "out of memory");
    }
    while (wants != PGRES_POLLING_OK) {
        if (wants == PGRES_POLLING_FAILED || PQstatus(ask->connection) == CONNECTION_BAD) {
            return refused("cannot reach the database", PQerrorMessage(ask->connection), error);
        }
        if (!wait_for(ask, wants == PGRES_POLLING_READING ? POLLIN : POLLOUT, until_ms)) {
            return too_late(ask, error);
        }
        wants = PQconnectPoll(ask->connection);
    }
    return true;
}

/* The statement's last result. */
static bool result_within(struct ask *ask, const struct query *query, int64_t until_ms,
                          PGresult **ret_result, struct error *error)
{
    DB_RESULT(result);

    for (;;) {
        while (PQisBusy(ask->connection) != 0) {
            if (!wait_for(ask, POLLIN, until_ms)) {
                return too_late(ask, error);
            }
            if (PQconsumeInput(ask->connection) == 0) {
                return refused(query->name, PQerrorMessage(ask->connection), error);
            }
        }
        PGresult *next = PQgetResult(ask->connection);

        if (next == NULL) {
            break;
        }
        PQclear(result);
        result = next;
    }
    if (PQresultStatus(result) != PGRES_TUPLES_OK && PQresultStatus(result) != PGRES_COMMAND_OK) {
        return refused(query->name, PQresultErrorMessage(result), error);
    }
    *ret_result = result;
    result = NULL;
    return true;
}

static bool ask_within(struct ask *ask, const struct query *query, int64_t until_ms,
                       PGresult **ret_result, struct error *error)
{
    if (PQsendQuery(ask->connection, query->sql) == 0) {
        return refused(query->name, PQerrorMessage(ask->connection), error);
    }
    return result_within(ask, query, until_ms, ret_result, error);
}

static bool open_within(struct ask *ask, int64_t until_ms, struct error *error)
{
    DB_RESULT(set);

    return connect_within(ask, until_ms, error) &&
           ask_within(ask, &SQL_ASK_LIMIT, until_ms, &set, error);
}

bool ask(struct ask *ask, const struct query *query, PGresult **ret_result, struct error *error)
{
    int64_t until_ms = clock_monotonic_ms() + ask->limit_ms;

    if (ask->connection != NULL && ask_within(ask, query, until_ms, ret_result, error)) {
        return true;
    }
    /* One that was there may have been lost since: a restart of the server is no news. */
    bool lost = ask->connection == NULL || PQstatus(ask->connection) == CONNECTION_BAD;

    if (!lost) {
        ask_close(ask);
        return false;
    }
    ask_close(ask);
    *error = (struct error){0};
    if (!open_within(ask, until_ms, error) ||
        !ask_within(ask, query, until_ms, ret_result, error)) {
        ask_close(ask);
        return false;
    }
    return true;
}

bool ask_current(struct ask *asked, struct error *error)
{
    DB_RESULT(exists);
    DB_RESULT(list);

    return ask(asked, &SQL_MIGRATION_EXISTS, &exists, error) && migrate_known(exists, error) &&
           ask(asked, &SQL_MIGRATION_LIST, &list, error) && migrate_current(list, error);
}
