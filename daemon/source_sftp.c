/* A folder of an SFTP server.  libcurl gives the listing as `ls -l` prints it, which is how servers
 * write it for people; what is not written so is told, not guessed. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/printable.h"
#include "daemon/source.h"
#include "parsers/parse.h"

enum { LISTING_BYTES = 64 * 1024 * 1024 };

struct sftp {
    const char *path; /* ends with a slash; relative to the home folder, or absolute */
};

static bool open_sftp(struct source_visit *visit, struct error *error)
{
    struct sftp *own = arena_alloc(visit->arena, sizeof *own);

    visit->own = own;
    if (!transfer_open(&visit->source->peer, &visit->transfer, error)) {
        return false;
    }
    own->path = transfer_path(visit->arena, visit->source->peer.url);
    if (strncmp(own->path, "/~/", 3) == 0) {
        own->path += 3;
    }
    return true;
}

static void close_sftp(struct source_visit *visit)
{
    transfer_close(&visit->transfer);
}

static const char *skip_word(const char *at)
{
    at += strcspn(at, " ");
    return at + strspn(at, " ");
}

static bool is_number(const char *word)
{
    size_t length = strspn(word, "0123456789");

    return length > 0 && length < 19 && word[length] == ' ';
}

/* "Nov 29 11:57 NAME", "Nov 29  2025 NAME": the name stands after one space. */
static const char *name_after_date(const char *date_text)
{
    const char *day = skip_word(date_text), *time = skip_word(day);
    size_t time_length = strspn(time, "0123456789:");

    if (strcspn(date_text, " ") < 3 || !isalpha((unsigned char)date_text[0]) || !is_number(day) ||
        time_length < 4 || time_length > 5 || time[time_length] != ' ') {
        return NULL;
    }
    return time + time_length + 1;
}

/* Owner and group may have spaces in them: the first number that a date follows is the size. */
static bool read_line(struct arena *arena, const char *line, struct source_item *ret_item)
{
    for (const char *word = skip_word(line); *word != '\0'; word = skip_word(word)) {
        const char *name = is_number(word) ? name_after_date(skip_word(word)) : NULL;

        if (name != NULL && *name != '\0') {
            *ret_item = (struct source_item){
                .id = arena_strdup(arena, name),
                .name = masked_text(arena, name),
                .version = arena_strndup(arena, line, (size_t)(name - line)),
                .bytes = strtoll(word, NULL, 10),
            };
            return true;
        }
    }
    return false;
}

static bool list_sftp(struct source_visit *visit, struct arena *arena, struct source_list *ret_list,
                      struct error *error)
{
    struct transfer_answer answer = {0};
    char *rest = NULL;

    if (!transfer_run(visit->transfer, arena,
                      &(struct transfer_request){.most_bytes = LISTING_BYTES}, &answer, error)) {
        return false;
    }
    for (char *line = strtok_r(answer.body, "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        struct source_item item = {0};

        if (line[0] != '-') {
            continue; /* a folder, a link, a device */
        }
        if (!read_line(arena, line, &item)) {
            return error_set(error, ERROR_INPUT, "the server's listing is not understood: %s",
                             masked_text(arena, line));
        }
        source_list_add(arena, ret_list, item);
    }
    return true;
}

static bool fetch_sftp(struct source_visit *visit, struct arena *arena,
                       const struct source_item *item, struct source_files *files,
                       struct error *error)
{
    struct transfer_answer answer = {0};
    struct transfer_request request = {
        .url = arena_printf(arena, "%s%s", visit->source->peer.url,
                            transfer_escape(visit->transfer, arena, item->id)),
        .to_file = true,
        .most_bytes = parse_limits_default.file_bytes};

    return source_files_add(arena, files, item->name, &request.into, error) &&
           transfer_run(visit->transfer, arena, &request, &answer, error);
}

static bool command(struct source_visit *visit, struct arena *arena, const char *words,
                    struct error *error)
{
    struct transfer_answer answer = {0};
    const char *const commands[] = {words, NULL};

    return transfer_run(visit->transfer, arena,
                        &(struct transfer_request){.commands = commands, .no_body = true}, &answer,
                        error);
}

static bool finish_sftp(struct source_visit *visit, struct arena *arena,
                        const struct source_item *item, const char *mark, struct error *error)
{
    const struct sftp *own = visit->own;
    const char *from = transfer_quoted(arena, arena_printf(arena, "%s%s", own->path, item->id));
    const char *to =
        arena_printf(arena, "%s%s/%s", own->path,
                     visit->source->move_to == NULL ? "" : visit->source->move_to, item->id);
    struct error why = {0};

    if (visit->source->after == SOURCE_DELETE) {
        return command(visit, arena, arena_printf(arena, "rm %s", from), error);
    }
    /* Renaming onto a name that is there already fails. */
    return command(visit, arena,
                   arena_printf(arena, "rename %s %s", from, transfer_quoted(arena, to)), &why) ||
           command(visit, arena,
                   arena_printf(arena, "rename %s %s", from,
                                transfer_quoted(arena, arena_printf(arena, "%s.%s", to, mark))),
                   error);
}

extern const struct source_kind source_sftp;
const struct source_kind source_sftp = {
    .name = "sftp",
    .schemes = "sftp",
    .open = open_sftp,
    .close = close_sftp,
    .list = list_sftp,
    .fetch = fetch_sftp,
    .finish = finish_sftp,
};
