/* Sources: places that others fill and from which files are fetched, each a [source NAME] of the
 * settings.
 *
 * A run lists what is there, waits a moment and lists again: what did not change in between is
 * complete.  It is fetched, stored and committed; only then is it removed, moved or marked at the
 * source, and only if it still is what was fetched; only then is it forgotten as an arrival.  In
 * this order a run that is cut off anywhere loses nothing, and the next one knows the same bytes
 * under the same name again: they are removed, not counted twice.
 *
 * Invoices go the way of the inbox (ingest.h); CSV facts are imported (import.h), and
 * acknowledgements of payments taken (export.h), which twice is the same as once.  What cannot be
 * taken stays at the source and is told as its failure, after all the rest was taken.
 *
 * A kind of source is a row of source_kinds.c.
 */
#ifndef AVSTAMD_SOURCE_H
#define AVSTAMD_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "daemon/config.h"
#include "daemon/db.h"
#include "daemon/transfer.h"

struct source_kind;
struct import_kind;

enum source_after { SOURCE_DELETE, SOURCE_MOVE, SOURCE_SEEN };

struct source {
    const char *name;
    const struct source_kind *kind;
    const char *takes;               /* "invoices", "acknowledgements", "visits" … */
    bool rows;                       /* its files are CSV: not invoices */
    const struct import_kind *facts; /* NULL: not facts */
    const char *names;               /* a pattern such as *.xml, also of attachments; NULL: all */
    const char *folder;              /* of the kind folder */
    struct transfer_peer peer;       /* of the others */
    enum source_after after;
    const char *move_to; /* beside the source, without a slash in it; of imap a mailbox */
    int64_t every_s, settle_s, most_files, most_bytes;
};

/* Reads a group of the settings, with its secrets. */
CHECKED bool source_read(const struct config_group *group, struct arena *arena,
                         struct source *ret_source, struct error *error);

/* What a listing tells. */
struct source_item {
    const char *id;      /* the kind's own name of it: no other in the source has it */
    const char *name;    /* printable */
    const char *version; /* another one when it changed, as far as the source tells */
    int64_t bytes;       /* −1: not told */
};

struct source_list {
    struct source_item *items;
    size_t count, capacity;
};

/* What was fetched of an item: one file, of a mail all its attachments. */
struct source_files {
    struct source_file {
        int fd; /* without a name; closed by source_files_close */
        const char *name;
    } * items;
    size_t count, capacity;
};

void source_list_add(struct arena *arena, struct source_list *list, struct source_item item);
/* A file of ours that is gone when it is closed. */
CHECKED bool source_files_add(struct arena *arena, struct source_files *files, const char *name,
                              int *ret_fd, struct error *error);
void source_files_close(struct source_files *files);

/* One source, open. */
struct source_visit {
    const struct source *source;
    struct arena *arena;
    struct transfer *transfer; /* not of folders */
    void *own;                 /* the kind's own, in the arena */
};

struct source_kind {
    const char *name;
    bool whole;          /* nothing half-written is ever listed */
    const char *schemes; /* of its address; "": it is a folder of this machine */
    CHECKED bool (*open)(struct source_visit *visit, struct error *error);
    void (*close)(struct source_visit *visit); /* also after an open that failed */
    /* In any order; lives in the arena. */
    CHECKED bool (*list)(struct source_visit *visit, struct arena *arena,
                         struct source_list *ret_list, struct error *error);
    /* ERROR_INPUT and ERROR_LIMIT are this item's, and the others go on; ERROR_CONFLICT: somebody
     * is still at it. */
    CHECKED bool (*fetch)(struct source_visit *visit, struct arena *arena,
                          const struct source_item *item, struct source_files *files,
                          struct error *error);
    /* Removes, moves or marks; gone already is as good.  `mark` tells items of one name apart. */
    CHECKED bool (*finish)(struct source_visit *visit, struct arena *arena,
                           const struct source_item *item, const char *mark, struct error *error);
    /* Makes lasting what was finished; or NULL. */
    CHECKED bool (*sync)(struct source_visit *visit, struct error *error);
};

extern const struct source_kind *const source_kinds[];
extern const size_t source_kind_count;

/* What became of a file. */
struct source_told {
    enum { SOURCE_FINE, SOURCE_QUARANTINED, SOURCE_LEFT } outcome;
    const char *name;
    const char *what; /* "stored", "quarantined: …" */
    int64_t file_no;  /* 0: not stored */
    const char *invoices;
};

/* Who is told; functions may be NULL. */
struct source_watch {
    void *context;
    void (*file)(void *context, const struct source_told *told);
    void (*progress)(void *context);
};

struct source_result {
    int64_t files, bytes;    /* stored and finished */
    int64_t later;           /* somebody was still writing them */
    int64_t left;            /* could not be taken */
    bool more;               /* the limits of a run were met */
    const char *left_reason; /* of the first, with its name; in the arena */
};

/* What is there, without touching it.  Names that match and are not unfinished, by their ids. */
CHECKED bool source_look(const struct source *source, struct arena *arena,
                         struct source_list *ret_list, struct error *error);

/* One run; how it went is kept in source_state.  ERROR_CONFLICT: somebody else is fetching from it.
 * What is left at the source is an error, too.  *ret_result is set also on errors: what was done
 * until then.  *ret_recovered: how many runs had failed before this one that did not. */
CHECKED bool source_run(struct db *db, const struct source *source,
                        const struct source_watch *watch, struct arena *arena,
                        struct source_result *ret_result, int64_t *ret_recovered,
                        struct error *error);

#endif
