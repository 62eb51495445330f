/* Passwords: argon2id with 64 MiB, as libsodium writes it. */
#ifndef AVSTAMD_WEB_PASSWORD_H
#define AVSTAMD_WEB_PASSWORD_H

#include <stdbool.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

enum { PASSWORD_BYTES_MIN = 10, PASSWORD_BYTES_MAX = 1000 };

CHECKED bool password_hash(struct arena *arena, const char *password, const char **ret_hash,
                           struct error *error);
/* Takes the same time for whatever hash of ours; for a user who is none, give that of a password
 * that nobody has. */
bool password_is_right(const char *hash, const char *password);
/* One that nobody has chosen: easily read and typed, about 79 bits. */
const char *password_invent(struct arena *arena);

#endif
