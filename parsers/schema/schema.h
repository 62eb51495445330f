/* What the XML schemas of a syntax would reject, found while the document passes: elements that are
 * unknown, misplaced, repeated or missing, attributes that are unknown, missing or wrong, texts
 * that are no value of their type.  Each with its line and a sentence about what to change.
 *
 * The syntaxes are UBL 2.1 (Invoice, CreditNote), Cross Industry Invoice D16B and Svefaktura 1.0;
 * what is right and wrong is what libxml2's schema validator says, and so are the roots.  Nothing
 * of a text is kept but its first bytes, so an attachment of any size costs nothing.
 *
 * Not asked: whether xsi:type names a type that would do, and whether an ID stands twice.
 *
 * Names and namespaces must be interned in the dictionary: they are compared by address.
 */
#ifndef AVSTAMD_SCHEMA_H
#define AVSTAMD_SCHEMA_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "parsers/invoice.h"
#include "parsers/language.h"
#include "reconcile/base/arena.h"

enum schema_problem_kind {
    SCHEMA_ROOT,              /* no document of the syntax begins with this */
    SCHEMA_UNKNOWN_ELEMENT,   /* nowhere in its parent */
    SCHEMA_WRONG_NAMESPACE,   /* in its parent with the namespace `other` */
    SCHEMA_MISPLACED_ELEMENT, /* comes after `other` and must come before it */
    SCHEMA_NOT_HERE,          /* in its parent, but not here, where `other` may be (or NULL) */
    SCHEMA_REPEATED_ELEMENT,  /* more often than it may */
    SCHEMA_MISSING_ELEMENT,   /* `other`, to stand after `after` */
    SCHEMA_INCOMPLETE,        /* one of `other` is missing (or NULL: some element) */
    SCHEMA_UNEXPECTED_CHILD,  /* the parent holds a text, no elements */
    SCHEMA_UNEXPECTED_TEXT,   /* the element holds elements, no text */
    SCHEMA_VALUE,             /* no value of the type `other` */
    SCHEMA_UNKNOWN_ATTRIBUTE, /* `attribute` */
    SCHEMA_MISSING_ATTRIBUTE, /* `attribute` */
    SCHEMA_ATTRIBUTE_VALUE,   /* `attribute` is no value of the type `other` */
    SCHEMA_FIXED_ATTRIBUTE    /* `attribute` can only be `other` */
};

/* Names have the usual prefix of their namespace (cbc:ID), or none. */
struct schema_problem {
    enum schema_problem_kind kind;
    int line;
    const char *element;
    const char *parent; /* NULL for the root */
    const char *attribute;
    const char *value; /* the beginning of what was there; NULL: it may be a person's, quote.h */
    const char *other;
    const char *after; /* what a missing element is to follow; NULL: it comes first */
};

/* The syntaxes, once per process; each table is built when a document first needs it, so they
 * belong to one thread. */
struct schemas;
struct schemas *schemas_new(struct arena *arena, xmlDict *names);

/* One document.  NULL when there is no schema for the format. */
struct schema;
struct schema *schema_new(struct arena *arena, struct schemas *schemas, enum invoice_format format);

/* Every element from the root on; its attributes, all that SAX reports, come before anything that
 * stands in it.  `uri` is NULL without a namespace. */
void schema_open(struct schema *schema, const xmlChar *name, const xmlChar *uri, int line);
void schema_attribute(struct schema *schema, const xmlChar *name, const xmlChar *uri,
                      const char *value, size_t length);
/* Whether a text of white space only would make any difference here. */
bool schema_reads_white(const struct schema *schema);
void schema_text(struct schema *schema, const char *text, size_t length);
void schema_close(struct schema *schema);

/* The first of them, in the order of their lines; `ret_total` counts all. */
enum { SCHEMA_PROBLEMS = 100 };
const struct schema_problem *schema_problems(struct schema *schema, size_t *ret_count,
                                             size_t *ret_total);

/* What is wrong and what to do, as a sentence. */
const char *schema_sentence(struct arena *arena, const struct schema_problem *problem,
                            enum language language);

#endif
