/* Bytes to invoice: the only door to the parsers.
 *
 * Bytes are pushed in pieces (the daemon reads 64 kB at a time); nothing of the file is kept but
 * the terms of the invoice.  No DTD, no entity but the five of XML, no network; size, depth, the
 * length of a text and the number of elements are limited.  The parser says what a document says
 * and judges nothing; what is wrong with it is the reconciliation's and the rules' business.
 *
 * Errors: ERROR_INPUT "line 12: …" for bytes that are no XML or no invoice that we know, or one of
 * a format that is not read yet; ERROR_LIMIT for one larger or deeper than allowed.
 */
#ifndef AVSTAMD_PARSE_H
#define AVSTAMD_PARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsers/invoice.h"
#include "parsers/validate/profile.h"
#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

struct parse_limits {
    int64_t file_bytes;   /* of one file */
    int64_t text_bytes;   /* of one term */
    int64_t memory_bytes; /* of all terms and lines of a document together */
    int64_t elements;     /* in one document */
    int64_t tag_bytes;    /* of one start tag, about: the XML parser needs all of it at once */
    int64_t name_bytes;   /* of all different names in one document, about */
    int attributes;       /* of one element */
    int namespaces;       /* declared at one place of a document */
    int depth;            /* of elements */
};

extern const struct parse_limits parse_limits_default;

struct parser;
struct rulebook; /* validate/rulebook.h */
struct verdict;  /* validate/verdict.h */

/* The parser lives in the arena; parser_free releases what libxml2 holds and must be called. */
CHECKED bool parser_new(struct arena *arena, const struct parse_limits *limits,
                        struct parser **ret_parser, struct error *error);
/* Before the first push: all rules of the profile are asked, too.  The rulebook must outlive the
 * parser, and is used by one parser at a time.  Without `read_invoice` there is no invoice. */
void parser_judge(struct parser *parser, const struct rulebook *rulebook, enum profile profile,
                  bool read_invoice);
/* After an error every further push gives the same error. */
CHECKED bool parser_push(struct parser *parser, const void *bytes, size_t length,
                         struct error *error);
/* After the last byte.  The invoice lives in the arena; NULL when it was not to be read. */
CHECKED bool parser_finish(struct parser *parser, struct invoice **ret_invoice,
                           struct error *error);
/* After parser_finish succeeded; NULL when nobody asked for it. */
const struct verdict *parser_verdict(const struct parser *parser);
/* What the root element says; known before the document is read, and when it cannot be read. */
enum invoice_format parser_format(const struct parser *parser);
void parser_free(struct parser **parser); /* a CLEANUP function; a pointer to NULL is allowed */

/* All at once, pushed in 64 kB pieces, with the default limits. */
CHECKED bool parse_bytes(struct arena *arena, const void *bytes, size_t length,
                         struct invoice **ret_invoice, struct error *error);

#endif
