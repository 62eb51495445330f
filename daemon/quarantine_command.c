/* avstamd quarantine: what could not be read, and what to do about it. */
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/command_words.h"
#include "daemon/migrate.h"
#include "daemon/printable.h"
#include "daemon/quarantine.h"
#include "daemon/secrecy.h"
#include "daemon/utf8.h"
#include "parsers/validate/rulebook.h"

struct request {
    const char *what;
    int64_t file_no; /* 0: none given */
    const char *why;
    bool all;
};

static bool list(struct db *db, const struct request *request, struct error *error)
{
    DB_RESULT(result);

    if (!secrecy_run(db, &SQL_QUARANTINE_LIST, DB_VALUES(db_bool(request->all)), &result, error)) {
        return false;
    }
    int count = PQntuples(result);

    for (int at = 0; at < count; at++) {
        bool discarded = !db_null(result, at, 5);

        (void)printf("%6s  %s  %12s bytes  %s\n        %s\n", db_cell(result, at, 0),
                     db_cell(result, at, 1), db_cell(result, at, 2), db_cell(result, at, 3),
                     db_cell(result, at, 4));
        if (discarded) {
            (void)printf("        discarded: %s\n", db_cell(result, at, 5));
        }
    }
    (void)printf("%d file%s in quarantine%s\n", count, count == 1 ? "" : "s",
                 request->all ? ", discarded ones included" : "");
    return true;
}

static bool print_receipts(struct db *db, struct arena *arena, int64_t file_no, struct error *error)
{
    DB_RESULT(result);

    if (!secrecy_run(db, &SQL_RECEIPT_LIST, DB_VALUES(db_int(arena, file_no)), &result, error)) {
        return false;
    }
    for (int at = 0; at < PQntuples(result); at++) {
        (void)printf("received  %s  %s  %s\n", db_cell(result, at, 0), db_cell(result, at, 1),
                     db_cell(result, at, 2));
    }
    return true;
}

/* As UTF-8 text, so that names and numbers in it can be seen: other bytes count as ISO-8859-1, and
 * UTF-16 is read without its zeros. */
static const char *as_text(struct arena *arena, const char *bytes, size_t length)
{
    bool valid = utf8_valid(bytes, length) && memchr(bytes, '\0', length) == NULL;
    char *text = arena_alloc(arena, 2 * length + 1);
    size_t used = 0;

    for (size_t at = 0; at < length; at++) {
        unsigned char byte = (unsigned char)bytes[at];

        if (valid || (byte != 0 && byte < 0x80)) {
            text[used++] = bytes[at];
        } else if (byte != 0) {
            text[used++] = (char)(0xc0 | byte >> 6);
            text[used++] = (char)(0x80 | (byte & 0x3f));
        }
    }
    return text;
}

/* The first lines, as they can be shown without harm to the terminal. */
static void print_lines(struct arena *arena, const char *bytes)
{
    size_t length = strlen(bytes);

    enum { LINES_MAX = 12, LINE_BYTES_MAX = 200 };

    for (int line = 1; line <= LINES_MAX && length > 0; line++) {
        const char *end = memchr(bytes, '\n', length);
        size_t width = end == NULL ? length : (size_t)(end - bytes);
        size_t shown = width < LINE_BYTES_MAX ? width : LINE_BYTES_MAX;

        (void)printf("%5d | %s%s\n", line, printable(arena, bytes, shown),
                     shown < width ? " …" : "");
        length -= end == NULL ? width : width + 1;
        bytes += end == NULL ? width : width + 1;
    }
}

static bool show(struct db *db, struct arena *arena, int64_t file_no, struct error *error)
{
    DB_RESULT(result);

    if (!secrecy_run(db, &SQL_QUARANTINE_SHOW, DB_VALUES(db_int(arena, file_no)), &result, error)) {
        return false;
    }
    if (PQntuples(result) == 0) {
        return error_set(error, ERROR_INPUT, "file %jd is not in quarantine", (intmax_t)file_no);
    }
    (void)printf("file      %jd\nsince     %s\nsize      %s bytes\nsha256    %s\n",
                 (intmax_t)file_no, db_cell(result, 0, 1), db_cell(result, 0, 2),
                 db_cell(result, 0, 3));
    for (int at = 0; at < PQntuples(result); at++) {
        (void)printf("reason    #%s: %s\n", db_cell(result, at, 7), db_cell(result, at, 0));
        if (!db_null(result, at, 4)) {
            (void)printf("discarded %s: %s\n", db_cell(result, at, 5), db_cell(result, at, 4));
        }
    }
    if (!print_receipts(db, arena, file_no, error)) {
        return false;
    }
    size_t length = 0;
    unsigned char *bytes =
        PQunescapeBytea((const unsigned char *)PQgetvalue(result, 0, 6), &length);

    if (bytes != NULL) {
        print_lines(arena, secrecy_lines(db, arena, as_text(arena, (const char *)bytes, length)));
    }
    PQfreemem(bytes);
    return true;
}

static bool retry_one(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                      int64_t file_no, struct error *error)
{
    const char *reason = NULL;

    if (!quarantine_retry(db, rulebook, arena, file_no, &reason, error)) {
        return false;
    }
    (void)printf("file %jd: %s%s\n", (intmax_t)file_no,
                 reason == NULL ? "stored" : "still in quarantine: ",
                 reason == NULL ? "" : secrecy_text(db, arena, reason));
    return true;
}

static bool retry_all(struct db *db, const struct rulebook *rulebook, struct arena *arena,
                      struct error *error)
{
    int64_t tried = 0, last = 0;
    DB_RESULT(result);

    if (!db_run(db, &SQL_QUARANTINE_LIST, DB_VALUES(db_bool(false)), &result, error)) {
        return false;
    }
    for (int at = 0; at < PQntuples(result); at++) {
        if (db_cell_int(result, at, 0) == last) {
            continue; /* another document of the same file */
        }
        last = db_cell_int(result, at, 0);
        tried++;
        if (!retry_one(db, rulebook, arena, last, error)) {
            return false;
        }
    }
    (void)printf("%jd tried\n", (intmax_t)tried);
    return true;
}

static bool discard(struct db *db, struct arena *arena, const struct request *request,
                    struct error *error)
{
    if (request->why == NULL || request->why[0] == '\0') {
        return error_set(error, ERROR_INPUT, "discard needs --why TEXT");
    }
    if (!quarantine_discard(db, arena, request->file_no, request->why, error)) {
        return false;
    }
    (void)printf("file %jd: discarded; its bytes stay stored\n", (intmax_t)request->file_no);
    return true;
}

static bool perform(struct db *db, struct arena *arena, const struct request *request,
                    struct error *error)
{
    CLEANUP(rulebook_free) struct rulebook *rulebook = rulebook_new();

    if (strcmp(request->what, "list") == 0) {
        return list(db, request, error);
    }
    if (strcmp(request->what, "retry") == 0 && (request->all || request->file_no == 0)) {
        return retry_all(db, rulebook, arena, error);
    }
    if (request->file_no == 0) {
        return error_set(error, ERROR_INPUT, "which file?  Usage: avstamd quarantine %s FILE_NO",
                         request->what);
    }
    return strcmp(request->what, "show") == 0 ? show(db, arena, request->file_no, error)
           : strcmp(request->what, "retry") == 0
               ? retry_one(db, rulebook, arena, request->file_no, error)
               : discard(db, arena, request, error);
}

static bool known(const char *what)
{
    return strcmp(what, "list") == 0 || strcmp(what, "show") == 0 || strcmp(what, "retry") == 0 ||
           strcmp(what, "discard") == 0;
}

static bool take_option(void *context, int letter, const char *value, struct error *error UNUSED)
{
    struct request *request = context;

    if (letter == 'w') {
        request->why = value;
    } else {
        request->all = true;
    }
    return true;
}

static bool read_request(int argc, char **argv, struct arena *arena, struct request *ret_request,
                         struct error *error)
{
    static const struct option options[] = {
        {"why", required_argument, NULL, 'w'}, {"all", no_argument, NULL, 'a'}, {0}};
    struct command_words words = {0};

    if (!command_words_read(argc, argv, options, take_option, ret_request, "list", arena, &words,
                            error)) {
        return false;
    }
    if (!known(words.what)) {
        return error_set(error, ERROR_INPUT, "'%s' is none of list, show, retry, discard",
                         printable_text(arena, words.what));
    }
    if (words.count > 1) {
        return error_set(error, ERROR_INPUT, "'%s' is one argument too many",
                         printable_text(arena, words.rest[1]));
    }
    ret_request->what = words.what;
    return words.count == 0 ||
           command_number(arena, words.rest[0], "quarantine", &ret_request->file_no, error);
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct request request = {0};

    if (!read_request(argc, argv, arena, &request, error) || !db_open(NULL, &db, error) ||
        !migrate_check(db, error) || !perform(db, arena, &request, error)) {
        return EXIT_ERROR;
    }
    return EXIT_OK;
}

const struct command command_quarantine = {
    .name = "quarantine",
    .arguments = "list|show FILE_NO|retry [FILE_NO|--all]|discard FILE_NO --why TEXT",
    .summary = "Files that could not be read as invoices (karantän)",
    .help = "list     what waits in quarantine, with file number and reason; --all: discarded ones "
            "too\n"
            "show     one file: reason, size, digest, under which names it came, its first lines\n"
            "retry    read it again (all of them without FILE_NO), for instance after an upgrade\n"
            "discard  nobody waits for it any more; the bytes and the reason given stay stored\n"
            "\n"
            "  avstamd quarantine show 17\n"
            "  avstamd quarantine discard 17 --why 'A picture, not an invoice'\n",
    .run = run,
};
