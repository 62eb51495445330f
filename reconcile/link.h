/* A line finds its account, and says how (spec §3).
 *
 * First by an order's identifier, then by client and service; each question is asked of several
 * places in a fixed order, and the first answer that stands for something counts.
 */
#ifndef AVSTAMD_LINK_H
#define AVSTAMD_LINK_H

#include "reconcile/base/arena.h"
#include "reconcile/facts.h"

/* A value that an extractor found in a document: the document is to be linked again when something
 * by this name changes. */
struct extracted {
    int32_t document;
    const char *value;
};

struct linker;

/* Looks at the facts' orders, clients, services, aliases, extractors and accounts as they are now.
 */
struct linker *linker_new(struct arena *arena, struct facts *facts);
/* Releases the compiled patterns; a CLEANUP function. */
void linker_free(struct linker **linker);

/* Links the lines of one document; accounts that nobody has met before are added to the facts. */
void linker_link(struct linker *linker, int32_t document);

/* What extractors found so far. */
const struct extracted *linker_extracted(const struct linker *linker, size_t *ret_count);

#endif
