/* The statements of sql/queries/, one constant each, made by the build. */
#ifndef AVSTAMD_QUERY_H
#define AVSTAMD_QUERY_H

#include <stddef.h>

struct query {
    const char
        *name; /* the file's name without .sql: names the statement in errors and statistics */
    const char *sql;
};

/* Declares `extern const struct query SQL_…` for each file and the list of all of them. */
#include "queries_generated.h"

extern const struct query *const query_all[];
extern const size_t query_count;

#endif
