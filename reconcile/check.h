/* A check: one question asked of a document, beside what its lines drink from pools.
 *
 * Each is one file in checks/, one pure function and one record; checks.c lists them.  A check adds
 * findings and returns the öre of those that take part in law 1 without belonging to a line's
 * outcome.
 */
#ifndef AVSTAMD_CHECK_H
#define AVSTAMD_CHECK_H

#include "reconcile/facts.h"
#include "reconcile/findings.h"

/* The document that is looked at. */
struct checking {
    struct facts *facts;
    struct document *document;
    int32_t index; /* of the document */
    struct findings *found;
};

struct check {
    const char *asks;   /* the question, in a few words */
    const char *source; /* where it comes from */
    bool of_outsiders;  /* asked also of documents that take part in nothing else */
    /* Net öre of findings on the document itself. */
    int64_t (*run)(struct checking *checking);
};

extern const struct check *const check_all[];
extern const size_t check_count;

/* A line of the document, by number from 0. */
struct line *checking_line(const struct checking *checking, size_t at);

/* False for a linked line whose account is not in this run's scope: its findings stand as they are.
 */
bool checking_in_scope(const struct checking *checking, const struct line *line);

struct finding *checking_add_document(struct checking *checking, enum code code);
struct finding *checking_add_line(struct checking *checking, enum code code,
                                  const struct line *line);

#endif
