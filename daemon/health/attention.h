/* What somebody should look at, in plain words, with the command that helps.
 *
 * The limits are those of systemd/alerts.yml: who reads one should not be told otherwise by the
 * other.
 */
#ifndef AVSTAMD_HEALTH_ATTENTION_H
#define AVSTAMD_HEALTH_ATTENTION_H

#include <libpq-fe.h>

#include "daemon/health/figures.h"
#include "reconcile/base/arena.h"

enum {
    NIGHT_LATE_S = 26 * 3600,  /* after the last time that everything was reconciled */
    JUDGED_LATE_S = 3600,      /* an invoice that no run looks at */
    QUEUE_LATE_S = 900,        /* a job that nobody runs, a file that nobody reads or writes */
    NOTICE_LATE_S = 3600,      /* a mail or a webhook that does not get through */
    ANSWER_LATE_S = 24 * 3600, /* an answer that does not reach the provider */
    DISK_LEFT_PERCENT = 5
};

struct attention {
    const char *what, *command;
};

struct attentions {
    struct attention *items;
    size_t count, capacity;
};

/* `sources` and `jobs`: what SQL_STATUS_SOURCES and SQL_STATUS_JOBS gave, masked. */
struct attention_basis {
    const json_t *figures;
    const struct disk *disk; /* NULL: not known */
    const PGresult *sources, *jobs;
};

/* The most pressing first; texts in the arena. */
struct attentions attention_find(const struct attention_basis *basis, struct arena *arena);

/* "2026-11-29 04:15" in Sweden. */
const char *attention_time(struct arena *arena, int64_t instant_s);
/* "3 files", "1 file" */
const char *attention_count(struct arena *arena, int64_t count, const char *what);

#endif
