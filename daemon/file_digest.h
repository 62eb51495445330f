/* The SHA-256 of a file, which is its identity. */
#ifndef AVSTAMD_FILE_DIGEST_H
#define AVSTAMD_FILE_DIGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "reconcile/base/attributes.h"

struct copy;

enum { DIGEST_BYTES = 32 };

/* Reads the file from its start, through the digest and to `copy` (may be NULL), and stops when it
 * is longer than `size_bytes`, of which never more go to the copy.  False when the system refuses,
 * with errno. */
CHECKED bool file_digest(int fd, struct copy *copy, int64_t size_bytes,
                         unsigned char ret_digest[DIGEST_BYTES], int64_t *ret_bytes);

#endif
