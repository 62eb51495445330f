/* Exports as files, cut off at any point, and what the finance system answers. */
#include "daemon/export.h"

#include <dirent.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon/source.h"
#include "tests/check.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/run_of.h"
#include "tests/daemon/settings_file.h"

struct scene {
    struct fresh_database fresh;
    struct arena *arena;
    char folder[64];
};

static int set_up(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);

    assert_non_null(scene);
    fresh_database_create(&scene->fresh);
    scene->arena = arena_new();
    (void)snprintf(scene->folder, sizeof scene->folder, "/tmp/avstamd-export.XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    hand_town_found(scene->fresh.db);
    BILL(scene->fresh.db, "F1", {"K1", 6, 600, "O1", NULL});
    BILL(scene->fresh.db, "F\"2, å", {"K2", 2, 200, "O2", NULL});
    (void)run_of(scene->fresh.db, run_day("2026-10-15"), true);
    test_execute(scene->fresh.db,
                 "insert into avstamd.app_user (login, name) values ('eva', 'Eva Ekman');"
                 "insert into avstamd.user_role (user_no, role, valid_from) "
                 "values (1, 'finance', '2020-01-01');"
                 "insert into avstamd.delegation (role, valid_from) values ('finance', "
                 "'2020-01-01');"
                 "insert into avstamd.session (token_digest, form_key, user_no) "
                 "values (sha256('eva'), sha256('form'), 1)");
    *state = scene;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;
    char command[96];

    (void)snprintf(command, sizeof command, "rm -rf '%s'", scene->folder);
    assert_int_equal(system(command), 0);
    arena_free(scene->arena);
    fresh_database_drop(&scene->fresh);
    free(scene);
    return 0;
}

/* As Eva, on a page. */
static void approve(struct scene *scene, const char *number)
{
    test_execute(scene->fresh.db,
                 arena_printf(scene->arena,
                              "begin; set local role avstamd_web; "
                              "select avstamd.enter(sha256('eva'), '10.0.0.1', 'test'); "
                              "select avstamd.decide_document((select document_no from "
                              "avstamd.document where invoice_no = '%s'), 'approve'); commit",
                              number));
}

static char *content_of(struct scene *scene, const char *name)
{
    char *path = arena_printf(scene->arena, "%s/%s", scene->folder, name);
    char *content = arena_alloc(scene->arena, 65536);
    FILE *file = fopen(path, "r");

    if (file == NULL) {
        return NULL;
    }
    content[fread(content, 1, 65535, file)] = '\0';
    (void)fclose(file);
    return content;
}

static void follows_its_schema(const char *text)
{
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt("systemd/avstamd-export.xsd");
    xmlSchemaPtr schema = xmlSchemaParse(parser);
    xmlSchemaValidCtxtPtr valid = xmlSchemaNewValidCtxt(schema);
    xmlDocPtr document = xmlReadMemory(text, (int)strlen(text), "export.xml", NULL, 0);

    assert_non_null(schema);
    assert_non_null(document);
    assert_int_equal(xmlSchemaValidateDoc(valid, document), 0);
    xmlFreeDoc(document);
    xmlSchemaFreeValidCtxt(valid);
    xmlSchemaFree(schema);
    xmlSchemaFreeParserCtxt(parser);
}

static int file_count(struct scene *scene)
{
    int count = 0;
    DIR *folder = opendir(scene->folder);

    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 ? 1 : 0;
    }
    (void)closedir(folder);
    return count;
}

static void an_export_is_files_that_say_the_same(void **state)
{
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;
    struct error error = {0};
    int64_t made = 0, delivered = 0;
    const char *again = NULL;

    approve(scene, "F1");
    approve(scene, "F\"2, å");
    assert_true(export_make(db, &made, &error));
    assert_int_equal(made, 1);
    assert_true(export_deliver(db, scene->folder, EXPORT_CSV | EXPORT_JSON | EXPORT_XML, &delivered,
                               &error));
    assert_int_equal(delivered, 1);
    assert_int_equal(file_count(scene), 3);
    const char *csv = content_of(scene, "avstamd-000001.csv");

    assert_non_null(strstr(csv, "\nD,1,1,payment,5560000001,"));
    assert_non_null(strstr(csv, ",\"F\"\"2, å\","));
    assert_non_null(strstr(csv, "\nK,1,2,payment,5560000001,,F1,"));
    assert_true(export_text(db, scene->arena, 1, EXPORT_CSV, &again, &error));
    assert_string_equal(csv, again);
    assert_non_null(strstr(content_of(scene, "avstamd-000001.json"), "\"pay\": \"800.00\""));
    assert_non_null(strstr(content_of(scene, "avstamd-000001.xml"), "F\"2, å</invoice>"));
    follows_its_schema(content_of(scene, "avstamd-000001.xml"));
    assert_true(export_make(db, &made, &error));
    assert_int_equal(made, 0);
    assert_false(export_text(db, scene->arena, 2, EXPORT_CSV, &again, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
}

/* The folder is away, or the program is killed after the transaction: the next try writes it. */
static void what_was_made_is_delivered_later(void **state)
{
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;
    struct error error = {0};
    int64_t made = 0, delivered = 0;

    approve(scene, "F1");
    assert_true(export_make(db, &made, &error));
    assert_false(export_deliver(db, "/nonexistent", EXPORT_CSV, &delivered, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
    approve(scene, "F\"2, å");
    assert_true(export_make(db, &made, &error));
    assert_int_equal(made, 2);
    assert_true(export_deliver(db, scene->folder, EXPORT_CSV, &delivered, &error));
    assert_int_equal(delivered, 2);
    assert_int_equal(file_count(scene), 2);
    assert_true(export_deliver(db, scene->folder, EXPORT_CSV, &delivered, &error));
    assert_int_equal(delivered, 0);
}

/* Somebody takes an approval back while the export is made: it is waited for, and not paid. */
static void what_is_taken_back_meanwhile_is_not_exported(void **state)
{
    struct scene *scene = *state;
    CLEANUP(db_close) struct db *eva = fresh_database_connect(&scene->fresh);
    CLEANUP(db_close) struct db *watcher = fresh_database_connect(&scene->fresh);
    PGconn *exporting = db_connection(scene->fresh.db);
    DB_RESULT(made);

    approve(scene, "F1");
    test_execute(eva, "begin; set local role avstamd_web;"
                      "select avstamd.enter(sha256('eva'), null, 'test');"
                      "select avstamd.undo((select max(decision_no) from avstamd.decision))");
    assert_int_equal(PQsendQuery(exporting, "select avstamd.export_make()"), 1);
    for (int tries = 0;
         tries < 500 &&
         test_number(watcher, "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                              " and query like '%export_make%'") == 0;
         tries++) {
        (void)usleep(10000);
    }
    test_execute(eva, "commit");
    made = PQgetResult(exporting);
    assert_int_equal(PQresultStatus(made), PGRES_TUPLES_OK);
    assert_true(PQgetisnull(made, 0, 0));
    assert_null(PQgetResult(exporting));
    approve(scene, "F1");
    assert_int_equal(test_number(scene->fresh.db, "select avstamd.export_make()"), 1);
}

/* An older snapshot would not see what others used of a limit meanwhile. */
static void a_page_reads_what_stands_now(void **state)
{
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;
    static const struct query enter = {"test_enter",
                                       "select avstamd.enter(sha256('eva'), null, 'test')"};
    struct error error = {0};
    DB_RESULT(entered);

    assert_true(db_begin_snapshot(db, &error));
    test_execute(db, "set local role avstamd_web");
    assert_false(db_run(db, &enter, DB_NO_VALUES, &entered, &error));
    assert_string_equal(db_state(db), "28000");
    db_rollback(db);
    assert_true(db_begin(db, &error));
    test_execute(db, "set local role avstamd_web");
    assert_true(db_run(db, &enter, DB_NO_VALUES, &entered, &error));
    db_rollback(db);
}

static char *acknowledgement(struct scene *scene, const char *name, const char *text)
{
    char *path = arena_printf(scene->arena, "%s/%s", scene->folder, name);
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    (void)fputs(text, file);
    assert_int_equal(fclose(file), 0);
    return path;
}

static void an_acknowledgement_is_taken_whole_or_not_at_all(void **state)
{
    static const struct {
        const char *text;
        bool taken;
    } cases[] = {
        {"export,provider_id,invoice_no,status,date\n1,5560000001,F1,paid,2026-10-20\n", true},
        {"\xef\xbb\xbf"
         "date;status;invoice_no;provider_id;export;text\r\n2026-10-20;paid;F1;5560000001;1;\r\n",
         true},
        {"export,provider_id,invoice_no,status\n1,5560000001,F1,paid\n", false},
        {"export,provider_id,invoice_no,status,date\n1,5560000001,F1,betald,2026-10-20\n", false},
        {"export,provider_id,invoice_no,status,date\n1,5560000001,F1,paid,2026-02-30\n", false},
        {"export,provider_id,invoice_no,status,date\nett,5560000001,F1,paid,2026-10-20\n", false},
        {"export,provider_id,invoice_no,status,date\n1,5560000001,F1,paid,2026-10-20\n"
         "1,5560000001,F9,paid,2026-10-20\n",
         false},
        {"", false},
    };
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;
    struct error error = {0};
    int64_t made = 0;

    approve(scene, "F1");
    assert_true(export_make(db, &made, &error));
    for (size_t at = sizeof cases / sizeof cases[0]; at-- > 0;) {
        int64_t lines = 0, news = 0;
        char *path = acknowledgement(scene, "a.csv", cases[at].text);

        error = (struct error){0};
        if (export_acknowledge(db, path, &lines, &news, &error) != cases[at].taken) {
            fail_msg("%s: %s", cases[at].text, error.text);
        }
        if (!cases[at].taken) {
            assert_int_equal(error.kind, ERROR_INPUT);
            assert_int_equal(test_number(db, "select count(*) from avstamd.export_answer"), 0);
        }
    }
    assert_int_equal(test_number(db, "select count(*) from avstamd.export_answer"), 1);
    assert_int_equal(
        test_number(db, "select count(*) from avstamd.document_outcome where state = 'paid'"), 1);
}

/* One run of [source betalt]; false with what is told of it. */
static bool fetch_acknowledgements(struct scene *scene, struct source_result *ret_result,
                                   struct error *error)
{
    const struct source_watch watch = {0};
    const struct config *config = NULL;
    struct source source = {0};
    int64_t recovered = 0;

    assert_true(config_read(scene->arena, &config, error));
    assert_true(
        source_read(config_named(config, "source", "betalt"), scene->arena, &source, error));
    return source_run(scene->fresh.db, &source, &watch, scene->arena, ret_result, &recovered,
                      error);
}

static void acknowledgements_come_by_a_source(void **state)
{
    static const char paid[] =
        "export,provider_id,invoice_no,status,date\n1,5560000001,F1,paid,2026-10-20\n";
    struct scene *scene = *state;
    struct db *db = scene->fresh.db;
    struct error error = {0};
    struct source_result result = {0};
    int64_t made = 0;

    settings_file_write(arena_printf(scene->arena, "%s/avstamd.conf", scene->folder),
                        arena_printf(scene->arena,
                                     "[source betalt]\nkind = folder\nfolder = %s\n"
                                     "names = *.csv\ntakes = acknowledgements\nsettle = 0 s\n",
                                     scene->folder),
                        0600);
    config_use_file(arena_printf(scene->arena, "%s/avstamd.conf", scene->folder));
    approve(scene, "F1");
    assert_true(export_make(db, &made, &error));
    (void)acknowledgement(scene, "good.csv", paid);
    (void)acknowledgement(scene, "wrong.csv",
                          "export,provider_id,invoice_no,status,date\n"
                          "1,5560000001,191212121212,paid,2026-10-20\n");
    (void)acknowledgement(scene, ".unfinished.csv", "hello\n");
    assert_false(fetch_acknowledgements(scene, &result, &error));
    assert_non_null(strstr(error.text, "wrong.csv: row 2: "));
    assert_null(content_of(scene, "good.csv"));
    assert_non_null(content_of(scene, "wrong.csv")); /* for people */
    assert_non_null(content_of(scene, ".unfinished.csv"));
    assert_int_equal(test_number(db, "select count(*) from avstamd.source_state where failures = 1 "
                                     "and last_error ~ 'wrong.csv: row 2: ' "
                                     "and last_error !~ '191212121212'"),
                     1);
    (void)acknowledgement(scene, "wrong.csv", paid);
    assert_true(fetch_acknowledgements(scene, &result, &error));
    assert_int_equal(result.files, 1);
    assert_null(content_of(scene, "wrong.csv"));
    assert_int_equal(test_number(db, "select count(*) from avstamd.export_answer"), 1);
    (void)unsetenv("AVSTAMD_CONFIG");
}

#define SCENE_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TEST(an_export_is_files_that_say_the_same),
        SCENE_TEST(what_was_made_is_delivered_later),
        SCENE_TEST(what_is_taken_back_meanwhile_is_not_exported),
        SCENE_TEST(a_page_reads_what_stands_now),
        SCENE_TEST(an_acknowledgement_is_taken_whole_or_not_at_all),
        SCENE_TEST(acknowledgements_come_by_a_source),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
