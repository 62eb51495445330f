/* A command as the shell calls it: its help, its output, its error as one line. */
#ifndef AVSTAMD_COMMAND_RUN_H
#define AVSTAMD_COMMAND_RUN_H

#include <stdbool.h>

#include "daemon/command.h"

/* argv[0] is the command's name. */
bool command_asked_for_help(int argc, char **argv);
int command_help(const struct command *command);
/* Returns an exit_code. */
int command_run(const struct command *command, int argc, char **argv);

#endif
