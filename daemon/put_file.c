#include "daemon/put_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/write_all.h"

enum { NAME_BYTES_MAX = 255 };

static void close_file(int *file)
{
    if (*file >= 0) {
        (void)close(*file);
    }
}

bool put_file(const char *folder, const char *name, const void *bytes, size_t length,
              struct error *error)
{
    CLEANUP(close_file) int place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    CLEANUP(close_file) int file = -1;
    char unfinished[NAME_BYTES_MAX + 1];

    if (place < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "%s: %s", folder, strerror(errno));
    }
    if (snprintf(unfinished, sizeof unfinished, ".%s.part", name) >= (int)sizeof unfinished) {
        return error_set(error, ERROR_INPUT, "%s: the name is too long", name);
    }
    file = openat(place, unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0640);
    if (file < 0 || !write_all(file, bytes, length) || fsync(file) != 0 ||
        renameat(place, unfinished, place, name) != 0 || fsync(place) != 0) {
        int why = errno;

        if (file >= 0) {
            (void)unlinkat(place, unfinished, 0);
        }
        return error_set(error, ERROR_UNAVAILABLE, "%s/%s cannot be written: %s", folder, name,
                         strerror(why));
    }
    return true;
}
