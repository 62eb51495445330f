#include "daemon/copy.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool copy_begin(struct db *db, const struct query *query, struct copy *ret_copy,
                struct error *error)
{
    DB_RESULT(result);

    result = PQexec(db_connection(db), query->sql);
    if (PQresultStatus(result) != PGRES_COPY_IN) {
        return db_failed(db, query->name, result, error);
    }
    ret_copy->db = db;
    ret_copy->query = query;
    ret_copy->lost = false;
    ret_copy->row_begun = false;
    ret_copy->used = 0;
    return true;
}

static void flush(struct copy *copy)
{
    if (!copy->lost && copy->used > 0 &&
        PQputCopyData(db_connection(copy->db), copy->buffer, (int)copy->used) != 1) {
        copy->lost = true;
    }
    copy->used = 0;
}

void copy_raw(struct copy *copy, const void *bytes, size_t length)
{
    const char *from = bytes;

    while (length > 0) {
        size_t room = COPY_BUFFER_BYTES - copy->used;
        size_t piece = length < room ? length : room;

        memcpy(copy->buffer + copy->used, from, piece);
        copy->used += piece;
        from += piece;
        length -= piece;
        if (copy->used == COPY_BUFFER_BYTES) {
            flush(copy);
        }
    }
}

/* What COPY would take for its own, written so that it means itself. */
static const char *escaped(char character)
{
    switch (character) {
    case '\\':
        return "\\\\";
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    default: /* strcspn stops at no other */
        return "\\r";
    }
}

void copy_text(struct copy *copy, const char *text)
{
    if (copy->row_begun) {
        copy_raw(copy, "\t", 1);
    }
    copy->row_begun = true;
    if (text == NULL) {
        copy_raw(copy, "\\N", 2);
        return;
    }
    while (*text != '\0') {
        size_t plain = strcspn(text, "\\\t\n\r");

        copy_raw(copy, text, plain);
        text += plain;
        if (*text != '\0') {
            copy_raw(copy, escaped(*text), 2);
            text++;
        }
    }
}

void copy_int(struct copy *copy, int64_t value)
{
    char text[24];

    (void)snprintf(text, sizeof text, "%" PRId64, value);
    copy_text(copy, text);
}

void copy_date(struct copy *copy, date value)
{
    char text[DATE_TEXT_BYTES];

    date_format(value, text);
    copy_text(copy, text[0] == '\0' ? NULL : text);
}

void copy_row_end(struct copy *copy)
{
    copy_raw(copy, "\n", 1);
    copy->row_begun = false;
}

/* The end of COPY gives one result and then none; all must be taken before the next statement. */
static bool finish(struct copy *copy, const char *why, int64_t *ret_rows, struct error *error)
{
    PGconn *connection = db_connection(copy->db);
    bool done = PQputCopyEnd(connection, why) == 1 && !copy->lost;
    DB_RESULT(result);

    result = PQgetResult(connection);
    done = done && PQresultStatus(result) == PGRES_COMMAND_OK;
    if (!done) {
        db_failed(copy->db, copy->query->name, result, error);
    } else if (ret_rows != NULL) {
        *ret_rows = strtoll(PQcmdTuples(result), NULL, 10);
    }
    for (PGresult *more = PQgetResult(connection); more != NULL; more = PQgetResult(connection)) {
        PQclear(more);
    }
    return done;
}

bool copy_end(struct copy *copy, int64_t *ret_rows, struct error *error)
{
    flush(copy);
    return finish(copy, NULL, ret_rows, error);
}

void copy_abandon(struct copy *copy, const char *why)
{
    struct error ignored = {0}; /* the caller knows better what went wrong */

    copy->used = 0;
    (void)finish(copy, why, NULL, &ignored);
}
