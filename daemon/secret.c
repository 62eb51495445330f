#include "daemon/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char by_credential[] = "credential:";
static const char by_file[] = "file:";

static const char *after(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0 ? text + strlen(prefix) : NULL;
}

bool secret_place_check(const char *place, struct error *error)
{
    const char *credential = after(place, by_credential);
    const char *file = after(place, by_file);

    if ((credential != NULL && *credential != '\0' && *credential != '.' &&
         strchr(credential, '/') == NULL) ||
        (file != NULL && *file == '/')) {
        return true;
    }
    return error_set(error, ERROR_INPUT,
                     "a secret does not stand here, but where it is kept: credential:NAME or "
                     "file:/PATH");
}

bool secret_path(const char *place, struct arena *arena, const char **ret_path, struct error *error)
{
    const char *credential = after(place, by_credential);
    const char *folder = getenv("CREDENTIALS_DIRECTORY");

    if (!secret_place_check(place, error)) {
        return false;
    }
    if (credential == NULL) {
        *ret_path = after(place, by_file);
        return true;
    }
    if (folder == NULL) {
        return error_set(error, ERROR_INPUT,
                         "%s: there are no credentials here: systemd gives them to a service "
                         "(LoadCredential=)",
                         place);
    }
    *ret_path = arena_printf(arena, "%s/%s", folder, credential);
    return true;
}

/* What systemd hands over is guarded by its folder; the mode shows only its access list. */
static bool is_private(const char *place, const struct stat *status)
{
    return after(place, by_credential) != NULL || (status->st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

static bool read_text(int file, const char *place, char *text, struct error *error)
{
    size_t length = 0;
    ssize_t got = 1;

    while (got > 0 && length <= SECRET_BYTES_MAX) {
        got = read(file, text + length, SECRET_BYTES_MAX + 1 - length);
        length += got > 0 ? (size_t)got : 0;
    }
    if (got < 0) {
        return error_set(error, ERROR_INPUT, "%s: %s", place, strerror(errno));
    }
    if (length > SECRET_BYTES_MAX || strlen(text) != length) {
        return error_set(error, ERROR_INPUT, "%s: this is no secret: it is too long, or no text",
                         place);
    }
    length -= length > 0 && text[length - 1] == '\n' ? 1 : 0;
    length -= length > 0 && text[length - 1] == '\r' ? 1 : 0;
    text[length] = '\0';
    return length > 0 || error_set(error, ERROR_INPUT, "%s: it is empty", place);
}

static bool read_opened(int file, const char *place, struct arena *arena, const char **ret_secret,
                        struct error *error)
{
    struct stat status;

    if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        return error_set(error, ERROR_INPUT, "%s: it is no file", place);
    }
    if (!is_private(place, &status)) {
        return error_set(error, ERROR_INPUT,
                         "%s: others than its owner may read it: chmod 600, and change the secret",
                         place);
    }
    ARENA(scratch);
    char *text = arena_alloc(scratch, SECRET_BYTES_MAX + 2);

    if (!read_text(file, place, text, error)) {
        return false;
    }
    *ret_secret = arena_strdup(arena, text);
    return true;
}

bool secret_read(const char *place, struct arena *arena, const char **ret_secret,
                 struct error *error)
{
    const char *path = NULL;

    if (!secret_path(place, arena, &path, error)) {
        return false;
    }
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (file < 0) {
        return error_set(error, ERROR_INPUT, "%s: %s", place, strerror(errno));
    }
    bool done = read_opened(file, place, arena, ret_secret, error);

    (void)close(file);
    return done;
}
