#include "tests/daemon/memory_file.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/check.h"

struct memory_file memory_file_new(const void *bytes, size_t length)
{
    struct memory_file file = {.file = memfd_create("test", MFD_CLOEXEC)};
    const char *rest = bytes;

    assert_true(file.file >= 0);
    while (length > 0) {
        ssize_t written = write(file.file, rest, length);

        assert_true(written > 0);
        rest += written;
        length -= (size_t)written;
    }
    (void)snprintf(file.path, sizeof file.path, "/proc/self/fd/%d", file.file);
    return file;
}

struct memory_file memory_file_text(const char *text)
{
    return memory_file_new(text, strlen(text));
}

void memory_file_close(struct memory_file *file)
{
    (void)close(file->file);
}
