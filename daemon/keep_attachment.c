#include "daemon/keep_attachment.h"

#include <sodium.h>
#include <string.h>

#include "daemon/printable.h"

enum { PIECE_BYTES = 256 * 1024, DIGEST_BYTES = crypto_hash_sha256_BYTES };

struct attachment_keeper {
    struct db *db;
    int64_t file_no;
    int ordinal, position;
    bool wanted; /* its document is */
    int left;
    /* The one that is read now. */
    bool open, apart; /* apart: its bytes are stored */
    int64_t content_no;
    int pieces;
    crypto_hash_sha256_state digest;
    size_t used;
    unsigned char piece[PIECE_BYTES];
};

struct attachment_keeper *attachment_keeper_new(struct db *db, struct arena *arena, int64_t file_no)
{
    struct attachment_keeper *keeper = arena_array(arena, struct attachment_keeper, 1);

    keeper->db = db;
    keeper->file_no = file_no;
    return keeper;
}

void attachment_keeper_place(struct attachment_keeper *keeper, int ordinal, bool wanted)
{
    if (ordinal != keeper->ordinal) {
        keeper->position = 0;
    }
    keeper->ordinal = ordinal;
    keeper->wanted = wanted;
}

int attachment_keeper_left(const struct attachment_keeper *keeper)
{
    return keeper->left;
}

void attachment_keeper_forget(struct attachment_keeper *keeper)
{
    keeper->open = false;
}

bool attachment_keeper_abandon(struct attachment_keeper *keeper, struct error *error)
{
    ARENA(arena);
    bool stored = keeper->open && keeper->apart;

    keeper->open = false;
    return !stored || db_execute(keeper->db, &SQL_ATTACHMENT_PIECE_DELETE,
                                 DB_VALUES(db_int(arena, keeper->content_no)), NULL, error);
}

static CHECKED bool new_content(struct attachment_keeper *keeper, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(keeper->db, &SQL_ATTACHMENT_CONTENT_NEXT, DB_NO_VALUES, &result, error)) {
        return false;
    }
    keeper->content_no = db_cell_int(result, 0, 0);
    return true;
}

static bool begin(void *context, const struct supporting_document *about, struct error *error)
{
    struct attachment_keeper *keeper = context;

    if (!attachment_keeper_abandon(keeper, error)) {
        return false;
    }
    keeper->open = keeper->wanted;
    if (!keeper->open) {
        return true;
    }
    keeper->apart = attachment_is_accepted(about);
    keeper->pieces = 0;
    keeper->used = 0;
    keeper->position++;
    (void)crypto_hash_sha256_init(&keeper->digest);
    return !keeper->apart || new_content(keeper, error);
}

static CHECKED bool store_piece(struct attachment_keeper *keeper, struct error *error)
{
    ARENA(arena);

    if (keeper->used == 0) {
        return true;
    }
    bool good =
        db_execute(keeper->db, &SQL_ATTACHMENT_PIECE_INSERT,
                   DB_VALUES(db_int(arena, keeper->content_no), db_int(arena, ++keeper->pieces),
                             db_bytea(arena, keeper->piece, keeper->used)),
                   NULL, error);

    keeper->used = 0;
    return good;
}

static bool bytes(void *context, const void *bytes_read, size_t length, struct error *error)
{
    struct attachment_keeper *keeper = context;
    const unsigned char *at = bytes_read;

    if (!keeper->open) {
        return true;
    }
    (void)crypto_hash_sha256_update(&keeper->digest, at, length);
    while (keeper->apart && length > 0) {
        size_t room = sizeof keeper->piece - keeper->used;
        size_t taken = length < room ? length : room;

        memcpy(keeper->piece + keeper->used, at, taken);
        keeper->used += taken;
        at += taken;
        length -= taken;
        if (keeper->used == sizeof keeper->piece && !store_piece(keeper, error)) {
            return false;
        }
    }
    return true;
}

/* The content's number becomes that of the same bytes, when they are there already. */
static CHECKED bool store_content(struct attachment_keeper *keeper, struct arena *arena,
                                  struct db_value digest, int64_t size_bytes, struct error *error)
{
    DB_RESULT(inserted);
    DB_RESULT(found);

    if (!store_piece(keeper, error) ||
        !db_run(keeper->db, &SQL_ATTACHMENT_CONTENT_INSERT,
                DB_VALUES(db_int(arena, keeper->content_no), digest, db_int(arena, size_bytes)),
                &inserted, error)) {
        return false;
    }
    if (PQntuples(inserted) == 1) {
        return true;
    }
    if (!db_execute(keeper->db, &SQL_ATTACHMENT_PIECE_DELETE,
                    DB_VALUES(db_int(arena, keeper->content_no)), NULL, error) ||
        !db_run(keeper->db, &SQL_ATTACHMENT_CONTENT_FIND, DB_VALUES(digest), &found, error)) {
        return false;
    }
    if (PQntuples(found) != 1) {
        return error_set(error, ERROR_CONFLICT, "an attachment's content went away");
    }
    keeper->content_no = db_cell_int(found, 0, 0);
    return true;
}

static struct db_value shown(struct arena *arena, const struct term *term)
{
    return db_text(term->text == NULL ? NULL : printable_text(arena, term->text));
}

static bool end(void *context, const struct supporting_document *about, struct error *error)
{
    ARENA(arena);
    struct attachment_keeper *keeper = context;
    unsigned char digest[DIGEST_BYTES];

    if (!keeper->open) {
        return true;
    }
    (void)crypto_hash_sha256_final(&keeper->digest, digest);
    struct db_value sha256 = db_bytea(arena, digest, sizeof digest);
    const char *problem = about->problem;

    /* What is no base64 is stored by nobody. */
    if (keeper->apart && problem != NULL && !attachment_keeper_abandon(keeper, error)) {
        return false;
    }
    bool apart = keeper->apart && problem == NULL;

    if (apart && !store_content(keeper, arena, sha256, about->size_bytes, error)) {
        return false;
    }
    if (problem == NULL && !apart) {
        problem = "its media type is none that BIS Billing 3 takes";
    }
    keeper->open = false;
    keeper->left += !apart;
    return db_execute(keeper->db, &SQL_ATTACHMENT_PUT,
                      DB_VALUES(db_int(arena, keeper->file_no), db_int(arena, keeper->ordinal),
                                db_int(arena, keeper->position), shown(arena, &about->reference),
                                shown(arena, &about->file_name), shown(arena, &about->media_type),
                                db_int(arena, about->size_bytes), sha256,
                                apart ? db_int(arena, keeper->content_no) : db_text(NULL),
                                db_text(problem)),
                      NULL, error);
}

const struct attachment_sink attachment_keeper_sink = {
    .begin = begin,
    .bytes = bytes,
    .end = end,
};
