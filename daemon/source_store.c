/* What was fetched, to the database. */
#include <string.h>

#include "daemon/ingest.h"
#include "daemon/printable.h"
#include "daemon/source_visit.h"
#include "parsers/validate/rulebook.h"

enum { KEY_DIGEST_HEX = 2 * DIGEST_BYTES };

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
    const char *digest = source_digest(batch->arena, file->fd);

    *arrival = (struct arrival){.fd = file->fd, .name = file->name};
    if (digest == NULL) {
        arrival->fd = -1;
        arrival->outcome = INGEST_REFUSED;
        arrival->reason = "it cannot be read";
        return;
    }
    arrival->key = arena_printf(batch->arena, "%s%s %s", key_prefix(batch->arena, pass->source),
                                digest, printable_text(batch->arena, taken->item->id));
    taken->mark = source_mark(batch->arena, digest);
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

static void tell(const struct source_pass *pass, const struct source_batch *batch,
                 const struct arrival *arrival)
{
    source_pass_file(
        pass,
        &(struct source_told){.outcome = arrival->reason == NULL ? SOURCE_FINE : SOURCE_QUARANTINED,
                              .name = arrival->name,
                              .what = words_of(batch->arena, arrival),
                              .file_no = arrival->file_no,
                              .invoices = arrival->invoices});
}

/* An item is stored when all of its files are. */
static void judge(struct source_pass *pass, const struct source_batch *batch,
                  struct source_taken *taken)
{
    taken->stored = true;
    for (size_t at = taken->first; at < taken->first + taken->count; at++) {
        const struct arrival *arrival = &batch->arrivals[at];

        if (arrival->outcome != INGEST_REFUSED) {
            tell(pass, batch, arrival);
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

bool source_store(struct source_pass *pass, struct source_batch *batch, struct error *error)
{
    return pass->source->rows ? source_store_rows(pass, batch, error)
                              : store_invoices(pass, batch, error);
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

/* `id` as it was kept: what cannot be printed is written with a backslash. */
static bool is_shown(const struct source_list *shown, const char *id)
{
    bool shown_as_it_is = source_list_find(shown, id) != NULL;

    for (size_t at = 0; !shown_as_it_is && strchr(id, '\\') != NULL && at < shown->count; at++) {
        ARENA(arena);

        if (strcmp(printable_text(arena, shown->items[at].id), id) == 0) {
            return true;
        }
    }
    return shown_as_it_is;
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

        if (!is_shown(shown, key + strlen(prefix) + KEY_DIGEST_HEX + 1)) {
            over[count++].receipt_no = db_cell_int(result, at, 0);
        }
    }
    return ingest_settle(pass->db, arena, over, count, error);
}
