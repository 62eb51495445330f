/* avstamd status: how all of it does, for people and for programs. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "daemon/command.h"
#include "daemon/config.h"
#include "daemon/health/attention.h"
#include "daemon/json_member.h"
#include "daemon/migrate.h"
#include "daemon/printable.h"
#include "daemon/secrecy.h"

struct status {
    json_t *figures;
    struct disk disk;
    bool disk_known;
    PGresult *sources, *jobs; /* that fail */
    struct attentions attentions;
};

static void status_clear(struct status *status)
{
    json_decrefp(&status->figures);
    db_result_clear(&status->sources);
    db_result_clear(&status->jobs);
}

static const json_t *list_of(const struct status *status, const char *name)
{
    return json_object_get(status->figures, name);
}

static int64_t of(const struct status *status, const char *member)
{
    return figure(status->figures, member);
}

static const char *when(struct arena *arena, int64_t instant_s)
{
    return instant_s < 0 ? "never" : attention_time(arena, instant_s);
}

static const char *size(struct arena *arena, int64_t bytes)
{
    enum { MB = 1000000, GB = 1000 * MB };

    return bytes < 10ll * GB ? arena_printf(arena, "%" PRId64 " MB", bytes / MB)
                             : arena_printf(arena, "%" PRId64 " GB", bytes / GB);
}

static void print_attentions(const struct status *status)
{
    const struct attentions *found = &status->attentions;

    if (found->count == 0) {
        (void)puts("All is well.");
        return;
    }
    (void)printf("%zu thing%s to look at:\n", found->count, found->count == 1 ? "" : "s");
    for (size_t at = 0; at < found->count; at++) {
        (void)printf("  %s\n      %s\n", found->items[at].what, found->items[at].command);
    }
}

static void print_night(const struct status *status, struct arena *arena)
{
    const json_t *night = list_of(status, "night");

    if (!json_is_object(night)) {
        (void)puts("Last night   never");
        return;
    }
    (void)printf("Last night   %s, took %" PRId64 " s, %s; findings: %" PRId64 " opened, %" PRId64
                 " changed, %" PRId64 " closed\n",
                 when(arena, figure(night, "finished_at")), figure(night, "seconds"),
                 attention_count(arena, figure(night, "documents"), "invoice"),
                 figure(night, "opened"), figure(night, "changed"), figure(night, "closed"));
}

/* "label   4 word, 2 word" of a list of {word, count}; those that are none only with `zeros`. */
static void print_counts(const char *label, const json_t *list, bool zeros)
{
    const char *between = "";

    (void)fputs(label, stdout);
    for (size_t at = 0; at < json_array_size(list); at++) {
        const json_t *one = json_array_get(list, at);
        const char *kind = json_member_text(one, "kind");

        if (zeros || figure(one, "count") > 0) {
            (void)printf("%s%" PRId64 " %s%s%s", between, figure(one, "count"), kind,
                         *kind == '\0' ? "" : " ", json_member_text(one, "state"));
            between = ", ";
        }
    }
    (void)puts(*between == '\0' ? "none" : "");
}

static void print_sources(const struct status *status, struct arena *arena)
{
    const json_t *sources = list_of(status, "sources");

    for (size_t at = 0; at < json_array_size(sources); at++) {
        const json_t *one = json_array_get(sources, at);
        int64_t failures = figure(one, "failures");

        (void)printf("%s%s (%s): last success %s, %s since the beginning%s\n",
                     at == 0 ? "Sources      " : "             ", json_member_text(one, "source"),
                     json_member_text(one, "kind"), when(arena, figure(one, "succeeded_at")),
                     attention_count(arena, figure(one, "files"), "file"),
                     failures == 0 ? ""
                                   : arena_printf(arena, "; FAILING since %s",
                                                  when(arena, figure(one, "failing_since"))));
    }
}

static void print_text(const struct status *status, struct arena *arena)
{
    print_attentions(status);
    (void)printf("\nVersions     avstamd " AVSTAMD_VERSION ", schema %s, PostgreSQL %s\n",
                 json_member_text(status->figures, "schema"),
                 json_member_text(status->figures, "postgresql"));
    (void)printf("Database     %s, %s\n", json_member_text(status->figures, "database"),
                 size(arena, of(status, "database_bytes")));
    if (status->disk_known) {
        (void)printf("Disk         %s of %s free (%s)\n", size(arena, status->disk.free_bytes),
                     size(arena, status->disk.size_bytes), status->disk.folder);
    }
    (void)printf("Daemons      %" PRId64 "\n", of(status, "daemons"));
    print_night(status, arena);
    (void)printf("Last file    %s\n", when(arena, of(status, "received_at")));
    print_counts("Invoices     ", list_of(status, "documents"), true);
    (void)printf("Quarantine   %s\n", attention_count(arena, of(status, "quarantined"), "file"));
    print_counts("Queue        ", list_of(status, "jobs"), false);
    print_sources(status, arena);
    (void)printf("Exports      %" PRId64 " made, %" PRId64 " to be written\n",
                 of(status, "exports"), of(status, "undelivered"));
    print_counts("Answers      ", list_of(status, "answers"), true);
    print_counts("Notices      ", list_of(status, "notices"), false);
}

/* What strings say has been masked. */
static void print_json(const struct status *status)
{
    json_t *said = json_pack("{s:b, s:[], s:s, s:O}", "well", status->attentions.count == 0,
                             "attention", "version", AVSTAMD_VERSION, "figures", status->figures);
    json_t *list = json_object_get(said, "attention");

    for (size_t at = 0; at < status->attentions.count; at++) {
        const struct attention *one = &status->attentions.items[at];

        (void)json_array_append_new(
            list, json_pack("{s:s, s:s}", "what", one->what, "command", one->command));
    }
    if (status->disk_known) {
        (void)json_object_set_new(said, "disk",
                                  json_pack("{s:s, s:I, s:I}", "folder", status->disk.folder,
                                            "size_bytes", status->disk.size_bytes, "free_bytes",
                                            status->disk.free_bytes));
    }
    (void)json_dumpf(said, stdout, JSON_INDENT(2));
    (void)puts("");
    json_decref(said);
}

static bool look(struct status *status, struct arena *arena, struct error *error)
{
    CLEANUP(db_close) struct db *db = NULL;
    const struct config *config = NULL;
    DB_RESULT(figures);

    if (!config_read(arena, &config, error) || !db_open(NULL, &db, error) ||
        !migrate_check(db, error) || !db_run(db, &SQL_FIGURES, DB_NO_VALUES, &figures, error) ||
        !figures_parse(figures, &status->figures, error) ||
        !secrecy_run(db, &SQL_STATUS_SOURCES, DB_NO_VALUES, &status->sources, error) ||
        !secrecy_run(db, &SQL_STATUS_JOBS, DB_NO_VALUES, &status->jobs, error)) {
        return false;
    }
    status->disk_known =
        disk_of(config_text(config_group(config, "inbox"), "folder"), &status->disk);
    const struct attention_basis basis = {.figures = status->figures,
                                          .disk = status->disk_known ? &status->disk : NULL,
                                          .sources = status->sources,
                                          .jobs = status->jobs};

    status->attentions = attention_find(&basis, arena);
    return true;
}

static bool read_options(int argc, char **argv, struct arena *arena, bool *ret_json,
                         struct error *error)
{
    static const struct option known[] = {{"format", required_argument, NULL, 'f'}, {0}};

    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        if (option != 'f' || (strcmp(optarg, "text") != 0 && strcmp(optarg, "json") != 0)) {
            return error_set(error, ERROR_INPUT,
                             "'%s' is no option here: --format text or --format json",
                             printable_text(arena, argv[optind - 1]));
        }
        *ret_json = strcmp(optarg, "json") == 0;
    }
    return optind == argc || error_set(error, ERROR_INPUT, "'%s' is one argument too many",
                                       printable_text(arena, argv[optind]));
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    CLEANUP(status_clear) struct status status = {0};
    bool json = false;

    if (!read_options(argc, argv, arena, &json, error) || !look(&status, arena, error)) {
        return EXIT_ERROR;
    }
    if (json) {
        print_json(&status);
    } else {
        print_text(&status, arena);
    }
    return status.attentions.count == 0 ? EXIT_OK : EXIT_FINDINGS;
}

extern const struct command command_status;
const struct command command_status = {
    .name = "status",
    .arguments = "[--format text|json]",
    .summary = "How all of it does, and what somebody should look at",
    .help =
        "Says first what needs attention, each with the command that helps: a night that did not\n"
        "run, sources and jobs that fail, files in quarantine, a disk that fills, exports and\n"
        "answers that do not leave.  Then versions, database, disk, queues and the last night.\n"
        "\n"
        "  sudo -u avstamd avstamd status\n"
        "\n"
        "Exit code 0: all is well; 1: something needs attention; 2: it cannot be asked.\n",
    .run = run,
};
