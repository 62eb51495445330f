#include "daemon/ingest_file.h"

#include <string.h>

#include "daemon/keep_attachment.h"
#include "daemon/printable.h"
#include "daemon/read_documents.h"
#include "daemon/store.h"
#include "daemon/store_rules.h"
#include "parsers/envelope.h"

enum { PIECE_BYTES = 1 << 20, REASONS_MAX = 5, INVOICES_TOLD_MAX = 20 };

/* What can be taken back when the file breaks off. */
struct progress {
    int stored, refused;
    const char *reason;
    const char *invoices; /* the first numbers */
    int64_t *ordinals;    /* of the refused */
    size_t ordinal_count, ordinal_capacity;
};

struct ingesting {
    struct db *db;
    struct arena *arena;
    int64_t file_no;
    const struct rulebook *rulebook;
    struct attachment_keeper *attachments;
    int ordinal;       /* of the document to which an attachment belongs */
    PGresult *settled; /* ordinals that are left alone; NULL: none */
    bool savepoint;    /* at the beginning of what may break off */
    struct progress progress, before;
};

/* The stored bytes.  One piece is kept: zip files are read back and forth in small steps. */
struct stored_bytes {
    struct db *db;
    int64_t file_no;
    int64_t from;
    size_t length;
    unsigned char *piece; /* libpq's */
};

static CHECKED bool fetch(struct stored_bytes *stored, int64_t from, struct error *error)
{
    ARENA(arena);
    DB_RESULT(result);

    if (!db_run(stored->db, &SQL_FILE_PIECE,
                DB_VALUES(db_int(arena, stored->file_no), db_int(arena, from + 1),
                          db_int(arena, PIECE_BYTES)),
                &result, error)) {
        return false;
    }
    PQfreemem(stored->piece);
    stored->piece =
        PQunescapeBytea((const unsigned char *)PQgetvalue(result, 0, 0), &stored->length);
    stored->from = from;
    return stored->piece != NULL || error_set(error, ERROR_UNAVAILABLE, "out of memory");
}

static bool read_stored(void *context, int64_t offset, void *ret_bytes, size_t size,
                        size_t *ret_length, struct error *error)
{
    struct stored_bytes *stored = context;
    bool inside = stored->piece != NULL && offset >= stored->from &&
                  offset < stored->from + (int64_t)stored->length;

    if (!inside && !fetch(stored, offset, error)) {
        return false;
    }
    size_t left = stored->length - (size_t)(offset - stored->from);

    *ret_length = left < size ? left : size;
    memcpy(ret_bytes, stored->piece + (offset - stored->from), *ret_length);
    return true;
}

static bool is_settled(const struct ingesting *ingesting, int ordinal)
{
    for (int at = 0; ingesting->settled != NULL && at < PQntuples(ingesting->settled); at++) {
        if (db_cell_int(ingesting->settled, at, 0) == ordinal) {
            return true;
        }
    }
    return false;
}

static CHECKED bool set_savepoint(struct ingesting *ingesting, struct error *error)
{
    bool needed = !ingesting->savepoint;

    ingesting->savepoint = true;
    return !needed || db_script(ingesting->db, "savepoint", "savepoint stream", error);
}

static bool on_begin(void *context, struct error *error)
{
    struct ingesting *ingesting = context;
    bool set = ingesting->savepoint;

    ingesting->savepoint = false;
    ingesting->before = ingesting->progress;
    return !set || db_script(ingesting->db, "savepoint", "release savepoint stream", error);
}

/* The first reason alone, or several with the documents that they are about. */
static const char *reasons(struct ingesting *ingesting, int ordinal, const char *reason)
{
    const struct progress *progress = &ingesting->progress;
    const char *numbered = arena_printf(ingesting->arena, "#%d: %s", ordinal, reason);

    if (progress->reason == NULL) {
        return numbered;
    }
    return progress->refused > REASONS_MAX
               ? progress->reason
               : arena_printf(ingesting->arena, "%s; %s", progress->reason,
                              progress->refused == REASONS_MAX ? "…" : numbered);
}

static CHECKED bool quarantine(struct ingesting *ingesting, int ordinal, const char *text,
                               struct error *error)
{
    struct progress *progress = &ingesting->progress;
    const char *reason = masked_text(ingesting->arena, text);

    if (!set_savepoint(ingesting, error) ||
        !db_execute(ingesting->db, &SQL_QUARANTINE_PUT,
                    DB_VALUES(db_int(ingesting->arena, ingesting->file_no),
                              db_int(ingesting->arena, ordinal), db_text(reason)),
                    NULL, error)) {
        return false;
    }
    progress->reason = reasons(ingesting, ordinal, reason);
    progress->refused++;
    progress->ordinals = arena_grow(ingesting->arena, progress->ordinals,
                                    &progress->ordinal_capacity, progress->ordinal_count + 1);
    progress->ordinals[progress->ordinal_count++] = ordinal;
    return true;
}

static struct db_value shown(struct arena *arena, const struct term *term)
{
    return db_text(term->text == NULL ? NULL : printable_text(arena, term->text));
}

static CHECKED bool store_envelope(struct ingesting *ingesting, const struct parsed *parsed,
                                   struct error *error)
{
    const struct envelope *from = parsed->envelope;
    struct arena *arena = parsed->arena;

    return from == NULL ||
           db_execute(ingesting->db, &SQL_ENVELOPE_INSERT,
                      DB_VALUES(db_int(arena, ingesting->file_no), db_int(arena, parsed->ordinal),
                                shown(arena, &from->sender), shown(arena, &from->sender_authority),
                                shown(arena, &from->receiver),
                                shown(arena, &from->receiver_authority),
                                shown(arena, &from->standard), shown(arena, &from->type),
                                shown(arena, &from->instance), shown(arena, &from->created)),
                      NULL, error);
}

static CHECKED bool store_all(struct ingesting *ingesting, const struct parsed *parsed,
                              struct error *error)
{
    int64_t document_no = 0;

    return store_document(ingesting->db, parsed->arena, ingesting->file_no, parsed->ordinal,
                          parsed->invoice, &document_no, error) &&
           (parsed->verdict == NULL ||
            store_rules(ingesting->db, parsed->arena, document_no, parsed->verdict, error)) &&
           store_envelope(ingesting, parsed, error);
}

static void tell_number(struct ingesting *ingesting, const char *number)
{
    struct progress *progress = &ingesting->progress;

    if (progress->stored++ < INVOICES_TOLD_MAX) {
        progress->invoices = arena_printf(
            ingesting->arena, "%s%s%s", progress->invoices == NULL ? "" : progress->invoices,
            progress->invoices == NULL ? "" : "\n", printable_text(ingesting->arena, number));
    }
}

static CHECKED bool store(struct ingesting *ingesting, const struct parsed *parsed,
                          struct error *error)
{
    struct error why = {0};

    if (parsed->error.kind != ERROR_NONE) {
        return quarantine(ingesting, parsed->ordinal, parsed->error.text, error);
    }
    if (!set_savepoint(ingesting, error) ||
        !db_script(ingesting->db, "savepoint", "savepoint document", error)) {
        return false;
    }
    if (store_all(ingesting, parsed, &why)) {
        tell_number(ingesting, parsed->invoice->invoice_number.text);
        return db_script(ingesting->db, "savepoint", "release savepoint document", error);
    }
    if (why.kind != ERROR_INPUT && why.kind != ERROR_LIMIT) {
        *error = why;
        return false;
    }
    return db_script(ingesting->db, "savepoint",
                     "rollback to savepoint document; release savepoint document", error) &&
           quarantine(ingesting, parsed->ordinal, why.text, error);
}

static bool on_document(void *context, struct parsed *parsed, struct error *error)
{
    struct ingesting *ingesting = context;
    bool good = is_settled(ingesting, parsed->ordinal) || store(ingesting, parsed, error);

    arena_free(parsed->arena);
    return good;
}

/* What was stored of an XML file before it broke off is not stored. */
static bool on_failed(void *context, struct parsed *parsed, int first, struct error *error)
{
    struct ingesting *ingesting = context;
    bool good = true;

    attachment_keeper_forget(ingesting->attachments);
    ingesting->progress = ingesting->before;
    if (ingesting->savepoint) {
        good = db_script(ingesting->db, "savepoint", "rollback to savepoint stream", error);
    }
    good = good && (is_settled(ingesting, first) ||
                    quarantine(ingesting, first, parsed->error.text, error));
    arena_free(parsed->arena);
    return good;
}

static bool on_attachment(void *context, const struct supporting_document *about,
                          struct error *error)
{
    struct ingesting *ingesting = context;

    attachment_keeper_place(ingesting->attachments, ingesting->ordinal,
                            !is_settled(ingesting, ingesting->ordinal));
    return set_savepoint(ingesting, error) &&
           attachment_keeper_sink.begin(ingesting->attachments, about, error);
}

static bool on_attachment_bytes(void *context, const void *bytes, size_t length,
                                struct error *error)
{
    struct ingesting *ingesting = context;

    return attachment_keeper_sink.bytes(ingesting->attachments, bytes, length, error);
}

static bool on_attachment_end(void *context, const struct supporting_document *about,
                              struct error *error)
{
    struct ingesting *ingesting = context;

    return attachment_keeper_sink.end(ingesting->attachments, about, error);
}

static CHECKED bool read_file(struct ingesting *ingesting, struct error *error)
{
    const struct attachment_sink attachments = {ingesting, on_attachment, on_attachment_bytes,
                                                on_attachment_end};
    const struct documents_sink sink = {.context = ingesting,
                                        .begin = on_begin,
                                        .document = on_document,
                                        .failed = on_failed,
                                        .attachments = &attachments};
    const struct documents_wishes wishes = {
        .rulebook = ingesting->rulebook, .profile = PROFILE_PEPPOL, .invoices = true};
    struct stored_bytes stored = {.db = ingesting->db, .file_no = ingesting->file_no};
    struct byte_source source = {&stored, read_stored, 0};
    bool good = false;
    DB_RESULT(size);

    if (db_run(ingesting->db, &SQL_FILE_SIZE,
               DB_VALUES(db_int(ingesting->arena, ingesting->file_no)), &size, error)) {
        source.size_bytes = db_cell_int(size, 0, 0);
        good = read_documents(&source, &wishes, &sink, &ingesting->ordinal, error) &&
               attachment_keeper_abandon(ingesting->attachments, error);
    }
    PQfreemem(stored.piece);
    return good;
}

/* A single document's reason goes without its number. */
static const char *reason_of(const struct progress *progress)
{
    bool single = progress->stored == 0 && progress->refused == 1;

    return single && strncmp(progress->reason, "#1: ", 4) == 0 ? progress->reason + 4
                                                               : progress->reason;
}

static CHECKED bool leave_quarantine(struct ingesting *ingesting, struct error *error)
{
    const struct progress *progress = &ingesting->progress;

    return db_execute(
        ingesting->db, &SQL_QUARANTINE_RELEASE,
        DB_VALUES(db_int(ingesting->arena, ingesting->file_no),
                  db_int_array(ingesting->arena, progress->ordinals, progress->ordinal_count)),
        NULL, error);
}

bool ingest_file(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                 int64_t file_no, bool again, struct ingest_result *ret_result, struct error *error)
{
    ARENA(scratch);
    DB_RESULT(settled);
    struct ingesting ingesting = {.db = db,
                                  .arena = scratch,
                                  .file_no = file_no,
                                  .rulebook = rulebook,
                                  .attachments = attachment_keeper_new(db, scratch, file_no)};

    if (again &&
        !db_run(db, &SQL_DOCUMENT_SETTLED, DB_VALUES(db_int(scratch, file_no)), &settled, error)) {
        return false;
    }
    ingesting.settled = settled;
    if (!read_file(&ingesting, error) || (again && !leave_quarantine(&ingesting, error))) {
        return false;
    }
    const struct progress *progress = &ingesting.progress;

    *ret_result = (struct ingest_result){
        .stored = progress->stored,
        .refused = progress->refused,
        .reason = progress->reason == NULL ? NULL : arena_strdup(arena, reason_of(progress)),
        .attachments_left = attachment_keeper_left(ingesting.attachments),
        .invoices = arena_strdup(arena, progress->invoices == NULL ? "" : progress->invoices)};
    return true;
}
