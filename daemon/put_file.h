/* A file for others to take: it is there whole, under its name, or not at all, and it stays.
 *
 * Written under a name that begins with a dot, synced, renamed, and the folder synced.  The same
 * again replaces it.  ERROR_UNAVAILABLE when the disk or the folder does not let us.
 */
#ifndef AVSTAMD_PUT_FILE_H
#define AVSTAMD_PUT_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "reconcile/base/error.h"

/* `name` has no folder in it.  The file may be read by its owner and group. */
CHECKED bool put_file(const char *folder, const char *name, const void *bytes, size_t length,
                      struct error *error);

#endif
