/* A folder of this machine, or one that is mounted here. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/printable.h"
#include "daemon/source.h"
#include "daemon/unfinished.h"

enum { FOLDER_MODE = 0750 };

struct folder {
    int folder, moved; /* open; −1 */
};

static bool trouble(const struct source_visit *visit, const char *name, struct error *error)
{
    int why = errno;

    return error_set(error, ERROR_UNAVAILABLE, "%s%s%s: %s", visit->source->folder,
                     *name == '\0' ? "" : "/", name, strerror(why));
}

static bool open_folder(struct source_visit *visit, struct error *error)
{
    struct folder *own = arena_alloc(visit->arena, sizeof *own);
    const char *move_to = visit->source->move_to;

    *own = (struct folder){-1, -1};
    visit->own = own;
    own->folder = open(visit->source->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (own->folder < 0) {
        return trouble(visit, "", error);
    }
    if (visit->source->after != SOURCE_MOVE) {
        return true;
    }
    if (mkdirat(own->folder, move_to, FOLDER_MODE) != 0 && errno != EEXIST) {
        return trouble(visit, move_to, error);
    }
    own->moved = openat(own->folder, move_to, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    return own->moved >= 0 || trouble(visit, move_to, error);
}

static void close_folder(struct source_visit *visit)
{
    const struct folder *own = visit->own;

    if (own != NULL && own->folder >= 0) {
        (void)close(own->folder);
    }
    if (own != NULL && own->moved >= 0) {
        (void)close(own->moved);
    }
}

static void add_entry(const struct folder *own, struct arena *arena, const char *name,
                      struct source_list *list)
{
    struct stat status;

    if (fstatat(own->folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode)) {
        return;
    }
    source_list_add(
        arena, list,
        (struct source_item){
            .id = arena_strdup(arena, name),
            .name = masked_text(arena, name),
            .version = arena_printf(arena, "%ju:%jd.%09ld:%jd", (uintmax_t)status.st_ino,
                                    (intmax_t)status.st_mtim.tv_sec, status.st_mtim.tv_nsec,
                                    (intmax_t)status.st_size),
            .bytes = status.st_size,
        });
}

static bool list_folder(struct source_visit *visit, struct arena *arena,
                        struct source_list *ret_list, struct error *error)
{
    const struct folder *own = visit->own;
    int again = openat(own->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = again < 0 ? NULL : fdopendir(again);

    if (entries == NULL) {
        (void)trouble(visit, "", error);
        if (again >= 0) {
            (void)close(again);
        }
        return false;
    }
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        add_entry(own, arena, entry->d_name, ret_list);
    }
    (void)closedir(entries);
    return true;
}

/* The file itself: nothing is copied, and ingest sees when it changes while it is read. */
static bool fetch_file(struct source_visit *visit, struct arena *arena,
                       const struct source_item *item, struct source_files *files,
                       struct error *error)
{
    const struct folder *own = visit->own;
    int fd = openat(own->folder, item->id, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (fd < 0) {
        return error_set(error, errno == ENOENT ? ERROR_CONFLICT : ERROR_INPUT,
                         "it cannot be opened: %s", strerror(errno));
    }
    if (unfinished_writing(fd)) {
        (void)close(fd);
        return error_set(error, ERROR_CONFLICT, "somebody is writing to it");
    }
    files->items = arena_grow(arena, files->items, &files->capacity, files->count + 1);
    files->items[files->count++] = (struct source_file){fd, item->name};
    return true;
}

static bool move_file(const struct folder *own, const char *name, const char *new_name)
{
    return renameat2(own->folder, name, own->moved, new_name, RENAME_NOREPLACE) == 0 ||
           (errno == EINVAL && faccessat(own->moved, new_name, F_OK, 0) != 0 &&
            renameat(own->folder, name, own->moved, new_name) == 0);
}

static bool finish_file(struct source_visit *visit, struct arena *arena,
                        const struct source_item *item, const char *mark, struct error *error)
{
    const struct folder *own = visit->own;
    bool done = visit->source->after == SOURCE_DELETE
                    ? unlinkat(own->folder, item->id, 0) == 0
                    : move_file(own, item->id, item->id) ||
                          move_file(own, item->id, arena_printf(arena, "%s.%s", item->id, mark));

    return done || errno == ENOENT || trouble(visit, item->name, error);
}

static bool sync_folder(struct source_visit *visit, struct error *error)
{
    const struct folder *own = visit->own;

    return (fsync(own->folder) == 0 && (own->moved < 0 || fsync(own->moved) == 0)) ||
           trouble(visit, "", error);
}

extern const struct source_kind source_folder;
const struct source_kind source_folder = {
    .name = "folder",
    .schemes = "",
    .open = open_folder,
    .close = close_folder,
    .list = list_folder,
    .fetch = fetch_file,
    .finish = finish_file,
    .sync = sync_folder,
};
