/* Bytes to invoices: the only door to the parsers.
 *
 * Bytes are pushed in pieces (the daemon reads 64 kB at a time); nothing of the file is kept but
 * the terms of the document that is read.  No DTD, no entity but the five of XML, no network; size,
 * depth, the length of a text and the number of elements are limited.  The parser says what a
 * document says and judges nothing; what is wrong with it is the reconciliation's and the rules'
 * business.
 *
 * A document is found by its root element wherever it stands: bare, in one or two Standard Business
 * Documents (envelope.h), or among others below a root of any name.  Each is read with its own
 * limits, and one that cannot be read does not stop the others.
 *
 * Errors: ERROR_INPUT "line 12: …" for bytes that are no XML, hold no invoice that we know, or one
 * of a format that is not read yet; ERROR_LIMIT for one larger or deeper than allowed.
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
    int documents;        /* in one file */
    int64_t text_bytes;   /* of one term */
    int64_t memory_bytes; /* of all terms and lines of a document together */
    int64_t elements;     /* in one document */
    int asked_elements;   /* outside its lines, and in each line: rules compare them in pairs */
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
struct envelope; /* envelope.h */
struct attachment_sink;

/* A document that was read, or that could not be.  It and all that is in it live in its arena. */
struct parsed {
    struct arena *arena;
    int ordinal; /* 1 for the first one in the file */
    int line;    /* where it begins */
    enum invoice_format format;
    struct invoice *invoice;         /* NULL with an error, or when nobody asked for it */
    const struct verdict *verdict;   /* NULL with an error, or when nobody asked for it */
    const struct envelope *envelope; /* NULL when it came in none; the outermost */
    struct error error;              /* ERROR_NONE: it was read */
    const char *member;              /* of a zip file, by its reader: its name; NULL: none */
};

/* Who gets the documents, in their order.  Both return false to stop with their error. */
struct parse_sink {
    void *context;
    /* The document's arena is the sink's to free from now on. */
    bool (*document)(void *context, struct parsed *parsed, struct error *error);
    const struct attachment_sink *attachments; /* attachment.h; NULL: nobody wants them */
};

/* The parser lives in the arena; parser_free releases what libxml2 holds and must be called. */
CHECKED bool parser_new(struct arena *arena, const struct parse_limits *limits,
                        struct parser **ret_parser, struct error *error);
/* Before the first push: all rules of the profile are asked, too.  The rulebook must outlive the
 * parser, and is used by one parser at a time.  Without `read_invoice` there is no invoice. */
void parser_judge(struct parser *parser, const struct rulebook *rulebook, enum profile profile,
                  bool read_invoice);
/* Before the first push: all documents go there, a while after they end. */
void parser_deliver(struct parser *parser, const struct parse_sink *sink);
/* After an error every further push gives the same error. */
CHECKED bool parser_push(struct parser *parser, const void *bytes, size_t length,
                         struct error *error);
/* After the last byte.  Without a sink *ret_invoice is the first document, in the parser's arena
 * (NULL when it was not to be read), and its error is returned; with one it is NULL. */
CHECKED bool parser_finish(struct parser *parser, struct invoice **ret_invoice,
                           struct error *error);
/* After parser_finish succeeded: of the first document; NULL when nobody asked for it. */
const struct verdict *parser_verdict(const struct parser *parser);
/* What the root of the last document says; known before it is read, and when it cannot be read. */
enum invoice_format parser_format(const struct parser *parser);
/* The document that is read now, or was read last; 0 before the first one.  What comes with a
 * document, beside it in an envelope, belongs to the last one before it. */
int parser_ordinal(const struct parser *parser);
void parser_free(struct parser **parser); /* a CLEANUP function; a pointer to NULL is allowed */

/* All at once, pushed in 64 kB pieces, with the default limits: the first document. */
CHECKED bool parse_bytes(struct arena *arena, const void *bytes, size_t length,
                         struct invoice **ret_invoice, struct error *error);

#endif
