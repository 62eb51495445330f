#include "daemon/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "daemon/config.h"

enum { STATE_BYTES = 6, MESSAGE_BYTES = 512 };

struct db {
    PGconn *connection;
    const struct query **prepared; /* what this connection knows already */
    size_t prepared_count, prepared_capacity;
    char state[STATE_BYTES], message[MESSAGE_BYTES]; /* of the last failure */
};

static const char session_settings[] =
    "set search_path = avstamd, public, pg_temp; set timezone = 'Europe/Stockholm'; "
    "set datestyle = 'ISO, YMD'; set bytea_output = 'hex'; set standard_conforming_strings = on; "
    "set client_min_messages = warning; "
    /* Rules of who sees what look costly to the planner; compiling them takes longer than asking.
     */
    "set jit = off; "
    /* Who is made a member of the worker becomes it: the worker is exempt from row level security,
     * a member is not. */
    "select set_config('role', 'avstamd_worker', false) from pg_roles "
    "where rolname = session_user and not rolsuper "
    "and exists (select from pg_roles worker where worker.rolname = 'avstamd_worker' "
    "and pg_has_role(session_user, worker.oid, 'member'))";

/* libpq prints notices on standard error if nobody takes them. */
static void ignore_notice(void *context, const PGresult *result)
{
    (void)context;
    (void)result;
}

/* The server's messages have line breaks and indents; ours are one line. */
static void one_line(char *text)
{
    char *out = text;

    for (const char *in = text; *in != '\0'; in++) {
        bool blank = *in == '\n' || *in == '\t' || *in == '\r' || *in == ' ';

        if (!blank) {
            *out++ = *in;
        } else if (out > text && out[-1] != ' ') {
            *out++ = ' ';
        }
    }
    while (out > text && out[-1] == ' ') {
        out--;
    }
    *out = '\0';
}

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static enum error_kind kind_of(const PGconn *connection, const char *state)
{
    if (PQstatus(connection) != CONNECTION_OK || state == NULL || begins_with(state, "08") ||
        begins_with(state, "57P0") || begins_with(state, "53") || begins_with(state, "58")) {
        return ERROR_UNAVAILABLE;
    }
    if (strcmp(state, "40001") == 0 || strcmp(state, "40P01") == 0 || strcmp(state, "55P03") == 0) {
        return ERROR_CONFLICT;
    }
    return ERROR_INPUT;
}

/* The detail of a broken check or not-null constraint is the whole row: persons, so not for us. */
static const char *harmless_detail(const PGresult *result, const char *state)
{
    bool whole_row = state == NULL || strcmp(state, "23514") == 0 || strcmp(state, "23502") == 0;

    return whole_row ? NULL : PQresultErrorField(result, PG_DIAG_MESSAGE_DETAIL);
}

bool db_failed(struct db *db, const char *name, const PGresult *result, struct error *error)
{
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char *message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *detail = harmless_detail(result, state);
    enum error_kind kind = kind_of(db->connection, state);

    (void)snprintf(db->state, sizeof db->state, "%s", state == NULL ? "" : state);
    (void)snprintf(db->message, sizeof db->message, "%s", message == NULL ? "" : message);
    if (message == NULL) {
        message = PQerrorMessage(db->connection);
    }
    error_set(error, kind, "%s: %s%s%s%s%s", name,
              *message == '\0' ? "the connection to the database was lost" : message,
              detail == NULL ? "" : " (", detail == NULL ? "" : detail, detail == NULL ? "" : ")",
              db_alive(db) ? "" : "; check that PostgreSQL is running");
    one_line(error->text);
    return false;
}

static bool connect_failed(const PGconn *connection, struct error *error)
{
    const char *message = PQerrorMessage(connection);

    return error_set(error, ERROR_UNAVAILABLE,
                     "cannot reach the database: %.*s; check that PostgreSQL is running and that "
                     "PGHOST, PGDATABASE and PGUSER are right",
                     (int)strcspn(message, "\n"), message);
}

/* `begin` is PQconnectdbParams, or PQconnectStartParams, which does not wait. */
static PGconn *connection_new(const char *conninfo,
                              PGconn *(*begin)(const char *const *keywords,
                                               const char *const *values, int expand))
{
    static const char *const keywords[] = {
        "keepalives_idle",  "keepalives_interval", "keepalives_count",
        "tcp_user_timeout", "client_encoding",     "fallback_application_name",
        "dbname",           "connect_timeout",     NULL};
    const char *values[] = {
        "30",   "10",      "3",      "60000",
        "UTF8", "avstamd", conninfo, getenv("PGCONNECT_TIMEOUT") == NULL ? "10" : NULL,
        NULL};

    return begin(keywords, values, 1);
}

PGconn *db_connect_begin(const char *conninfo)
{
    return connection_new(conninfo, PQconnectStartParams);
}

/* Takes the connection over, also when it failed. */
static bool adopt(PGconn *connection, struct db **ret_db, struct error *error)
{
    struct db *db = calloc(1, sizeof *db);

    if (db == NULL) {
        PQfinish(connection);
        return error_set(error, ERROR_UNAVAILABLE, "out of memory");
    }
    db->connection = connection;
    if (PQstatus(connection) != CONNECTION_OK) {
        connect_failed(connection, error);
        db_close(&db);
        return false;
    }
    (void)PQsetNoticeReceiver(connection, ignore_notice, NULL);
    if (!db_script(db, "session", session_settings, error)) {
        db_close(&db);
        return false;
    }
    *ret_db = db;
    return true;
}

bool db_open(const char *conninfo, struct db **ret_db, struct error *error)
{
    ARENA(arena);
    const struct config *config = NULL;

    if (conninfo == NULL && (!config_read(arena, &config, error) ||
                             !config_database(config, arena, &conninfo, error))) {
        return false;
    }
    return adopt(connection_new(conninfo, PQconnectdbParams), ret_db, error);
}

bool db_open_again(const struct db *db, struct db **ret_db, struct error *error)
{
    enum { OPTIONS_MAX = 100 };
    const char *keywords[OPTIONS_MAX + 1] = {NULL};
    const char *values[OPTIONS_MAX + 1] = {NULL};
    PQconninfoOption *options = PQconninfo(db->connection);
    size_t count = 0;

    for (const PQconninfoOption *option = options;
         option != NULL && option->keyword != NULL && count < OPTIONS_MAX; option++) {
        if (option->val != NULL && option->val[0] != '\0') {
            keywords[count] = option->keyword;
            values[count++] = option->val;
        }
    }
    PGconn *connection = PQconnectdbParams(keywords, values, 0);

    PQconninfoFree(options);
    return adopt(connection, ret_db, error);
}

void db_close(struct db **db)
{
    if (*db == NULL) {
        return;
    }
    PQfinish((*db)->connection);
    free((*db)->prepared);
    free(*db);
    *db = NULL;
}

PGconn *db_connection(struct db *db)
{
    return db->connection;
}

const char *db_state(const struct db *db)
{
    return db->state;
}

const char *db_message(const struct db *db)
{
    return db->message;
}

void db_forget_failure(struct db *db)
{
    db->state[0] = db->message[0] = '\0';
}

bool db_alive(const struct db *db)
{
    return PQstatus(db->connection) == CONNECTION_OK;
}

void db_result_clear(PGresult **result)
{
    PQclear(*result);
    *result = NULL;
}

static bool is_prepared(const struct db *db, const struct query *query)
{
    for (size_t at = 0; at < db->prepared_count; at++) {
        if (db->prepared[at] == query) {
            return true;
        }
    }
    return false;
}

static bool prepare(struct db *db, const struct query *query, struct error *error)
{
    if (is_prepared(db, query)) {
        return true;
    }
    if (db->prepared_count == db->prepared_capacity) {
        size_t capacity = db->prepared_capacity * 2 + 32;
        const struct query **grown =
            reallocarray((void *)db->prepared, capacity, sizeof(const struct query *));

        if (grown == NULL) {
            return error_set(error, ERROR_UNAVAILABLE, "%s: out of memory", query->name);
        }
        db->prepared = grown;
        db->prepared_capacity = capacity;
    }
    DB_RESULT(result);

    result = PQprepare(db->connection, query->name, query->sql, 0, NULL);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) {
        return db_failed(db, query->name, result, error);
    }
    db->prepared[db->prepared_count++] = query;
    return true;
}

static bool succeeded(const PGresult *result)
{
    ExecStatusType status = PQresultStatus(result);

    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

enum { VALUES_MAX = 64 };

static bool texts_of(const struct query *query, size_t value_count, const struct db_value *values,
                     const char **ret_texts, struct error *error)
{
    if (value_count > VALUES_MAX) {
        return error_set(error, ERROR_LIMIT, "%s: more than %d parameters", query->name,
                         VALUES_MAX);
    }
    for (size_t at = 0; at < value_count; at++) {
        ret_texts[at] = values[at].text;
    }
    return true;
}

bool db_run(struct db *db, const struct query *query, size_t value_count,
            const struct db_value *values, PGresult **ret_result, struct error *error)
{
    const char *texts[VALUES_MAX];
    DB_RESULT(result);

    if (!texts_of(query, value_count, values, texts, error) || !prepare(db, query, error)) {
        return false;
    }
    result = PQexecPrepared(db->connection, query->name, (int)value_count, texts, NULL, NULL, 0);
    if (!succeeded(result)) {
        return db_failed(db, query->name, result, error);
    }
    *ret_result = result;
    result = NULL;
    return true;
}

/* What could not be sent whole has no end to wait for. */
static void cut(struct db *db)
{
    (void)shutdown(PQsocket(db->connection), SHUT_RDWR);
}

static bool send_all(struct db *db, const struct db_call *calls, size_t count, size_t *ret_sent,
                     struct error *error)
{
    const char *texts[VALUES_MAX];

    for (*ret_sent = 0; *ret_sent < count; (*ret_sent)++) {
        const struct db_call *call = &calls[*ret_sent];

        if (!texts_of(call->query, call->value_count, call->values, texts, error)) {
            return false;
        }
        if (PQsendQueryPrepared(db->connection, call->query->name, (int)call->value_count, texts,
                                NULL, NULL, 0) == 0) {
            return db_failed(db, call->query->name, NULL, error);
        }
    }
    return PQpipelineSync(db->connection) == 1 || db_failed(db, "pipeline", NULL, error);
}

/* To the sync that ends the pipeline; what failed first is the error, the rest was not run. */
static bool take_all(struct db *db, struct db_call *calls, size_t count, struct error *error)
{
    bool fine = true;

    for (size_t at = 0; at < count; at++) {
        PGresult *result = PQgetResult(db->connection);

        if (fine && !succeeded(result)) {
            fine = db_failed(db, calls[at].query->name, result, error);
        }
        calls[at].result = result;
        (void)PQgetResult(db->connection); /* NULL: no more of this statement */
    }
    DB_RESULT(end);

    end = PQgetResult(db->connection);
    if (fine && PQresultStatus(end) != PGRES_PIPELINE_SYNC) {
        fine = db_failed(db, "pipeline", end, error);
    }
    return fine;
}

bool db_run_all(struct db *db, struct db_call *calls, size_t count, struct error *error)
{
    for (size_t at = 0; at < count; at++) {
        calls[at].result = NULL;
        if (!prepare(db, calls[at].query, error)) {
            return false;
        }
    }
    if (PQenterPipelineMode(db->connection) == 0) {
        return db_failed(db, "pipeline", NULL, error);
    }
    size_t sent = 0;
    bool fine = send_all(db, calls, count, &sent, error);

    if (!fine) {
        cut(db);
    }
    fine = take_all(db, calls, sent, fine ? error : &(struct error){0}) && fine;
    if (PQexitPipelineMode(db->connection) == 0 && fine) {
        fine = db_failed(db, "pipeline", NULL, error);
    }
    for (size_t at = 0; !fine && at < count; at++) {
        db_result_clear(&calls[at].result);
    }
    return fine;
}

bool db_execute(struct db *db, const struct query *query, size_t value_count,
                const struct db_value *values, int64_t *ret_count, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, query, value_count, values, &result, error)) {
        return false;
    }
    if (ret_count != NULL) {
        *ret_count = strtoll(PQcmdTuples(result), NULL, 10);
    }
    return true;
}

bool db_script(struct db *db, const char *name, const char *sql, struct error *error)
{
    DB_RESULT(result);

    result = PQexec(db->connection, sql);
    return succeeded(result) || db_failed(db, name, result, error);
}

bool db_begin(struct db *db, struct error *error)
{
    return db_script(db, "begin", "begin", error);
}

bool db_begin_snapshot(struct db *db, struct error *error)
{
    return db_script(db, "begin", "begin isolation level repeatable read", error);
}

bool db_begin_shared(struct db *db, struct db *owner, struct error *error)
{
    ARENA(arena);
    DB_RESULT(result);

    if (!db_run(owner, &SQL_SNAPSHOT_EXPORT, DB_NO_VALUES, &result, error) ||
        !db_begin_snapshot(db, error)) {
        return false;
    }
    /* the statement takes no parameter, only a literal */
    const char *name = db_cell(result, 0, 0);
    char *literal = PQescapeLiteral(db->connection, name, strlen(name));

    if (literal == NULL) {
        return db_failed(db, "set transaction snapshot", NULL, error);
    }
    const char *statement = arena_printf(arena, "set transaction snapshot %s", literal);

    PQfreemem(literal);
    return db_script(db, "set transaction snapshot", statement, error);
}

bool db_commit(struct db *db, struct error *error)
{
    DB_RESULT(result);

    result = PQexec(db->connection, "commit");
    if (!succeeded(result)) {
        return db_failed(db, "commit", result, error);
    }
    /* PostgreSQL answers a commit of a failed transaction with ROLLBACK, and calls it a success. */
    return strcmp(PQcmdStatus(result), "COMMIT") == 0 ||
           error_set(error, ERROR_INPUT, "commit: an earlier statement of the transaction failed");
}

void db_rollback(struct db *db)
{
    DB_RESULT(result);

    if (PQtransactionStatus(db->connection) != PQTRANS_IDLE) {
        result = PQexec(db->connection, "rollback");
    }
}
