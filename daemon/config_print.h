/* The settings for people: what is set, an example file, the manual's section. */
#ifndef AVSTAMD_CONFIG_PRINT_H
#define AVSTAMD_CONFIG_PRINT_H

#include <stdio.h>

#include "daemon/config_parts.h"

/* A file that would set the same, with the origin of each value. */
void config_print_values(FILE *out, const struct config *config);
/* Every setting with its help, commented out. */
void config_print_example(FILE *out);
/* The sections of avstamd.conf(5). */
void config_print_manual(FILE *out);

#endif
