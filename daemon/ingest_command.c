/* avstamd ingest: files and folders into the database, each file exactly once. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/command.h"
#include "daemon/find_files.h"
#include "daemon/ingest.h"
#include "daemon/migrate.h"
#include "daemon/printable.h"
#include "daemon/secrecy.h"
#include "parsers/validate/rulebook.h"

struct tally {
    int64_t stored, repeated, quarantined, known, refused;
    const char *first_refused; /* for the one line on standard error */
};

struct call {
    struct db *db;
    const struct rulebook *rulebook;
    struct arena *arena;
    struct arrival *arrivals; /* of all the call's files */
    struct tally tally;
};

static void tell(struct call *call, const struct arrival *arrival)
{
    struct tally *tally = &call->tally;
    const char *name = secrecy_text(call->db, call->arena, arrival->name);
    const char *reason =
        arrival->reason == NULL ? NULL : secrecy_text(call->db, call->arena, arrival->reason);

    switch (arrival->outcome) {
    case INGEST_STORED:
        tally->stored++;
        if (reason != NULL) {
            tally->quarantined++;
            (void)printf("quarantined  %s (file %jd), a part of it: %s\n", name,
                         (intmax_t)arrival->file_no, reason);
        }
        if (arrival->attachments_left > 0) {
            (void)printf("attachments  %s (file %jd): %d kept in the file only: broken, or of a "
                         "media type that BIS Billing 3 does not take\n",
                         name, (intmax_t)arrival->file_no, arrival->attachments_left);
        }
        break;
    case INGEST_REPEATED:
        tally->repeated++;
        (void)printf("repeated     %s: the same bytes as file %jd\n", name,
                     (intmax_t)arrival->file_no);
        break;
    case INGEST_QUARANTINED:
        tally->quarantined++;
        (void)printf("quarantined  %s (file %jd): %s\n", name, (intmax_t)arrival->file_no, reason);
        break;
    case INGEST_KNOWN:
        tally->known++;
        break;
    case INGEST_REFUSED:
    case INGEST_PENDING:
        tally->refused++;
        (void)printf("not taken    %s: %s\n", name, reason);
        if (tally->first_refused == NULL) {
            tally->first_refused = arena_printf(call->arena, "%s: %s", name, reason);
        }
        break;
    }
}

/* A file that cannot be opened does not stop the others: fd stays −1 and the reason is told. */
static bool open_arrival(struct call *call, const char *path, struct arrival *ret_arrival,
                         struct error *error)
{
    char *absolute = realpath(path, NULL);
    struct arrival *arrival = ret_arrival;

    *arrival = (struct arrival){.name = masked_text(call->arena, path)};
    arrival->fd = absolute == NULL ? -1 : open(absolute, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (arrival->fd < 0) {
        arrival->outcome = INGEST_REFUSED;
        arrival->reason = arena_printf(call->arena, "it cannot be read: %s", strerror(errno));
        free(absolute);
        return true;
    }
    bool keyed = arrival_key(call->arena, arrival->fd, "ingest", absolute, &arrival->key, error);

    free(absolute);
    return keyed;
}

static void close_all(struct arrival *arrivals, size_t count)
{
    for (size_t at = 0; at < count; at++) {
        if (arrivals[at].fd >= 0) {
            (void)close(arrivals[at].fd);
            arrivals[at].fd = -1;
        }
    }
}

static bool take_batch(struct call *call, char **paths, struct arrival *arrivals, size_t count,
                       struct error *error)
{
    bool done = true;

    for (size_t at = 0; at < count; at++) {
        arrivals[at].fd = -1;
    }
    for (size_t at = 0; done && at < count; at++) {
        done = open_arrival(call, paths[at], &arrivals[at], error);
    }
    done = done &&
           ingest_batch(call->db, call->rulebook, call->arena, "ingest", arrivals, count, error);
    close_all(arrivals, count);
    for (size_t at = 0; done && at < count; at++) {
        tell(call, &arrivals[at]);
    }
    return done;
}

static bool take_all(struct call *call, const struct file_list *files, struct error *error)
{
    call->arrivals = arena_array(call->arena, struct arrival, files->count);
    bool terminal = isatty(STDERR_FILENO) == 1 && files->count > INGEST_BATCH_MAX;

    for (size_t at = 0; at < files->count; at += INGEST_BATCH_MAX) {
        size_t left = files->count - at;
        size_t count = left < INGEST_BATCH_MAX ? left : INGEST_BATCH_MAX;

        if (!take_batch(call, files->paths + at, call->arrivals + at, count, error)) {
            return false;
        }
        if (terminal) {
            (void)fprintf(stderr, "\r%zu of %zu files", at + count, files->count);
        }
    }
    if (terminal) {
        (void)fputs("\r\033[K", stderr);
    }
    return ingest_settle(call->db, call->arena, call->arrivals, files->count, error);
}

static void summary(const struct tally *tally, const struct file_list *files)
{
    (void)printf("%jd stored, %jd repeated, %jd quarantined", (intmax_t)tally->stored,
                 (intmax_t)tally->repeated, (intmax_t)tally->quarantined);
    if (tally->known > 0) {
        (void)printf(", %jd already stored by a call that was cut off", (intmax_t)tally->known);
    }
    if (tally->refused > 0) {
        (void)printf(", %jd not taken", (intmax_t)tally->refused);
    }
    if (files->hidden > 0) {
        (void)printf(", %zu hidden left alone", files->hidden);
    }
    (void)puts("");
}

static bool leftovers(struct db *db, const struct rulebook *rulebook, struct error *error)
{
    int count = 0;

    do {
        if (!ingest_leftovers(db, rulebook, &count, error)) {
            return false;
        }
    } while (count > 0);
    return true;
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(rulebook_free) struct rulebook *rulebook = rulebook_new();
    CLEANUP(db_close) struct db *db = NULL;
    struct file_list files = {0};

    if (argc > 1 && strcmp(argv[1], "--") == 0) {
        argc--;
        argv++;
    } else if (argc > 1 && argv[1][0] == '-' && argv[1][1] != '\0') {
        error_set(error, ERROR_INPUT, "unknown option '%s'; 'avstamd ingest --help' tells more",
                  printable_text(arena, argv[1]));
        return EXIT_ERROR;
    }
    if (argc < 2) {
        error_set(error, ERROR_INPUT, "which files or folders?  Usage: avstamd ingest PATH…");
        return EXIT_ERROR;
    }
    if (!find_files(arena, argv + 1, (size_t)(argc - 1), &files, error) ||
        !db_open(NULL, &db, error) || !migrate_check(db, error) ||
        !leftovers(db, rulebook, error)) {
        return EXIT_ERROR;
    }
    struct call call = {.db = db, .rulebook = rulebook, .arena = arena};

    if (!take_all(&call, &files, error)) {
        return EXIT_ERROR;
    }
    summary(&call.tally, &files);
    if (call.tally.refused > 0) {
        error_set(error, ERROR_INPUT, "%jd of %zu files were left where they are; the first: %s",
                  (intmax_t)call.tally.refused, files.count, call.tally.first_refused);
        return EXIT_ERROR;
    }
    return EXIT_OK;
}

const struct command command_ingest = {
    .name = "ingest",
    .arguments = "PATH…",
    .summary = "Store invoices (fakturor): files and folders, each file exactly once",
    .help =
        "Takes every file, and every file below every folder (hidden ones left alone), in the\n"
        "byte order of their paths.  The original bytes are stored first; then they are read.\n"
        "\n"
        "A file that is no readable invoice goes to quarantine (karantän) with its reason; see\n"
        "'avstamd quarantine'.  The same bytes again are not stored twice but noted as received\n"
        "again (finding DC02).  Files on disk are left as they are.\n"
        "\n"
        "A call that was cut off can simply be given again: what it had stored already is\n"
        "recognised and does not count as received again.\n"
        "\n"
        "Exits 0 also when files were quarantined; 2 when a path does not exist (then nothing is\n"
        "stored), when a file could not be read or is too large (the others are stored), or\n"
        "when the database is away.\n"
        "\n"
        "  avstamd ingest ~/fakturor/2026-10\n",
    .run = run,
};
