/* The manual pages and the completion of the shell, printed from what the program knows of itself.
 */
#ifndef AVSTAMD_MANUAL_H
#define AVSTAMD_MANUAL_H

#include <stdbool.h>
#include <stdio.h>

/* "avstamd.1", "avstamd.conf.5", "avstamd.8", "completion", and the example
 * "avstamd.conf"; false: there is no such page. */
bool manual_print(FILE *out, const char *page);

#endif
