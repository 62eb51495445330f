#include "tests/daemon/web/browser.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "daemon/web/password.h"
#include "tests/check.h"

const char browser_password[] = "hemligt-l\xc3\xb6senord";

enum { PATIENCE_S = 30 };

static struct browser *start(struct web_options options)
{
    struct browser *browser = calloc(1, sizeof *browser);
    struct error error = {0};

    assert_non_null(browser);
    browser->arena = arena_new();
    browser->socket = options.socket;
    fresh_database_create(&browser->fresh);
    assert_int_equal(setenv("AVSTAMD_DATABASE",
                            arena_printf(browser->arena, "dbname=%s", browser->fresh.name), 1),
                     0);
    if (!server_start(&options, &browser->server, &error)) {
        fail_msg("%s", error.text);
    }
    return browser;
}

int browser_setup(void **state)
{
    struct browser *browser = start((struct web_options){
        .listen = "127.0.0.1:0", .municipality = "<Exempel> & \"köping\"", .threads = 3});

    browser->port = (int)strtol(strrchr(server_address(browser->server), ':') + 1, NULL, 10);
    *state = browser;
    return 0;
}

int browser_setup_proxy(void **state)
{
    char *path = NULL;

    assert_true(asprintf(&path, "/tmp/avstamd-web.%d.sock", (int)getpid()) > 0);
    *state = start((struct web_options){
        .socket = path, .municipality = "", .threads = 2, .sso_header = "X-Remote-User"});
    return 0;
}

int browser_teardown(void **state)
{
    struct browser *browser = *state;

    server_stop(&browser->server);
    fresh_database_drop(&browser->fresh);
    if (browser->socket != NULL) {
        (void)unlink(browser->socket);
        free((void *)(uintptr_t)browser->socket);
    }
    arena_free(browser->arena);
    free(browser);
    return 0;
}

int64_t browser_user(struct browser *browser, const char *login, const char *roles)
{
    struct error error = {0};
    const char *hash = NULL;
    int64_t user_no;

    assert_true(password_hash(browser->arena, browser_password, &hash, &error));
    user_no = test_number(browser->fresh.db,
                          arena_printf(browser->arena,
                                       "select avstamd.user_add('%s', 'Namn %s', null, null, '%s')",
                                       login, login, hash));
    test_execute(browser->fresh.db, arena_printf(browser->arena,
                                                 "select avstamd.user_role_set(%lld, role) "
                                                 "from unnest(string_to_array('%s', ',')) role",
                                                 (long long)user_no, roles));
    return user_no;
}

char *browser_session(struct browser *browser, int64_t user_no)
{
    char *token = test_text(browser->fresh.db, browser->arena,
                            "select encode(sha256(random()::text::bytea), 'hex')");

    test_execute(browser->fresh.db,
                 arena_printf(browser->arena,
                              "select avstamd.session_open(%lld, sha256('\\x%s'::bytea), "
                              "sha256('key%s'::bytea), null)",
                              (long long)user_no, token, token));
    return arena_printf(browser->arena, "avstamd=%s", token);
}

char *browser_key(struct browser *browser, const char *cookie)
{
    return test_text(browser->fresh.db, browser->arena,
                     arena_printf(browser->arena, "select encode(sha256('key%s'::bytea), 'hex')",
                                  strchr(cookie, '=') + 1));
}

static int connect_to_proxy(const struct browser *browser)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s", browser->socket);
    assert_int_equal(connect(connection, (struct sockaddr *)&address, sizeof address), 0);
    return connection;
}

static int connect_to(const struct browser *browser)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)browser->port),
                                  .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    const struct timeval patience = {.tv_sec = PATIENCE_S};
    int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_true(connection >= 0);
    assert_int_equal(setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience),
                     0);
    assert_int_equal(connect(connection, (struct sockaddr *)&address, sizeof address), 0);
    return connection;
}

int browser_connect(const struct browser *browser)
{
    return browser->socket != NULL ? connect_to_proxy(browser) : connect_to(browser);
}

struct answer browser_send_on(struct browser *browser, int connection, const void *bytes,
                              size_t length)
{
    enum { ROOM = 1 << 20 };
    char *text = arena_alloc(browser->arena, ROOM);
    size_t got = 0;
    struct answer answer = {0, text, text};

    (void)send(connection, bytes, length, MSG_NOSIGNAL);
    (void)shutdown(connection, SHUT_WR);
    for (ssize_t more;
         got < ROOM - 1 && (more = recv(connection, text + got, ROOM - 1 - got, 0)) > 0;) {
        got += (size_t)more;
    }
    (void)close(connection);
    char *end = strstr(text, "\r\n\r\n");

    if (end != NULL) {
        *end = '\0';
        answer.body = end + 4;
        answer.status = (int)strtol(text + strlen("HTTP/1.1 "), NULL, 10);
    }
    return answer;
}

struct answer browser_send(struct browser *browser, const void *bytes, size_t length)
{
    return browser_send_on(browser, browser_connect(browser), bytes, length);
}

static struct answer send_text(struct browser *browser, const char *text)
{
    return browser_send(browser, text, strlen(text));
}

struct answer browser_get(struct browser *browser, const char *cookie, const char *target)
{
    return send_text(browser,
                     arena_printf(browser->arena,
                                  "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s%s%s"
                                  "Connection: close\r\n\r\n",
                                  target, browser->port, cookie == NULL ? "" : "Cookie: ",
                                  cookie == NULL ? "" : cookie, cookie == NULL ? "" : "\r\n"));
}

struct answer browser_post(struct browser *browser, const char *cookie, const char *target,
                           const char *form)
{
    return send_text(
        browser,
        arena_printf(browser->arena,
                     "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
                     "%s%s%sContent-Type: application/x-www-form-urlencoded\r\n"
                     "Content-Length: %zu\r\nConnection: close\r\n\r\n%s",
                     target, browser->port, browser->port,
                     cookie == NULL ? "" : "Cookie: ", cookie == NULL ? "" : cookie,
                     cookie == NULL ? "" : "\r\n", strlen(form), form));
}

char *answer_header(struct browser *browser, const struct answer *answer, const char *name)
{
    size_t length = strlen(name);

    for (char *line = answer->head; line != NULL; line = strchr(line, '\n')) {
        line += *line == '\n' ? 1 : 0;
        if (strncasecmp(line, name, length) == 0 && line[length] == ':') {
            line += length + 1;
            line += strspn(line, " ");
            return arena_strndup(browser->arena, line, strcspn(line, "\r\n"));
        }
    }
    return NULL;
}
