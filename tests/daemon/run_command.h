/* A subcommand run as main runs it, with what it wrote on standard output. */
#ifndef AVSTAMD_TESTS_RUN_COMMAND_H
#define AVSTAMD_TESTS_RUN_COMMAND_H

#include "daemon/command.h"

struct run {
    int code;
    char *said; /* in the arena */
    struct error error;
};

/* The arguments end with NULL; argv[0] is added. */
struct run run_command(struct arena *arena, const struct command *command, const char *first, ...)
    __attribute__((sentinel));

#endif
