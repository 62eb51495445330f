/* A page and an action are rows: an address, typed parameters, queries, a stylesheet.
 *
 * A page that only shows has no C of its own.  Its queries run in one transaction as the user who
 * asks; row level security decides what they see, `who` only what the menu offers and what is
 * refused at once.  Their rows become XML (rows_xml.h), the stylesheet makes HTML of it (render.h).
 *
 * An action changes something: POST, form token, one transaction, 303.  Most call one function of
 * the database, which is the law: those have no C either.
 *
 * A page that is a report has a table (table.h): "report.xsl" shows it with a form for the
 * parameters that have a label, choosing from the query "choose-NAME" where there is one (value,
 * words), and the address with .csv or .xlsx after it gives the same rows as a file.
 *
 * In an address, {name} is one part and a parameter; other parameters come from the query (pages)
 * or the form (actions).  A query's $1, $2 … are parameters by name; "today" is the date of today,
 * "path" the page's own path.
 */
#ifndef AVSTAMD_WEB_PAGE_H
#define AVSTAMD_WEB_PAGE_H

#include <stdbool.h>

#include "daemon/db.h"
#include "daemon/web/request.h"
#include "daemon/web/table.h"

enum {
    ROLE_FINANCE = 1,
    ROLE_OFFICER = 2,
    ROLE_UNIT_MANAGER = 4,
    ROLE_APPROVER = 8,
    ROLE_AUDITOR = 16,
    ROLE_ADMINISTRATOR = 32,
    ROLE_ANY = 63
};

enum parameter_type {
    PARAMETER_TEXT = 1, /* trimmed, at most `most` characters (standard 200) */
    PARAMETER_NUMBER,   /* 0 … 2^63-1 */
    PARAMETER_SIGNED,   /* the same, or below zero: an amount in öre as a page of ours sent it */
    PARAMETER_NUMBERS,  /* the name may be repeated: an array */
    PARAMETER_ORE,      /* kronor as people write them ("1 234,50"), for the query in öre */
    PARAMETER_DECIMAL,  /* "2,5", for the query 2.5: at most nine digits and four decimals */
    PARAMETER_MONTH,    /* 2026-10, for the query 2026-10-01 */
    PARAMETER_DATE,     /* 2026-10-31 */
    PARAMETER_ONE_OF,   /* one of `one_of` */
};

/* Absent and empty are the same: `standard`, and without one null. */
struct parameter {
    const char *name;
    enum parameter_type type;
    const char *label;         /* Swedish, for the message when it is wrong */
    const char *const *one_of; /* ends with NULL */
    const char *standard;
    bool required;
    int most;
};

enum { QUERY_VALUES_MAX = 16 };

struct page_query {
    const char *element; /* the name of its rows in the XML: "lines" */
    const struct query *query;
    const char *values[QUERY_VALUES_MAX]; /* for $1 …: parameters, or see row_values.h */
    bool must_exist;                      /* without a row there is no such page: 404 */
    bool hidden; /* not for the stylesheet: for `derive`, or a later query */
    bool named; /* what a person has a right to read of herself: names and numbers are not masked */
};

struct parameters; /* parameters.h */

/* The rows of a page, by the order of its queries. */
struct page_rows {
    const struct page_query *query;
    PGresult *result;
};

struct page {
    const char *path;
    const char *stylesheet; /* "catalogue.xsl" */
    unsigned who;           /* ROLE_… */
    const char *menu;       /* the word in the menu; NULL: not there */
    const struct parameter *parameters;
    const struct page_query *queries;
    const struct table *table; /* a report: also as a file */
    /* What no query can say: JSON of the rows, for the stylesheet as elements below `derived`. */
    const char *derived;
    bool (*derive)(const struct request *request, const struct page_rows *rows,
                   const char **ret_json, struct error *error);
    /* In the place of a stylesheet, for files: makes body, content type and file name of the rows.
     */
    bool (*make)(const struct request *request, const struct page_rows *rows, struct reply *reply,
                 struct error *error);
};

struct action {
    const char *path;
    unsigned who;
    const struct parameter *parameters;
    /* Runs with `values`.  A column `location` of its first row says where the user is led, a
     * column `message` what she is told, a column `refused` that nothing was done, and why: the
     * page is then shown again. */
    const struct query *query;
    const char *values[QUERY_VALUES_MAX];
    /* Or C, which may set reply->location and *ret_said. */
    bool (*run)(const struct request *request, const struct parameters *parameters, struct db *db,
                struct reply *reply, const char **ret_said, struct error *error);
    /* Where the user is led else: the form's field `vidare` if it is an address of ours, else this;
     * {names} are parameters. */
    const char *then;
    const char *said; /* "Beslutet är sparat." */
    /* The page that is shown with the message when it is refused: "/faktura/{id}".  Its other
     * parameters are the form's fields of their names. */
    const char *again;
    /* That page is also the answer when all went well, with what was said: for what may stand in no
     * cookie. */
    bool shown_at_once;
};

#endif
