#include "daemon/csv.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "daemon/utf8.h"

enum { CHUNK_BYTES = 64 * 1024 };

struct span {
    size_t start;
    size_t length;
};

struct csv {
    struct arena *arena;
    int file;
    char chunk[CHUNK_BYTES];
    size_t chunk_used, chunk_length;
    int64_t line; /* on which the next byte stands */
    char separator;
    bool ended;
    /* The record being read: the text of all fields, each ended by NUL. */
    char *text;
    size_t text_length, text_capacity;
    struct span *spans;
    size_t span_count, span_capacity;
    struct csv_field *fields;
    size_t field_capacity;
    bool plain; /* all bytes are ASCII so far */
};

enum { END_OF_FILE = -1, CANNOT_READ = -2 };

bool csv_open(struct arena *arena, const char *path, struct csv **ret_csv, struct error *error)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "cannot open the file: %s", strerror(errno));
    }
    struct csv *csv = arena_alloc(arena, sizeof *csv);

    csv->arena = arena;
    csv->file = file;
    csv->line = 1;
    *ret_csv = csv;
    return true;
}

void csv_close(struct csv **csv)
{
    if (*csv != NULL) {
        (void)close((*csv)->file);
        *csv = NULL;
    }
}

char csv_separator(const struct csv *csv)
{
    return csv->separator;
}

static bool fill(struct csv *csv, struct error *error)
{
    ssize_t got = 0;

    do {
        got = read(csv->file, csv->chunk, sizeof csv->chunk);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "cannot read the file: %s", strerror(errno));
    }
    csv->chunk_used = 0;
    csv->chunk_length = (size_t)got;
    csv->ended = got == 0;
    return true;
}

/* The next byte without taking it, or END_OF_FILE or CANNOT_READ. */
static int peek(struct csv *csv, struct error *error)
{
    if (csv->chunk_used == csv->chunk_length) {
        if (csv->ended) {
            return END_OF_FILE;
        }
        if (!fill(csv, error)) {
            return CANNOT_READ;
        }
        if (csv->ended) {
            return END_OF_FILE;
        }
    }
    return (unsigned char)csv->chunk[csv->chunk_used];
}

/* The header alone decides, by what stands outside its quotes. */
static char detect_separator(const struct csv *csv)
{
    int commas = 0;
    int semicolons = 0;
    bool quoted = false;

    for (size_t at = csv->chunk_used; at < csv->chunk_length; at++) {
        char byte = csv->chunk[at];

        if (byte == '"') {
            quoted = !quoted;
        } else if (!quoted && (byte == '\n' || byte == '\r')) {
            break;
        } else if (!quoted) {
            commas += byte == ',' ? 1 : 0;
            semicolons += byte == ';' ? 1 : 0;
        }
    }
    return semicolons > commas ? ';' : ',';
}

static bool begin_file(struct csv *csv, struct error *error)
{
    if (!fill(csv, error)) {
        return false;
    }
    if (csv->chunk_length >= 2 &&
        (memcmp(csv->chunk, "\xff\xfe", 2) == 0 || memcmp(csv->chunk, "\xfe\xff", 2) == 0)) {
        return error_set(error, ERROR_INPUT,
                         "the file is UTF-16: save it as CSV UTF-8 and import it again");
    }
    if (csv->chunk_length >= 3 && memcmp(csv->chunk, "\xef\xbb\xbf", 3) == 0) {
        csv->chunk_used = 3;
    }
    csv->separator = detect_separator(csv);
    return true;
}

static bool append(struct csv *csv, int64_t row, char byte, struct error *error)
{
    if (csv->text_length >= CSV_RECORD_BYTES_MAX) {
        return error_set(error, ERROR_LIMIT,
                         "row %" PRId64 ": longer than 1 MB; is a quote (\") never closed?", row);
    }
    if (csv->text_length == csv->text_capacity) {
        csv->text = arena_grow(csv->arena, csv->text, &csv->text_capacity, csv->text_length + 1);
    }
    csv->text[csv->text_length++] = byte;
    csv->plain = csv->plain && (unsigned char)byte < 0x80;
    return true;
}

/* Takes one byte into the field; false for a byte that no text file has. */
static bool take(struct csv *csv, int64_t row, int byte, struct error *error)
{
    csv->chunk_used++;
    if (byte == '\0') {
        return error_set(error, ERROR_INPUT,
                         "row %" PRId64 ": a NUL byte: this is not a CSV text file", row);
    }
    return append(csv, row, (char)byte, error);
}

/* From the opening quote to the byte after the closing one. */
static bool read_quoted(struct csv *csv, int64_t row, struct error *error)
{
    csv->chunk_used++;
    for (;;) {
        int byte = peek(csv, error);

        if (byte == CANNOT_READ) {
            return false;
        }
        if (byte == END_OF_FILE) {
            return error_set(error, ERROR_INPUT, "row %" PRId64 ": a quote (\") is never closed",
                             row);
        }
        if (byte == '"') {
            csv->chunk_used++;
            byte = peek(csv, error);
            if (byte != '"') {
                return byte != CANNOT_READ;
            }
        }
        csv->line += byte == '\n' ? 1 : 0;
        if (!take(csv, row, byte, error)) {
            return false;
        }
    }
}

static bool ends_field(const struct csv *csv, int byte)
{
    return byte == END_OF_FILE || byte == csv->separator || byte == '\n' || byte == '\r';
}

static bool read_field(struct csv *csv, int64_t row, struct error *error)
{
    size_t start = csv->text_length;
    int byte = peek(csv, error);

    if (byte == '"') {
        if (!read_quoted(csv, row, error)) {
            return false;
        }
        byte = peek(csv, error);
        if (byte != CANNOT_READ && !ends_field(csv, byte)) {
            return error_set(error, ERROR_INPUT,
                             "row %" PRId64 ": text after a closing quote (\"); a quote inside a "
                             "quoted field is written twice",
                             row);
        }
    }
    while (byte != CANNOT_READ && !ends_field(csv, byte)) {
        if (!take(csv, row, byte, error)) {
            return false;
        }
        byte = peek(csv, error);
    }
    if (byte == CANNOT_READ) {
        return false;
    }
    if (csv->span_count >= CSV_FIELDS_MAX) {
        return error_set(error, ERROR_LIMIT, "row %" PRId64 ": more than %d columns", row,
                         CSV_FIELDS_MAX);
    }
    if (csv->span_count == csv->span_capacity) {
        csv->spans = arena_grow(csv->arena, csv->spans, &csv->span_capacity, csv->span_count + 1);
    }
    csv->spans[csv->span_count++] = (struct span){start, csv->text_length - start};
    return append(csv, row, '\0', error);
}

/* LF, CRLF or CR. */
static bool read_line_end(struct csv *csv, struct error *error)
{
    int byte = peek(csv, error);

    if (byte == '\r') {
        csv->chunk_used++;
        byte = peek(csv, error);
    }
    if (byte == '\n') {
        csv->chunk_used++;
    }
    csv->line++;
    return byte != CANNOT_READ;
}

static bool read_record(struct csv *csv, struct error *error)
{
    int64_t row = csv->line;

    csv->text_length = 0;
    csv->span_count = 0;
    csv->plain = true;
    for (;;) {
        if (!read_field(csv, row, error)) {
            return false;
        }
        if (peek(csv, error) != csv->separator) {
            return read_line_end(csv, error);
        }
        csv->chunk_used++;
    }
}

static bool has_text(const struct csv *csv)
{
    return csv->text_length > csv->span_count; /* more than the fields' NUL bytes */
}

bool csv_next(struct csv *csv, struct csv_record *ret_record, struct error *error)
{
    int64_t row = 0;

    if (csv->separator == '\0' && !begin_file(csv, error)) {
        return false;
    }
    do {
        int byte = peek(csv, error);

        if (byte == CANNOT_READ) {
            return false;
        }
        if (byte == END_OF_FILE) {
            *ret_record = (struct csv_record){.row = csv->line};
            return true;
        }
        row = csv->line;
        if (!read_record(csv, error)) {
            return false;
        }
    } while (!has_text(csv));
    csv->fields = arena_grow(csv->arena, csv->fields, &csv->field_capacity, csv->span_count);
    for (size_t at = 0; at < csv->span_count; at++) {
        const char *text = csv->text + csv->spans[at].start;
        size_t length = csv->spans[at].length;

        csv->fields[at] =
            (struct csv_field){text, length, !csv->plain && !utf8_valid(text, length)};
    }
    *ret_record = (struct csv_record){row, csv->fields, csv->span_count};
    return true;
}
