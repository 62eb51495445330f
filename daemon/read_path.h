/* The documents of a file that somebody names, each with its own name: `path`, or `path#2` when the
 * file holds several. */
#ifndef AVSTAMD_READ_PATH_H
#define AVSTAMD_READ_PATH_H

#include "daemon/read_documents.h"

struct path_sink {
    void *context;
    /* In their order; one that cannot be read has an error.  All of it ends with the call. */
    bool (*document)(void *context, const char *name, const struct parsed *parsed,
                     struct error *error);
};

/* "-" is standard input.  Errors: ERROR_UNAVAILABLE when the file cannot be opened or read, without
 * saying which it was; those of the sink. */
CHECKED bool read_path(const char *path, const struct documents_wishes *wishes,
                       const struct path_sink *sink, struct error *error);

#endif
