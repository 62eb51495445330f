#include "daemon/file_digest.h"

#include <errno.h>
#include <sodium.h>
#include <unistd.h>

#include "daemon/copy.h"

enum { READ_BYTES = 65536 };

_Static_assert((int)DIGEST_BYTES == (int)crypto_hash_sha256_BYTES, "SHA-256");

bool file_digest(int fd, struct copy *copy, int64_t size_bytes,
                 unsigned char ret_digest[DIGEST_BYTES], int64_t *ret_bytes)
{
    crypto_hash_sha256_state state;
    unsigned char buffer[READ_BYTES];
    int64_t total = 0;

    (void)crypto_hash_sha256_init(&state);
    for (;;) {
        ssize_t got = pread(fd, buffer, sizeof buffer, total);

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return false;
        }
        if (got == 0 || total > size_bytes) {
            break;
        }
        (void)crypto_hash_sha256_update(&state, buffer, (size_t)got);
        total += got;
        if (copy != NULL && total <= size_bytes) {
            copy_raw(copy, buffer, (size_t)got);
        }
    }
    (void)crypto_hash_sha256_final(&state, ret_digest);
    *ret_bytes = total;
    return true;
}
