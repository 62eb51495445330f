/* Zip files made in memory, as others send them. */
#ifndef AVSTAMD_ZIP_FILE_H
#define AVSTAMD_ZIP_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "reconcile/base/arena.h"

struct zip_member {
    const char *name;
    const char *bytes; /* NULL: a folder */
    size_t length;
    bool encrypted, link;
};

/* Ends with a member without name.  The bytes are the arena's. */
void *zip_file(struct arena *arena, const struct zip_member *members, size_t *ret_length);

#endif
