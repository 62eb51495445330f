/* What a line refers to: an order, a client, a service (spec §3).
 *
 * Each question is asked of several places in a fixed order; the first text that stands for
 * something is the answer.
 */
#ifndef AVSTAMD_REFERENCES_H
#define AVSTAMD_REFERENCES_H

#include "reconcile/facts.h"
#include "reconcile/link.h"

struct references;

/* An answer about one line. */
struct reference {
    int32_t index;     /* of the order, client or service; −1: nothing stands for anything */
    bool present;      /* some text was there */
    const char *level; /* of a service that was found by an alias; NULL */
};

struct references *references_new(struct arena *arena, const struct facts *facts);
void references_free(struct references *references); /* releases the compiled patterns */

struct reference references_order(struct references *references, const struct line *line);
struct reference references_client(struct references *references, const struct line *line);
struct reference references_service(struct references *references, const struct line *line);

/* The level of a line whose service was found: from the alias, else from an attribute, else "". */
const char *references_level(const struct line *line, const struct reference *service);

const struct extracted *references_extracted(const struct references *references,
                                             size_t *ret_count);

#endif
