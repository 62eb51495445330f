/* What a file's name ends with tells its kind: in capitals or not, and never the whole name. */
#ifndef AVSTAMD_NAME_ENDS_H
#define AVSTAMD_NAME_ENDS_H

#include <stdbool.h>

bool name_ends(const char *name, const char *end);

#endif
