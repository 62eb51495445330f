/* One connection to PostgreSQL; statements by name, values as parameters.
 *
 * Statements are the files of sql/queries/, made into constants by the build (SQL_FINDING_INSERT is
 * sql/queries/finding_insert.sql; see daemon/query.h).  SQL is never put together by printf.
 *
 * Errors: ERROR_UNAVAILABLE when the server or the connection is away (SQLSTATE 08…, 57P0…, 53…),
 * ERROR_CONFLICT for 40001, 40P01 and 55P03, ERROR_INPUT for the rest, each with the statement's
 * name and the server's own message.  Where the server refuses for a constraint, the text names it.
 */
#ifndef AVSTAMD_DB_H
#define AVSTAMD_DB_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "daemon/query.h"
#include "reconcile/base/arena.h"
#include "reconcile/base/date.h"
#include "reconcile/base/error.h"

struct db;

/* libpq's own environment (PGHOST, PGDATABASE …); `conninfo` adds to it, or when it is NULL
 * [database] of the settings (config.h), which are read for it.  Sets
 * search_path, client_encoding UTF8, TimeZone Europe/Stockholm, application_name. */
CHECKED bool db_open(const char *conninfo, struct db **ret_db, struct error *error);
/* A second connection to where `db` is connected, as the same user. */
CHECKED bool db_open_again(const struct db *db, struct db **ret_db, struct error *error);
/* The same connection for who cannot wait: libpq's PQconnectPoll goes on.  NULL: out of memory. */
PGconn *db_connect_begin(const char *conninfo);
void db_close(struct db **db); /* a CLEANUP function; a pointer to NULL is allowed */
/* For COPY and notifications, where libpq is called directly. */
PGconn *db_connection(struct db *db);
/* False when the connection is lost. */
bool db_alive(const struct db *db);
/* SQLSTATE and the server's own sentence of the statement that failed last; "" when the server said
 * nothing.  They hold until the next failure, or
 * until they are forgotten. */
const char *db_state(const struct db *db);
const char *db_message(const struct db *db);
void db_forget_failure(struct db *db);
/* Classifies and words the failure of a libpq call made directly (`result` may be NULL); always
 * false.  `name` is the statement. */
bool db_failed(struct db *db, const char *name, const PGresult *result, struct error *error);

/* A parameter: text form, NULL for null. */
struct db_value {
    const char *text;
};

/* Text forms live in the arena. */
struct db_value db_text(const char *text); /* NULL is null */
struct db_value db_int(struct arena *arena, int64_t value);
struct db_value db_bool(bool value);
struct db_value db_date(struct arena *arena, date value); /* DATE_NONE, DATE_FOREVER are null */
/* bytea in hex form; for files use COPY or db_run_bytes. */
struct db_value db_bytea(struct arena *arena, const void *bytes, size_t length);
/* '{1,2,3}' */
struct db_value db_int_array(struct arena *arena, const int64_t *values, size_t count);
/* '{"one","two"}' */
struct db_value db_text_array(struct arena *arena, const char *const *texts, size_t count);

#define DB_VALUES(...)                                                                             \
    (sizeof((struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value)),                          \
        (const struct db_value[])                                                                  \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }
#define DB_NO_VALUES 0, NULL

void db_result_clear(PGresult **result); /* a CLEANUP function */
#define DB_RESULT(name) CLEANUP(db_result_clear) PGresult *name = NULL

/* Runs a statement (prepared on first use on this connection) and gives its rows in text form. */
CHECKED bool db_run(struct db *db, const struct query *query, size_t value_count,
                    const struct db_value *values, PGresult **ret_result, struct error *error);
/* The same where the rows do not matter; *ret_count (may be NULL) gets the rows touched. */
CHECKED bool db_execute(struct db *db, const struct query *query, size_t value_count,
                        const struct db_value *values, int64_t *ret_count, struct error *error);
/* Statements that need nothing of each other's rows, inside a transaction: sent together and
 * answered in order, one way to the server and back for all.  On failure of one (named in the
 * error) none has a result. */
struct db_call {
    const struct query *query;
    size_t value_count;
    const struct db_value *values;
    PGresult *result; /* the caller's, for db_result_clear */
};
CHECKED bool db_run_all(struct db *db, struct db_call *calls, size_t count, struct error *error);
/* A script of several statements (migrations, session settings); no parameters. */
CHECKED bool db_script(struct db *db, const char *name, const char *sql, struct error *error);

/* Cells of a result. */
bool db_null(const PGresult *result, int row, int column);
const char *db_cell(const PGresult *result, int row, int column); /* "" for null */
int64_t db_cell_int(const PGresult *result, int row, int column); /* 0 for null */
bool db_cell_bool(const PGresult *result, int row, int column);
date db_cell_date(const PGresult *result, int row, int column); /* DATE_NONE for null */
char *db_cell_copy(struct arena *arena, const PGresult *result, int row, int column);

/* Transactions.  db_begin_snapshot is REPEATABLE READ; db_begin READ COMMITTED.  Leaving
 * without db_commit needs db_rollback; it never fails visibly. */
CHECKED bool db_begin(struct db *db, struct error *error);
CHECKED bool db_begin_snapshot(struct db *db, struct error *error);
/* Begins on `db` a transaction that sees what `owner`'s open snapshot sees. */
CHECKED bool db_begin_shared(struct db *db, struct db *owner, struct error *error);
CHECKED bool db_commit(struct db *db, struct error *error);
void db_rollback(struct db *db);

#endif
