#include "daemon/web/db_pool.h"

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>

/* Who asks is the user of the session, never the role that logged in; and nobody waits for ever. */
static const char session[] =
    "set role avstamd_web; set statement_timeout = '20s'; set lock_timeout = '5s'; "
    "set idle_in_transaction_session_timeout = '60s'; set jit = off; "
    "set default_transaction_isolation = 'read committed'; " /* else enter() refuses */
    "set application_name = 'avstamd web'";

struct db_pool {
    const char *database, *municipality;
    pthread_mutex_t mutex;
    pthread_cond_t given;
    struct db **idle; /* NULL is a place without a connection */
    int idle_count, size;
};

bool db_pool_new(const char *database, const char *municipality, int size,
                 struct db_pool **ret_pool, struct error *error)
{
    struct db_pool *pool = calloc(1, sizeof *pool);

    if (pool != NULL) {
        pool->idle = calloc((size_t)size, sizeof(struct db *));
    }
    if (pool == NULL || pool->idle == NULL) {
        free(pool);
        return error_set(error, ERROR_UNAVAILABLE, "out of memory");
    }
    (void)pthread_mutex_init(&pool->mutex, NULL);
    (void)pthread_cond_init(&pool->given, NULL);
    pool->database = database;
    pool->municipality = municipality;
    pool->idle_count = pool->size = size;
    *ret_pool = pool;
    return true;
}

void db_pool_free(struct db_pool **pool)
{
    if (*pool == NULL) {
        return;
    }
    for (int at = 0; at < (*pool)->idle_count; at++) {
        db_close(&(*pool)->idle[at]);
    }
    (void)pthread_cond_destroy(&(*pool)->given);
    (void)pthread_mutex_destroy(&(*pool)->mutex);
    free((void *)(*pool)->idle);
    free(*pool);
    *pool = NULL;
}

static void put(struct db_pool *pool, struct db *db)
{
    (void)pthread_mutex_lock(&pool->mutex);
    pool->idle[pool->idle_count++] = db;
    (void)pthread_cond_signal(&pool->given);
    (void)pthread_mutex_unlock(&pool->mutex);
}

static struct db *get(struct db_pool *pool)
{
    (void)pthread_mutex_lock(&pool->mutex);
    while (pool->idle_count == 0) {
        (void)pthread_cond_wait(&pool->given, &pool->mutex);
    }
    struct db *db = pool->idle[--pool->idle_count];

    (void)pthread_mutex_unlock(&pool->mutex);
    return db;
}

/* An idle server says nothing, unless it ends: then there is a connection to be made. */
static bool is_there_still(struct db *db)
{
    struct pollfd wait = {.fd = PQsocket(db_connection(db)), .events = POLLIN};

    return db_alive(db) && poll(&wait, 1, 0) == 0;
}

static bool connect_one(const struct db_pool *pool, struct db **ret_db, struct error *error)
{
    return db_open(pool->database, ret_db, error) &&
           db_script(*ret_db, "session", session, error) &&
           db_execute(*ret_db, &SQL_SESSION_MUNICIPALITY, DB_VALUES(db_text(pool->municipality)),
                      NULL, error);
}

bool db_pool_take(struct db_pool *pool, struct db **ret_db, struct error *error)
{
    struct db *db = get(pool);

    if (db != NULL && !is_there_still(db)) {
        db_close(&db);
    }
    if (db == NULL && !connect_one(pool, &db, error)) {
        db_close(&db);
        put(pool, NULL);
        return false;
    }
    *ret_db = db;
    return true;
}

void db_pool_give(struct db_pool *pool, struct db *db)
{
    if (db_alive(db)) {
        db_rollback(db);
    }
    if (!db_alive(db)) {
        db_close(&db);
    }
    put(pool, db);
}
