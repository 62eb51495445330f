/* avstamd config: what is set, by whom, and whether it may be so. */
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/config_print.h"
#include "daemon/printable.h"

/* All of them, not only the first: whoever mends a file wants to know. */
static int check(struct arena *arena, struct error *error)
{
    const struct config *config = config_read_all(arena);

    for (size_t at = 0; at < config->problem_count; at++) {
        (void)printf("%s\n", config->problems[at]);
    }
    if (config->problem_count > 0) {
        error_set(error, ERROR_INPUT, "%zu %s wrong", config->problem_count,
                  config->problem_count == 1 ? "thing is" : "things are");
        return EXIT_ERROR;
    }
    for (size_t at = 0; at < config->file_count; at++) {
        (void)printf("%s: right\n", config->files[at]);
    }
    if (config->file_count == 0) {
        (void)printf("There is no %s: everything has its standard value.\n", config_default_file);
    }
    return EXIT_OK;
}

static int show(struct arena *arena, struct error *error)
{
    const struct config *config = NULL;

    if (!config_read(arena, &config, error)) {
        return EXIT_ERROR;
    }
    config_print_values(stdout, config);
    return EXIT_OK;
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    const char *word = argc == 2 ? argv[1] : "";

    if (strcmp(word, "check") == 0) {
        return check(arena, error);
    }
    if (strcmp(word, "show") == 0) {
        return show(arena, error);
    }
    if (strcmp(word, "example") == 0) {
        config_print_example(stdout);
        return EXIT_OK;
    }
    error_set(error, ERROR_INPUT, "say check, show or example; 'avstamd config --help' tells more");
    return EXIT_ERROR;
}

const struct command command_config = {
    .name = "config",
    .arguments = "check|show|example",
    .summary = "The settings (inställningar): are they right, what holds, what there is",
    .help =
        "  check    tells everything that is wrong in the files, each with file and line, and\n"
        "           what was probably meant; exit code 2 when anything is\n"
        "  show     every setting with its value, and where it comes from: file and line, the\n"
        "           environment, or the standard; of secrets only where they are kept\n"
        "  example  a file with every setting and what it means, all commented out\n"
        "\n"
        "Settings stand in /etc/avstamd/avstamd.conf and then /etc/avstamd/conf.d/*.conf, or only\n"
        "in FILE with 'avstamd --config FILE COMMAND'.  What is read later wins, then the\n"
        "environment, then a command's own options.  avstamd.conf(5) lists them.\n"
        "\n"
        "Example:\n"
        "  avstamd --config new.conf config check && sudo install new.conf \\\n"
        "      /etc/avstamd/avstamd.conf && sudo systemctl reload avstamd-work avstamd-web\n",
    .run = run,
};
