#include "daemon/config.h"

#include <errno.h>
#include <ini.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char config_default_file[] = "/etc/avstamd/avstamd.conf";

struct setting {
    const char *name;
    const char *variable;
    const char *help;
};

static const struct setting settings[] = {
    {"database", "AVSTAMD_DATABASE", "libpq's connection string, such as dbname=avstamd"},
    {"inbox", "AVSTAMD_INBOX", "the folder that 'avstamd work' watches"},
    {"municipality", "AVSTAMD_MUNICIPALITY", "the name in the head of every page"},
    {"web_listen", "AVSTAMD_WEB_LISTEN", "where 'avstamd web' listens: 127.0.0.1:8080"},
    {"web_anywhere", "AVSTAMD_WEB_ANYWHERE", "yes: also at an address others can reach"},
    {"web_sso_header", "AVSTAMD_WEB_SSO_HEADER", "the proxy's header that says who it is"},
};

enum { SETTING_COUNT = sizeof settings / sizeof settings[0] };

/* The first thing that is wrong in the file. */
struct reading {
    struct error *error;
    const char *path;
};

static int take(void *user, const char *section, const char *name, const char *value)
{
    struct reading *reading = user;

    for (size_t at = 0; section[0] == '\0' && at < SETTING_COUNT; at++) {
        if (strcmp(settings[at].name, name) == 0) {
            return setenv(settings[at].variable, value, 0) == 0 ? 1 : 0;
        }
    }
    if (reading->error->kind == ERROR_NONE) {
        error_set(reading->error, ERROR_INPUT,
                  "'%s%s%s%s' is no setting; 'avstamd --help' lists them",
                  section[0] == '\0' ? "" : "[", section, section[0] == '\0' ? "" : "] ", name);
    }
    return 0;
}

bool config_load(const char *path, struct error *error)
{
    struct error found = {0};
    struct reading reading = {&found, path == NULL ? config_default_file : path};

    if (path == NULL && access(config_default_file, F_OK) != 0) {
        return true;
    }
    int line = ini_parse(reading.path, take, &reading);

    if (line < 0) {
        return error_set(error, ERROR_INPUT, "%s: %s", reading.path, strerror(errno));
    }
    if (line > 0) {
        return error_set(error, ERROR_INPUT, "%s: line %d: %s", reading.path, line,
                         found.kind == ERROR_NONE ? "this is no 'name = value'" : found.text);
    }
    return true;
}

void config_print_settings(FILE *out)
{
    (void)fprintf(out,
                  "\nSettings in %s (--config FILE before the command: another file);\nthe "
                  "environment wins over the file:\n",
                  config_default_file);
    for (size_t at = 0; at < SETTING_COUNT; at++) {
        (void)fprintf(out, "  %-14s $%-22s %s\n", settings[at].name, settings[at].variable,
                      settings[at].help);
    }
}
