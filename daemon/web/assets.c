#include "daemon/web/assets.h"

#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

enum { DIGEST_BYTES = 16, FILE_BYTES_MAX = 1 << 20 };

const char *asset_find(const char *name)
{
    for (size_t at = 0; at < asset_count; at++) {
        if (strcmp(asset_all[at].name, name) == 0) {
            return asset_all[at].text;
        }
    }
    return NULL;
}

static bool read_file(struct arena *arena, const char *path, const char **ret_text,
                      struct error *error)
{
    FILE *file = fopen(path, "re");
    char *text = arena_alloc(arena, FILE_BYTES_MAX);

    if (file == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "%s: %s", path, strerror(errno));
    }
    size_t length = fread(text, 1, FILE_BYTES_MAX - 1, file);
    bool whole = ferror(file) == 0 && length < FILE_BYTES_MAX - 1;

    (void)fclose(file);
    if (!whole) {
        return error_set(error, ERROR_LIMIT, "%s cannot be read, or is too large", path);
    }
    *ret_text = text;
    return true;
}

bool asset_read(struct arena *arena, const char *folder, const char *name, const char **ret_text,
                struct error *error)
{
    if (folder != NULL) {
        return read_file(arena, arena_printf(arena, "%s/%s", folder, name), ret_text, error);
    }
    const char *text = asset_find(name);

    if (text == NULL) {
        return error_set(error, ERROR_INPUT, "there is no %s in the program", name);
    }
    *ret_text = text;
    return true;
}

const char *asset_address(struct arena *arena, const char *name, const char *text)
{
    unsigned char digest[DIGEST_BYTES];
    char hex[2 * DIGEST_BYTES + 1];
    const char *dot = strrchr(name, '.');

    (void)crypto_generichash(digest, sizeof digest, (const unsigned char *)text, strlen(text), NULL,
                             0);
    (void)sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    return arena_printf(arena, "/static/%.*s.%s%s", (int)(dot - name), name, hex, dot);
}
