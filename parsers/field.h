/* Table rows to struct members.
 *
 * A format is mostly a table: where a term stands in the document, its name in EN 16931, how it is
 * kept, and its place in a struct.  Paths are names with the format's own short prefixes
 * (`cac:Party/cbc:EndpointID/@schemeID`), resolved to namespaces, so a document may use any prefix.
 * Rows are relative to the element of their group; `.` is the text of that element itself.
 */
#ifndef AVSTAMD_FIELD_H
#define AVSTAMD_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "parsers/invoice.h"

enum field_type {
    FIELD_FIRST,    /* struct term: the first one in the document is kept */
    FIELD_DATE,     /* the same; what date_in_iso knows is kept as YYYY-MM-DD */
    FIELD_JOINED,   /* struct term: several are joined by a newline */
    FIELD_LIST,     /* struct term_list: all of them */
    FIELD_EMBEDDED, /* a struct inside the owner */
    FIELD_ARRAY,    /* one more item of a growing array in the owner */
    FIELD_SCRATCH,  /* a struct of its own that lasts until the element ends */
    FIELD_OBJECT    /* base64 in an element of a struct supporting_document: attachment.h */
};

/* An element that holds terms. */
struct field_group {
    size_t item_bytes;
    const struct field *fields;
    const struct field *more_fields; /* a second table, may be NULL */
    /* For an array, places in the owner. */
    size_t count_place, capacity_place;
    /* The places in the item of its number (from 1) and of its line, + 1; 0: the item has none. */
    size_t position_place_1, line_place_1;
    /* Called when the element ends (may be NULL): what depends on several of its terms. */
    void (*end)(void *owner, void *item);
};

struct field {
    const char *path; /* NULL ends a table */
    const char *term; /* BT-1, BG-25 */
    enum field_type type;
    size_t place;
    const struct field_group *group;
};

#define FIRST(type, member) FIELD_FIRST, offsetof(struct type, member), NULL
#define DATE(type, member) FIELD_DATE, offsetof(struct type, member), NULL
#define JOINED(type, member) FIELD_JOINED, offsetof(struct type, member), NULL
#define LIST(type, member) FIELD_LIST, offsetof(struct type, member), NULL
#define EMBEDDED(type, member, group) FIELD_EMBEDDED, offsetof(struct type, member), &(group)
/* A step on the way: the terms inside belong to the owner itself. */
#define WITHIN(group) FIELD_EMBEDDED, 0, &(group)
#define ARRAY(type, member, group) FIELD_ARRAY, offsetof(struct type, member), &(group)
#define SCRATCH(group) FIELD_SCRATCH, 0, &(group)
#define OBJECT FIELD_OBJECT, 0, NULL

#endif
