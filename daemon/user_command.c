/* avstamd user: who may sign in, from the terminal, by who owns the database. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/csv_write.h"
#include "daemon/db.h"
#include "daemon/printable.h"
#include "daemon/web/password.h"

struct user_options {
    const char *name, *officer, *unit, *from, *to;
    const char *mail, *morning; /* "yes", "no" */
    const char *roles[8];
    size_t role_count;
    bool remove, sso, password_on_input;
};

static bool read_options(int argc, char **argv, struct arena *arena,
                         struct user_options *ret_options, struct error *error)
{
    static const struct option known[] = {{"name", required_argument, NULL, 'n'},
                                          {"role", required_argument, NULL, 'r'},
                                          {"officer", required_argument, NULL, 'o'},
                                          {"unit", required_argument, NULL, 'u'},
                                          {"from", required_argument, NULL, 'f'},
                                          {"to", required_argument, NULL, 't'},
                                          {"mail", required_argument, NULL, 'm'},
                                          {"morning", required_argument, NULL, 'g'},
                                          {"end", no_argument, NULL, 'e'},
                                          {"sso", no_argument, NULL, 's'},
                                          {"password-stdin", no_argument, NULL, 'p'},
                                          {0}};
    struct user_options options = {0};

    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        if (option == 'r' && options.role_count < sizeof options.roles / sizeof options.roles[0]) {
            options.roles[options.role_count++] = optarg;
            continue;
        }
        switch (option) {
        case 'n':
            options.name = optarg;
            break;
        case 'o':
            options.officer = optarg;
            break;
        case 'u':
            options.unit = optarg;
            break;
        case 'f':
            options.from = optarg;
            break;
        case 't':
            options.to = optarg;
            break;
        case 'm':
            options.mail = optarg;
            break;
        case 'g':
            options.morning = optarg;
            break;
        case 'e':
            options.remove = true;
            break;
        case 's':
            options.sso = true;
            break;
        case 'p':
            options.password_on_input = true;
            break;
        default:
            return error_set(error, ERROR_INPUT,
                             "'%s' is no option here, or lacks its value; 'avstamd user --help' "
                             "tells more",
                             printable_text(arena, argv[optind - 1]));
        }
    }
    *ret_options = options;
    return true;
}

/* From standard input, or invented and printed. */
static bool new_password(struct arena *arena, const struct user_options *options, const char *login,
                         const char **ret_hash, struct error *error)
{
    char *typed = arena_alloc(arena, PASSWORD_BYTES_MAX + 2);
    const char *password = typed;

    if (!options->password_on_input) {
        password = password_invent(arena);
    } else if (fgets(typed, PASSWORD_BYTES_MAX + 2, stdin) == NULL ||
               strcspn(typed, "\r\n") < PASSWORD_BYTES_MIN ||
               strcspn(typed, "\r\n") > PASSWORD_BYTES_MAX) {
        return error_set(error, ERROR_INPUT, "a password has at least %d characters",
                         PASSWORD_BYTES_MIN);
    } else {
        typed[strcspn(typed, "\r\n")] = '\0';
    }
    if (!password_hash(arena, password, ret_hash, error)) {
        return false;
    }
    if (!options->password_on_input) {
        (void)printf("%s\t%s\n", login, password);
    }
    return true;
}

static bool set_roles(struct db *db, const char *login, const struct user_options *options,
                      struct error *error)
{
    for (size_t at = 0; at < options->role_count; at++) {
        if (options->remove
                ? !db_execute(db, &SQL_USER_ROLE_END,
                              DB_VALUES(db_text(login), db_text(options->roles[at])), NULL, error)
                : !db_execute(db, &SQL_USER_ROLE_SET,
                              DB_VALUES(db_text(login), db_text(options->roles[at]),
                                        db_text(options->from), db_text(options->to)),
                              NULL, error)) {
            return false;
        }
    }
    return true;
}

static bool set_mail(struct arena *arena UNUSED, struct db *db, const char *login,
                     const struct user_options *options, struct error *error)
{
    bool wants = options->morning != NULL && strcmp(options->morning, "yes") == 0;

    if (options->morning != NULL && !wants && strcmp(options->morning, "no") != 0) {
        return error_set(error, ERROR_INPUT, "--morning takes yes or no");
    }
    return db_execute(db, &SQL_USER_MAIL,
                      DB_VALUES(db_text(login), db_text(options->mail),
                                options->morning == NULL ? db_text(NULL) : db_bool(wants)),
                      NULL, error);
}

static bool add(struct arena *arena, struct db *db, const char *login,
                const struct user_options *options, struct error *error)
{
    const char *hash = NULL;

    if (!options->sso && !new_password(arena, options, login, &hash, error)) {
        return false;
    }
    return db_execute(db, &SQL_USER_ADD,
                      DB_VALUES(db_text(login),
                                db_text(options->name == NULL ? login : options->name),
                                db_text(options->officer), db_text(options->unit), db_text(hash),
                                db_bool(options->sso)),
                      NULL, error) &&
           set_roles(db, login, options, error) &&
           ((options->mail == NULL && options->morning == NULL) ||
            set_mail(arena, db, login, options, error));
}

static bool change_password(struct arena *arena, struct db *db, const char *login,
                            const struct user_options *options, struct error *error)
{
    const char *hash = NULL;

    return new_password(arena, options, login, &hash, error) &&
           db_execute(db, &SQL_USER_PASSWORD, DB_VALUES(db_text(login), db_text(hash)), NULL,
                      error);
}

static bool change_roles(struct arena *arena UNUSED, struct db *db, const char *login,
                         const struct user_options *options, struct error *error)
{
    return set_roles(db, login, options, error);
}

static bool disable(struct arena *arena UNUSED, struct db *db, const char *login,
                    const struct user_options *options, struct error *error)
{
    return db_execute(db, options->remove ? &SQL_USER_ENABLE : &SQL_USER_DISABLE,
                      DB_VALUES(db_text(login)), NULL, error);
}

static bool list(struct db *db, struct error *error)
{
    DB_RESULT(result);

    if (!db_run(db, &SQL_USER_LIST, DB_NO_VALUES, &result, error)) {
        return false;
    }
    for (int row = 0; row < PQntuples(result); row++) {
        for (int column = 0; column < PQnfields(result); column++) {
            (void)printf("%s%s", column == 0 ? "" : "\t", db_cell(result, row, column));
        }
        (void)puts("");
    }
    return true;
}

struct verb {
    const char *name;
    bool (*run)(struct arena *arena, struct db *db, const char *login,
                const struct user_options *options, struct error *error);
};

static const struct verb verbs[] = {{"add", add},
                                    {"role", change_roles},
                                    {"mail", set_mail},
                                    {"password", change_password},
                                    {"disable", disable}};

static const struct verb *find(const char *name)
{
    for (size_t at = 0; at < sizeof verbs / sizeof verbs[0]; at++) {
        if (strcmp(verbs[at].name, name) == 0) {
            return &verbs[at];
        }
    }
    return NULL;
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    struct user_options options = {0};
    CLEANUP(db_close) struct db *db = NULL;

    if (!read_options(argc, argv, arena, &options, error)) {
        return EXIT_ERROR;
    }
    const char *word = optind < argc ? argv[optind] : "";
    const struct verb *verb = find(word);
    bool listing = strcmp(word, "list") == 0;

    if ((verb == NULL && !listing) || argc - optind != (listing ? 1 : 2)) {
        error_set(
            error, ERROR_INPUT,
            "say add, list, role, mail, password or disable, and for whom; 'avstamd user --help' "
            "tells more");
        return EXIT_ERROR;
    }
    if (!db_open(NULL, &db, error)) {
        return EXIT_ERROR;
    }
    if (listing) {
        return list(db, error) ? EXIT_OK : EXIT_ERROR;
    }
    return db_begin(db, error) && verb->run(arena, db, argv[optind + 1], &options, error) &&
                   db_commit(db, error)
               ? EXIT_OK
               : EXIT_ERROR;
}

const struct command command_user = {
    .name = "user",
    .arguments = "add|role|mail|password|disable LOGIN, or list",
    .summary = "Who may sign in to the pages (användare och roller)",
    .help =
        "  add LOGIN --name NAME --role ROLE… [--unit UNIT] [--officer ID] [--sso]\n"
        "      [--mail ADDRESS]\n"
        "  role LOGIN --role ROLE… [--from DATE] [--to DATE], or --end\n"
        "  mail LOGIN --mail ADDRESS (\"\": none) [--morning yes|no]\n"
        "  password LOGIN\n"
        "  disable LOGIN, and with --end: not any longer\n"
        "  list\n"
        "\n"
        "Roles: finance, officer (handläggare), unit_manager, approver (attestant), auditor,\n"
        "administrator.  --officer is the handläggare of the clients' register, --sso one whom\n"
        "only the proxy signs in.  Passwords are invented and printed, or with --password-stdin\n"
        "read from standard input.  The database is used as who owns it.\n",
    .run = run,
};
