/* What stands after a command's name: options anywhere, what is to be done, and with what. */
#ifndef AVSTAMD_COMMAND_WORDS_H
#define AVSTAMD_COMMAND_WORDS_H

#include <getopt.h>
#include <stdbool.h>
#include <stdint.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

struct command_words {
    const char *what; /* "list" */
    int count;
    char **rest;
};

/* Gets the letter and the value (or NULL) of each option. */
typedef bool command_take(void *context, int letter, const char *value, struct error *error);

/* `standard` is what is done when nothing is said. */
CHECKED bool command_words_read(int argc, char **argv, const struct option *known,
                                command_take *take, void *context, const char *standard,
                                struct arena *arena, struct command_words *ret_words,
                                struct error *error);

/* A number that 'avstamd COMMAND list' shows; above zero. */
CHECKED bool command_number(struct arena *arena, const char *text, const char *command,
                            int64_t *ret_number, struct error *error);

#endif
