/* What each kind of file has: its columns, and the statements that bring it in. */
#ifndef AVSTAMD_IMPORT_KINDS_H
#define AVSTAMD_IMPORT_KINDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "daemon/query.h"

enum import_type {
    IMPORT_IDENTIFIER,   /* at most 200 bytes without control characters */
    IMPORT_ORGANISATION, /* ten digits */
    IMPORT_TEXT,
    IMPORT_PATTERN, /* a regular expression with a group 1; kept to the byte */
    IMPORT_DATE,
    IMPORT_INSTANT,
    IMPORT_START, /* an instant, staged as two columns: itself and the local day it falls on */
    IMPORT_DECIMAL,
    IMPORT_INTEGER,
    IMPORT_FLAG, /* 0 or 1 */
    IMPORT_WORD  /* one of `words` */
};

struct import_column {
    const char *name;
    enum import_type type;
    enum { IMPORT_PLAIN, IMPORT_KEY, IMPORT_KEY_OR_EMPTY } key;
    const char *words; /* "hour day month each" */
    int decimals;      /* how many the schema keeps */
    int64_t least;     /* of integers */
    int64_t most;      /* of integers and decimals, in whole units */
};

enum { IMPORT_COLUMNS_MAX = 16, IMPORT_STEPS_MAX = 6 };

/* Every statement reads temporary tables: `import_row` holds the rows as staged (row_no, deleted,
 * then the columns in the order given here), `import_wanted` what shall stand, with its `action`
 * (new, changed, same, withdrawn, absent), `import_bad` what is wrong with which row.  $1 of
 * `wanted` lists the columns that the file has. */
struct import_kind {
    const char *name;
    const struct import_column *columns;         /* they end with one without a name */
    const struct query *stage;                   /* makes import_row */
    const struct query *wanted;                  /* makes import_wanted */
    const struct query *bad;                     /* fills import_bad */
    const struct query *steps[IMPORT_STEPS_MAX]; /* then, in order; NULL after the last */
};

extern const struct import_kind import_kinds[];
extern const size_t import_kinds_count;

#endif
