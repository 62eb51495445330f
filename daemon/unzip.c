#include "daemon/unzip.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "daemon/printable.h"

enum { IN_BYTES = 128 * 1024, OUT_BYTES = 64 * 1024 };

const struct unzip_limits unzip_limits_default = {
    .members = 1000,
    .member_bytes = 256LL << 20,
    .total_bytes = 512LL << 20,
    .ratio = 200,
    .ratio_free_bytes = 16LL << 20,
};

struct unzip {
    struct arena *arena; /* of one member */
    struct archive *archive;
    struct byte_source *source;
    const struct unzip_limits *limits;
    const struct unzip_sink *sink;
    int64_t offset; /* in the source */
    int64_t total_bytes;
    int members;
    struct error source_error; /* what libarchive cannot hand on */
    unsigned char in[IN_BYTES];
    unsigned char out[OUT_BYTES];
};

bool unzip_begins(const void *bytes, size_t length)
{
    return length >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0);
}

static la_ssize_t on_read(struct archive *archive, void *context, const void **ret_bytes)
{
    struct unzip *unzip = context;
    size_t length = 0;

    if (!unzip->source->read(unzip->source->context, unzip->offset, unzip->in, IN_BYTES, &length,
                             &unzip->source_error)) {
        archive_set_error(archive, EIO, "the source failed");
        return ARCHIVE_FATAL;
    }
    unzip->offset += (int64_t)length;
    *ret_bytes = unzip->in;
    return (la_ssize_t)length;
}

static la_int64_t on_seek(struct archive *archive, void *context, la_int64_t offset, int whence)
{
    struct unzip *unzip = context;
    int64_t from = whence == SEEK_SET   ? 0
                   : whence == SEEK_CUR ? unzip->offset
                                        : unzip->source->size_bytes;

    (void)archive;
    if (offset < -from || offset > unzip->source->size_bytes - from) {
        return ARCHIVE_FATAL;
    }
    unzip->offset = from + offset;
    return unzip->offset;
}

static void free_archive(struct archive **archive)
{
    (void)archive_read_free(*archive);
}

static bool broken(struct unzip *unzip, struct error *error)
{
    if (unzip->source_error.kind != ERROR_NONE) {
        *error = unzip->source_error;
        return false;
    }
    const char *why = archive_error_string(unzip->archive);

    return error_set(error, ERROR_INPUT, "the zip file is damaged: %s",
                     why == NULL ? "it cannot be unpacked" : printable_text(unzip->arena, why));
}

static CHECKED bool open_archive(struct unzip *unzip, struct error *error)
{
    struct archive *archive = unzip->archive;

    if (archive_read_support_format_zip(archive) < ARCHIVE_WARN ||
        archive_read_set_read_callback(archive, on_read) != ARCHIVE_OK ||
        archive_read_set_callback_data(archive, unzip) != ARCHIVE_OK ||
        (unzip->source->size_bytes >= 0 &&
         archive_read_set_seek_callback(archive, on_seek) != ARCHIVE_OK) ||
        archive_read_open1(archive) != ARCHIVE_OK) {
        return broken(unzip, error);
    }
    return true;
}

static CHECKED bool within_limits(const struct unzip *unzip, int64_t member_bytes,
                                  struct error *error)
{
    const struct unzip_limits *limits = unzip->limits;
    int64_t packed = unzip->source->size_bytes < 0 ? archive_filter_bytes(unzip->archive, -1)
                                                   : unzip->source->size_bytes;

    if (member_bytes > limits->member_bytes || unzip->total_bytes > limits->total_bytes) {
        return error_set(error, ERROR_LIMIT,
                         "the zip file unpacks to more than the %jd MB (%jd MB a member) that are "
                         "allowed",
                         (intmax_t)limits->total_bytes >> 20, (intmax_t)limits->member_bytes >> 20);
    }
    if (unzip->total_bytes > limits->ratio_free_bytes &&
        unzip->total_bytes / limits->ratio > packed) {
        return error_set(error, ERROR_LIMIT, "the zip file unpacks to more than %jd times its size",
                         (intmax_t)limits->ratio);
    }
    return true;
}

/* What is wrong with a member before it is unpacked, or NULL. */
static const char *oddity(struct archive_entry *entry)
{
    if (archive_entry_is_encrypted(entry) != 0) {
        return "it is encrypted: send it without a password";
    }
    return archive_entry_filetype(entry) == AE_IFREG ? NULL : "it is no ordinary file";
}

/* Some of the member; *ret_length 0 at its end, or when there is a *ret_problem. */
static CHECKED bool unpack_piece(struct unzip *unzip, size_t *ret_length, const char **ret_problem,
                                 struct error *error)
{
    la_ssize_t length = archive_read_data(unzip->archive, unzip->out, OUT_BYTES);

    *ret_length = 0;
    if (length == ARCHIVE_FATAL && unzip->source_error.kind != ERROR_NONE) {
        return broken(unzip, error);
    }
    if (length < 0) {
        const char *why = archive_error_string(unzip->archive);

        *ret_problem =
            arena_printf(unzip->arena, "it cannot be unpacked: %s",
                         why == NULL ? "it is damaged" : printable_text(unzip->arena, why));
        return true;
    }
    unzip->total_bytes += length;
    *ret_length = (size_t)length;
    return true;
}

static CHECKED bool unpack(struct unzip *unzip, const char *name, const char *problem,
                           struct error *error)
{
    const struct unzip_sink *sink = unzip->sink;
    int64_t member_bytes = 0;
    size_t length = 0;
    bool wanted = false;

    if (problem == NULL && !unpack_piece(unzip, &length, &problem, error)) {
        return false;
    }
    if (!sink->begin(sink->context, name, unzip->out, length, &wanted, error)) {
        return false;
    }
    while (wanted && length > 0) {
        member_bytes += (int64_t)length;
        if (!within_limits(unzip, member_bytes, error) ||
            !sink->bytes(sink->context, unzip->out, length, error) ||
            !unpack_piece(unzip, &length, &problem, error)) {
            return false;
        }
    }
    return !wanted || sink->end(sink->context, problem, error);
}

static CHECKED bool take_member(struct unzip *unzip, struct archive_entry *entry,
                                struct error *error)
{
    const char *path = archive_entry_pathname(entry);

    if (++unzip->members > unzip->limits->members) {
        return error_set(error, ERROR_LIMIT,
                         "the zip file has more than the %d members that are "
                         "allowed",
                         unzip->limits->members);
    }
    if (archive_entry_filetype(entry) == AE_IFDIR) {
        return true;
    }
    return unpack(unzip,
                  path == NULL ? "(a name that cannot be shown)" : masked_text(unzip->arena, path),
                  oddity(entry), error);
}

static CHECKED bool take_members(struct unzip *unzip, struct error *error)
{
    for (;;) {
        struct archive_entry *entry = NULL;
        int found = archive_read_next_header(unzip->archive, &entry);

        if (found == ARCHIVE_EOF) {
            return true;
        }
        if (found < ARCHIVE_WARN) {
            return broken(unzip, error);
        }
        ARENA(arena);
        struct arena *outer = unzip->arena;

        unzip->arena = arena;
        bool good = take_member(unzip, entry, error);

        unzip->arena = outer;
        if (!good) {
            return false;
        }
    }
}

bool unzip(struct byte_source *source, const struct unzip_limits *limits,
           const struct unzip_sink *sink, struct error *error)
{
    ARENA(arena);
    CLEANUP(free_archive) struct archive *archive = archive_read_new();
    struct unzip *unzip = arena_alloc(arena, sizeof *unzip);

    if (archive == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "out of memory");
    }
    unzip->arena = arena;
    unzip->archive = archive;
    unzip->source = source;
    unzip->limits = limits;
    unzip->sink = sink;
    return open_archive(unzip, error) && take_members(unzip, error);
}
