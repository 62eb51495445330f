/* What is wrong with one document: the rules it breaks, and what its XML schema would reject. */
#ifndef AVSTAMD_VERDICT_H
#define AVSTAMD_VERDICT_H

#include <stddef.h>

#include "parsers/validate/rule.h"
#include "reconcile/base/arena.h"

struct path_rule;      /* paths.h */
struct schema_problem; /* parsers/schema/schema.h */

enum { BREACH_LINES_MAX = 5 };

/* One rule that is broken, however often. */
struct breach {
    const struct rule *rule;           /* this … */
    const struct path_rule *path_rule; /* … or this */
    const char *id;
    enum severity severity;
    int lines[BREACH_LINES_MAX]; /* in the document, the first ones; 0 when not known */
    int times;
    const char *stated;  /* what stands at the first of them (stated.h); NULL: nothing to tell */
    const char *line_id; /* the invoice line (BT-126) of the first of them; NULL: not in a line */
};

struct verdict {
    struct arena *arena;
    struct breach *breaches; /* in the order in which they were found */
    size_t breach_count, breach_capacity;
    const struct schema_problem *problems; /* the first ones that the XML schema would reject … */
    size_t problem_count, problem_total;   /* … of so many */
};

/* The breach, whose other members may be filled; NULL for SEVERITY_NONE, where nothing happens. */
struct breach *verdict_break(struct verdict *verdict, const struct rule *rule,
                             enum severity severity, int line);
struct breach *verdict_break_path(struct verdict *verdict, const struct path_rule *rule,
                                  const char *id, enum severity severity, int line);

/* Whether it is broken already. */
bool verdict_has_path(const struct verdict *verdict, const struct path_rule *rule);

/* "fatal", "warning", "information" or "none": for programs, and in the database. */
const char *severity_name(enum severity severity);

/* The greatest severity of all breaches; what the schema rejects is fatal. */
enum severity verdict_severity(const struct verdict *verdict);

#endif
