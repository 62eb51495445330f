/* Rules about the place of elements in one syntax: rows of tables, checked while a document is
 * read.
 *
 * A row asks its test of a path, once for every element that its context matches, as an assertion
 * of the official Schematron does; all rows together are one walk from name to name per element.
 *
 * Context: `/` is the root element; `/cac:Delivery/cac:DeliveryLocation` stands below the root (the
 * root itself is not named, so that one row serves invoice and credit note); without the first
 * slash the last steps are enough: `cac:PartyIdentification/cbc:ID`.  `*Amount` is any element, and
 * `ram:*ID` any of that namespace, whose name ends so; the path must be `.` or an attribute then.
 * `*` is any element (NOT_EMPTY only).  Alternatives are separated by ` | `.  Each of them may end
 * with one condition on the element, decided when it closes:
 *     [cbc:DocumentTypeCode='130']  one of these elements is exactly so
 *     [cbc:ChargeIndicator=true]    … is true (or =false), white space around it aside
 *     [@schemeID]                   it is there
 *
 * Path: elements below the context, maybe an attribute at the end (`cbc:ID/@schemeID`); `.` is the
 * context itself.  `//` before it finds it at any depth, but only when the context is `/`.
 * Alternatives are separated by `|` and count as one.
 *
 * A table is one pattern of the Schematron: when an element is matched by contexts of several rows,
 * the first of these contexts in the table is asked, with all rows that have the same, and the
 * others are not.  A row with PATH_NOTHING only takes elements from the rows below it.
 */
#ifndef AVSTAMD_PATHS_H
#define AVSTAMD_PATHS_H

#include <libxml/parser.h>
#include <stdbool.h>
#include <stddef.h>

#include "parsers/format.h"
#include "parsers/validate/rule.h"
#include "parsers/validate/verdict.h"
#include "reconcile/base/arena.h"

enum path_test {
    PATH_NOTHING,
    PATH_FORBIDDEN,     /* is told wherever it stands */
    PATH_REQUIRED,      /* is there */
    PATH_REQUIRED_TEXT, /* one of them is not the empty string (white space is a text) */
    PATH_AT_MOST,       /* so many … */
    PATH_EXACTLY,       /* … in each context */
    PATH_CODE,          /* every one is a single word of the list (codes.h) … */
    PATH_CODE_EXACT,    /* … exactly so, with its white space … */
    PATH_CODE_UPPER,    /* … when made upper case */
    PATH_DECIMALS,      /* no one has more characters after its first point */
    PATH_ALL_EQUAL,     /* all are the same text */
    PATH_NOT_EMPTY,     /* no element without elements is without text; white space is none */
    PATH_ASK,           /* a function decides when the context closes … */
    PATH_ASK_COUNTS,    /* … and looks at counts only: no values are kept */
    PATH_TALLY          /* the same, summed up over the whole document: at most so many */
};

/* What a function may look at: the values of its row's paths, which are separated by `;`. */
struct path_asked;

/* How many stand at path number `path` (0, 1 …) of the row. */
int path_count(const struct path_asked *asked, int path);
/* Value number `at` of these, or NULL; ends with NUL.  Only of elements that hold no others, only
 * the first thousand bytes, and not more than some hundred values in one context. */
const char *path_value(const struct path_asked *asked, int path, int at);
/* Whether one of the values is exactly this. */
bool path_has_value(const struct path_asked *asked, int path, const char *value);
/* The context's own name, without prefix. */
const char *path_name(const struct path_asked *asked);
/* Whether an element of this name (without prefix) is around the context; so is the root's. */
bool path_inside(const struct path_asked *asked, const char *name);

struct path_rule {
    const char *id; /* "UBL-CR-001"; NULL ends a table */
    enum severity severity;
    const char *context;
    const char *path;
    enum path_test test;
    int number; /* how many, or the code list */
    /* 0 when all is well; for a tally what to add. */
    int (*ask)(const struct path_asked *asked);
    const char *terms; /* "BT-92"; NULL when none */
    /* What to do; NULL: made from test and path (paths_text.h). */
    const char *swedish, *english;
};

/* Test, number and function of a row. */
#define NOTHING PATH_NOTHING, 0, NULL
#define FORBIDDEN PATH_FORBIDDEN, 0, NULL
#define REQUIRED PATH_REQUIRED, 0, NULL
#define REQUIRED_TEXT PATH_REQUIRED_TEXT, 0, NULL
#define AT_MOST(count) PATH_AT_MOST, (count), NULL
#define EXACTLY(count) PATH_EXACTLY, (count), NULL
#define CODE(list) PATH_CODE, (list), NULL
#define CODE_EXACT(list) PATH_CODE_EXACT, (list), NULL
#define CODE_UPPER(list) PATH_CODE_UPPER, (list), NULL
#define DECIMALS(count) PATH_DECIMALS, (count), NULL
#define ALL_EQUAL PATH_ALL_EQUAL, 0, NULL
#define NOT_EMPTY PATH_NOT_EMPTY, 0, NULL
#define ASK(function) PATH_ASK, 0, (function)
#define ASK_COUNTS(function) PATH_ASK_COUNTS, 0, (function)
#define TALLY(count, function) PATH_TALLY, (count), (function)

struct path_table {
    const struct path_rule *rules; /* NULL ends the tables */
    enum rule_source source;
};

extern const struct path_table paths_ubl[]; /* invoice and credit note */
extern const struct format_prefix paths_ubl_prefixes[];
extern const struct path_table paths_cii[];

/* All rows of some tables; built once, with names of this dictionary.  It remembers the ways that
 * documents take, so it belongs to one thread. */
struct paths;
/* `prefixes` are those of the rows; ends with NULL.  Tables of other sources than `source` or
 * SOURCE_EN16931 are left out. */
struct paths *paths_new(struct arena *arena, xmlDict *names, const struct format_prefix *prefixes,
                        const struct path_table *tables, enum rule_source source);

/* One document. */
struct path_walk;
struct path_walk *path_walk_new(struct arena *arena, struct paths *paths, struct verdict *verdict);
/* The root element too.  Attributes are those without namespace. */
void path_walk_open(struct path_walk *walk, const xmlChar *name, const xmlChar *uri, int line);
void path_walk_attribute(struct path_walk *walk, const xmlChar *name, const char *value,
                         size_t length);
/* Whether a text of white space only would make any difference here. */
bool path_walk_reads_white(const struct path_walk *walk);
void path_walk_text(struct path_walk *walk, const char *text, size_t length);
void path_walk_close(struct path_walk *walk);

#endif
