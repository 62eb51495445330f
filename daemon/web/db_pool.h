/* As many connections as threads, each made when first needed and again when it is lost. */
#ifndef AVSTAMD_WEB_DB_POOL_H
#define AVSTAMD_WEB_DB_POOL_H

#include "daemon/db.h"

struct db_pool;

/* `database` (of db_open) and `municipality`, which signs letters, must live as long. */
CHECKED bool db_pool_new(const char *database, const char *municipality, int size,
                         struct db_pool **ret_pool, struct error *error);
void db_pool_free(struct db_pool **pool);

/* A connection that was alive a moment ago, as avstamd_web, with no transaction. */
CHECKED bool db_pool_take(struct db_pool *pool, struct db **ret_db, struct error *error);
/* Takes it back; an open transaction is rolled back. */
void db_pool_give(struct db_pool *pool, struct db *db);

#endif
