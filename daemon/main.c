/* avstamd: subcommand → function; only wiring. */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "daemon/commands.h"
#include "daemon/config.h"

static void usage(FILE *out)
{
    (void)fputs("Usage: avstamd [--config FILE] COMMAND [ARGUMENT…]\n"
                "Reconciles providers' invoices with ordered and performed care.\n\nCommands:\n",
                out);
    for (size_t at = 0; at < command_count; at++) {
        (void)fprintf(out, "  %-11s %s\n", command_all[at]->name, command_all[at]->summary);
    }
    (void)fputs("\n'avstamd COMMAND --help' tells more.  The database is libpq's own: PGHOST, "
                "PGDATABASE …\n",
                out);
    config_print_settings(out);
}

static int help(const struct command *command)
{
    (void)printf("Usage: avstamd %s%s%s\n%s\n\n%s", command->name,
                 command->arguments[0] == '\0' ? "" : " ", command->arguments, command->summary,
                 command->help);
    return EXIT_OK;
}

static bool asks_for_help(int argc, char **argv)
{
    for (int at = 1; at < argc && strcmp(argv[at], "--") != 0; at++) {
        if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0) {
            return true;
        }
    }
    return false;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct error error = {0};
    ARENA(arena);
    int code = command->run(argc, argv, arena, &error);

    if (code == EXIT_ERROR) {
        (void)fprintf(stderr, "avstamd %s: %s\n", command->name, error.text);
    }
    if ((fflush(stdout) != 0 || ferror(stdout) != 0) && code != EXIT_ERROR) {
        (void)fprintf(stderr, "avstamd %s: cannot write the output\n", command->name);
        return EXIT_ERROR;
    }
    return code;
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

static int run_named(int argc, char **argv, const char *config)
{
    const struct command *command = find(argv[0]);
    struct error error = {0};

    if (command == NULL) {
        (void)fprintf(stderr, "avstamd: there is no command '%s'; 'avstamd --help' lists them\n",
                      argv[0]);
        return EXIT_ERROR;
    }
    if (asks_for_help(argc, argv)) {
        return help(command);
    }
    if (!config_load(config, &error)) {
        (void)fprintf(stderr, "avstamd: %s\n", error.text);
        return EXIT_ERROR;
    }
    return run(command, argc, argv);
}

int main(int argc, char **argv)
{
    bool configured = argc > 2 && strcmp(argv[1], "--config") == 0;
    int at = configured ? 3 : 1;

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
    return run_named(argc - at, argv + at, configured ? argv[2] : NULL);
}
