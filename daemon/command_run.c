#include "daemon/command_run.h"

#include <stdio.h>
#include <string.h>

bool command_asked_for_help(int argc, char **argv)
{
    for (int at = 1; at < argc && strcmp(argv[at], "--") != 0; at++) {
        if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0) {
            return true;
        }
    }
    return false;
}

int command_help(const struct command *command)
{
    (void)printf("Usage: avstamd %s%s%s\n%s\n\n%s", command->name,
                 command->arguments[0] == '\0' ? "" : " ", command->arguments, command->summary,
                 command->help);
    return EXIT_OK;
}

int command_run(const struct command *command, int argc, char **argv, command_told *told)
{
    struct error error = {0};
    ARENA(arena);
    int code = command->run(argc, argv, arena, &error);

    if (code == EXIT_ERROR) {
        (void)fprintf(stderr, "avstamd %s: %s\n", command->name, told(command, arena, &error));
    }
    if ((fflush(stdout) != 0 || ferror(stdout) != 0) && code != EXIT_ERROR) {
        (void)fprintf(stderr, "avstamd %s: cannot write the output\n", command->name);
        return EXIT_ERROR;
    }
    return code;
}
