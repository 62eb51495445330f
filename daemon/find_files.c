#include "daemon/find_files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "daemon/printable.h"

enum { DEPTH_MAX = 64 };

struct search {
    struct arena *arena;
    struct file_list *found;
};

static bool refused(struct search *search, const char *path, struct error *error)
{
    int why = errno;

    return error_set(error, ERROR_INPUT, "%s: %s", printable_text(search->arena, path),
                     strerror(why));
}

static void add(struct search *search, const char *path)
{
    struct file_list *found = search->found;

    found->paths = arena_grow(search->arena, found->paths, &found->capacity, found->count + 1);
    found->paths[found->count++] = arena_strdup(search->arena, path);
}

static void close_folder(DIR **folder)
{
    if (*folder != NULL) {
        (void)closedir(*folder);
    }
}

static bool search_folder(struct search *search, const char *path, int depth, struct error *error);

/* `named`: given by the caller, who means it; else found in a folder. */
static bool search_path(struct search *search, const char *path, bool named, int depth,
                        struct error *error)
{
    struct stat status;
    struct stat link;

    if (stat(path, &status) != 0) {
        return named ? refused(search, path, error) : true; /* a link to nowhere, or gone again */
    }
    if (S_ISDIR(status.st_mode)) {
        bool is_link = !named && lstat(path, &link) == 0 && S_ISLNK(link.st_mode);

        return is_link || search_folder(search, path, depth + 1, error);
    }
    if (S_ISREG(status.st_mode)) {
        add(search, path);
    } else if (named) {
        return error_set(error, ERROR_INPUT, "%s: it is neither a file nor a folder",
                         printable_text(search->arena, path));
    }
    return true;
}

static const char *joined(struct arena *arena, const char *folder, const char *name)
{
    size_t length = strlen(folder);

    while (length > 1 && folder[length - 1] == '/') {
        length--;
    }
    return arena_printf(arena, "%.*s%s%s", (int)length, folder,
                        length == 1 && folder[0] == '/' ? "" : "/", name);
}

static bool search_folder(struct search *search, const char *path, int depth, struct error *error)
{
    CLEANUP(close_folder) DIR *folder = opendir(path);

    if (folder == NULL) {
        return refused(search, path, error);
    }
    if (depth > DEPTH_MAX) {
        return error_set(error, ERROR_LIMIT, "%s: more than %d folders inside each other",
                         printable_text(search->arena, path), DEPTH_MAX);
    }
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (entry->d_name[0] == '.') {
            search->found->hidden +=
                strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
            continue;
        }
        if (!search_path(search, joined(search->arena, path, entry->d_name), false, depth, error)) {
            return false;
        }
    }
    return true;
}

static int by_bytes(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The same path twice is one file. */
static void sort_unique(struct file_list *files)
{
    size_t kept = 0;

    if (files->count == 0) {
        return;
    }
    qsort(files->paths, files->count, sizeof files->paths[0], by_bytes);
    for (size_t at = 1; at < files->count; at++) {
        if (strcmp(files->paths[at], files->paths[kept]) != 0) {
            files->paths[++kept] = files->paths[at];
        }
    }
    files->count = kept + 1;
}

bool find_files(struct arena *arena, char **paths, size_t count, struct file_list *ret_files,
                struct error *error)
{
    struct file_list found = {0};
    struct search search = {arena, &found};

    for (size_t at = 0; at < count; at++) {
        if (!search_path(&search, paths[at], true, 0, error)) {
            return false;
        }
    }
    sort_unique(&found);
    *ret_files = found;
    return true;
}
