/* All subcommands, in the order in which help lists them. */
#ifndef AVSTAMD_COMMANDS_H
#define AVSTAMD_COMMANDS_H

#include <stddef.h>

#include "daemon/command.h"

extern const struct command *const command_all[];
extern const size_t command_count;

#endif
