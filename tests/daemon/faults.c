#include "tests/daemon/faults.h"

#include <dlfcn.h>
#include <libpq-fe.h>
#include <string.h>
#include <sys/socket.h>

#include "tests/check.h"

static int calls_left;
static int happened;

void faults_cut_at(int call)
{
    calls_left = call;
    happened = 0;
}

int faults_happened(void)
{
    return happened;
}

static void count(PGconn *connection)
{
    if (calls_left > 0 && --calls_left == 0) {
        (void)shutdown(PQsocket(connection), SHUT_RDWR);
        happened = 1;
    }
}

/* POSIX lets data pointers hold functions; C does not say so, hence memcpy. */
static void real(const char *name, void *ret_function)
{
    void *symbol = dlsym(RTLD_NEXT, name);

    assert_non_null(symbol);
    memcpy(ret_function, &symbol, sizeof symbol);
}

PGresult *PQexec(PGconn *connection, const char *query)
{
    PGresult *(*call)(PGconn *, const char *) = NULL;

    real("PQexec", &call);
    count(connection);
    return call(connection, query);
}

PGresult *PQprepare(PGconn *connection, const char *name, const char *query, int parameters,
                    const Oid *types)
{
    PGresult *(*call)(PGconn *, const char *, const char *, int, const Oid *) = NULL;

    real("PQprepare", &call);
    count(connection);
    return call(connection, name, query, parameters, types);
}

PGresult *PQexecPrepared(PGconn *connection, const char *name, int parameters,
                         const char *const *values, const int *lengths, const int *formats,
                         int result_format)
{
    PGresult *(*call)(PGconn *, const char *, int, const char *const *, const int *, const int *,
                      int) = NULL;

    real("PQexecPrepared", &call);
    count(connection);
    return call(connection, name, parameters, values, lengths, formats, result_format);
}

PGresult *PQexecParams(PGconn *connection, const char *query, int parameters, const Oid *types,
                       const char *const *values, const int *lengths, const int *formats,
                       int result_format)
{
    PGresult *(*call)(PGconn *, const char *, int, const Oid *, const char *const *, const int *,
                      const int *, int) = NULL;

    real("PQexecParams", &call);
    count(connection);
    return call(connection, query, parameters, types, values, lengths, formats, result_format);
}

int PQputCopyData(PGconn *connection, const char *bytes, int length)
{
    int (*call)(PGconn *, const char *, int) = NULL;

    real("PQputCopyData", &call);
    count(connection);
    return call(connection, bytes, length);
}

int PQputCopyEnd(PGconn *connection, const char *why)
{
    int (*call)(PGconn *, const char *) = NULL;

    real("PQputCopyEnd", &call);
    count(connection);
    return call(connection, why);
}

int PQgetCopyData(PGconn *connection, char **bytes, int asynchronous)
{
    int (*call)(PGconn *, char **, int) = NULL;

    real("PQgetCopyData", &call);
    count(connection);
    return call(connection, bytes, asynchronous);
}
