/* All kinds of source; one line each: declare it, list it. */
#include "daemon/source.h"

extern const struct source_kind source_folder;
extern const struct source_kind source_imap;
extern const struct source_kind source_sftp;
extern const struct source_kind source_webdav;

/* clang-format off */
const struct source_kind *const source_kinds[] = {
    &source_folder,
    &source_sftp,
    &source_webdav,
    &source_imap,
};
/* clang-format on */
const size_t source_kind_count = sizeof source_kinds / sizeof source_kinds[0];
