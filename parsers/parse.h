/* Bytes to invoice: the only door to the parsers.
 *
 * Bytes are pushed in pieces (the daemon reads 64 kB at a time); nothing of the file is kept but
 * the terms of the invoice.  No DTD, no entity but the five of XML, no network; size, depth, the
 * length of a text and the number of elements are limited.  The parser says what a document says
 * and judges nothing; what is wrong with it is the reconciliation's and the rules' business.
 *
 * Errors: ERROR_INPUT "line 12: …" for bytes that are no XML or no invoice that we know,
 * ERROR_LIMIT for one larger or deeper than allowed.
 */
#ifndef AVSTAMD_PARSE_H
#define AVSTAMD_PARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsers/invoice.h"
#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

struct parse_limits {
    int64_t file_bytes;       /* of one file */
    int64_t text_bytes;       /* of one term */
    int64_t total_text_bytes; /* of all the terms of a document together */
    int depth;                /* of elements */
    int64_t elements;         /* in one document */
};

extern const struct parse_limits parse_limits_default;

struct parser;

/* The parser lives in the arena; parser_free releases what libxml2 holds and must be called. */
CHECKED bool parser_new(struct arena *arena, const struct parse_limits *limits,
                        struct parser **ret_parser, struct error *error);
CHECKED bool parser_push(struct parser *parser, const void *bytes, size_t length,
                         struct error *error);
/* After the last byte.  The invoice lives in the arena. */
CHECKED bool parser_finish(struct parser *parser, struct invoice **ret_invoice,
                           struct error *error);
void parser_free(struct parser **parser);

/* All at once, pushed in 64 kB pieces. */
CHECKED bool parse_bytes(struct arena *arena, const void *bytes, size_t length,
                         struct invoice **ret_invoice, struct error *error);

#endif
