/* The bare cost of reading: sends COPY … TO STDOUT (FORMAT BINARY) statements, one a file, and
 * throws away what comes.  What the reconciliation needs on top of this is its own work.
 */
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { SQL_BYTES = 16384 };

static bool read_sql(const char *name, char sql[SQL_BYTES])
{
    FILE *file = fopen(name, "r");
    size_t length = file == NULL ? 0 : fread(sql, 1, SQL_BYTES - 1, file);

    sql[length] = '\0';
    return file != NULL && fclose(file) == 0 && length > 0;
}

static int64_t copy_out(PGconn *connection, const char *sql)
{
    PGresult *result = PQexec(connection, sql);
    bool copying = PQresultStatus(result) == PGRES_COPY_OUT;
    int64_t bytes = 0;
    char *row = NULL;
    int length;

    PQclear(result);
    while (copying && (length = PQgetCopyData(connection, &row, 0)) > 0) {
        bytes += length;
        PQfreemem(row);
    }
    return copying ? bytes : -1;
}

int main(int argc, char **argv)
{
    PGconn *connection = PQconnectdb("");
    int64_t bytes = 0;

    for (int at = 1; at < argc; at++) {
        char sql[SQL_BYTES];
        int64_t more = read_sql(argv[at], sql) ? copy_out(connection, sql) : -1;

        while (PQisBusy(connection) == 0 && more >= 0) {
            PGresult *result = PQgetResult(connection);

            if (result == NULL) {
                break;
            }
            PQclear(result);
        }
        if (more < 0) {
            (void)fprintf(stderr, "copy_out: %s: %s\n", argv[at], PQerrorMessage(connection));
            PQfinish(connection);
            return 2;
        }
        bytes += more;
    }
    (void)printf("%jd\n", (intmax_t)bytes);
    PQfinish(connection);
    return 0;
}
