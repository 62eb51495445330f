/* The configuration file: /etc/avstamd/avstamd.conf, or the one given by --config.
 *
 * Each setting has a variable of the environment, which wins over the file; commands read that. The
 * file is `name = value`, a line each; `#` or `;` begin a comment.
 */
#ifndef AVSTAMD_CONFIG_H
#define AVSTAMD_CONFIG_H

#include <stdbool.h>
#include <stdio.h>

#include "reconcile/base/error.h"

extern const char config_default_file[];

/* Reads the file and sets the variables that are not set.  Without `path` the default file is read
 * if it is there.  ERROR_INPUT names file and line of an unknown setting or a line that is none. */
CHECKED bool config_load(const char *path, struct error *error);

/* The settings with their meaning, for --help. */
void config_print_settings(FILE *out);

#endif
