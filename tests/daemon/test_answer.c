/* Answers to a real peer that takes them, refuses, is slow, hangs up or is not there. */
#include "daemon/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/config.h"
#include "daemon/jobs.h"
#include "tests/check.h"
#include "tests/daemon/answer_peer.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/hand_town.h"
#include "tests/daemon/invoice_response.h"
#include "tests/daemon/run_command.h"
#include "tests/daemon/run_of.h"
#include "tests/daemon/settings_file.h"

extern const struct command command_answer;

enum { PATIENCE_S = 60, IMPATIENCE_S = 2 };

struct scene {
    struct fresh_database fresh;
    struct arena *arena;
    struct answer_peer peer;
    struct answer_settings settings;
    char folder[64];
};

static int set_up(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);

    assert_non_null(scene);
    fresh_database_create(&scene->fresh);
    scene->arena = arena_new();
    (void)snprintf(scene->folder, sizeof scene->folder, "/tmp/avstamd-answer.XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    assert_int_equal(setenv("PGDATABASE", scene->fresh.name, 1), 0); /* for commands */
    hand_town_found(scene->fresh.db);
    test_execute(
        scene->fresh.db,
        "update avstamd.provider set endpoint_id = '0007:5560000001', name = 'Omsorg & AB';"
        "insert into avstamd.app_user (login, name) values ('eva', 'Eva Ekman');"
        "insert into avstamd.user_role (user_no, role, valid_from) "
        "values (1, 'finance', '2020-01-01');"
        "insert into avstamd.delegation (role, valid_from) values ('finance', "
        "'2020-01-01');"
        "insert into avstamd.session (token_digest, form_key, user_no) "
        "values (sha256('eva'), sha256('form'), 1)");
    answer_peer_start(&scene->peer);
    scene->settings = (struct answer_settings){
        .wanted = true,
        .endpoint = "0007:2120000142",
        .name = "Exempelköping",
        .url = arena_printf(scene->arena, "http://127.0.0.1:%d/answers", scene->peer.port),
        .bearer = "hemligt",
        .statuses = "AB,IP,UQ,CA,RE,AP,PD",
        .deadline_days = 3,
        .timeout_s = PATIENCE_S};
    *state = scene;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;

    atomic_store(&scene->peer.patient, true);
    answer_peer_stop(&scene->peer);
    assert_int_equal(system(arena_printf(scene->arena, "rm -rf '%s'", scene->folder)),
                     0); /* NOLINT */
    arena_free(scene->arena);
    (void)unsetenv("PGDATABASE");
    fresh_database_drop(&scene->fresh);
    free(scene);
    return 0;
}

static int64_t make(struct scene *scene)
{
    struct error error = {0};
    int64_t made = 0;

    if (!answer_make(scene->fresh.db, &scene->settings, &made, &error)) {
        fail_msg("%s", error.text);
    }
    return made;
}

/* *why is "" when it need not be tried again. */
static bool sends(struct scene *scene, int64_t response_no, struct error *why)
{
    *why = (struct error){0};
    return answer_send(scene->fresh.db, scene->arena, &scene->settings, response_no, 0, why);
}

static char *receipts(struct scene *scene, int64_t response_no)
{
    return test_text(
        scene->fresh.db, scene->arena,
        arena_printf(scene->arena,
                     "select string_agg(outcome || ' ' || coalesce(http_status::text, '-'),"
                     " ', ' order by attempt_no) from avstamd.response_attempt"
                     " where response_no = %d",
                     (int)response_no));
}

static void as_eva(struct scene *scene, const char *sql)
{
    test_execute(scene->fresh.db,
                 arena_printf(scene->arena,
                              "begin; set local role avstamd_web; "
                              "select avstamd.enter(sha256('eva'), '10.0.0.1', 'test'); %s; commit",
                              sql));
}

static void what_is_taken_is_sent_once(void **state)
{
    struct scene *scene = *state;
    struct error why;

    BILL(scene->fresh.db, "F1", {"K1", 6, 600, "O1", NULL});
    assert_int_equal(make(scene), 1);
    assert_true(sends(scene, 1, &why));
    assert_true(sends(scene, 1, &why));
    assert_int_equal(scene->peer.posts, 1);
    assert_string_equal(scene->peer.keys[0], scene->peer.ids[0]);
    assert_string_equal(scene->peer.token, "Bearer hemligt");
    assert_string_equal(scene->peer.type, "application/xml");
    assert_string_equal(invoice_response_broken(scene->peer.last), "");
    assert_string_equal(receipts(scene, 1), "done 202");
    char *answer =
        test_text(scene->fresh.db, scene->arena, "select answer from avstamd.response_attempt");

    assert_non_null(strstr(answer, "Tack å tack"));
    assert_null(strstr(answer, "191212121212")); /* whatever the peer says */
}

static void what_is_not_taken_comes_again_under_the_same_id(void **state)
{
    struct scene *scene = *state;
    const int does[] = {500, PEER_SLOW, PEER_HANGS_UP, 503, 429, 301, 409};
    struct error why;

    memcpy(scene->peer.does, does, sizeof does);
    BILL(scene->fresh.db, "F1", {"K1", 6, 600, "O1", NULL});
    assert_int_equal(make(scene), 1);
    for (int at = 0; at < 6; at++) {
        scene->settings.timeout_s = does[at] == PEER_SLOW ? IMPATIENCE_S : PATIENCE_S;
        if (sends(scene, 1, &why)) {
            fail_msg("%d", does[at]);
        }
        assert_int_equal(why.kind, ERROR_UNAVAILABLE);
    }
    if (!sends(scene, 1, &why)) { /* 409: it was there after all */
        fail_msg("%s", why.text);
    }
    assert_string_equal(receipts(scene, 1),
                        "again 500, again -, again -, again 503, again 429, again 301, done 409");
    for (int at = 1; at < 7; at++) {
        assert_string_equal(scene->peer.ids[at], scene->peer.ids[0]);
    }
}

/* Somebody answered, but nobody can say that it was taken. */
static void what_is_no_receipt_is_not_believed(void **state)
{
    struct scene *scene = *state;
    const int does[] = {PEER_WEB_PAGE, PEER_FLOODS, 201};
    struct error why;

    memcpy(scene->peer.does, does, sizeof does);
    BILL(scene->fresh.db, "F1", {"K1", 6, 600, "O1", NULL});
    assert_int_equal(make(scene), 1);
    assert_false(sends(scene, 1, &why));
    assert_non_null(strstr(why.text, "200"));
    assert_false(sends(scene, 1, &why));
    assert_true(sends(scene, 1, &why));
    assert_true(sends(scene, 1, &why));
    assert_string_equal(receipts(scene, 1), "again 200, again -, done 201");
    assert_int_equal(scene->peer.posts, 3);
    assert_string_equal(scene->peer.ids[2], scene->peer.ids[0]);
}

static void a_peer_that_is_not_there_is_tried_again(void **state)
{
    struct scene *scene = *state;
    struct error why;

    scene->settings.url = "http://127.0.0.1:9/answers"; /* discard: nobody listens */
    BILL(scene->fresh.db, "F1", {"K1", 6, 600, "O1", NULL});
    assert_int_equal(make(scene), 1);
    assert_false(sends(scene, 1, &why));
    assert_int_equal(why.kind, ERROR_UNAVAILABLE);
    assert_string_equal(receipts(scene, 1), "again -");
}

static void what_is_refused_waits_for_people(void **state)
{
    struct scene *scene = *state;
    struct error why;

    scene->peer.does[0] = 422;
    BILL(scene->fresh.db, "F1", {"K1", 6, 600, "O1", NULL});
    assert_int_equal(make(scene), 1);
    assert_true(sends(scene, 1, &why));
    assert_true(sends(scene, 1, &why));
    assert_int_equal(scene->peer.posts, 1);
    struct run run = run_command(scene->arena, &command_answer, "list", "--waiting", NULL);

    assert_int_equal(run.code, EXIT_OK);
    assert_non_null(strstr(run.said, "put aside, sent 1 times, last: 422"));
    run = run_command(scene->arena, &command_answer, "retry", "1", NULL);
    assert_int_equal(run.code, EXIT_OK);
    assert_true(sends(scene, 1, &why));
    assert_string_equal(receipts(scene, 1), "aside 422, done 202");
    assert_string_equal(scene->peer.ids[1], scene->peer.ids[0]);
    run = run_command(scene->arena, &command_answer, "retry", "1", NULL);
    assert_int_equal(run.code, EXIT_ERROR);
    run = run_command(scene->arena, &command_answer, "show", "1", NULL);
    assert_non_null(strstr(run.said, "<cbc:ResponseCode>AB</cbc:ResponseCode>"));
    assert_non_null(strstr(run.said, "post 422: aside"));
    run = run_command(scene->arena, &command_answer, "show", "1", "--letter", NULL);
    assert_int_equal(run.code, EXIT_ERROR);
    run = run_command(scene->arena, &command_answer, "show", "9", NULL);
    assert_int_equal(run.code, EXIT_ERROR);
}

/* The peer has it, and we die before we know. */
static void a_crash_before_the_receipt_sends_the_same_id_again(void **state)
{
    struct scene *scene = *state;
    struct error why;
    int status = 0;

    scene->peer.does[0] = PEER_KILLS_SENDER;
    scene->peer.does[1] = 409;
    BILL(scene->fresh.db, "F1", {"K1", 6, 600, "O1", NULL});
    assert_int_equal(make(scene), 1);
    (void)pthread_mutex_lock(&scene->peer.lock); /* until the peer knows whom to kill */
    scene->peer.sender = fork();
    if (scene->peer.sender == 0) {
        struct scene child = *scene;

        child.fresh.db = fresh_database_connect(&scene->fresh);
        (void)sends(&child, 1, &why);
        _exit(0);
    }
    (void)pthread_mutex_unlock(&scene->peer.lock);
    assert_int_equal(waitpid(scene->peer.sender, &status, 0), scene->peer.sender);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(scene->peer.posts, 1);
    assert_int_equal(test_number(scene->fresh.db, "select count(*) from avstamd.response_attempt"),
                     0);
    assert_true(sends(scene, 1, &why));
    assert_string_equal(scene->peer.ids[1], scene->peer.ids[0]);
    assert_string_equal(receipts(scene, 1), "done 409");
}

static char *content_of(struct scene *scene, const char *name)
{
    char *content = arena_alloc(scene->arena, 65536);
    FILE *file = fopen(arena_printf(scene->arena, "%s/%s", scene->folder, name), "r");

    if (file == NULL) {
        return NULL;
    }
    content[fread(content, 1, 65535, file)] = '\0';
    (void)fclose(file);
    return content;
}

static void a_dispute_has_its_letter_beside_the_message(void **state)
{
    struct scene *scene = *state;
    struct error why;

    scene->settings.url = NULL;
    scene->settings.outbox = scene->folder;
    BILL(scene->fresh.db, "F1", {"K1", 9, 900, "O1", NULL}); /* six hours were given */
    (void)run_of(scene->fresh.db, run_day("2026-10-15"), true);
    assert_int_equal(make(scene), 1);
    as_eva(scene, "select avstamd.decide_document(1, 'dispute', 'ej_utfort')");
    as_eva(scene, "select avstamd.dispute_sent(1)");
    assert_int_equal(make(scene), 1);
    assert_true(sends(scene, 1, &why));
    assert_true(sends(scene, 2, &why));
    assert_null(content_of(scene, "avstamd-svar-000001.txt"));
    const char *xml = content_of(scene, "avstamd-svar-000002.xml");

    assert_non_null(xml);
    assert_string_equal(invoice_response_broken(content_of(scene, "avstamd-svar-000001.xml")), "");
    assert_string_equal(invoice_response_broken(xml), "");
    assert_non_null(strstr(xml, "<cbc:ResponseCode>UQ</cbc:ResponseCode>"));
    assert_non_null(strstr(xml, "<cbc:AttributeID>BT-129</cbc:AttributeID>\n"
                                "     <cbc:Description>6</cbc:Description>"));
    assert_non_null(strstr(xml, "<cbc:Description>600.00</cbc:Description>"));
    assert_null(strstr(xml, "K1"));
    assert_non_null(
        strstr(content_of(scene, "avstamd-svar-000002.txt"), ", klient K1, 2026-09-01 till "));
    assert_non_null(strstr(content_of(scene, "avstamd-svar-000002.csv"),
                           "\"K1\";\"HT\";\"2026-09\";\"QT01\";"));
    struct run run = run_command(scene->arena, &command_answer, "show", "2", "--letter", NULL);

    assert_string_equal(run.said, content_of(scene, "avstamd-svar-000002.txt"));
}

/* An invoice through the whole, by the daemon's own job and settings. */
static void every_status_is_sent_by_the_job(void **state)
{
    struct scene *scene = *state;
    struct error error = {0};
    bool ran = true;
    char *path = arena_printf(scene->arena, "%s/avstamd.conf", scene->folder);

    settings_file_write(
        path,
        arena_printf(scene->arena,
                     "[answers]\nendpoint_id = 0007:2120000142\nname = Exempelköping\n"
                     "url = %s\nwait = 0 s\noutbox = %s\nenvelope = sbdh\n",
                     scene->settings.url, scene->folder),
        0600);
    config_use_file(path);
    assert_true(answer_settings_read(scene->arena, &scene->settings, &error));
    scene->peer.does[1] = 503;
    BILL(scene->fresh.db, "F1", {"K1", 9, 900, "O1", NULL});
    BILL(scene->fresh.db, "F2", {"K2", 2, 200, "O2", NULL});
    (void)run_of(scene->fresh.db, run_day("2026-10-15"), true);
    assert_true(jobs_plan(scene->fresh.db, &error));
    as_eva(scene,
           "select avstamd.decide_document(1, 'approve'), avstamd.decide_document(2, 'approve')");
    assert_true(jobs_plan(scene->fresh.db, &error));
    test_execute(scene->fresh.db, "select avstamd.export_make();"
                                  "select avstamd.documents_exported('{1}', 'pay')");
    assert_true(jobs_plan(scene->fresh.db, &error));
    for (int round = 0; round < 2; round++) {
        for (ran = true; ran;) {
            assert_true(jobs_run_one(scene->fresh.db, LANE_EXCHANGE, NULL, NULL, &ran, &error));
        }
        test_execute(scene->fresh.db, "update avstamd.job set not_before = clock_timestamp()");
    }
    assert_string_equal(
        test_text(scene->fresh.db, scene->arena,
                  "select string_agg(document_no || status || (done_at is not null), ' ' "
                  "order by document_no, response_no) from avstamd.response"),
        "1ABtrue 1CAtrue 1PDtrue 2ABtrue 2APtrue");
    assert_int_equal(scene->peer.posts, 6); /* one of them twice */
    assert_non_null(strstr(scene->peer.last, "<StandardBusinessDocumentHeader>"));
    for (int64_t number = 1; number <= 5; number++) {
        struct run run = run_command(scene->arena, &command_answer, "show",
                                     arena_printf(scene->arena, "%d", (int)number), NULL);

        assert_string_equal(invoice_response_broken(run.said), "");
    }
    (void)unsetenv("AVSTAMD_CONFIG");
}

static void settings_say_who_answers(void **state UNUSED)
{
    static const struct {
        const char *text;
        bool good;
    } cases[] = {
        {"", true},
        {"outbox = /tmp", false},
        {"outbox = /tmp\nname = A\nendpoint_id = 0007:2120000142", true},
        {"endpoint_id = 0007:2120000143", false},
        {"endpoint_id = 2120000142", false},
        {"endpoint_id = 1234:5", false},
        {"statuses = AB,RE,AP", true},
        {"statuses = RE,AP", true},
        {"statuses = AB,RE", false},
        {"statuses = AB,RE,AP,", false},
        {"statuses = AB, RE, AP", false},
        {"statuses = AB,RE,AP,XX", false},
        {"statuses = A,RE,AP", false},
    };
    ARENA(arena);
    char path[] = "/tmp/avstamd-answers.XXXXXX";

    assert_true(mkstemp(path) >= 0);
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        struct answer_settings settings;
        struct error error = {0};

        settings_file_write(path, arena_printf(arena, "[answers]\n%s\n", cases[at].text), 0600);
        config_use_file(path);
        if (answer_settings_read(arena, &settings, &error) != cases[at].good) {
            fail_msg("%s: %s", cases[at].text, error.text);
        }
    }
    (void)unsetenv("AVSTAMD_CONFIG");
    (void)unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_taken_is_sent_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_taken_comes_again_under_the_same_id, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_receipt_is_not_believed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_peer_that_is_not_there_is_tried_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_refused_waits_for_people, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_crash_before_the_receipt_sends_the_same_id_again, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_dispute_has_its_letter_beside_the_message, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_status_is_sent_by_the_job, set_up, tear_down),
        cmocka_unit_test(settings_say_who_answers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
