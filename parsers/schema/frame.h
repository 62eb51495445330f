/* A document on its way through the content models: what schema.c and those who find the words for
 * a problem share. */
#ifndef AVSTAMD_SCHEMA_FRAME_H
#define AVSTAMD_SCHEMA_FRAME_H

#include "parsers/schema/model.h"
#include "parsers/schema/schema.h"

struct schemas {
    struct arena *arena;
    xmlDict *names;
    const xmlChar *instance; /* the namespace of xsi:type */
    struct model *ubl, *cii, *svefaktura;
};

/* An open element. */
struct frame {
    const struct model_type *type;
    const xmlChar *name, *uri;
    int line;
    uint32_t attributes; /* which of its type are there */
    size_t place;        /* 0: nothing yet; n + 1: after particle n */
    struct model_places seen;
    bool text_told;    /* a text that should not be here is told once */
    bool is_disturbed; /* by an unknown element: what is missing then may be that */
};

struct schema {
    struct arena *arena;
    const struct schemas *schemas;
    struct model *model;
    struct frame *frames; /* [0] is the document */
    size_t depth, frame_capacity;
    size_t passing_over; /* open elements that are not judged */
    struct value value;  /* of the innermost element */
    struct schema_problem *problems;
    size_t problem_count, problem_capacity, total;
};

static inline struct frame *frame_innermost(const struct schema *schema)
{
    return &schema->frames[schema->depth - 1];
}

static inline const char *name_chars(const xmlChar *text)
{
    return (const char *)(const void *)text;
}

#endif
