#include "daemon/copy_read.h"

#include <endian.h>
#include <poll.h>
#include <string.h>

enum { SIGNATURE_BYTES = 11, HEADER_BYTES = 19 };

/* Days and seconds from 1970 to PostgreSQL's 2000-01-01. */
static const int32_t epoch_days = 10957;
static const int64_t epoch_seconds = INT64_C(946684800);

static int64_t integer(const char *bytes, int32_t length)
{
    uint64_t wide = 0;
    uint32_t narrow = 0;
    uint16_t small = 0;

    switch (length) {
    case sizeof wide:
        memcpy(&wide, bytes, sizeof wide);
        return (int64_t)be64toh(wide);
    case sizeof narrow:
        memcpy(&narrow, bytes, sizeof narrow);
        return (int32_t)be32toh(narrow);
    case sizeof small:
        memcpy(&small, bytes, sizeof small);
        return (int16_t)be16toh(small);
    default:
        return 0;
    }
}

int64_t copy_cell_int(const struct copy_cell *cell)
{
    return cell->bytes == NULL ? 0 : integer(cell->bytes, cell->length);
}

bool copy_cell_bool(const struct copy_cell *cell)
{
    return cell->bytes != NULL && cell->bytes[0] != 0;
}

date copy_cell_date(const struct copy_cell *cell, date if_null)
{
    return cell->bytes == NULL ? if_null : (date)integer(cell->bytes, cell->length) + epoch_days;
}

int64_t copy_cell_instant(const struct copy_cell *cell)
{
    int64_t microseconds = copy_cell_int(cell);
    int64_t seconds = microseconds / 1000000 - (microseconds % 1000000 < 0 ? 1 : 0);

    return seconds + epoch_seconds;
}

const char *copy_cell_text(struct arena *arena, const struct copy_cell *cell)
{
    return cell->bytes == NULL || cell->length == 0
               ? ""
               : arena_strndup(arena, cell->bytes, (size_t)cell->length);
}

/* One piece of COPY data is one row; the first has the header before it.  False: it is no row. */
static bool split(const char *data, int length, bool first, struct copy_cell *cells)
{
    const char *end = data + length;

    if (first) {
        if (length < HEADER_BYTES || memcmp(data, "PGCOPY\n\377\r\n", SIGNATURE_BYTES) != 0) {
            return false;
        }
        data += HEADER_BYTES;
    }
    if (end - data < 2) {
        return false;
    }
    int64_t count = integer(data, 2);

    data += 2;
    for (int64_t at = 0; at < count && at < COPY_CELLS_MAX; at++) {
        if (end - data < 4) {
            return false;
        }
        int32_t bytes = (int32_t)integer(data, 4);

        data += 4;
        cells[at] = (struct copy_cell){bytes < 0 ? NULL : data, bytes};
        if (bytes > 0) {
            if (end - data < bytes) {
                return false;
            }
            data += bytes;
        }
    }
    return count > 0; /* −1 is the end */
}

static void free_data(char **data)
{
    PQfreemem(*data);
}

/* The length of the row; 0: none is there yet (only without `wait`); below: the end or an error. */
static int read_row(PGconn *connection, bool wait, bool first, copy_row_function *row,
                    void *context)
{
    CLEANUP(free_data) char *data = NULL;
    struct copy_cell cells[COPY_CELLS_MAX];
    int length = PQgetCopyData(connection, &data, wait ? 0 : 1);

    if (length > 0 && split(data, length, first, cells)) {
        row(context, cells);
    }
    return length;
}

static void drain(struct db *db)
{
    for (PGresult *rest = PQgetResult(db_connection(db)); rest != NULL;
         rest = PQgetResult(db_connection(db))) {
        PQclear(rest);
    }
}

static bool begin(struct db *db, const struct query *query, struct error *error)
{
    DB_RESULT(result);

    result = PQexec(db_connection(db), query->sql);
    return PQresultStatus(result) == PGRES_COPY_OUT || db_failed(db, query->name, result, error);
}

/* `length` is what the last row's reading gave. */
static bool end(struct db *db, const struct query *query, int length, struct error *error)
{
    DB_RESULT(result);

    result = PQgetResult(db_connection(db));
    if (length == -2 || PQresultStatus(result) != PGRES_COMMAND_OK) {
        return db_failed(db, query->name, result, error);
    }
    drain(db);
    return true;
}

bool copy_read(struct db *db, const struct query *query, copy_row_function *row, void *context,
               struct error *error)
{
    int length = 1;

    if (!begin(db, query, error)) {
        return false;
    }
    for (bool first = true; length > 0; first = false) {
        length = read_row(db_connection(db), true, first, row, context);
    }
    return end(db, query, length, error);
}

/* One of two sources while it is read. */
struct stream {
    PGconn *connection;
    bool begun;
    int length; /* below 0: at its end */
};

/* Takes the rows that are there. */
static void take_rows(struct stream *stream, copy_row_function *row, void *context)
{
    do {
        stream->length = read_row(stream->connection, false, !stream->begun, row, context);
        stream->begun = stream->begun || stream->length > 0;
    } while (stream->length > 0);
}

/* Waits until one of the two has more; what cannot be read becomes its end. */
static void wait_for_more(struct stream streams[2])
{
    struct pollfd wanted[2];

    for (int at = 0; at < 2; at++) {
        wanted[at] = (struct pollfd){
            .fd = streams[at].length < 0 ? -1 : PQsocket(streams[at].connection), .events = POLLIN};
    }
    (void)poll(wanted, 2, -1);
    for (int at = 0; at < 2; at++) {
        if (wanted[at].fd >= 0 && wanted[at].revents != 0 &&
            PQconsumeInput(streams[at].connection) == 0) {
            streams[at].length = -2;
        }
    }
}

bool copy_read_both(const struct copy_source sources[2], copy_row_function *row,
                    struct error *error)
{
    struct stream streams[2] = {{db_connection(sources[0].db), false, 0},
                                {db_connection(sources[1].db), false, 0}};

    if (!begin(sources[0].db, sources[0].query, error) ||
        !begin(sources[1].db, sources[1].query, error)) {
        return false;
    }
    for (;;) { /* what libpq has got already comes first: nobody would wake us for that */
        for (int at = 0; at < 2; at++) {
            if (streams[at].length >= 0) {
                take_rows(&streams[at], row, sources[at].context);
            }
        }
        bool ended = streams[0].length < 0 && streams[1].length < 0;

        if (ended || streams[0].length == -2 || streams[1].length == -2) {
            break; /* after a failure the other connection need not be emptied */
        }
        wait_for_more(streams);
    }
    for (int at = 0; at < 2; at++) {
        if (streams[at].length < 0 &&
            !end(sources[at].db, sources[at].query, streams[at].length, error)) {
            return false;
        }
    }
    return true;
}
