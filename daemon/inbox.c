#include "daemon/inbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/printable.h"
#include "daemon/unfinished.h"

enum { SETTLE_S = 2, UNREADABLE_S = 60, FOLDER_MODE = 0750, EVENT_BYTES = 16384 };

struct inbox {
    char path[PATH_MAX];
    int folder, processed, refused; /* open folders */
    int events;                     /* inotify */
    struct arena *heard;            /* the names below */
    char **closed;                  /* names that were closed after writing or moved in */
    size_t closed_count, closed_capacity;
};

static bool trouble(const struct inbox *inbox, const char *what, struct error *error)
{
    int why = errno;

    return error_set(error, ERROR_UNAVAILABLE, "inbox %s: %s: %s", inbox->path, what,
                     strerror(why));
}

static bool open_folder(const struct inbox *inbox, int parent, const char *name, int *ret_fd,
                        struct error *error)
{
    if (mkdirat(parent, name, FOLDER_MODE) != 0 && errno != EEXIST) {
        return trouble(inbox, name, error);
    }
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0) {
        return trouble(inbox, name, error);
    }
    *ret_fd = fd;
    return true;
}

static bool watch(struct inbox *inbox, struct error *error)
{
    inbox->events = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (inbox->events < 0 || inotify_add_watch(inbox->events, inbox->path,
                                               IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR) < 0) {
        return trouble(inbox, "cannot be watched", error);
    }
    return true;
}

bool inbox_open(const char *path, struct inbox **ret_inbox, struct error *error)
{
    if (strlen(path) >= PATH_MAX) {
        return error_set(error, ERROR_INPUT, "the inbox's path is too long");
    }
    CLEANUP(inbox_close) struct inbox *inbox = calloc(1, sizeof *inbox);

    if (inbox == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "out of memory");
    }
    inbox->folder = inbox->processed = inbox->refused = inbox->events = -1;
    inbox->heard = arena_new();
    memcpy(inbox->path, path, strlen(path) + 1);
    /* A lease that somebody breaks is told by this signal, and its default is to end us. */
    (void)signal(SIGIO, SIG_IGN);
    if (!open_folder(inbox, AT_FDCWD, path, &inbox->folder, error) ||
        !open_folder(inbox, inbox->folder, "processed", &inbox->processed, error) ||
        !open_folder(inbox, inbox->folder, "refused", &inbox->refused, error) ||
        !watch(inbox, error)) {
        return false;
    }
    *ret_inbox = inbox;
    inbox = NULL;
    return true;
}

static void close_fd(int fd)
{
    if (fd >= 0) {
        (void)close(fd);
    }
}

void inbox_close(struct inbox **inbox)
{
    if (*inbox == NULL) {
        return;
    }
    close_fd((*inbox)->folder);
    close_fd((*inbox)->processed);
    close_fd((*inbox)->refused);
    close_fd((*inbox)->events);
    arena_free((*inbox)->heard);
    free(*inbox);
    *inbox = NULL;
}

int inbox_fd(const struct inbox *inbox)
{
    return inbox->events;
}

static void remember(struct inbox *inbox, const char *name)
{
    inbox->closed =
        arena_grow(inbox->heard, inbox->closed, &inbox->closed_capacity, inbox->closed_count + 1);
    inbox->closed[inbox->closed_count++] = arena_strdup(inbox->heard, name);
}

static void forget(struct inbox *inbox)
{
    arena_free(inbox->heard);
    inbox->heard = arena_new();
    inbox->closed = NULL;
    inbox->closed_count = inbox->closed_capacity = 0;
}

void inbox_listen(struct inbox *inbox)
{
    _Alignas(struct inotify_event) char buffer[EVENT_BYTES];

    for (;;) {
        ssize_t got = read(inbox->events, buffer, sizeof buffer);

        if (got <= 0) {
            return; /* nothing more; what was lost by overflow is found by its age */
        }
        for (ssize_t at = 0; at < got;) {
            struct inotify_event event;

            memcpy(&event, buffer + at, sizeof event);
            if (event.len > 0) {
                remember(inbox, buffer + at + sizeof event);
            }
            at += (ssize_t)(sizeof event + event.len);
        }
    }
}

static bool was_closed(const struct inbox *inbox, const char *name)
{
    for (size_t at = 0; at < inbox->closed_count; at++) {
        if (strcmp(inbox->closed[at], name) == 0) {
            return true;
        }
    }
    return false;
}

static int64_t age_s(const struct stat *status)
{
    int64_t age = clock_now_s() - status->st_ctim.tv_sec;

    return age < 0 ? INT64_MAX : age; /* the clock was set back: it tells nothing */
}

/* Whoever locked it before us may have moved it by now. */
static bool still_there(const struct inbox *inbox, const char *name, const struct stat *opened)
{
    struct stat now;

    return fstatat(inbox->folder, name, &now, AT_SYMLINK_NOFOLLOW) == 0 &&
           now.st_ino == opened->st_ino && now.st_dev == opened->st_dev;
}

enum readiness { NOTHING, LATER, READY, UNREADABLE };

static enum readiness open_file(const struct inbox *inbox, const char *name, int *ret_fd)
{
    struct stat status;

    if (fstatat(inbox->folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 ||
        !S_ISREG(status.st_mode)) {
        return NOTHING;
    }
    if (age_s(&status) < SETTLE_S && !was_closed(inbox, name)) {
        return LATER;
    }
    int fd = openat(inbox->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (fd < 0) {
        return errno == ENOENT ? NOTHING : age_s(&status) < UNREADABLE_S ? LATER : UNREADABLE;
    }
    if (flock(fd, LOCK_EX | LOCK_NB) != 0 || unfinished_writing(fd)) {
        (void)close(fd);
        return LATER;
    }
    if (!still_there(inbox, name, &status)) {
        (void)close(fd);
        return NOTHING;
    }
    *ret_fd = fd;
    return READY;
}

static bool collect_one(struct inbox *inbox, struct arena *arena, const char *name,
                        struct arrival *ret_arrival, enum readiness *ret_readiness,
                        struct error *error)
{
    struct arrival arrival = {
        .fd = -1, .name = masked_text(arena, name), .disk_name = arena_strdup(arena, name)};
    const char *path = arena_printf(arena, "%s/%s", inbox->path, name);

    *ret_readiness = open_file(inbox, name, &arrival.fd);
    if (*ret_readiness == UNREADABLE) {
        arrival.outcome = INGEST_REFUSED;
        arrival.reason = "it cannot be opened for reading";
    }
    if (*ret_readiness == READY &&
        !arrival_key(arena, arrival.fd, "inbox", path, &arrival.key, error)) {
        (void)close(arrival.fd);
        return false;
    }
    *ret_arrival = arrival;
    return true;
}

/* Somebody may have removed or replaced the folder; what we hold open is then nobody's inbox. */
static bool still_inbox(const struct inbox *inbox)
{
    struct stat held, named;

    return fstat(inbox->folder, &held) == 0 && stat(inbox->path, &named) == 0 &&
           held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

static int take_name(const struct dirent *entry)
{
    return entry->d_type != DT_DIR && !unfinished_name(entry->d_name);
}

static int by_bytes(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

bool inbox_collect(struct inbox *inbox, struct arena *arena, struct arrival *ret_arrivals,
                   size_t max, size_t *ret_count, bool *ret_later, struct error *error)
{
    struct dirent **entries = NULL;
    size_t count = 0;
    bool later = false, done = true;

    if (!still_inbox(inbox)) {
        return error_set(error, ERROR_UNAVAILABLE, "inbox %s: the folder was removed or replaced",
                         inbox->path);
    }
    int found = scandirat(inbox->folder, ".", &entries, take_name, by_bytes);

    if (found < 0) {
        return trouble(inbox, "cannot be listed", error);
    }
    for (int at = 0; at < found; at++) {
        enum readiness readiness = NOTHING;

        if (done && count < max) {
            done = collect_one(inbox, arena, entries[at]->d_name, &ret_arrivals[count], &readiness,
                               error);
        }
        count += done && (readiness == READY || readiness == UNREADABLE);
        later = later || readiness == LATER;
        free(entries[at]);
    }
    free(entries);
    forget(inbox);
    if (!done) {
        inbox_release(ret_arrivals, count);
        return false;
    }
    *ret_count = count;
    *ret_later = later;
    return true;
}

/* Never over a file that is there already; file systems without that promise get a look first.
 * One that is gone was moved by somebody else, which is as good. */
static bool rename_new(int from, const char *name, int to, const char *new_name)
{
    if (renameat2(from, name, to, new_name, RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (errno == ENOENT) {
        return faccessat(from, name, F_OK, AT_SYMLINK_NOFOLLOW) != 0; /* or the target is away */
    }
    if (errno != EINVAL) {
        return false;
    }
    if (faccessat(to, new_name, F_OK, 0) == 0) {
        errno = EEXIST;
        return false;
    }
    return renameat(from, name, to, new_name) == 0;
}

static bool move_one(const struct inbox *inbox, struct arena *arena, const struct arrival *arrival)
{
    int to = arrival->outcome == INGEST_REFUSED ? inbox->refused : inbox->processed;

    if (rename_new(inbox->folder, arrival->disk_name, to, arrival->disk_name)) {
        return true;
    }
    /* The same name again: the arrival's number keeps them apart. */
    int64_t number = arrival->receipt_no != 0 ? arrival->receipt_no : clock_monotonic_ms();

    return errno == EEXIST &&
           rename_new(inbox->folder, arrival->disk_name, to,
                      arena_printf(arena, "%s.%jd", arrival->disk_name, (intmax_t)number));
}

bool inbox_move(struct inbox *inbox, struct arena *arena, const struct arrival *arrivals,
                size_t count, struct error *error)
{
    bool done = true;

    for (size_t at = 0; at < count; at++) {
        if (!arrivals[at].changing && !move_one(inbox, arena, &arrivals[at]) && done) {
            done = trouble(inbox, "a file cannot be moved away", error);
        }
    }
    if (fsync(inbox->processed) != 0 || fsync(inbox->refused) != 0 || fsync(inbox->folder) != 0) {
        return !done ? false : trouble(inbox, "cannot be synced", error);
    }
    return done;
}

void inbox_release(struct arrival *arrivals, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        close_fd(arrivals[at].fd);
        arrivals[at].fd = -1;
    }
}
