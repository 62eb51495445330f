#include "daemon/web/password.h"

#include <sodium.h>
#include <string.h>

bool password_hash(struct arena *arena, const char *password, const char **ret_hash,
                   struct error *error)
{
    char *hash = arena_alloc(arena, crypto_pwhash_STRBYTES);

    if (sodium_init() < 0 ||
        crypto_pwhash_str(hash, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        return error_set(error, ERROR_UNAVAILABLE, "no memory for a password's hash");
    }
    *ret_hash = hash;
    return true;
}

bool password_is_right(const char *hash, const char *password)
{
    return strlen(password) <= PASSWORD_BYTES_MAX &&
           crypto_pwhash_str_verify(hash, password, strlen(password)) == 0;
}

const char *password_invent(struct arena *arena)
{
    static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789"; /* none that look alike */
    enum { LENGTH = 19, GROUP = 5 };
    char *password = arena_alloc(arena, LENGTH + 1);

    if (sodium_init() < 0) {
        return password;
    }
    for (int at = 0; at < LENGTH; at++) {
        password[at] = at % GROUP == GROUP - 1
                           ? '-'
                           : letters[randombytes_uniform((uint32_t)(sizeof letters - 1))];
    }
    return password;
}
