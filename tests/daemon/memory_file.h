/* A file that is nowhere on disk, with a path by which it can be opened. */
#ifndef AVSTAMD_TESTS_MEMORY_FILE_H
#define AVSTAMD_TESTS_MEMORY_FILE_H

#include <stddef.h>

struct memory_file {
    int file;
    char path[32];
};

struct memory_file memory_file_new(const void *bytes, size_t length);
struct memory_file memory_file_text(const char *text);
void memory_file_close(struct memory_file *file); /* a CLEANUP function */

#endif
