/* The members of a zip file, one after another, unpacked in pieces and within limits.
 *
 * Names are only names: nothing is written anywhere.  A zip file inside a zip file is not opened.
 * A member that cannot be unpacked (encrypted, damaged, packed in an unknown way, no regular file)
 * is told to the sink, and the others are read all the same.
 *
 * Errors of the whole file: ERROR_INPUT when it is damaged, ERROR_LIMIT when it has more members,
 * or more in them, than is accepted; those of the source and of the sink.
 */
#ifndef AVSTAMD_UNZIP_H
#define AVSTAMD_UNZIP_H

#include "daemon/byte_source.h"
#include "reconcile/base/arena.h"

struct unzip_limits {
    int members;
    int64_t member_bytes; /* of one, unpacked */
    int64_t total_bytes;  /* of all, unpacked */
    /* How many times larger than the zip file its contents may be, when that is more than … */
    int64_t ratio;
    int64_t ratio_free_bytes;
};

extern const struct unzip_limits unzip_limits_default;

/* All are called in the order of the members; each returns false to stop with its error. */
struct unzip_sink {
    void *context;
    /* `name` is printable.  *ret_wanted false: the member is passed over, and end is not called. */
    bool (*begin)(void *context, const char *name, const void *head, size_t head_length,
                  bool *ret_wanted, struct error *error);
    bool (*bytes)(void *context, const void *bytes, size_t length, struct error *error);
    /* `problem` is NULL when all of the member was unpacked. */
    bool (*end)(void *context, const char *problem, struct error *error);
};

/* Whether the first bytes of a file are those of a zip file. */
bool unzip_begins(const void *bytes, size_t length);

CHECKED bool unzip(struct byte_source *source, const struct unzip_limits *limits,
                   const struct unzip_sink *sink, struct error *error);

#endif
