/* A mailbox: what hangs on its unseen mails, XML and zip files (or CSV files) with wanted names.
 *
 * Nothing is marked by fetching; when all that hung on a mail is stored, it is marked as seen or
 * moved.  One with nothing of ours stays unseen and is flagged, for people, and not fetched again.
 */
#include <errno.h>
#include <fnmatch.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "daemon/imap.h"
#include "daemon/mail_parts.h"
#include "daemon/name_ends.h"
#include "daemon/printable.h"
#include "daemon/source.h"
#include "daemon/write_all.h"
#include "parsers/parse.h"

struct mailbox {
    struct imap *imap;
    int64_t validity; /* of its UIDs */
};

static bool open_imap(struct source_visit *visit, struct error *error)
{
    struct mailbox *own = arena_alloc(visit->arena, sizeof *own);
    const char *path = transfer_path(visit->arena, visit->source->peer.url);

    visit->own = own;
    path += *path == '/';
    return transfer_open(&visit->source->peer, &visit->transfer, error) &&
           imap_open(visit->transfer, visit->arena, &own->imap, error) &&
           imap_select(own->imap, *path == '\0' ? "INBOX" : path, &own->validity, error);
}

static void close_imap(struct source_visit *visit)
{
    transfer_close(&visit->transfer);
}

static bool list_imap(struct source_visit *visit, struct arena *arena, struct source_list *ret_list,
                      struct error *error)
{
    const struct mailbox *own = visit->own;
    int64_t *uids = NULL;
    size_t count = 0;

    if (!imap_search(own->imap, arena, "UNSEEN UNFLAGGED UNDELETED", &uids, &count, error)) {
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        source_list_add(
            arena, ret_list,
            (struct source_item){
                .id = arena_printf(arena, "%" PRId64 ".%" PRId64, own->validity, uids[at]),
                .name = arena_printf(arena, "mail %" PRId64, uids[at]),
                .version = "",
                .bytes = -1,
            });
    }
    return true;
}

static int64_t uid_of(const struct source_item *item)
{
    return strtoll(strchr(item->id, '.') + 1, NULL, 10);
}

struct taking {
    struct source_visit *visit;
    struct arena *arena;
    struct source_files *files;
};

static bool wants(void *context, const char *type, const char *name)
{
    static const char *const invoices[] = {"application/xml", "text/xml", "application/zip",
                                           "application/x-zip-compressed"};
    const struct taking *taking = context;
    const struct source *source = taking->visit->source;

    if (source->names != NULL && fnmatch(source->names, name, 0) != 0) {
        return false;
    }
    if (source->rows) {
        return name_ends(name, ".csv") || strcmp(type, "text/csv") == 0;
    }
    for (size_t at = 0; at < sizeof invoices / sizeof invoices[0]; at++) {
        if (strcmp(type, invoices[at]) == 0) {
            return true;
        }
    }
    return name_ends(name, ".xml") || name_ends(name, ".zip");
}

static bool take_part(void *context, const char *name, const void *bytes, size_t length,
                      struct error *error)
{
    struct taking *taking = context;
    int fd = -1;
    const char *told = *name == '\0' ? "attachment" : masked_text(taking->arena, name);

    if (!source_files_add(taking->arena, taking->files, told, &fd, error)) {
        return false;
    }
    if (!write_all(fd, bytes, length)) {
        return error_set(error, ERROR_UNAVAILABLE, "an attachment cannot be written: %s",
                         strerror(errno));
    }
    return true;
}

static bool take_parts(struct taking *taking, int fd, size_t bytes, struct error *error)
{
    const struct mail_sink sink = {.context = taking, .wants = wants, .part = take_part};
    void *mail = mmap(NULL, bytes, PROT_READ, MAP_PRIVATE, fd, 0);

    if (mail == MAP_FAILED) {
        return error_set(error, ERROR_UNAVAILABLE, "a mail cannot be read: %s", strerror(errno));
    }
    ARENA(arena);
    bool taken = mail_parts(arena, mail, bytes, &sink, error);

    (void)munmap(mail, bytes);
    return taken;
}

static bool fetch_imap(struct source_visit *visit, struct arena *arena,
                       const struct source_item *item, struct source_files *files,
                       struct error *error)
{
    const struct mailbox *own = visit->own;
    struct taking taking = {visit, arena, files};
    struct source_files mail = {0};
    int64_t bytes = 0;
    int fd = -1;

    bool fetched = source_files_add(arena, &mail, item->name, &fd, error) &&
                   imap_fetch(own->imap, uid_of(item), 2 * parse_limits_default.file_bytes, fd,
                              &bytes, error) &&
                   (bytes >= 0 || error_set(error, ERROR_CONFLICT, "it is gone")) &&
                   (bytes == 0 || take_parts(&taking, fd, (size_t)bytes, error));

    source_files_close(&mail);
    return fetched;
}

static bool finish_imap(struct source_visit *visit, struct arena *arena UNUSED,
                        const struct source_item *item, const char *mark, struct error *error)
{
    const struct mailbox *own = visit->own;

    if (*mark == '\0') {
        return imap_flag(own->imap, uid_of(item), "\\Flagged", error);
    }
    return visit->source->after == SOURCE_MOVE
               ? imap_move(own->imap, uid_of(item), visit->source->move_to, error)
               : imap_flag(own->imap, uid_of(item), "\\Seen", error);
}

extern const struct source_kind source_imap;
const struct source_kind source_imap = {
    .name = "imap",
    .whole = true,
    .schemes = "imaps imap",
    .open = open_imap,
    .close = close_imap,
    .list = list_imap,
    .fetch = fetch_imap,
    .finish = finish_imap,
};
