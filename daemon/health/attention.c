#include "daemon/health/attention.h"

#include <inttypes.h>
#include <string.h>

#include "daemon/db.h"
#include "daemon/json_member.h"
#include "reconcile/base/date.h"

struct finder {
    const struct attention_basis *basis;
    struct arena *arena;
    struct attentions found;
    int64_t now;
};

const char *attention_time(struct arena *arena, int64_t instant_s)
{
    char text[INSTANT_TEXT_BYTES];

    instant_format(instant_s, text);
    return arena_printf(arena, "%.10s %.5s", text, text + strlen("2026-11-29T"));
}

const char *attention_count(struct arena *arena, int64_t count, const char *what)
{
    return arena_printf(arena, "%" PRId64 " %s%s", count, what, count == 1 ? "" : "s");
}

static void add(struct finder *finder, const char *what, const char *command)
{
    struct attentions *found = &finder->found;

    found->items = arena_grow(finder->arena, found->items, &found->capacity, found->count + 1);
    found->items[found->count++] = (struct attention){what, command};
}

static int64_t of(const struct finder *finder, const char *member)
{
    return figure(finder->basis->figures, member);
}

/* False also when there is no such moment. */
static bool older(const struct finder *finder, int64_t since, int64_t limit_s)
{
    return since >= 0 && finder->now - since > limit_s;
}

static void look_at_disk(struct finder *finder)
{
    const struct disk *disk = finder->basis->disk;

    if (disk != NULL && disk->free_bytes * 100 < disk->size_bytes * DISK_LEFT_PERCENT) {
        add(finder,
            arena_printf(finder->arena, "the disk of %s is nearly full: %" PRId64 " MB are left",
                         disk->folder, disk->free_bytes / 1000000),
            arena_printf(finder->arena, "df -h %s", disk->folder));
    }
}

static void look_at_daemon(struct finder *finder)
{
    if (of(finder, "daemons") == 0) {
        add(finder, "no daemon (avstamd work) has the database", "systemctl status avstamd-work");
    }
    if (older(finder, of(finder, "overdue_since"), QUEUE_LATE_S)) {
        add(finder,
            arena_printf(finder->arena, "the queue stands still: a job should have run at %s",
                         attention_time(finder->arena, of(finder, "overdue_since"))),
            "journalctl -u avstamd-work -p warning");
    }
}

static void look_at_night(struct finder *finder)
{
    int64_t last = figure(json_object_get(finder->basis->figures, "night"), "finished_at");

    if (older(finder, last >= 0 ? last : of(finder, "since"), NIGHT_LATE_S)) {
        add(finder,
            last < 0
                ? "everything was never reconciled anew (the nightly run)"
                : arena_printf(finder->arena,
                               "the last night did not run: everything was reconciled anew at %s",
                               attention_time(finder->arena, last)),
            "systemctl status avstamd-reconcile.timer avstamd-reconcile.service");
    }
}

static void look_at_files(struct finder *finder)
{
    struct arena *arena = finder->arena;

    if (older(finder, of(finder, "waiting_since"), JUDGED_LATE_S)) {
        add(finder,
            arena_printf(arena, "invoices wait since %s to be reconciled",
                         attention_time(arena, of(finder, "waiting_since"))),
            "journalctl -u avstamd-work -p warning");
    }
    if (older(finder, of(finder, "unread_since"), QUEUE_LATE_S)) {
        add(finder,
            arena_printf(arena, "%s stored and not read since %s",
                         attention_count(arena, of(finder, "unread"), "file"),
                         attention_time(arena, of(finder, "unread_since"))),
            "systemctl restart avstamd-work");
    }
    if (of(finder, "quarantined") > 0) {
        add(finder,
            arena_printf(arena, "%s in quarantine",
                         attention_count(arena, of(finder, "quarantined"), "file")),
            "avstamd quarantine list");
    }
}

static void look_at_sources(struct finder *finder)
{
    const PGresult *sources = finder->basis->sources;

    for (int at = 0; at < PQntuples(sources); at++) {
        const char *name = db_cell(sources, at, 0);

        add(finder,
            arena_printf(finder->arena, "source %s fails since %s (%s runs): %s", name,
                         db_cell(sources, at, 1), db_cell(sources, at, 2), db_cell(sources, at, 3)),
            arena_printf(finder->arena, "avstamd source test %s", name));
    }
}

/* A source that fails has been told. */
static void look_at_jobs(struct finder *finder)
{
    const PGresult *jobs = finder->basis->jobs;

    for (int at = 0; at < PQntuples(jobs); at++) {
        const char *number = db_cell(jobs, at, 0), *kind = db_cell(jobs, at, 1);
        const char *subject = db_cell(jobs, at, 2);
        bool given_up = db_null(jobs, at, 5);

        if (strcmp(kind, "source") == 0) {
            continue;
        }
        add(finder,
            arena_printf(finder->arena, "job %s (%s%s%s) %s: %s", number, kind,
                         *subject == '\0' ? "" : " ", subject,
                         given_up
                             ? "was given up"
                             : arena_printf(finder->arena, "failed %s times", db_cell(jobs, at, 3)),
                         db_cell(jobs, at, 4)),
            arena_printf(finder->arena, "journalctl AVSTAMD_JOB=%s", number));
    }
}

static void look_at_exchange(struct finder *finder)
{
    struct arena *arena = finder->arena;
    const json_t *answers = json_object_get(finder->basis->figures, "answers");

    if (older(finder, of(finder, "undelivered_since"), QUEUE_LATE_S)) {
        add(finder,
            arena_printf(arena, "%s to the finance system not written since %s",
                         attention_count(arena, of(finder, "undelivered"), "export"),
                         attention_time(arena, of(finder, "undelivered_since"))),
            "avstamd export");
    }
    for (size_t at = 0; at < json_array_size(answers); at++) {
        const json_t *one = json_array_get(answers, at);
        bool refused = strcmp(json_member_text(one, "state"), "refused") == 0;

        if (figure(one, "count") > 0 &&
            (refused || older(finder, figure(one, "since"), ANSWER_LATE_S))) {
            add(finder,
                arena_printf(arena, "%s to providers %s",
                             attention_count(arena, figure(one, "count"), "answer"),
                             refused ? "refused by the access point" : "not sent for a day"),
                "avstamd answer list --waiting");
        }
    }
}

static void look_at_notices(struct finder *finder)
{
    const json_t *notices = json_object_get(finder->basis->figures, "notices");

    for (size_t at = 0; at < json_array_size(notices); at++) {
        const json_t *one = json_array_get(notices, at);
        bool lost = strcmp(json_member_text(one, "state"), "lost") == 0;

        if (figure(one, "count") > 0 &&
            (lost || older(finder, figure(one, "since"), NOTICE_LATE_S))) {
            add(finder,
                arena_printf(finder->arena, "%s %s",
                             attention_count(finder->arena, figure(one, "count"),
                                             json_member_text(one, "kind")),
                             lost ? "lost in the last day" : "not sent for an hour"),
                "avstamd notices list");
        }
    }
}

struct attentions attention_find(const struct attention_basis *basis, struct arena *arena)
{
    static void (*const looks[])(struct finder * finder) = {
        look_at_disk, look_at_daemon, look_at_night,    look_at_sources,
        look_at_jobs, look_at_files,  look_at_exchange, look_at_notices};
    struct finder finder = {.basis = basis, .arena = arena, .now = figure(basis->figures, "now")};

    for (size_t at = 0; at < sizeof looks / sizeof looks[0]; at++) {
        looks[at](&finder);
    }
    return finder.found;
}
