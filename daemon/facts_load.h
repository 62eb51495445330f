/* Rows to facts: what a reconciliation needs, as the core wants it.
 *
 * The scope tables (sql/queries/scope_*.sql) say which documents and whose visits; everything else
 * is small and loaded whole.  All of it lives in the arena.
 */
#ifndef AVSTAMD_FACTS_LOAD_H
#define AVSTAMD_FACTS_LOAD_H

#include "daemon/db.h"
#include "reconcile/account.h"
#include "reconcile/facts.h"

/* From the database's keys to indexes; −1 where nothing is. */
struct key_map {
    int32_t *index; /* by key; one more than the index, so that 0 is nothing */
    size_t capacity;
};

/* What an earlier run stored of a line. */
struct stored_outcome {
    struct line_outcome outcome;
    struct period period;
    int64_t grains;
    int32_t account_no;
    int32_t order_no;
    const char *link;
    bool present;
};

struct loaded {
    struct arena *arena;
    struct facts facts;
    struct stored_outcome *stored; /* by line */
    size_t stored_capacity;
    struct key_map providers, clients, services, accounts;
    struct key_map documents; /* document_no: within 32 bits, like every count of ours */
};

/* The small lists: providers to absences.  Starts `loaded` anew. */
CHECKED bool facts_load(struct db *db, struct arena *arena, date as_of, struct loaded *ret_loaded,
                        struct error *error);
/* Documents and lines that are in scope and not loaded yet; they are appended. */
CHECKED bool facts_load_documents(struct db *db, struct loaded *loaded, struct error *error);
/* Visits: all, or those of the clients in scope and coupled to it; and the shares registered by
 * hand. */
CHECKED bool facts_load_visits(struct db *db, struct loaded *loaded, bool all, struct error *error);
/* Visits that start together: their order by identifier. */
CHECKED bool facts_load_ties(struct db *db, struct loaded *loaded, const struct accounts *accounts,
                             struct error *error);

int32_t key_map_find(const struct key_map *map, int64_t key);
void key_map_put(struct arena *arena, struct key_map *map, int64_t key, int32_t index);

/* The name under which the way a line was linked is stored. */
const char *link_name(const struct line *line);
/* Is it linked as it was when it was stored?  Then its account need not be settled for its sake. */
bool linked_as_stored(const struct facts *facts, const struct line *line,
                      const struct stored_outcome *stored);

#endif
