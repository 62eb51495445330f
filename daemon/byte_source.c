#include "daemon/byte_source.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refused(struct error *error)
{
    return error_set(error, ERROR_UNAVAILABLE, "cannot be read: %s", strerror(errno));
}

static bool read_at(void *context, int64_t offset, void *ret_bytes, size_t size, size_t *ret_length,
                    struct error *error)
{
    const int *file = context;
    ssize_t length = 0;

    do {
        length = pread(*file, ret_bytes, size, offset);
    } while (length < 0 && errno == EINTR);
    *ret_length = length < 0 ? 0 : (size_t)length;
    return length >= 0 || refused(error);
}

static bool read_on(void *context, int64_t offset, void *ret_bytes, size_t size, size_t *ret_length,
                    struct error *error)
{
    const int *file = context;
    ssize_t length = 0;

    (void)offset;
    do {
        length = read(*file, ret_bytes, size);
    } while (length < 0 && errno == EINTR);
    *ret_length = length < 0 ? 0 : (size_t)length;
    return length >= 0 || refused(error);
}

struct byte_source byte_source_of_file(const int *file)
{
    /* The descriptor is only read. */
    struct byte_source source = {.context = (void *)(uintptr_t)file, read_on, -1};
    struct stat status;

    if (fstat(*file, &status) == 0 && S_ISREG(status.st_mode) && lseek(*file, 0, SEEK_CUR) == 0) {
        source.read = read_at;
        source.size_bytes = status.st_size;
    }
    return source;
}
