#include "daemon/read_path.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* One document waits until it is known whether another one follows. */
struct waiting {
    const char *path;
    const struct path_sink *sink;
    struct parsed *parsed;
};

static void close_file(const int *file)
{
    if (*file > STDIN_FILENO) {
        (void)close(*file);
    }
}

static CHECKED bool hand_on(struct waiting *waiting, bool several, struct error *error)
{
    struct parsed *parsed = waiting->parsed;

    waiting->parsed = NULL;
    if (parsed == NULL) {
        return true;
    }
    const char *name = several
                           ? arena_printf(parsed->arena, "%s#%d", waiting->path, parsed->ordinal)
                           : waiting->path;
    bool good = waiting->sink->document(waiting->sink->context, name, parsed, error);

    arena_free(parsed->arena);
    return good;
}

static bool on_document(void *context, struct parsed *parsed, struct error *error)
{
    struct waiting *waiting = context;
    bool good = hand_on(waiting, true, error);

    waiting->parsed = parsed;
    return good;
}

static bool on_failed(void *context, struct parsed *parsed, int first, struct error *error)
{
    (void)first;
    return on_document(context, parsed, error);
}

bool read_path(const char *path, const struct documents_wishes *wishes,
               const struct path_sink *sink, struct error *error)
{
    CLEANUP(close_file)
    int file = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "cannot be opened: %s", strerror(errno));
    }
    struct byte_source source = byte_source_of_file(&file);
    struct waiting waiting = {.path = path, .sink = sink};
    const struct documents_sink documents = {
        .context = &waiting, .document = on_document, .failed = on_failed};
    bool good = read_documents(&source, wishes, &documents, NULL, error);

    if (good) {
        return hand_on(&waiting, waiting.parsed != NULL && waiting.parsed->ordinal > 1, error);
    }
    if (waiting.parsed != NULL) {
        arena_free(waiting.parsed->arena);
    }
    return false;
}
