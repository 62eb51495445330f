/* A run being stored: the lines' outcomes and what was judged.  findings_save.h is the door. */
#ifndef AVSTAMD_OUTCOMES_SAVE_H
#define AVSTAMD_OUTCOMES_SAVE_H

#include "daemon/copy.h"
#include "daemon/findings_save.h"

struct saving {
    struct db *db;
    struct arena *arena;
    struct loaded *loaded;
    struct facts *facts;
    const struct findings *found;
    const struct linker *linker;
    int64_t run_no;
    bool everything;
    bool *withheld; /* by account: a document that breaks a law has a line on it */
    bool *left_out; /* by document: it breaks a law, or has a line on such an account */
    struct copy copy;
};

/* False for what a failed law keeps from being stored; −1, nothing, is always stored. */
bool account_stored(const struct saving *saving, int32_t account);
bool document_stored(const struct saving *saving, int32_t document);

/* The database's number; 0 for none. */
int32_t account_number(const struct facts *facts, int32_t account);

/* 0 becomes null. */
void copy_number(struct copy *copy, int64_t value);

/* New accounts get their numbers, then the scope, the lines' outcomes, the extractors' tokens and
 * the judged documents are written. */
CHECKED bool outcomes_save(struct saving *saving, struct reconcile_summary *summary,
                           struct error *error);

#endif
