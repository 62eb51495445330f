#include "daemon/imap.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "daemon/printable.h"
#include "daemon/write_all.h"

enum { BUFFER_BYTES = 64 * 1024, LINE_BYTES_MAX = 16 * 1024 * 1024 };

struct imap {
    struct transfer *transfer;
    struct arena *arena;
    int64_t tag;
    char buffer[BUFFER_BYTES];
    size_t at, filled;
};

/* What is done with each untagged answer; its literal, if it has one, is read by `literal`. */
struct listener {
    void *context;
    void (*line)(void *context, const char *line);
    int64_t most_bytes;
    int into;
    int64_t *bytes; /* of the literal; NULL: literals are passed over */
};

bool imap_open(struct transfer *transfer, struct arena *arena, struct imap **ret_imap,
               struct error *error)
{
    struct imap *imap = arena_alloc(arena, sizeof *imap);

    imap->transfer = transfer;
    imap->arena = arena;
    if (!transfer_connect(transfer, error)) {
        return false;
    }
    *ret_imap = imap;
    return true;
}

static bool fill(struct imap *imap, struct error *error)
{
    if (imap->at < imap->filled) {
        return true;
    }
    imap->at = imap->filled = 0;
    return transfer_receive(imap->transfer, imap->buffer, sizeof imap->buffer, &imap->filled,
                            error);
}

static bool read_line(struct imap *imap, struct arena *arena, const char **ret_line,
                      struct error *error)
{
    char *line = NULL;
    size_t length = 0, capacity = 0;

    for (;;) {
        if (!fill(imap, error)) {
            return false;
        }
        const char *from = imap->buffer + imap->at;
        const char *end = memchr(from, '\n', imap->filled - imap->at);
        size_t some = end == NULL ? imap->filled - imap->at : (size_t)(end - from) + 1;

        if (length + some > LINE_BYTES_MAX) {
            return error_set(error, ERROR_LIMIT, "the mail server sends a line without end");
        }
        line = arena_grow(arena, line, &capacity, length + some + 1);
        memcpy(line + length, from, some);
        length += some;
        imap->at += some;
        if (end != NULL) {
            break;
        }
    }
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
        length--;
    }
    line[length] = '\0';
    *ret_line = line;
    return true;
}

/* "… {123}": so many bytes follow.  −1: none do. */
static int64_t literal_after(const char *line)
{
    const char *brace = strrchr(line, '{');
    size_t digits = brace == NULL ? 0 : strspn(brace + 1, "0123456789");

    return digits == 0 || digits > 15 || strcmp(brace + 1 + digits, "}") != 0
               ? -1
               : strtoll(brace + 1, NULL, 10);
}

static bool read_literal(struct imap *imap, const struct listener *listener, int64_t bytes,
                         struct error *error)
{
    bool wanted = listener->bytes != NULL && bytes <= listener->most_bytes;

    for (int64_t left = bytes; left > 0;) {
        if (!fill(imap, error)) {
            return false;
        }
        size_t have = imap->filled - imap->at;
        size_t some = left < (int64_t)have ? (size_t)left : have;

        if (wanted && !write_all(listener->into, imap->buffer + imap->at, some)) {
            return error_set(error, ERROR_UNAVAILABLE, "a mail cannot be written: %s",
                             strerror(errno));
        }
        imap->at += some;
        left -= (int64_t)some;
    }
    if (listener->bytes != NULL) {
        *listener->bytes = bytes;
    }
    return true;
}

static bool judge(struct arena *arena, const char *answer, struct error *error)
{
    return strncasecmp(answer, "OK", 2) == 0 ||
           error_set(error, ERROR_INPUT, "the mail server answers: %s", masked_text(arena, answer));
}

/* A command, its untagged answers, its end. */
static bool say(struct imap *imap, const char *words, const struct listener *listener,
                struct error *error)
{
    ARENA(arena);
    const char *tag = arena_printf(arena, "A%" PRId64 " ", ++imap->tag);
    const char *command = arena_printf(arena, "%s%s\r\n", tag, words);

    if (!transfer_send(imap->transfer, command, strlen(command), error)) {
        return false;
    }
    for (;;) {
        ARENA(of_line);
        const char *line = "";

        if (!read_line(imap, of_line, &line, error)) {
            return false;
        }
        int64_t literal = literal_after(line);

        if (strncmp(line, tag, strlen(tag)) == 0) {
            return judge(arena, line + strlen(tag), error);
        }
        if (listener->line != NULL) {
            listener->line(listener->context, line);
        }
        if (literal >= 0 && !read_literal(imap, listener, literal, error)) {
            return false;
        }
    }
}

static void hear_validity(void *context, const char *line)
{
    static const char word[] = "[UIDVALIDITY ";
    int64_t *validity = context;
    const char *found = strstr(line, word);

    if (found != NULL) {
        *validity = strtoll(found + strlen(word), NULL, 10);
    }
}

bool imap_select(struct imap *imap, const char *mailbox, int64_t *ret_uid_validity,
                 struct error *error)
{
    const struct listener listener = {.context = ret_uid_validity, .line = hear_validity};

    *ret_uid_validity = 0;
    return say(imap, arena_printf(imap->arena, "SELECT %s", transfer_quoted(imap->arena, mailbox)),
               &listener, error);
}

struct found {
    struct arena *arena;
    int64_t *uids;
    size_t count, capacity;
};

static void hear_search(void *context, const char *line)
{
    static const char word[] = "* SEARCH";
    struct found *found = context;

    if (strncasecmp(line, word, strlen(word)) != 0) {
        return;
    }
    for (const char *at = line + strlen(word); *at != '\0';) {
        char *end = NULL;
        int64_t uid = strtoll(at, &end, 10);

        if (end == at || uid <= 0) {
            return;
        }
        found->uids = arena_grow(found->arena, found->uids, &found->capacity, found->count + 1);
        found->uids[found->count++] = uid;
        at = end + strspn(end, " ");
    }
}

bool imap_search(struct imap *imap, struct arena *arena, const char *criteria, int64_t **ret_uids,
                 size_t *ret_count, struct error *error)
{
    struct found found = {.arena = arena};
    const struct listener listener = {.context = &found, .line = hear_search};

    if (!say(imap, arena_printf(arena, "UID SEARCH %s", criteria), &listener, error)) {
        return false;
    }
    *ret_uids = found.uids;
    *ret_count = found.count;
    return true;
}

bool imap_fetch(struct imap *imap, int64_t uid, int64_t most_bytes, int into, int64_t *ret_bytes,
                struct error *error)
{
    ARENA(arena);
    int64_t bytes = -1;
    const struct listener listener = {.most_bytes = most_bytes, .into = into, .bytes = &bytes};

    if (!say(imap, arena_printf(arena, "UID FETCH %" PRId64 " (BODY.PEEK[])", uid), &listener,
             error)) {
        return false;
    }
    if (bytes > most_bytes) {
        return error_set(error, ERROR_LIMIT, "the mail is larger than what is accepted");
    }
    *ret_bytes = bytes;
    return true;
}

bool imap_flag(struct imap *imap, int64_t uid, const char *flags, struct error *error)
{
    ARENA(arena);

    return say(imap, arena_printf(arena, "UID STORE %" PRId64 " +FLAGS.SILENT (%s)", uid, flags),
               &(struct listener){0}, error);
}

bool imap_move(struct imap *imap, int64_t uid, const char *mailbox, struct error *error)
{
    ARENA(arena);
    const char *to = transfer_quoted(arena, mailbox);
    struct error why = {0};

    if (say(imap, arena_printf(arena, "UID MOVE %" PRId64 " %s", uid, to), &(struct listener){0},
            &why)) {
        return true;
    }
    if (why.kind != ERROR_INPUT) {
        *error = why;
        return false;
    }
    return say(imap, arena_printf(arena, "UID COPY %" PRId64 " %s", uid, to), &(struct listener){0},
               error) &&
           imap_flag(imap, uid, "\\Seen \\Deleted", error);
}
