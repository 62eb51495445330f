#include "daemon/log.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define SD_JOURNAL_SUPPRESS_LOCATION
#include <systemd/sd-journal.h>

#include "daemon/printable.h"

enum { FIELDS_MAX = 32, TEXT_FIELD_MAX = 200 };

/* systemd says which device and inode is the journal's end of our standard error. */
static bool writes_to_journal(void)
{
    const char *stream = getenv("JOURNAL_STREAM");
    struct stat status;
    uintmax_t device = 0, inode = 0;

    return stream != NULL && sscanf(stream, "%" SCNuMAX ":%" SCNuMAX, &device, &inode) == 2 &&
           fstat(STDERR_FILENO, &status) == 0 && status.st_dev == device && status.st_ino == inode;
}

struct fields {
    struct arena *arena;
    struct iovec each[FIELDS_MAX];
    int count;
};

static void add_field(struct fields *fields, const char *name, const char *value)
{
    if (fields->count < FIELDS_MAX) {
        char *text = arena_printf(fields->arena, "%s=%s", name, value);

        fields->each[fields->count++] = (struct iovec){.iov_base = text, .iov_len = strlen(text)};
    }
}

static void add_number(struct fields *fields, const char *name, int64_t number)
{
    if (number != 0) {
        add_field(fields, name, arena_printf(fields->arena, "%" PRId64, number));
    }
}

/* A field may stand several times: each is found. */
static void add_lines(struct fields *fields, const char *name, const char *lines)
{
    while (lines != NULL && *lines != '\0') {
        size_t length = strcspn(lines, "\n");
        int shown = length < TEXT_FIELD_MAX ? (int)length : TEXT_FIELD_MAX;

        add_field(fields, name,
                  masked_text(fields->arena, arena_printf(fields->arena, "%.*s", shown, lines)));
        lines += length + (lines[length] == '\n');
    }
}

static bool to_journal(struct arena *arena, enum log_priority priority,
                       const struct log_about *about, const char *text)
{
    struct fields fields = {.arena = arena};

    add_field(&fields, "MESSAGE", text);
    add_number(&fields, "PRIORITY", priority);
    add_lines(&fields, "AVSTAMD_ERROR", log_errors[about->error].name);
    add_lines(&fields, "AVSTAMD_FILE", about->file);
    add_number(&fields, "AVSTAMD_FILE_NO", about->file_no);
    add_number(&fields, "AVSTAMD_JOB", about->job_no);
    add_lines(&fields, "AVSTAMD_SOURCE", about->source);
    add_lines(&fields, "AVSTAMD_INVOICE", about->invoice);
    return sd_journal_sendv(fields.each, fields.count) == 0;
}

static const char *named(struct arena *arena, const char *name, const char *value)
{
    return value == NULL || *value == '\0'
               ? ""
               : arena_printf(arena, " %s=%s", name, masked_text(arena, value));
}

static const char *numbered(struct arena *arena, const char *name, int64_t number)
{
    return number == 0 ? "" : arena_printf(arena, " %s=%" PRId64, name, number);
}

static void to_standard_error(struct arena *arena, enum log_priority priority,
                              const struct log_about *about, const char *text)
{
    const char *word = priority == LOG_LINE_ERROR     ? "error: "
                       : priority == LOG_LINE_WARNING ? "warning: "
                                                      : "";
    char *invoices = arena_strdup(arena, about->invoice == NULL ? "" : about->invoice);

    for (char *at = strchr(invoices, '\n'); at != NULL; at = strchr(at, '\n')) {
        *at = ',';
    }
    (void)fprintf(stderr, "avstamd: %s%s%s%s%s%s%s%s\n", word, text,
                  numbered(arena, "file", about->file_no), numbered(arena, "job", about->job_no),
                  named(arena, "source", about->source), named(arena, "invoice", invoices),
                  named(arena, "error", log_errors[about->error].name),
                  named(arena, "name", about->file));
}

void log_line(enum log_priority priority, const struct log_about *about, const char *format, ...)
{
    static const struct log_about nothing = {0};
    ARENA(arena);
    va_list arguments;

    va_start(arguments, format);
    const char *text = masked_text(arena, arena_vprintf(arena, format, arguments));

    va_end(arguments);
    about = about == NULL ? &nothing : about;
    if (!writes_to_journal() || !to_journal(arena, priority, about, text)) {
        to_standard_error(arena, priority, about, text);
    }
}
