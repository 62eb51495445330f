/* Which files do these paths mean?  All regular files below them, in the byte order of their paths.
 */
#ifndef AVSTAMD_FIND_FILES_H
#define AVSTAMD_FIND_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "reconcile/base/arena.h"
#include "reconcile/base/error.h"

struct file_list {
    char **paths;
    size_t count, capacity;
    size_t hidden; /* left alone, because their names begin with a dot */
};

/* Folders are searched through, links inside them are followed to files only.  A path that does not
 * exist or a folder that cannot be opened is ERROR_INPUT. */
CHECKED bool find_files(struct arena *arena, char **paths, size_t count,
                        struct file_list *ret_files, struct error *error);

#endif
