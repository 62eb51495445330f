/* Content models: what may stand where, as the XML schemas of a syntax say.
 *
 * A table is an array of lines of words, ended by NULL; a declaration ends with `;`:
 *
 *     namespace PREFIX URI
 *     list NAME BASE WORD…           a simple type with these values only; `~` stands for a blank
 *     length NAME BASE LEAST MOST    a simple type of so many characters
 *     element TYPE ELEMENT…          elements of this type, wherever nothing else is said
 *     document CONTENT               what a document may begin with
 *     value TYPE SIMPLE @ATTRIBUTE…  an element that holds a value of a simple type
 *     type TYPE [mixed] [@any] @ATTRIBUTE… CONTENT
 *
 * ELEMENT is PREFIX:NAME.  An attribute is @NAME:SIMPLE, with `!` after a name that is required and
 * `=WORD` when it can have no other value.  CONTENT is ELEMENT[=TYPE] with ?, * or + after it, one
 * after another, grouped by `(`, `|` and `)`.  `#lax-any` is any element, judged if it is declared;
 * `#lax-other=PREFIX` one that is not of this namespace; `#strict-…` one that must be declared.
 */
#ifndef AVSTAMD_SCHEMA_MODEL_H
#define AVSTAMD_SCHEMA_MODEL_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "parsers/schema/pairs.h"
#include "parsers/schema/value.h"
#include "parsers/schema/words.h"
#include "reconcile/base/arena.h"

/* More than the longest content model has; the last one stands for the end of the element. */
enum { MODEL_PLACES = 128, MODEL_END = MODEL_PLACES - 1, MODEL_NOWHERE = MODEL_PLACES };
enum { MODEL_NAMESPACES = 16, MODEL_ATTRIBUTES = 32 };

struct model_places {
    uint64_t bits[MODEL_PLACES / 64];
};

enum model_wildcard { WILDCARD_NONE, WILDCARD_LAX, WILDCARD_STRICT };

/* One place in a content model. */
struct model_particle {
    const xmlChar *name; /* NULL: a wildcard */
    const xmlChar *uri;  /* of a wildcard: the namespace it must not be of, or NULL */
    struct model_type *type;
    enum model_wildcard wildcard;
};

struct model_attribute {
    const xmlChar *name;
    const struct value_type *value;
    const char *fixed; /* NULL: any value of the type */
};

struct model_type {
    const char *name;
    const struct value_type *value; /* NULL: elements */
    struct words content;           /* where it stands in the table, until it is read */
    const struct model_attribute *attributes;
    size_t attribute_count;
    uint32_t required_attributes; /* a bit for each */
    const struct model_particle *particles;
    size_t particle_count;
    /* What may follow: [0] at the beginning, [n + 1] after particle n. */
    const struct model_places *follow;
    uint8_t *usual;               /* the particle that documents have next, by what follow has */
    bool is_row;                  /* no groups and no wildcards: the order says everything */
    struct model_places required; /* in a row */
    bool has_wildcard;
    bool is_mixed;
    bool any_attribute;
};

struct model_namespace {
    const char *prefix;
    const xmlChar *uri;
};

struct model {
    struct model_namespace namespaces[MODEL_NAMESPACES];
    size_t namespace_count;
    struct model_type *document;  /* its particles are the root elements */
    struct model_type *any;       /* the type of what is not declared; NULL: no wildcards */
    struct model_reader *reader;  /* of what is not read yet */
    const struct pairs *elements; /* the declared ones: name and namespace to type */
};

extern const char *const schema_table_ubl[];
extern const char *const schema_table_cii[];
extern const char *const schema_table_svefaktura[];

/* All names are interned in the dictionary.  The table is ours: a fault in it ends the process.
 * Content models are read when they are first needed: few are. */
struct model *model_new(struct arena *arena, xmlDict *names, const char *const *table);

/* The type of an element that is declared for itself, or NULL. */
struct model_type *model_element(const struct model *model, const xmlChar *name,
                                 const xmlChar *uri);
/* Before the particles of a type are looked at. */
void model_read_content(struct model *model, struct model_type *type);

static inline bool model_may(const struct model_places *places, size_t place)
{
    return (places->bits[place / 64] >> (place % 64) & 1) != 0;
}

static inline void model_mark(struct model_places *places, size_t place)
{
    places->bits[place / 64] |= UINT64_C(1) << (place % 64);
}

#endif
