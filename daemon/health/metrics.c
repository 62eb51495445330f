#include "daemon/health/metrics.h"

#include <inttypes.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/health/figures.h"
#include "daemon/json_member.h"

/* A figure of the database as a metric: a member of the figures, or of each object in a list. */
struct row {
    struct metric metric;
    const char *list;      /* NULL: the member stands in the figures themselves */
    const char *labels[3]; /* members of the list's objects, by their names */
    const char *member;
};

#define SECONDS "seconds"
#define BYTES "bytes"

static const struct row rows[] = {
    {{"avstamd_documents", METRIC_GAUGE, NULL,
      "Invoices and credit notes by state; received: no run has judged them yet."},
     "documents",
     {"state"},
     "count"},
    {{"avstamd_documents_received_oldest_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When the oldest invoice came that no run has judged yet."},
     NULL,
     {NULL},
     "waiting_since"},
    {{"avstamd_review_due_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "The earliest due day of the invoices that wait for somebody to review them."},
     NULL,
     {NULL},
     "review_due"},
    {{"avstamd_last_receipt_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When a file with invoices came last."},
     NULL,
     {NULL},
     "received_at"},
    {{"avstamd_files_unread", METRIC_GAUGE, NULL, "Files that are stored and were not read yet."},
     NULL,
     {NULL},
     "unread"},
    {{"avstamd_files_quarantined", METRIC_GAUGE, NULL, "Files in quarantine that wait for people."},
     NULL,
     {NULL},
     "quarantined"},
    {{"avstamd_files_quarantined_oldest_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When the oldest of them came into quarantine."},
     NULL,
     {NULL},
     "quarantined_since"},
    {{"avstamd_daemons", METRIC_GAUGE, NULL, "Daemons (avstamd work) that have the database."},
     NULL,
     {NULL},
     "daemons"},
    {{"avstamd_jobs", METRIC_GAUGE, NULL,
      "Jobs that are not done: waiting, running, or failing and tried again later."},
     "jobs",
     {"kind", "state"},
     "count"},
    {{"avstamd_jobs_oldest_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When the oldest of them was queued."},
     "jobs",
     {"kind", "state"},
     "since"},
    {{"avstamd_jobs_overdue_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When the job that nobody runs should have run that waits longest."},
     NULL,
     {NULL},
     "overdue_since"},
    {{"avstamd_jobs_given_up", METRIC_GAUGE, NULL,
      "Jobs of the last day that ended with an error and are not tried again."},
     NULL,
     {NULL},
     "given_up"},
    {{"avstamd_night_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When everything was reconciled anew the last time (the nightly run)."},
     "night",
     {NULL},
     "finished_at"},
    {{"avstamd_night_duration_seconds", METRIC_GAUGE, SECONDS, "How long that took."},
     "night",
     {NULL},
     "seconds"},
    {{"avstamd_night_documents", METRIC_GAUGE, NULL, "Invoices and credit notes it judged."},
     "night",
     {NULL},
     "documents"},
    {{"avstamd_source_last_try_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When a source was last asked for files."},
     "sources",
     {"source"},
     "tried_at"},
    {{"avstamd_source_last_success_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When that last went well."},
     "sources",
     {"source"},
     "succeeded_at"},
    {{"avstamd_source_failing_since_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "Since when it fails; no value: it does not."},
     "sources",
     {"source"},
     "failing_since"},
    {{"avstamd_source_failures", METRIC_GAUGE, NULL, "Runs that failed, one after another."},
     "sources",
     {"source"},
     "failures"},
    {{"avstamd_source_files", METRIC_COUNTER, NULL, "Files fetched and stored."},
     "sources",
     {"source"},
     "files"},
    {{"avstamd_source_bytes", METRIC_COUNTER, BYTES, "Their bytes."},
     "sources",
     {"source"},
     "bytes"},
    {{"avstamd_source_files_left", METRIC_GAUGE, NULL,
      "Files of the last run that could not be taken and stay at the source."},
     "sources",
     {"source"},
     "left"},
    {{"avstamd_exports", METRIC_COUNTER, NULL, "Exports made for the finance system."},
     NULL,
     {NULL},
     "exports"},
    {{"avstamd_exports_undelivered", METRIC_GAUGE, NULL,
      "Exports whose files could not be written yet."},
     NULL,
     {NULL},
     "undelivered"},
    {{"avstamd_exports_undelivered_oldest_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When the oldest of them was made."},
     NULL,
     {NULL},
     "undelivered_since"},
    {{"avstamd_answers", METRIC_GAUGE, NULL,
      "Answers that providers do not have yet: waiting, failing and sent again, or refused by the "
      "access point."},
     "answers",
     {"state"},
     "count"},
    {{"avstamd_answers_oldest_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When the oldest of them was made."},
     "answers",
     {"state"},
     "since"},
    {{"avstamd_notices", METRIC_GAUGE, NULL,
      "Mails and webhooks: waiting, failing and sent again, or lost in the last day."},
     "notices",
     {"kind", "state"},
     "count"},
    {{"avstamd_notices_oldest_timestamp_seconds", METRIC_GAUGE, SECONDS,
      "When the oldest of them was to be told."},
     "notices",
     {"kind", "state"},
     "since"},
    {{"avstamd_database_size_bytes", METRIC_GAUGE, BYTES, "The database on its disk."},
     NULL,
     {NULL},
     "database_bytes"},
};

static const char *labels_of(const struct row *row, const json_t *object, struct arena *arena)
{
    const char *labels = "";

    for (const char *const *label = row->labels; *label != NULL; label++) {
        labels = openmetrics_label(arena, labels, *label, json_member_text(object, *label));
    }
    return labels;
}

static void print_one(const struct openmetrics *to, const struct row *row, const json_t *object,
                      struct arena *arena)
{
    if (figure(object, row->member) >= 0) {
        openmetrics_value(to, &row->metric, labels_of(row, object, arena),
                          figure(object, row->member));
    }
}

static void print_row(const struct openmetrics *to, const struct row *row, const json_t *figures,
                      struct arena *arena)
{
    const json_t *place = row->list == NULL ? figures : json_object_get(figures, row->list);

    openmetrics_family(to, &row->metric);
    if (!json_is_array(place)) {
        print_one(to, row, place, arena);
    }
    for (size_t at = 0; at < json_array_size(place); at++) {
        print_one(to, row, json_array_get(place, at), arena);
    }
}

static void print_build(const struct openmetrics *to, const json_t *figures, struct arena *arena)
{
    static const struct metric build = {"avstamd_build", METRIC_INFO, NULL,
                                        "Versions of the program, the schema and PostgreSQL."};
    const char *labels = openmetrics_label(arena, "", "version", AVSTAMD_VERSION);

    if (figures != NULL) {
        labels = openmetrics_label(arena, labels, "schema", json_member_text(figures, "schema"));
        labels =
            openmetrics_label(arena, labels, "postgresql", json_member_text(figures, "postgresql"));
    }
    openmetrics_family(to, &build);
    openmetrics_value(to, &build, labels, 1);
}

static void print_plain(const struct openmetrics *to, const struct metric *metric, int64_t value)
{
    openmetrics_family(to, metric);
    openmetrics_value(to, metric, "", value);
}

static void print_disk(const struct openmetrics *to, const char *folder)
{
    static const struct metric size = {"avstamd_state_size_bytes", METRIC_GAUGE, BYTES,
                                       "The disk on which the inbox stands."};
    static const struct metric left = {"avstamd_state_free_bytes", METRIC_GAUGE, BYTES,
                                       "What is free on it."};
    struct disk disk = {0};

    if (disk_of(folder, &disk)) {
        print_plain(to, &size, disk.size_bytes);
        print_plain(to, &left, disk.free_bytes);
    }
}

static void print_process(const struct openmetrics *to)
{
    static const struct metric memory = {"process_resident_memory_bytes", METRIC_GAUGE, BYTES,
                                         "Memory of this process."};
    FILE *statm = fopen("/proc/self/statm", "re");
    int64_t pages = 0, resident = 0;

    if (statm != NULL) {
        if (fscanf(statm, "%" SCNd64 " %" SCNd64, &pages, &resident) == 2) {
            print_plain(to, &memory, resident * sysconf(_SC_PAGESIZE));
        }
        (void)fclose(statm);
    }
}

void metrics_print(const struct openmetrics *to, struct ask *asked, const char *state_folder)
{
    static const struct metric up = {"avstamd_database_up", METRIC_GAUGE, NULL,
                                     "1: the database answers and has this program's schema."};
    static const struct metric took = {"avstamd_figures_duration_seconds", METRIC_GAUGE, SECONDS,
                                       "How long the database took for these figures."};
    CLEANUP(json_decrefp) json_t *figures = NULL;
    ARENA(arena);
    struct error error = {0};
    DB_RESULT(result);
    int64_t began_us = clock_monotonic_us();
    bool asked_well = ask_current(asked, &error) && ask(asked, &SQL_FIGURES, &result, &error) &&
                      figures_parse(result, &figures, &error);
    int64_t took_us = clock_monotonic_us() - began_us;

    print_build(to, figures, arena);
    print_plain(to, &up, asked_well ? 1 : 0);
    openmetrics_family(to, &took);
    openmetrics_seconds(to, &took, took_us);
    print_disk(to, state_folder);
    print_process(to);
    for (size_t at = 0; figures != NULL && at < sizeof rows / sizeof rows[0]; at++) {
        print_row(to, &rows[at], figures, arena);
    }
}
