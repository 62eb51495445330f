/* Asks the database how it goes, and never waits longer than so long: also when it takes the
 * connection and then says nothing, or a lock is held that the question needs. */
#ifndef AVSTAMD_HEALTH_ASK_H
#define AVSTAMD_HEALTH_ASK_H

#include "daemon/db.h"

struct ask {
    const char *database; /* libpq's connection string */
    int64_t limit_ms;     /* of connecting and answering together */
    PGconn *connection;   /* kept between questions; NULL: there is none */
};

/* A statement without parameters.  After an error the connection is closed: the next question makes
 * a new one. */
CHECKED bool ask(struct ask *ask, const struct query *query, PGresult **ret_result,
                 struct error *error);
void ask_close(struct ask *ask);

/* Is there a schema, and is it this program's? */
CHECKED bool ask_current(struct ask *ask, struct error *error);

#endif
