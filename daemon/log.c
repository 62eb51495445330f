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

enum { FIELDS_MAX = 6 };

/* systemd says which device and inode is the journal's end of our standard error. */
static bool writes_to_journal(void)
{
    const char *stream = getenv("JOURNAL_STREAM");
    struct stat status;
    uintmax_t device = 0, inode = 0;

    return stream != NULL && sscanf(stream, "%" SCNuMAX ":%" SCNuMAX, &device, &inode) == 2 &&
           fstat(STDERR_FILENO, &status) == 0 && status.st_dev == device && status.st_ino == inode;
}

static void add_field(struct iovec *fields, int *count, char *text)
{
    fields[(*count)++] = (struct iovec){.iov_base = text, .iov_len = strlen(text)};
}

static bool to_journal(struct arena *arena, enum log_priority priority,
                       const struct log_about *about, const char *text)
{
    struct iovec fields[FIELDS_MAX];
    int count = 0;

    add_field(fields, &count, arena_printf(arena, "MESSAGE=%s", text));
    add_field(fields, &count, arena_printf(arena, "PRIORITY=%d", (int)priority));
    if (about->file != NULL) {
        add_field(fields, &count, arena_printf(arena, "AVSTAMD_FILE=%s", about->file));
    }
    if (about->file_no != 0) {
        add_field(fields, &count, arena_printf(arena, "AVSTAMD_FILE_NO=%" PRId64, about->file_no));
    }
    if (about->job_no != 0) {
        add_field(fields, &count, arena_printf(arena, "AVSTAMD_JOB=%" PRId64, about->job_no));
    }
    return sd_journal_sendv(fields, count) == 0;
}

static void to_standard_error(enum log_priority priority, const struct log_about *about,
                              const char *text)
{
    const char *word = priority == LOG_LINE_ERROR     ? "error: "
                       : priority == LOG_LINE_WARNING ? "warning: "
                                                      : "";
    char file_no[32] = "", job_no[32] = "";

    if (about->file_no != 0) {
        (void)snprintf(file_no, sizeof file_no, " file=%" PRId64, about->file_no);
    }
    if (about->job_no != 0) {
        (void)snprintf(job_no, sizeof job_no, " job=%" PRId64, about->job_no);
    }
    (void)fprintf(stderr, "avstamd: %s%s%s%s%s%s\n", word, text, file_no, job_no,
                  about->file == NULL ? "" : " name=", about->file == NULL ? "" : about->file);
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
        to_standard_error(priority, about, text);
    }
}
