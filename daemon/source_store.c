/* What was fetched, to the database. */
#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/import.h"
#include "daemon/ingest.h"
#include "daemon/printable.h"
#include "daemon/source_visit.h"
#include "parsers/validate/rulebook.h"

enum { READ_BYTES = 65536, MARK_BYTES = 6, KEY_DIGEST_HEX = 2 * DIGEST_BYTES };

static bool digest_of(int fd, unsigned char ret_digest[DIGEST_BYTES])
{
    crypto_hash_sha256_state state;
    unsigned char buffer[READ_BYTES];
    off_t at = 0;

    (void)crypto_hash_sha256_init(&state);
    for (;;) {
        ssize_t got = pread(fd, buffer, sizeof buffer, at);

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return false;
        }
        if (got == 0) {
            break;
        }
        (void)crypto_hash_sha256_update(&state, buffer, (size_t)got);
        at += got;
    }
    (void)crypto_hash_sha256_final(&state, ret_digest);
    return true;
}

static const char *key_prefix(struct arena *arena, const struct source *source)
{
    return arena_printf(arena, "source %s ", source->name);
}

/* The same item with the same bytes is the same arrival, until it is settled. */
static void name_arrival(const struct source_pass *pass, struct source_batch *batch,
                         struct source_taken *taken, size_t at)
{
    struct arrival *arrival = &batch->arrivals[at];
    const struct source_file *file = &batch->files.items[at];
    unsigned char digest[DIGEST_BYTES] = {0};
    char hex[KEY_DIGEST_HEX + 1];

    *arrival = (struct arrival){.fd = file->fd, .name = file->name};
    if (!digest_of(file->fd, digest)) {
        arrival->fd = -1;
        arrival->outcome = INGEST_REFUSED;
        arrival->reason = "it cannot be read";
        return;
    }
    (void)sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    arrival->key = arena_printf(batch->arena, "%s%s %s", key_prefix(batch->arena, pass->source),
                                hex, printable_text(batch->arena, taken->item->id));
    taken->mark = arena_strndup(batch->arena, hex, 2 * (size_t)MARK_BYTES);
}

static const char *words_of(struct arena *arena, const struct arrival *arrival)
{
    switch (arrival->outcome) {
    case INGEST_STORED:
        return arrival->reason == NULL
                   ? "stored"
                   : arena_printf(arena, "stored, a part of it quarantined: %s", arrival->reason);
    case INGEST_REPEATED:
        return "the same bytes again";
    case INGEST_QUARANTINED:
        return arena_printf(arena, "quarantined: %s", arrival->reason);
    case INGEST_KNOWN:
        return "stored already, by a run that was cut off";
    case INGEST_REFUSED:
    case INGEST_PENDING:
        break;
    }
    return arena_printf(arena, "not taken: %s", arrival->reason);
}

/* An item is stored when all of its files are. */
static void judge(struct source_pass *pass, const struct source_batch *batch,
                  struct source_taken *taken)
{
    taken->stored = true;
    for (size_t at = taken->first; at < taken->first + taken->count; at++) {
        const struct arrival *arrival = &batch->arrivals[at];

        if (arrival->outcome != INGEST_REFUSED) {
            source_pass_file(pass, arrival->name, words_of(batch->arena, arrival));
        } else if (arrival->changing) {
            pass->result.later++;
        } else {
            source_pass_left(pass, arrival->name, arrival->reason);
        }
        taken->stored = taken->stored && arrival->outcome != INGEST_REFUSED;
    }
}

static bool store_invoices(struct source_pass *pass, struct source_batch *batch,
                           struct error *error)
{
    size_t count = batch->files.count;

    batch->arrivals = arena_array(batch->arena, struct arrival, count + 1);
    for (size_t at = 0; at < batch->taken_count; at++) {
        struct source_taken *taken = &batch->taken[at];

        for (size_t file = taken->first; file < taken->first + taken->count; file++) {
            name_arrival(pass, batch, taken, file);
        }
    }
    if (pass->rulebook == NULL) {
        pass->rulebook = rulebook_new();
    }
    for (size_t at = 0; at < count; at += INGEST_BATCH_MAX) {
        size_t some = count - at < INGEST_BATCH_MAX ? count - at : INGEST_BATCH_MAX;

        if (!ingest_batch(pass->db, pass->rulebook, batch->arena, pass->source->name,
                          batch->arrivals + at, some, error)) {
            return false;
        }
    }
    for (size_t at = 0; at < batch->taken_count; at++) {
        judge(pass, batch, &batch->taken[at]);
    }
    return true;
}

struct bad_row {
    struct arena *arena;
    const char *text; /* the first */
};

static void remember_bad(void *context, const char *path, int64_t row, const char *column,
                         const char *reason)
{
    struct bad_row *bad = context;

    (void)path;
    if (bad->text == NULL) {
        bad->text = arena_printf(bad->arena, "row %jd: %s%s%s", (intmax_t)row,
                                 column == NULL ? "" : column, column == NULL ? "" : ": ", reason);
    }
}

static bool import_one(struct source_pass *pass, struct source_batch *batch,
                       struct source_taken *taken, const struct source_file *file,
                       struct error *error)
{
    const char *path = arena_printf(batch->arena, "/proc/self/fd/%d", file->fd);
    struct bad_row bad = {.arena = batch->arena};
    const struct import_watch watch = {.context = &bad, .bad = remember_bad};
    struct import_counts counts = {0};
    struct error why = {0};
    unsigned char digest[DIGEST_BYTES] = {0};
    char hex[KEY_DIGEST_HEX + 1];

    taken->stored =
        import_file(pass->db, pass->source->facts, path, &watch, batch->arena, &counts, &why) &&
        digest_of(file->fd, digest);
    if (!taken->stored && (why.kind == ERROR_UNAVAILABLE || why.kind == ERROR_CONFLICT)) {
        *error = why;
        return error_in(error, "%s", file->name);
    }
    if (!taken->stored) {
        size_t prefix = strlen(path);
        bool named = strncmp(why.text, path, prefix) == 0 && why.text[prefix] == ':';

        source_pass_left(pass, file->name,
                         bad.text != NULL ? bad.text
                         : named          ? why.text + prefix + 2
                                          : why.text);
        return true;
    }
    (void)sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    taken->mark = arena_strndup(batch->arena, hex, 2 * (size_t)MARK_BYTES);
    source_pass_file(pass, file->name,
                     arena_printf(batch->arena, "%s: %jd rows: %jd new, %jd changed, %jd withdrawn",
                                  pass->source->takes, (intmax_t)counts.rows,
                                  (intmax_t)counts.added, (intmax_t)counts.changed,
                                  (intmax_t)counts.withdrawn));
    return true;
}

static bool store_facts(struct source_pass *pass, struct source_batch *batch, struct error *error)
{
    for (size_t at = 0; at < batch->taken_count; at++) {
        struct source_taken *taken = &batch->taken[at];

        taken->stored = taken->count == 0;
        for (size_t file = 0; file < taken->count; file++) {
            if (!import_one(pass, batch, taken, &batch->files.items[taken->first + file], error)) {
                return false;
            }
            if (!taken->stored) {
                break;
            }
        }
    }
    return true;
}

bool source_store(struct source_pass *pass, struct source_batch *batch, struct error *error)
{
    return pass->source->facts == NULL ? store_invoices(pass, batch, error)
                                       : store_facts(pass, batch, error);
}

bool source_settle(struct source_pass *pass, const struct source_batch *batch, struct error *error)
{
    if (batch->arrivals == NULL) {
        return true;
    }
    struct arrival *over = arena_array(batch->arena, struct arrival, batch->files.count + 1);
    size_t count = 0;

    for (size_t at = 0; at < batch->taken_count; at++) {
        const struct source_taken *taken = &batch->taken[at];

        for (size_t file = 0; taken->stored && file < taken->count; file++) {
            over[count++] = batch->arrivals[taken->first + file];
        }
    }
    return ingest_settle(pass->db, batch->arena, over, count, error);
}

static bool is_shown(struct arena *arena, const struct source_list *shown, const char *id)
{
    for (size_t at = 0; at < shown->count; at++) {
        if (strcmp(printable_text(arena, shown->items[at].id), id) == 0) {
            return true;
        }
    }
    return false;
}

bool source_settle_gone(struct source_pass *pass, const struct source_list *shown,
                        struct error *error)
{
    ARENA(arena);
    DB_RESULT(result);
    const char *prefix = key_prefix(arena, pass->source);

    if (!db_run(pass->db, &SQL_SOURCE_ARRIVALS,
                DB_VALUES(db_text(pass->source->name), db_text(prefix)), &result, error)) {
        return false;
    }
    struct arrival *over = arena_array(arena, struct arrival, (size_t)PQntuples(result) + 1);
    size_t count = 0;

    for (int at = 0; at < PQntuples(result); at++) {
        const char *key = db_cell(result, at, 1);

        if (!is_shown(arena, shown, key + strlen(prefix) + KEY_DIGEST_HEX + 1)) {
            over[count++].receipt_no = db_cell_int(result, at, 0);
        }
    }
    return ingest_settle(pass->db, arena, over, count, error);
}
