#include "daemon/read_documents.h"

#include <string.h>

#include "daemon/name_ends.h"
#include "daemon/unzip.h"

enum { PIECE_BYTES = 64 * 1024 };

/* A file while it is read. */
struct file {
    struct byte_source *source;
    const struct documents_wishes *wishes;
    const struct documents_sink *sink;
    struct attachment_sink attachments;
    int *ordinal; /* of the document to which an attachment belongs */
    int given;    /* documents so far */
    char *piece;
    /* The XML file, or the member. */
    struct arena *arena;
    struct parser *parser;
    const char *member; /* its name, NULL: none */
    int given_before;
    struct error error; /* why it cannot be read */
};

static bool on_document(void *context, struct parsed *parsed, struct error *error)
{
    struct file *file = context;

    parsed->ordinal = ++file->given;
    if (file->member != NULL && parsed->error.kind != ERROR_NONE) {
        (void)error_in(&parsed->error, "%s", file->member);
    } else if (file->member != NULL) {
        parsed->member = arena_strdup(parsed->arena, file->member);
    }
    return file->sink->document(file->sink->context, parsed, error);
}

static bool on_attachment(void *context, const struct supporting_document *about,
                          struct error *error)
{
    struct file *file = context;

    *file->ordinal = file->given_before + parser_ordinal(file->parser);
    return file->sink->attachments->begin(file->sink->attachments->context, about, error);
}

static bool on_attachment_bytes(void *context, const void *bytes, size_t length,
                                struct error *error)
{
    const struct attachment_sink *sink = ((struct file *)context)->sink->attachments;

    return sink->bytes(sink->context, bytes, length, error);
}

static bool on_attachment_end(void *context, const struct supporting_document *about,
                              struct error *error)
{
    const struct attachment_sink *sink = ((struct file *)context)->sink->attachments;

    return sink->end(sink->context, about, error);
}

/* Whether the file or the sink can go on: what is wrong with the bytes does not stop them. */
static bool is_about_bytes(const struct error *error)
{
    return error->kind == ERROR_INPUT || error->kind == ERROR_LIMIT;
}

static CHECKED bool tell_failure(struct file *file, const struct error *why, int first,
                                 enum invoice_format format, struct error *error)
{
    struct arena *arena = arena_new();
    struct parsed *parsed = arena_array(arena, struct parsed, 1);

    parsed->arena = arena;
    parsed->ordinal = ++file->given;
    parsed->format = format;
    parsed->error = *why;
    if (file->member != NULL) {
        (void)error_in(&parsed->error, "%s", file->member);
    }
    return file->sink->failed(file->sink->context, parsed, first, error);
}

static CHECKED bool begin_stream(struct file *file, struct error *error)
{
    const struct parse_sink sink = {file, on_document,
                                    file->sink->attachments == NULL ? NULL : &file->attachments};

    file->arena = arena_new();
    file->error = (struct error){0};
    file->given_before = file->given;
    if (file->sink->begin != NULL && !file->sink->begin(file->sink->context, error)) {
        return false;
    }
    if (!parser_new(file->arena, &parse_limits_default, &file->parser, error)) {
        return false;
    }
    if (file->wishes->rulebook != NULL) {
        parser_judge(file->parser, file->wishes->rulebook, file->wishes->profile,
                     file->wishes->invoices);
    }
    parser_deliver(file->parser, &sink);
    return true;
}

static CHECKED bool push(struct file *file, const void *bytes, size_t length, struct error *error)
{
    struct error why = {0};

    if (file->error.kind != ERROR_NONE || parser_push(file->parser, bytes, length, &why)) {
        return true;
    }
    if (!is_about_bytes(&why)) {
        *error = why;
        return false;
    }
    file->error = why;
    return true;
}

static void free_stream(struct file *file)
{
    parser_free(&file->parser);
    arena_free(file->arena);
    file->arena = NULL;
}

static CHECKED bool end_stream(struct file *file, const char *problem, struct error *error)
{
    struct invoice *none = NULL;
    struct error why = file->error;

    if (problem != NULL) {
        (void)error_set(&why, ERROR_INPUT, "%s", problem);
    } else if (why.kind == ERROR_NONE) {
        (void)!parser_finish(file->parser, &none, &why);
    }
    bool good = why.kind == ERROR_NONE;

    if (!good && is_about_bytes(&why)) {
        good = tell_failure(file, &why, file->given_before + 1, parser_format(file->parser), error);
    } else if (!good) {
        *error = why;
    }
    free_stream(file);
    return good;
}

/* Mac OS adds files of its own, and a sender pictures and texts. */
static bool is_wanted(const char *name, const unsigned char *head, size_t length)
{
    static const char *const begins[] = {"<", "\xef\xbb\xbf<", "\xff\xfe<", "\xfe\xff"};

    if (strncmp(name, "__MACOSX/", 9) == 0) {
        return false;
    }
    if (name_ends(name, ".xml") || name_ends(name, ".zip")) {
        return true;
    }
    for (size_t at = 0; at < sizeof begins / sizeof begins[0]; at++) {
        size_t needed = strlen(begins[at]);

        if (length >= needed && memcmp(head, begins[at], needed) == 0) {
            return true;
        }
    }
    return false;
}

static bool on_member(void *context, const char *name, const void *head, size_t length,
                      bool *ret_wanted, struct error *error)
{
    struct file *file = context;

    *ret_wanted = is_wanted(name, head, length);
    if (!*ret_wanted) {
        return true;
    }
    if (!begin_stream(file, error)) {
        return false;
    }
    file->member = arena_strdup(file->arena, name);
    if (unzip_begins(head, length)) {
        (void)error_set(&file->error, ERROR_INPUT,
                        "a zip file inside a zip file is not opened: send its invoices themselves");
    }
    return true;
}

static bool on_member_bytes(void *context, const void *bytes, size_t length, struct error *error)
{
    return push(context, bytes, length, error);
}

static bool on_member_end(void *context, const char *problem, struct error *error)
{
    struct file *file = context;
    bool good = end_stream(file, problem, error);

    file->member = NULL;
    return good;
}

static CHECKED bool read_zip(struct file *file, struct error *error)
{
    const struct unzip_sink sink = {file, on_member, on_member_bytes, on_member_end};
    struct error why = {0};
    bool good = unzip(file->source, &unzip_limits_default, &sink, &why);

    /* The members before the one in which it broke off are good. */
    int first = file->parser != NULL ? file->given_before + 1 : file->given + 1;

    file->member = NULL;
    free_stream(file);
    if (!good && !is_about_bytes(&why)) {
        *error = why;
        return false;
    }
    if (good && file->given == 0) {
        good = error_set(&why, ERROR_INPUT, "the zip file holds no XML file");
    }
    return good || tell_failure(file, &why, first, FORMAT_UNKNOWN, error);
}

static CHECKED bool read_xml(struct file *file, size_t length, struct error *error)
{
    if (!begin_stream(file, error)) {
        return false;
    }
    for (int64_t offset = 0; length > 0;) {
        if (!push(file, file->piece, length, error)) {
            return false;
        }
        if (file->error.kind != ERROR_NONE) {
            break; /* the rest would not be read */
        }
        offset += (int64_t)length;
        if (!file->source->read(file->source->context, offset, file->piece, PIECE_BYTES, &length,
                                error)) {
            return false;
        }
    }
    return end_stream(file, NULL, error);
}

/* A zip file from a pipe: its first piece was read to see what it is. */
struct pushed_back {
    struct byte_source *source;
    const char *piece;
    size_t length;
};

static bool read_pushed_back(void *context, int64_t offset, void *ret_bytes, size_t size,
                             size_t *ret_length, struct error *error)
{
    struct pushed_back *back = context;

    if (offset >= (int64_t)back->length) {
        return back->source->read(back->source->context, offset, ret_bytes, size, ret_length,
                                  error);
    }
    size_t left = back->length - (size_t)offset;

    *ret_length = left < size ? left : size;
    memcpy(ret_bytes, back->piece + offset, *ret_length);
    return true;
}

bool read_documents(struct byte_source *source, const struct documents_wishes *wishes,
                    const struct documents_sink *sink, int *ret_ordinal, struct error *error)
{
    int ordinal = 0;
    char piece[PIECE_BYTES]; /* not from an arena, which would clear it for every file */
    struct file file = {
        .source = source,
        .wishes = wishes,
        .sink = sink,
        .attachments = {&file, on_attachment, on_attachment_bytes, on_attachment_end},
        .ordinal = ret_ordinal == NULL ? &ordinal : ret_ordinal,
        .piece = piece};
    size_t length = 0;

    if (!source->read(source->context, 0, file.piece, PIECE_BYTES, &length, error)) {
        return false;
    }
    struct pushed_back back = {source, file.piece, length};
    struct byte_source again = {&back, read_pushed_back, -1};

    if (unzip_begins(file.piece, length)) {
        file.source = source->size_bytes < 0 ? &again : source;
        return read_zip(&file, error);
    }
    bool good = read_xml(&file, length, error);

    free_stream(&file);
    return good;
}
