#include "daemon/web/serve.h"

#include <arpa/inet.h>
#include <inttypes.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "daemon/clock.h"
#include "daemon/log.h"
#include "daemon/web/assets.h"
#include "daemon/web/guard.h"
#include "daemon/web/listen.h"
#include "daemon/web/password.h"
#include "daemon/web/route.h"
#include "daemon/web/show.h"
#include "daemon/web/traffic.h"

enum {
    CONNECTIONS_MAX = 500,
    TIMEOUT_S = 15,
    HEAD_BYTES_MAX = 32 * 1024,
    HASHES_AT_ONCE = 2,
    DRAIN_MS = 10000,
    DRAIN_SILENT_MS = 2000,
    DRAIN_TURN_MS = 10,
    DRAIN_QUIET_TURNS = 5,
    ADDRESS_BYTES = INET6_ADDRSTRLEN
};

struct server {
    struct web web;
    struct MHD_Daemon *daemon;
    const char *address;
    bool by_proxy;
    bool handed_over;  /* its socket is another's now */
    atomic_int open;   /* requests between their first line and the last byte of their reply */
    atomic_int silent; /* connections that have not asked for anything yet */
    atomic_int answering;
    atomic_uint finished, finished_before;
};

/* From the first line of a request to the last byte of its reply. */
struct exchange {
    struct arena *arena;
    struct request request;
    struct reply reply;
    const char *target; /* as sent */
    char *body;
    size_t body_bytes, received;
    unsigned refused; /* a status */
    bool looked_at;
};

/* Who has come and has asked for something is told apart from who has only come. */
static void come_or_gone(void *context, struct MHD_Connection *connection, void **asked_place,
                         enum MHD_ConnectionNotificationCode what)
{
    struct server *server = context;
    bool *asked = *asked_place;

    (void)connection;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        *asked_place = calloc(1, sizeof *asked);
        (void)atomic_fetch_add(&server->silent, *asked_place == NULL ? 0 : 1);
    } else if (asked != NULL) {
        (void)atomic_fetch_sub(&server->silent, *asked ? 0 : 1);
        free(asked);
    }
}

static void *begin(void *context, const char *target, struct MHD_Connection *connection)
{
    struct server *server = context;
    struct arena *arena = arena_new();
    struct exchange *exchange = arena_alloc(arena, sizeof *exchange);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    bool *asked = info == NULL ? NULL : info->socket_context;

    (void)atomic_fetch_add(&server->open, 1);
    if (asked != NULL && !*asked) {
        *asked = true;
        (void)atomic_fetch_sub(&server->silent, 1);
    }
    exchange->arena = exchange->request.arena = arena;
    exchange->target = arena_strdup(arena, target);
    return exchange;
}

static void end(void *context, struct MHD_Connection *connection, void **exchange_place,
                enum MHD_RequestTerminationCode why)
{
    struct server *server = context;
    struct exchange *exchange = *exchange_place;

    (void)connection;
    (void)why;
    *exchange_place = NULL;
    if (exchange != NULL) {
        arena_free(exchange->arena);
        (void)atomic_fetch_sub(&server->open, 1);
    }
}

struct collecting {
    struct arena *arena;
    struct header *headers;
    size_t count, capacity;
};

static enum MHD_Result collect(void *context, enum MHD_ValueKind kind, const char *name,
                               size_t name_length, const char *value, size_t value_length)
{
    struct collecting *collecting = context;

    (void)kind;
    if (collecting->count == HEADERS_MAX) {
        return MHD_NO;
    }
    collecting->headers = arena_grow(collecting->arena, collecting->headers, &collecting->capacity,
                                     collecting->count + 1);
    collecting->headers[collecting->count++] =
        (struct header){name, value == NULL ? "" : value, name_length, value_length};
    return MHD_YES;
}

static const char *peer_of(struct arena *arena, struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    char *text = arena_alloc(arena, ADDRESS_BYTES);
    const void *address;

    if (info == NULL || info->client_addr == NULL ||
        (info->client_addr->sa_family != AF_INET && info->client_addr->sa_family != AF_INET6)) {
        return NULL;
    }
    if (info->client_addr->sa_family == AF_INET) {
        address = &((const struct sockaddr_in *)(const void *)info->client_addr)->sin_addr;
    } else {
        address = &((const struct sockaddr_in6 *)(const void *)info->client_addr)->sin6_addr;
    }
    return inet_ntop(info->client_addr->sa_family, address, text, ADDRESS_BYTES);
}

static void look_at(const struct server *server, struct MHD_Connection *connection,
                    const char *method, struct exchange *exchange)
{
    struct collecting collecting = {.arena = exchange->arena};
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);

    (void)MHD_get_connection_values_n(connection, MHD_HEADER_KIND, collect, &collecting);
    struct guarded guarded = {.headers = collecting.headers,
                              .count = collecting.count,
                              .method = method,
                              .target = exchange->target,
                              .head_bytes = info == NULL ? SIZE_MAX : info->header_size,
                              .by_proxy = server->by_proxy,
                              .sso_header = server->web.options.sso_header,
                              .peer = peer_of(exchange->arena, connection)};

    exchange->looked_at = true;
    exchange->refused = guard(&guarded, &exchange->request, &exchange->body_bytes);
    exchange->body = arena_alloc(exchange->arena, exchange->body_bytes + 1);
}

static void add_header(struct MHD_Response *response, const char *name, const char *value)
{
    if (value != NULL) {
        (void)MHD_add_response_header(response, name, value);
    }
}

static void add_number(struct arena *arena, struct MHD_Response *response, const char *name,
                       unsigned value)
{
    if (value > 0) {
        add_header(response, name, arena_printf(arena, "%u", value));
    }
}

static void add_safety(struct MHD_Response *response, const struct exchange *exchange)
{
    add_header(response, "Content-Security-Policy",
               "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
               "connect-src 'self'; "
               "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    add_header(response, "X-Content-Type-Options", "nosniff");
    add_header(response, "X-Frame-Options", "DENY");
    add_header(response, "Referrer-Policy", "same-origin"); /* none would make Origin null */
    add_header(response, "Cross-Origin-Opener-Policy", "same-origin");
    add_header(response, "Cross-Origin-Resource-Policy", "same-origin");
    add_header(response, "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (exchange->request.encrypted) {
        add_header(response, "Strict-Transport-Security", "max-age=31536000");
    }
    add_header(response, "Cache-Control",
               exchange->reply.keep ? "public, max-age=31536000, immutable" : "no-store");
}

static enum MHD_Result send_reply(struct MHD_Connection *connection, struct exchange *exchange)
{
    struct reply *reply = &exchange->reply;
    struct arena *arena = exchange->arena;
    struct MHD_Response *response = MHD_create_response_from_buffer(
        reply->length, (void *)(uintptr_t)reply->body, MHD_RESPMEM_PERSISTENT);

    if (response == NULL) {
        return MHD_NO;
    }
    add_safety(response, exchange);
    add_header(response, "Content-Type", reply->content_type);
    add_header(response, "Location", reply->location);
    add_header(response, "Allow", reply->allow);
    add_number(arena, response, "Retry-After", reply->retry_after_s);
    for (size_t at = 0; at < reply->cookie_count; at++) {
        add_header(response, "Set-Cookie", reply->cookies[at]);
    }
    if (reply->file_name != NULL) {
        add_header(response, "Content-Disposition",
                   arena_printf(arena, "attachment; filename*=UTF-8''%s",
                                percent_encode(arena, reply->file_name)));
    }
    if (exchange->refused != 0) {
        add_header(response, "Connection", "close");
    }
    enum MHD_Result result = MHD_queue_response(connection, reply->status, response);

    MHD_destroy_response(response);
    return result;
}

static void answer(struct server *server, struct exchange *exchange)
{
    struct request *request = &exchange->request;

    if (exchange->refused == 0 && request->method == METHOD_POST &&
        (strlen(exchange->body) != exchange->received ||
         !fields_parse(exchange->arena, exchange->body, &request->form))) {
        exchange->refused = 400;
    }
    request->hashing = &server->web.hashing;
    if (exchange->refused == 0) {
        route(&server->web, request, &exchange->reply);
        return;
    }
    if (exchange->refused == 405) {
        exchange->reply.allow = "GET, HEAD, POST";
    }
    show_error(&server->web, request, NULL, exchange->refused, NULL, &exchange->reply);
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_bytes, void **exchange_place)
{
    struct server *server = context;
    struct exchange *exchange = *exchange_place;

    (void)url;
    (void)version;
    if (exchange == NULL) {
        return MHD_NO;
    }
    if (!exchange->looked_at) {
        look_at(server, connection, method, exchange);
        if (exchange->refused == 0) {
            return MHD_YES;
        }
    }
    if (*upload_bytes > 0) {
        if (*upload_bytes > exchange->body_bytes - exchange->received) {
            return MHD_NO;
        }
        memcpy(exchange->body + exchange->received, upload, *upload_bytes);
        exchange->received += *upload_bytes;
        *upload_bytes = 0;
        return MHD_YES;
    }
    int64_t began_us = clock_monotonic_us();

    (void)atomic_fetch_add(&server->answering, 1);
    answer(server, exchange);
    (void)atomic_fetch_sub(&server->answering, 1);
    (void)atomic_fetch_add(&server->finished, 1);
    if (server->web.options.traffic != NULL) {
        traffic_count(server->web.options.traffic, exchange->reply.status,
                      clock_monotonic_us() - began_us);
    }
    return send_reply(connection, exchange);
}

/* The address as it was sent: our own code decodes it. */
static size_t leave_encoded(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context;
    (void)connection;
    return strlen(text);
}

static void log_library(void *context, const char *format, va_list arguments) PRINTF(2, 0);
static void log_library(void *context, const char *format, va_list arguments)
{
    ARENA(arena);
    char *text = arena_vprintf(arena, format, arguments);

    (void)context;
    text[strcspn(text, "\n")] = '\0';
    log_line(LOG_LINE_WARNING, &(struct log_about){.error = LOG_REQUEST_BAD}, "web: %s", text);
}

static bool prepare(struct web *web, struct error *error)
{
    struct arena *arena = web->arena;

    if (sodium_init() < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "no randomness");
    }
    (void)sem_init(&web->hashing, 0, HASHES_AT_ONCE);
    if (!asset_read(arena, web->options.pages, "style.css", &web->style, error) ||
        !asset_read(arena, web->options.pages, "script.js", &web->script, error) ||
        !asset_read(arena, web->options.pages, "icon.svg", &web->icon, error)) {
        return false;
    }
    web->site = (struct site){.municipality = web->options.municipality,
                              .style = asset_address(arena, "style.css", web->style),
                              .script = asset_address(arena, "script.js", web->script),
                              .icon = asset_address(arena, "icon.svg", web->icon)};
    return password_hash(arena, password_invent(arena), &web->nobodys_hash, error) &&
           renderer_new(web->options.pages, &web->renderer, error) &&
           db_pool_new(web->options.database, web->options.municipality, web->options.threads,
                       &web->pool, error);
}

static bool start(struct server *server, int opened, struct error *error)
{
    /* clang-format off */
    server->daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_ERROR_LOG, 0, NULL, NULL, on_request, server,
        MHD_OPTION_EXTERNAL_LOGGER, log_library, NULL,
        MHD_OPTION_LISTEN_SOCKET, opened,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)server->web.options.threads,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_S,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_BYTES_MAX,
        MHD_OPTION_URI_LOG_CALLBACK, begin, server,
        MHD_OPTION_UNESCAPE_CALLBACK, leave_encoded, server,
        MHD_OPTION_NOTIFY_COMPLETED, end, server,
        MHD_OPTION_NOTIFY_CONNECTION, come_or_gone, server,
        MHD_OPTION_END);
    /* clang-format on */
    if (server->daemon == NULL) {
        (void)close(opened);
        return error_set(error, ERROR_UNAVAILABLE, "the server cannot be started");
    }
    return true;
}

static bool same(const char *one, const char *other)
{
    return one == other || (one != NULL && other != NULL && strcmp(one, other) == 0);
}

/* Do both listen at the same place? */
static bool same_place(const struct web_options *one, const struct web_options *other)
{
    return same(one->listen, other->listen) && same(one->socket, other->socket) &&
           one->anywhere == other->anywhere;
}

static bool may_believe_proxy(const struct server *server, struct error *error)
{
    return server->web.options.sso_header == NULL || server->by_proxy ||
           error_set(error, ERROR_INPUT,
                     "who it is, is believed of a proxy on a unix socket only (--unix)");
}

static bool start_anew(struct server *server, struct error *error)
{
    int opened = -1;

    if (!listen_open(&server->web.options, server->web.arena, &opened, &server->by_proxy,
                     &server->address, error)) {
        return false;
    }
    if (!may_believe_proxy(server, error)) {
        (void)close(opened);
        return false;
    }
    return start(server, opened, error);
}

static bool start_instead(struct server *server, struct server *old, struct error *error)
{
    server->by_proxy = old->by_proxy;
    server->address = arena_strdup(server->web.arena, old->address);
    if (!may_believe_proxy(server, error)) {
        return false;
    }
    int opened = MHD_quiesce_daemon(old->daemon);

    if (opened < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "the socket cannot be handed over");
    }
    old->handed_over = true;
    return start(server, opened, error);
}

bool server_replace(struct server **server, const struct web_options *options, struct error *error)
{
    struct server *old = *server;
    struct server *new = calloc(1, sizeof *new);

    if (new == NULL) {
        return error_set(error, ERROR_UNAVAILABLE, "out of memory");
    }
    new->web.options = *options;
    new->web.arena = arena_new();
    if (!prepare(&new->web, error) ||
        !(old != NULL && same_place(&old->web.options, options) ? start_instead(new, old, error)
                                                                : start_anew(new, error))) {
        server_stop(&new);
        if (old != NULL && old->handed_over) { /* it cannot take its socket back */
            server_stop(server);
        }
        return false;
    }
    *server = new;
    server_stop(&old);
    return true;
}

bool server_start(const struct web_options *options, struct server **ret_server,
                  struct error *error)
{
    struct server *server = NULL;

    if (!server_replace(&server, options, error)) {
        return false;
    }
    *ret_server = server;
    return true;
}

/* libmicrohttpd cuts off what it has not sent yet, and who has been let in but not heard: nobody
 * new is let in, and the rest is waited for.  A browser may connect and stay silent: not for long.
 * One quiet look is not enough, for a thread may just be letting somebody in. */
static void drain(struct server *server)
{
    const struct timespec turn = {.tv_nsec = DRAIN_TURN_MS * 1000000L};

    for (int waited_ms = 0, quiet = 0; quiet < DRAIN_QUIET_TURNS && waited_ms < DRAIN_MS;
         waited_ms += DRAIN_TURN_MS) {
        bool heard = atomic_load(&server->silent) == 0 || waited_ms >= DRAIN_SILENT_MS;

        quiet = heard && atomic_load(&server->open) == 0 ? quiet + 1 : 0;
        (void)nanosleep(&turn, NULL);
    }
}

void server_stop(struct server **server)
{
    struct server *stopped = *server;

    if (stopped == NULL) {
        return;
    }
    if (stopped->daemon != NULL) {
        int opened = stopped->handed_over ? -1 : MHD_quiesce_daemon(stopped->daemon);

        drain(stopped);
        MHD_stop_daemon(stopped->daemon);
        if (opened >= 0) {
            (void)close(opened);
        }
    }
    db_pool_free(&stopped->web.pool);
    renderer_free(&stopped->web.renderer);
    arena_free(stopped->web.arena);
    free(stopped);
    *server = NULL;
}

bool server_alive(struct server *server)
{
    unsigned finished = atomic_load(&server->finished);
    bool moved = finished != atomic_load(&server->finished_before);

    atomic_store(&server->finished_before, finished);
    return moved || atomic_load(&server->answering) == 0;
}

const char *server_address(const struct server *server)
{
    return server->address;
}
