/* avstamd-service: all commands; only wiring. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "daemon/command_run.h"
#include "daemon/commands.h"
#include "daemon/config.h"
#include "daemon/manual.h"
#include "daemon/printable.h"
#include "daemon/secrecy.h"

static void usage(FILE *out)
{
    (void)fputs("Usage: avstamd [--config FILE] COMMAND [ARGUMENT…]\n"
                "Reconciles providers' invoices with ordered and performed care.\n\nCommands:\n",
                out);
    for (size_t at = 0; at < command_count; at++) {
        (void)fprintf(out, "  %-11s %s\n", command_all[at]->name, command_all[at]->summary);
    }
    (void)fprintf(
        out,
        "\n'avstamd COMMAND --help' tells more.  Settings stand in %s, and the\n"
        "database in it, or in libpq's own PGHOST, PGDATABASE …; 'avstamd config example' "
        "lists them.\n",
        config_default_file);
}

static const struct command *find(const char *name)
{
    for (size_t at = 0; at < command_count; at++) {
        if (strcmp(name, command_all[at]->name) == 0) {
            return command_all[at];
        }
    }
    return NULL;
}

/* Wrong settings stop all commands but the one that looks at them. */
static bool configured(const struct command *command, struct error *error)
{
    ARENA(arena);
    const struct config *config = NULL;

    return strcmp(command->name, "config") == 0 || config_read(arena, &config, error);
}

/* The command's own connection is closed by now.  Who cannot reach the database says so. */
static const char *told(const struct command *command, struct arena *arena,
                        const struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    struct error ignored = {0};

    if (command->offline || error->kind == ERROR_UNAVAILABLE || !db_open(NULL, &db, &ignored)) {
        return masked_text(arena, error->text);
    }
    return secrecy_text(db, arena, error->text);
}

static int run_named(int argc, char **argv)
{
    const struct command *command = find(argv[0]);
    struct error error = {0};

    if (command == NULL) {
        (void)fprintf(stderr, "avstamd: there is no command '%s'; 'avstamd --help' lists them\n",
                      argv[0]);
        return EXIT_ERROR;
    }
    if (command_asked_for_help(argc, argv)) {
        return command_help(command);
    }
    if (!configured(command, &error)) {
        (void)fprintf(stderr, "avstamd: %s\n", error.text);
        return EXIT_ERROR;
    }
    return command_run(command, argc, argv, told);
}

int main(int argc, char **argv)
{
    bool other_file = argc > 2 && strcmp(argv[1], "--config") == 0;
    int at = other_file ? 3 : 1;

    (void)setlocale(LC_CTYPE, "C.UTF-8");
    if (argc <= at) {
        usage(stderr);
        return EXIT_ERROR;
    }
    if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0 ||
        strcmp(argv[at], "help") == 0) {
        usage(stdout);
        return EXIT_OK;
    }
    if (strcmp(argv[at], "--version") == 0) {
        (void)puts("avstamd " AVSTAMD_VERSION);
        return EXIT_OK;
    }
    if (strcmp(argv[at], "--manual") == 0 && argc == at + 2) { /* for who packages it */
        return manual_print(stdout, argv[at + 1]) && fflush(stdout) == 0 ? EXIT_OK : EXIT_ERROR;
    }
    if (other_file) {
        config_use_file(argv[2]);
    }
    return run_named(argc - at, argv + at);
}
