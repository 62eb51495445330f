/* Bytes that stand somewhere, read in pieces: a file, standard input, or a stored file. */
#ifndef AVSTAMD_BYTE_SOURCE_H
#define AVSTAMD_BYTE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "reconcile/base/attributes.h"
#include "reconcile/base/error.h"

struct byte_source {
    void *context;
    /* At most `size` bytes from `offset`; *ret_length is 0 at the end only. */
    bool (*read)(void *context, int64_t offset, void *ret_bytes, size_t size, size_t *ret_length,
                 struct error *error);
    int64_t size_bytes; /* −1: not known, and offsets must follow each other */
};

/* An open file; the caller's to close, and to keep while the source is used. */
struct byte_source byte_source_of_file(const int *file);

#endif
