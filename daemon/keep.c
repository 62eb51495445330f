#include "daemon/keep.h"

#include <arpa/inet.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "daemon/copy.h"
#include "parsers/parse.h"

enum { TRIES_MAX = 3 };

static void refuse(struct arrival *arrival, const char *reason)
{
    arrival->outcome = INGEST_REFUSED;
    arrival->reason = reason;
}

static void refuse_for_now(struct arrival *arrival)
{
    refuse(arrival, "it changed while it was read");
    arrival->changing = true;
}

/* What can be said of a file before the database is asked. */
static void examine(struct arena *arena, struct arrival *arrival)
{
    struct stat status;
    int64_t bytes = 0;

    if (fstat(arrival->fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        refuse(arrival, "it is no regular file");
        return;
    }
    if (status.st_size > parse_limits_default.file_bytes) {
        refuse(arrival, arena_printf(arena, "%jd MB are more than the %jd MB that are accepted",
                                     (intmax_t)status.st_size / 1000000,
                                     (intmax_t)parse_limits_default.file_bytes / 1000000));
        return;
    }
    arrival->size_bytes = status.st_size;
    if (!file_digest(arrival->fd, NULL, arrival->size_bytes, arrival->digest, &bytes)) {
        refuse(arrival, arena_printf(arena, "it cannot be read: %s", strerror(errno)));
    } else if (bytes != arrival->size_bytes) {
        refuse_for_now(arrival);
    }
}

static void copy_be32(struct copy *copy, int64_t value)
{
    uint32_t bytes = htonl((uint32_t)value);

    copy_raw(copy, &bytes, sizeof bytes);
}

/* The binary form of COPY: signature, flags, no extension; one row of two columns; the end. */
static bool copy_file(struct db *db, struct arena *arena, struct arrival *arrival,
                      struct error *error)
{
    static const char signature[19] = "PGCOPY\n\377\r\n";
    struct copy *copy = arena_alloc(arena, sizeof *copy);
    unsigned char digest[DIGEST_BYTES];
    int64_t bytes = 0;

    if (!copy_begin(db, &SQL_FILE_COPY, copy, error)) {
        return false;
    }
    copy_raw(copy, signature, sizeof signature);
    copy_raw(copy, "\0\2", 2);
    copy_be32(copy, DIGEST_BYTES);
    copy_raw(copy, arrival->digest, DIGEST_BYTES);
    copy_be32(copy, arrival->size_bytes);
    if (!file_digest(arrival->fd, copy, arrival->size_bytes, digest, &bytes) ||
        bytes != arrival->size_bytes || memcmp(digest, arrival->digest, DIGEST_BYTES) != 0) {
        refuse_for_now(arrival);
        copy_abandon(copy, arrival->reason);
        return error_set(error, ERROR_CONFLICT, "a file changed while it was read");
    }
    copy_raw(copy, "\377\377", 2);
    return copy_end(copy, NULL, error);
}

/* *ret_file_no 0 when these bytes are new. */
static bool find(struct db *db, struct arena *arena, const struct arrival *arrival,
                 int64_t *ret_file_no, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_FILE_BY_DIGEST, DB_VALUES(db_bytea(arena, arrival->digest, DIGEST_BYTES)),
                &result, error)) {
        return false;
    }
    *ret_file_no = PQntuples(result) == 0 ? 0 : db_cell_int(result, 0, 0);
    return true;
}

static bool keep_bytes(struct db *db, struct arena *arena, struct arrival *arrival,
                       struct error *error)
{
    if (!find(db, arena, arrival, &arrival->file_no, error)) {
        return false;
    }
    if (arrival->file_no != 0) {
        arrival->outcome = INGEST_REPEATED;
        return true;
    }
    return copy_file(db, arena, arrival, error) &&
           find(db, arena, arrival, &arrival->file_no, error) &&
           db_execute(db, &SQL_FILE_UNREAD_INSERT, DB_VALUES(db_int(arena, arrival->file_no)), NULL,
                      error);
}

static bool keep_receipt(struct db *db, struct arena *arena, const char *source,
                         struct arrival *arrival, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_RECEIPT_INSERT,
                DB_VALUES(db_int(arena, arrival->file_no), db_text(arrival->name), db_text(source),
                          db_text(arrival->key)),
                &result, error)) {
        return false;
    }
    arrival->receipt_no = db_cell_int(result, 0, 0);
    return true;
}

static bool keep_one(struct db *db, struct arena *arena, const char *source,
                     struct arrival *arrival, struct error *error)
{
    DB_RESULT(result);

    arrival->outcome = INGEST_PENDING;
    if (!db_run(db, &SQL_RECEIPT_BY_ARRIVAL, DB_VALUES(db_text(arrival->key)), &result, error)) {
        return false;
    }
    if (PQntuples(result) == 1) {
        arrival->receipt_no = db_cell_int(result, 0, 0);
        arrival->file_no = db_cell_int(result, 0, 1);
        arrival->outcome = INGEST_KNOWN;
        return true;
    }
    return keep_bytes(db, arena, arrival, error) && keep_receipt(db, arena, source, arrival, error);
}

static bool keep_all(struct db *db, struct arena *arena, const char *source,
                     struct arrival *arrivals, size_t count, struct error *error)
{
    if (!db_begin(db, error) || !db_execute(db, &SQL_FILE_LOCK, DB_NO_VALUES, NULL, error)) {
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        if (arrivals[at].outcome != INGEST_REFUSED &&
            !keep_one(db, arena, source, &arrivals[at], error)) {
            return false;
        }
    }
    return db_commit(db, error);
}

static size_t refused_count(const struct arrival *arrivals, size_t count)
{
    size_t refused = 0;

    for (size_t at = 0; at < count; at++) {
        refused += arrivals[at].outcome == INGEST_REFUSED;
    }
    return refused;
}

bool keep_batch(struct db *db, struct arena *arena, const char *source, struct arrival *arrivals,
                size_t count, struct error *error)
{
    for (size_t at = 0; at < count; at++) {
        if (arrivals[at].fd >= 0) {
            arrivals[at].outcome = INGEST_PENDING;
            examine(arena, &arrivals[at]);
        }
    }
    for (int attempt = 1;; attempt++) {
        size_t refused = refused_count(arrivals, count);
        struct error why = {0};

        if (keep_all(db, arena, source, arrivals, count, &why)) {
            return true;
        }
        db_rollback(db);
        /* One that changed meanwhile is refused now, and the others are taken without it. */
        bool fewer = refused_count(arrivals, count) > refused;

        if (!fewer && (why.kind != ERROR_CONFLICT || attempt >= TRIES_MAX)) {
            *error = why;
            return false;
        }
    }
}

void keep_forget_outcomes(struct arrival *arrivals, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        if (arrivals[at].outcome == INGEST_STORED || arrivals[at].outcome == INGEST_QUARANTINED) {
            arrivals[at].outcome = INGEST_PENDING;
            arrivals[at].reason = NULL;
        }
    }
}
