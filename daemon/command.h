/* A subcommand: one row here, one file each; main.c only wires. */
#ifndef AVSTAMD_COMMAND_H
#define AVSTAMD_COMMAND_H

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

/* What a command returns to the shell (spec §7). */
enum exit_code { EXIT_OK = 0, EXIT_FINDINGS = 1, EXIT_ERROR = 2 };

struct command {
    const char *name;      /* "import" */
    const char *arguments; /* "KIND FILE…" */
    const char *summary;   /* one line, English, with the Swedish word where there is one */
    bool offline;          /* has no database: knows no clients whose names to mask in errors */
    const char *help;      /* the rest of --help: what it does, options, examples */
    /* argv[0] is the command's name.  Options are read with getopt_long.  Returns an exit_code; on
     * EXIT_ERROR `error` is set and main prints it as one line on standard error. */
    int (*run)(int argc, char **argv, struct arena *arena, struct error *error);
};

#endif
