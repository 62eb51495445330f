/* Exchange with other systems: what is refused before a byte moves, and what an answer may be. Real
 * peers of each protocol are met in the tests of what uses them. */
#include "daemon/transfer.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/daemon/web/browser.h"

static bool opens(const char *url, enum error_kind *ret_kind)
{
    CLEANUP(transfer_close) struct transfer *transfer = NULL;
    struct error error = {0};
    bool opened = transfer_open(&(struct transfer_peer){.url = url}, &transfer, &error);

    *ret_kind = error.kind;
    return opened;
}

static void addresses_are_refused_before_anything_is_sent(void **state UNUSED)
{
    static const struct {
        const char *url;
        bool opens;
    } cases[] = {
        {"https://operator.example/inbox/", true},
        {"imaps://mail.example/INBOX", true},
        {"http://127.0.0.1:1/", true},
        {"http://[::1]:1/", true},
        {"http://operator.example/", false},
        {"http://127.0.0.1.example/", false},
        {"ftp://operator.example/", false},
        {"file:///etc/passwd", false},
        {"gopher://127.0.0.1/", false},
        {"https://user:secret@operator.example/", false},
        {"sftp://operator.example/", false}, /* whose host key? */
        {"", false},
        {"not a url", false},
    };

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        enum error_kind kind = ERROR_NONE;

        if (opens(cases[at].url, &kind) != cases[at].opens) {
            fail_msg("%s", cases[at].url);
        }
        assert_int_equal(kind, cases[at].opens ? ERROR_NONE : ERROR_INPUT);
    }
}

/* The pages' own server is a peer, too. */
static struct transfer *to_pages(struct browser *browser)
{
    struct transfer *transfer = NULL;
    struct error error = {0};
    const struct transfer_peer peer = {
        .url = arena_printf(browser->arena, "http://127.0.0.1:%d/logga-in", browser->port),
        .timeout_s = 10};

    assert_true(transfer_open(&peer, &transfer, &error));
    return transfer;
}

static void an_answer_is_given_whole_with_its_status(void **state)
{
    struct browser *browser = *state;
    CLEANUP(transfer_close) struct transfer *transfer = to_pages(browser);
    struct transfer_answer answer = {0};
    struct error error = {0};

    assert_true(
        transfer_run(transfer, browser->arena, &(struct transfer_request){0}, &answer, &error));
    assert_int_equal(answer.status, 200);
    assert_int_equal(strlen(answer.body), answer.bytes);
    assert_non_null(strstr(answer.body, "</html>"));
    assert_non_null(strstr(answer.content_type, "text/html"));
    /* The same connection; nobody is led elsewhere. */
    assert_true(transfer_run(
        transfer, browser->arena,
        &(struct transfer_request){
            .url = arena_printf(browser->arena, "http://127.0.0.1:%d/", browser->port)},
        &answer, &error));
    assert_int_equal(answer.status, 303);
}

static void more_than_wanted_is_an_error(void **state)
{
    struct browser *browser = *state;
    CLEANUP(transfer_close) struct transfer *transfer = to_pages(browser);
    struct transfer_answer answer = {.status = -1};
    struct error error = {0};

    assert_false(transfer_run(transfer, browser->arena,
                              &(struct transfer_request){.most_bytes = 100}, &answer, &error));
    assert_int_equal(error.kind, ERROR_LIMIT);
    assert_int_equal(answer.status, -1);
}

static void what_comes_can_go_to_a_file(void **state)
{
    struct browser *browser = *state;
    CLEANUP(transfer_close) struct transfer *transfer = to_pages(browser);
    struct transfer_answer answer = {0};
    struct error error = {0};
    FILE *file = tmpfile();

    assert_non_null(file);
    assert_true(transfer_run(transfer, browser->arena,
                             &(struct transfer_request){.to_file = true, .into = fileno(file)},
                             &answer, &error));
    assert_int_equal(lseek(fileno(file), 0, SEEK_END), answer.bytes);
    assert_true(answer.bytes > 500);
    (void)fclose(file);
    file = fopen("/dev/full", "w");
    assert_non_null(file);
    assert_false(transfer_run(transfer, browser->arena,
                              &(struct transfer_request){.to_file = true, .into = fileno(file)},
                              &answer, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
    (void)fclose(file);
}

static void nobody_there_is_worth_another_try(void **state)
{
    struct browser *browser = *state;
    CLEANUP(transfer_close) struct transfer *transfer = NULL;
    struct transfer_answer answer = {0};
    struct error error = {0};

    assert_true(transfer_open(&(struct transfer_peer){.url = "http://127.0.0.1:1/", .timeout_s = 5},
                              &transfer, &error));
    assert_false(
        transfer_run(transfer, browser->arena, &(struct transfer_request){0}, &answer, &error));
    assert_int_equal(error.kind, ERROR_UNAVAILABLE);
    assert_non_null(strstr(error.text, "127.0.0.1"));
}

#define PAGES_TEST(function)                                                                       \
    cmocka_unit_test_setup_teardown(function, browser_setup, browser_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_refused_before_anything_is_sent),
        PAGES_TEST(an_answer_is_given_whole_with_its_status),
        PAGES_TEST(more_than_wanted_is_an_error),
        PAGES_TEST(what_comes_can_go_to_a_file),
        PAGES_TEST(nobody_there_is_worth_another_try),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
