/* [database]: where it is, in libpq's words. */
#include <libpq-fe.h>
#include <string.h>

#include "daemon/config.h"

/* libpq quotes what it does not understand, which may be a password: its words are not repeated. */
static bool check_connection(const char *text, struct error *error)
{
    char *message = NULL;

    if (strncmp(text, "postgresql://", 13) == 0 || strncmp(text, "postgres://", 11) == 0) {
        return error_set(error, ERROR_INPUT, "it is written as host=… dbname=…, not as an address");
    }
    PQconninfoOption *options = PQconninfoParse(text, &message);
    bool has_password = false;

    for (const PQconninfoOption *option = options; option != NULL && option->keyword != NULL;
         option++) {
        has_password = has_password || (strcmp(option->keyword, "password") == 0 &&
                                        option->val != NULL && *option->val != '\0');
    }
    bool readable = options != NULL;

    PQconninfoFree(options);
    PQfreemem(message);
    if (!readable) {
        return error_set(error, ERROR_INPUT,
                         "libpq does not understand it: it is written as host=… dbname=…");
    }
    return !has_password || error_set(error, ERROR_INPUT,
                                      "a password does not stand here: keep it elsewhere, and say "
                                      "where by 'password'");
}

/* Within '…' of a connection string. */
static const char *quoted(struct arena *arena, const char *text)
{
    char *result = arena_alloc(arena, 2 * strlen(text) + 1);
    size_t used = 0;

    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\') {
            result[used++] = '\\';
        }
        result[used++] = *text;
    }
    return result;
}

bool config_database(const struct config *config, struct arena *arena, const char **ret_conninfo,
                     struct error *error)
{
    const struct config_group *database = config_group(config, "database");
    const char *conninfo = config_text(database, "connection");
    const char *password = NULL;

    if (!config_secret(database, "password", arena, &password, error)) {
        return false;
    }
    *ret_conninfo = password == NULL
                        ? conninfo
                        : arena_printf(arena, "%s password='%s'", conninfo == NULL ? "" : conninfo,
                                       quoted(arena, password));
    return true;
}

static const struct config_key keys[] = {
    {.name = "connection",
     .type = CONFIG_TEXT,
     .variable = "AVSTAMD_DATABASE",
     .check = check_connection,
     .help = "libpq's connection string without its password, such as dbname=avstamd, or "
             "host=db.example.se dbname=avstamd user=avstamd sslmode=verify-full. What it does not "
             "say is taken from libpq's environment (PGHOST, PGDATABASE ...)."},
    {.name = "password",
     .type = CONFIG_SECRET,
     .help = "Where the password is kept, when the server asks for one. On the same machine none "
             "is needed: PostgreSQL knows users by the system's name (peer)."},
};

const struct config_section config_section_database = {
    .name = "database",
    .help = "Where the database is. It is read by every command.",
    CONFIG_KEYS(keys),
};
