#include "daemon/read_invoice.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { PIECE_BYTES = 64 * 1024 };

static void close_file(const int *file)
{
    if (*file > STDIN_FILENO) {
        (void)close(*file);
    }
}

static CHECKED bool push_all(struct parser *parser, int file, char *piece, struct error *error)
{
    for (;;) {
        ssize_t length = read(file, piece, PIECE_BYTES);

        if (length == 0) {
            return true;
        }
        if (length < 0 && errno != EINTR) {
            return error_set(error, ERROR_UNAVAILABLE, "cannot be read: %s", strerror(errno));
        }
        if (length > 0 && !parser_push(parser, piece, (size_t)length, error)) {
            return false;
        }
    }
}

static CHECKED bool read_all(struct arena *arena, const char *path, struct parser *parser,
                             struct invoice **ret_invoice, struct error *error)
{
    CLEANUP(close_file)
    int file = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "cannot be opened: %s", strerror(errno));
    }
    return push_all(parser, file, arena_alloc(arena, PIECE_BYTES), error) &&
           parser_finish(parser, ret_invoice, error);
}

bool read_invoice(struct arena *arena, const char *path, enum invoice_format *ret_format,
                  struct invoice **ret_invoice, struct error *error)
{
    CLEANUP(parser_free) struct parser *parser = NULL;

    *ret_format = FORMAT_UNKNOWN;
    bool good = parser_new(arena, &parse_limits_default, &parser, error) &&
                read_all(arena, path, parser, ret_invoice, error);

    *ret_format = parser == NULL ? FORMAT_UNKNOWN : parser_format(parser);
    return good;
}

bool judge_invoice(struct arena *arena, const char *path, const struct rulebook *rulebook,
                   enum profile profile, enum invoice_format *ret_format,
                   const struct verdict **ret_verdict, struct error *error)
{
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct invoice *none = NULL;

    *ret_format = FORMAT_UNKNOWN;
    if (!parser_new(arena, &parse_limits_default, &parser, error)) {
        return false;
    }
    parser_judge(parser, rulebook, profile, false);
    bool good = read_all(arena, path, parser, &none, error);

    *ret_format = parser_format(parser);
    if (good) {
        *ret_verdict = parser_verdict(parser);
    }
    return good;
}
