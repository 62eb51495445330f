/* Between the files of source.h: a listing in order. */
#ifndef AVSTAMD_SOURCE_VISIT_H
#define AVSTAMD_SOURCE_VISIT_H

#include "daemon/source.h"

/* What is wanted of it, by the bytes of the ids. */
CHECKED bool source_visit_list(struct source_visit *visit, struct arena *arena,
                               struct source_list *ret_list, struct error *error);
/* NULL when it is not there. */
const struct source_item *source_list_find(const struct source_list *list, const char *id);

/* SHA-256 of what was fetched, in hexadecimal; NULL when it cannot be read. */
const char *source_digest(struct arena *arena, int fd);
/* What of it tells files of one name apart where they are moved to. */
const char *source_mark(struct arena *arena, const char *digest);

/* One batch of them: what was fetched, where it went, whether it may be finished. */
struct source_taken {
    const struct source_item *item;
    size_t first, count; /* of its files */
    bool stored;
    const char *mark;
};

struct source_batch {
    struct arena *arena;
    struct source_files files;
    struct arrival *arrivals; /* as many as files, of invoices */
    struct source_taken *taken;
    size_t taken_count;
    int64_t bytes;
};

/* One run of a source. */
struct source_pass {
    struct db *db;
    const struct source *source;
    const struct source_watch *watch;
    struct arena *arena;
    struct source_visit visit;
    struct rulebook *rulebook; /* made when it is needed */
    struct source_list list;   /* what is taken */
    int broken;                /* fetches that the peer failed, one after another */
    struct source_result result;
};

void source_pass_file(const struct source_pass *pass, const struct source_told *told);
void source_pass_left(struct source_pass *pass, const char *name, const char *reason);

/* Stores what was fetched and says of each item whether it was.  Errors are those of the database.
 */
CHECKED bool source_store(struct source_pass *pass, struct source_batch *batch,
                          struct error *error);
/* The same of CSV files: facts, or what the finance system says. */
CHECKED bool source_store_rows(struct source_pass *pass, struct source_batch *batch,
                               struct error *error);
/* After the source let go of them.  `stored` alone are forgotten as arrivals. */
CHECKED bool source_settle(struct source_pass *pass, const struct source_batch *batch,
                           struct error *error);
/* Arrivals of cut off runs that the source does not show any more are over. */
CHECKED bool source_settle_gone(struct source_pass *pass, const struct source_list *shown,
                                struct error *error);

#endif
