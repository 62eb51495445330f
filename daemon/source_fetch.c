/* A run: what is complete is fetched, stored, and only then taken away. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "daemon/ingest.h"
#include "daemon/printable.h"
#include "daemon/source_visit.h"
#include "parsers/validate/rulebook.h"

enum { BATCH_BYTES = 64 * 1024 * 1024, LEFT_REASON_MAX = 300, BROKEN_MAX = 3 };

void source_pass_file(const struct source_pass *pass, const struct source_told *told)
{
    if (pass->watch->file != NULL) {
        pass->watch->file(pass->watch->context, told);
    }
}

void source_pass_left(struct source_pass *pass, const char *name, const char *reason)
{
    if (pass->result.left++ == 0) {
        pass->result.left_reason =
            arena_printf(pass->arena, "%s: %.*s", name, LEFT_REASON_MAX, reason);
    }
    source_pass_file(
        pass, &(struct source_told){.outcome = SOURCE_LEFT,
                                    .name = name,
                                    .what = arena_printf(pass->arena, "not taken: %s", reason)});
}

static void tell_progress(void *context)
{
    const struct source_pass *pass = context;

    if (pass->watch->progress != NULL) {
        pass->watch->progress(pass->watch->context);
    }
}

static bool same_as(const struct source_list *list, const struct source_item *item)
{
    const struct source_item *found = source_list_find(list, item->id);

    return found != NULL && found->bytes == item->bytes &&
           strcmp(found->version, item->version) == 0;
}

static void wait_s(int64_t seconds)
{
    struct timespec left = {.tv_sec = (time_t)seconds};

    while (nanosleep(&left, &left) != 0 && errno == EINTR) {
    }
}

/* The second look, a while after the first: who is still written to waits for another run. */
static bool look_again(struct source_pass *pass, struct error *error)
{
    struct source_list now = {0};
    size_t kept = 0;

    if (pass->source->kind->whole || pass->source->settle_s == 0 || pass->list.count == 0) {
        return true;
    }
    for (int64_t left = pass->source->settle_s; left > 0; left -= 10) {
        wait_s(left < 10 ? left : 10);
        tell_progress(pass);
    }
    if (!source_visit_list(&pass->visit, pass->arena, &now, error)) {
        return false;
    }
    for (size_t at = 0; at < pass->list.count; at++) {
        bool same = same_as(&now, &pass->list.items[at]);

        pass->result.later += !same && source_list_find(&now, pass->list.items[at].id) != NULL;
        if (same) {
            pass->list.items[kept++] = pass->list.items[at];
        }
    }
    pass->list.count = kept;
    return true;
}

static bool is_speakable(const char *id)
{
    for (; *id != '\0'; id++) {
        if (iscntrl((unsigned char)*id)) {
            return false;
        }
    }
    return true;
}

/* Fewer or more bytes than were listed: it changed. */
static bool came_whole(const struct source_item *item, int fd)
{
    struct stat status;

    return fstat(fd, &status) == 0 && status.st_size == item->bytes;
}

static int64_t bytes_of(const struct source_files *files, size_t first)
{
    int64_t bytes = 0;

    for (size_t at = first; at < files->count; at++) {
        struct stat status;

        bytes += fstat(files->items[at].fd, &status) == 0 ? status.st_size : 0;
    }
    return bytes;
}

static void forget_files(struct source_files *files, size_t first)
{
    struct source_files rest = {.items = files->items + first, .count = files->count - first};

    source_files_close(&rest);
    files->count = first;
}

/* False when no more can be fetched just now. */
static bool fetch_one(struct source_pass *pass, struct source_batch *batch,
                      const struct source_item *item, struct error *error)
{
    struct source_files *files = &batch->files;
    size_t first = files->count;
    struct error why = {0};

    if (!is_speakable(item->id)) {
        source_pass_left(pass, item->name, "its name has control characters in it");
        return true;
    }
    bool fetched = pass->source->kind->fetch(&pass->visit, batch->arena, item, files, &why);
    bool later = fetched ? item->bytes >= 0 && !came_whole(item, files->items[first].fd)
                         : why.kind == ERROR_CONFLICT;

    if (!fetched || later) {
        forget_files(files, first);
    }
    /* One that cannot be had does not stand in the way of the others; a peer that is away does. */
    pass->broken = !fetched && why.kind == ERROR_UNAVAILABLE ? pass->broken + 1 : 0;
    if (pass->broken == BROKEN_MAX) {
        *error = why;
        return error_in(error, "%s", item->name);
    }
    if (later) {
        pass->result.later++;
    } else if (!fetched) {
        source_pass_left(pass, item->name, why.text);
    } else {
        if (files->count == first) {
            source_pass_file(pass, &(struct source_told){
                                       .name = item->name,
                                       .what = "nothing of ours is in it: flagged, for people"});
        }
        batch->taken[batch->taken_count++] =
            (struct source_taken){.item = item, .first = first, .count = files->count - first};
        batch->bytes += bytes_of(files, first);
    }
    tell_progress(pass);
    return true;
}

/* Never what came in the place of what was fetched. */
static bool finish_all(struct source_pass *pass, struct source_batch *batch, struct error *error)
{
    const struct source_kind *kind = pass->source->kind;
    struct source_list now = {0};

    if (batch->taken_count == 0 ||
        (!kind->whole && !source_visit_list(&pass->visit, batch->arena, &now, error))) {
        return batch->taken_count == 0;
    }
    for (size_t at = 0; at < batch->taken_count; at++) {
        const struct source_taken *taken = &batch->taken[at];

        if (!taken->stored) {
            continue;
        }
        if (!kind->whole && !same_as(&now, taken->item)) {
            pass->result.later += source_list_find(&now, taken->item->id) != NULL;
        } else if (!kind->finish(&pass->visit, batch->arena, taken->item,
                                 taken->mark == NULL ? "" : taken->mark, error)) {
            return error_in(error, "%s is stored, but cannot be taken away", taken->item->name);
        }
        pass->result.files += (int64_t)taken->count;
        tell_progress(pass);
    }
    return kind->sync == NULL || kind->sync(&pass->visit, error);
}

static bool is_full(const struct source_pass *pass, const struct source_batch *batch)
{
    return batch->files.count >= INGEST_BATCH_MAX || batch->taken_count >= INGEST_BATCH_MAX ||
           batch->bytes >= BATCH_BYTES ||
           pass->result.files + (int64_t)batch->files.count >= pass->source->most_files ||
           pass->result.bytes + batch->bytes >= pass->source->most_bytes;
}

/* What was fetched before the connection broke is stored all the same. */
static bool take_batch(struct source_pass *pass, struct source_batch *batch, size_t *next,
                       struct error *error)
{
    struct error broken = {0};
    bool connected = true;

    while (connected && *next < pass->list.count && !is_full(pass, batch)) {
        connected = fetch_one(pass, batch, &pass->list.items[(*next)++], &broken);
    }
    if (!source_store(pass, batch, error)) {
        return false;
    }
    if (!connected) { /* the next run knows them */
        *error = broken;
        return false;
    }
    if (!finish_all(pass, batch, error)) {
        return false;
    }
    pass->result.bytes += batch->bytes;
    return source_settle(pass, batch, error);
}

static bool take_all(struct source_pass *pass, struct error *error)
{
    for (size_t next = 0; next < pass->list.count;) {
        ARENA(arena);
        struct source_batch batch = {.arena = arena};

        if (pass->result.files >= pass->source->most_files ||
            pass->result.bytes >= pass->source->most_bytes) {
            pass->result.more = true;
            return true;
        }
        batch.taken = arena_array(arena, struct source_taken, INGEST_BATCH_MAX);
        bool taken = take_batch(pass, &batch, &next, error);

        source_files_close(&batch.files);
        if (!taken) {
            return false;
        }
    }
    return true;
}

static bool visit_source(struct source_pass *pass, struct error *error)
{
    const struct source_kind *kind = pass->source->kind;
    bool done = kind->open(&pass->visit, error) &&
                source_visit_list(&pass->visit, pass->arena, &pass->list, error) &&
                source_settle_gone(pass, &pass->list, error) && look_again(pass, error) &&
                take_all(pass, error);

    kind->close(&pass->visit);
    return done;
}

static bool lock(struct db *db, const char *name, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_SOURCE_LOCK, DB_VALUES(db_text(name)), &result, error)) {
        return false;
    }
    return db_cell_bool(result, 0, 0) ||
           error_set(error, ERROR_CONFLICT, "somebody else is fetching from it just now");
}

static bool fetch_all(struct db *db, const struct source *source, const struct source_watch *watch,
                      struct arena *arena, struct source_result *ret_result, struct error *error)
{
    struct source watched = *source;
    struct source_pass pass = {.db = db, .source = &watched, .watch = watch, .arena = arena};
    struct error ignored = {0};

    watched.peer.progress = tell_progress;
    watched.peer.context = &pass;
    pass.visit = (struct source_visit){.source = &watched, .arena = arena};
    if (!lock(db, source->name, error)) {
        return false;
    }
    bool done = visit_source(&pass, error);

    rulebook_free(&pass.rulebook);
    (void)!db_execute(db, &SQL_SOURCE_UNLOCK, DB_VALUES(db_text(source->name)), NULL, &ignored);
    *ret_result = pass.result;
    return done;
}

static bool record(struct db *db, const struct source *source, const struct source_result *result,
                   const char *why, struct arena *arena, int64_t *ret_failures, struct error *error)
{
    DB_RESULT(before);

    if (!db_run(db, &SQL_SOURCE_STATE_PUT,
                DB_VALUES(db_text(source->name), db_text(source->kind->name), db_text(why),
                          db_int(arena, result->files), db_int(arena, result->bytes),
                          db_int(arena, result->later), db_int(arena, result->left)),
                &before, error)) {
        return false;
    }
    *ret_failures = db_cell_int(before, 0, 0);
    return true;
}

bool source_run(struct db *db, const struct source *source, const struct source_watch *watch,
                struct arena *arena, struct source_result *ret_result, int64_t *ret_recovered,
                struct error *error)
{
    struct error why = {0}, trouble = {0};
    int64_t failures = 0;
    bool done = fetch_all(db, source, watch, arena, ret_result, &why);

    if (!done && why.kind == ERROR_CONFLICT) {
        *error = why;
        return false;
    }
    if (done && ret_result->left > 0) {
        done = error_set(&why, ERROR_INPUT, "%jd stay at the source: %s",
                         (intmax_t)ret_result->left, ret_result->left_reason);
    }
    if (!done) {
        db_rollback(db);
    }
    bool kept = record(db, source, ret_result, done ? NULL : masked_text(arena, why.text), arena,
                       &failures, &trouble);

    if (!done || !kept) {
        *error = done ? trouble : why;
        return false;
    }
    *ret_recovered = failures;
    return true;
}
