/* What a source shows, and what is held of it while it is fetched. */
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/file_digest.h"
#include "daemon/source_visit.h"
#include "daemon/unfinished.h"

enum { MARK_DIGITS = 12 };

void source_list_add(struct arena *arena, struct source_list *list, struct source_item item)
{
    list->items = arena_grow(arena, list->items, &list->capacity, list->count + 1);
    list->items[list->count++] = item;
}

static int file_of_ours(void)
{
    char path[] = "/tmp/avstamd-source.XXXXXX";
    int fd = mkostemp(path, O_CLOEXEC);

    if (fd >= 0) {
        (void)unlink(path);
    }
    return fd;
}

bool source_files_add(struct arena *arena, struct source_files *files, const char *name,
                      int *ret_fd, struct error *error)
{
    int fd = file_of_ours();

    if (fd < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "no file can be written to /tmp: %s",
                         strerror(errno));
    }
    files->items = arena_grow(arena, files->items, &files->capacity, files->count + 1);
    files->items[files->count++] = (struct source_file){fd, name};
    *ret_fd = fd;
    return true;
}

void source_files_close(struct source_files *files)
{
    for (size_t at = 0; at < files->count; at++) {
        (void)close(files->items[at].fd);
    }
    files->count = 0;
}

const char *source_digest(struct arena *arena, int fd)
{
    unsigned char digest[DIGEST_BYTES];
    char *hex = arena_alloc(arena, 2 * sizeof digest + 1);
    int64_t bytes = 0;

    return file_digest(fd, NULL, INT64_MAX, digest, &bytes)
               ? sodium_bin2hex(hex, 2 * sizeof digest + 1, digest, sizeof digest)
               : NULL;
}

const char *source_mark(struct arena *arena, const char *digest)
{
    return arena_strndup(arena, digest, MARK_DIGITS);
}

static int by_id(const void *left, const void *right)
{
    const struct source_item *one = left, *other = right;

    return strcmp(one->id, other->id);
}

const struct source_item *source_list_find(const struct source_list *list, const char *id)
{
    const struct source_item wanted = {.id = id};

    return list->count == 0
               ? NULL
               : bsearch(&wanted, list->items, list->count, sizeof list->items[0], by_id);
}

static bool is_wanted(const struct source *source, const struct source_item *item)
{
    return source->kind->whole ||
           (!unfinished_name(item->id) &&
            (source->names == NULL || fnmatch(source->names, item->id, 0) == 0));
}

bool source_visit_list(struct source_visit *visit, struct arena *arena,
                       struct source_list *ret_list, struct error *error)
{
    struct source_list list = {0};
    size_t kept = 0;

    if (!visit->source->kind->list(visit, arena, &list, error)) {
        return false;
    }
    for (size_t at = 0; at < list.count; at++) {
        if (is_wanted(visit->source, &list.items[at])) {
            list.items[kept++] = list.items[at];
        }
    }
    list.count = kept;
    if (kept > 0) {
        qsort(list.items, kept, sizeof list.items[0], by_id);
    }
    *ret_list = list;
    return true;
}

bool source_look(const struct source *source, struct arena *arena, struct source_list *ret_list,
                 struct error *error)
{
    struct source_visit visit = {.source = source, .arena = arena};
    bool looked =
        source->kind->open(&visit, error) && source_visit_list(&visit, arena, ret_list, error);

    source->kind->close(&visit);
    return looked;
}
