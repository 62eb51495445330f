/* A command as the shell calls it: its help, its output, its error as one line. */
#ifndef AVSTAMD_COMMAND_RUN_H
#define AVSTAMD_COMMAND_RUN_H

#include <stdbool.h>

#include "daemon/command.h"

/* What of an error is said to who runs the command: without personal numbers at least. */
typedef const char *command_told(const struct command *command, struct arena *arena,
                                 const struct error *error);

/* argv[0] is the command's name. */
bool command_asked_for_help(int argc, char **argv);
int command_help(const struct command *command);
/* Returns an exit_code. */
int command_run(const struct command *command, int argc, char **argv, command_told *told);

#endif
