#include "daemon/health/probe.h"

#include <microhttpd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/health/ask.h"
#include "daemon/health/metrics.h"
#include "daemon/printable.h"
#include "daemon/web/listen.h"

enum { CONNECTIONS_MAX = 32, TIMEOUT_S = 10, HEAD_BYTES_MAX = 16 * 1024, LIMIT_MS = 3000 };

struct probe {
    struct probe_options options; /* its texts in the arena */
    struct arena *arena;
    struct ask ask;
    struct MHD_Daemon *daemon;
    const char *address;
};

struct told {
    unsigned status;
    const char *content_type, *text;
};

static const char plain[] = "text/plain; charset=utf-8";

static struct told tell(bool well, struct arena *arena, const struct error *why)
{
    return well ? (struct told){MHD_HTTP_OK, plain, "ok\n"}
                : (struct told){MHD_HTTP_SERVICE_UNAVAILABLE, plain,
                                arena_printf(arena, "%s\n", masked_text(arena, why->text))};
}

static struct told tell_health(struct probe *probe, struct arena *arena)
{
    const struct probe_options *options = &probe->options;
    struct error error = {0};

    return tell(options->alive == NULL || options->alive(options->context, &error), arena, &error);
}

static struct told tell_readiness(struct probe *probe, struct arena *arena)
{
    struct error error = {0};

    return tell(ask_current(&probe->ask, &error), arena, &error);
}

/* Who asks for the older format, and not for the newer. */
static bool wants_classic(struct MHD_Connection *connection)
{
    const char *accept =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT);

    return accept != NULL && strstr(accept, "text/plain") != NULL &&
           strstr(accept, "application/openmetrics-text") == NULL;
}

static struct told tell_metrics(struct probe *probe, struct MHD_Connection *connection,
                                struct arena *arena)
{
    char *text = NULL;
    size_t length = 0;
    struct openmetrics to = {.out = open_memstream(&text, &length),
                             .classic = wants_classic(connection)};

    if (to.out == NULL) {
        return (struct told){MHD_HTTP_SERVICE_UNAVAILABLE, plain, "out of memory\n"};
    }
    metrics_print(&to, &probe->ask, probe->options.state_folder);
    if (probe->options.metrics != NULL) {
        probe->options.metrics(probe->options.context, &to);
    }
    openmetrics_end(&to);
    (void)fclose(to.out);
    struct told told = {MHD_HTTP_OK, openmetrics_content_type(to.classic),
                        arena_strdup(arena, text == NULL ? "" : text)};

    free(text);
    return told;
}

static struct told answer(struct probe *probe, struct MHD_Connection *connection, const char *path,
                          const char *method, struct arena *arena)
{
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0) {
        return (struct told){MHD_HTTP_METHOD_NOT_ALLOWED, plain, "GET or HEAD\n"};
    }
    if (strcmp(path, "/healthz") == 0) {
        return tell_health(probe, arena);
    }
    if (strcmp(path, "/readyz") == 0) {
        return tell_readiness(probe, arena);
    }
    if (strcmp(path, "/metrics") == 0) {
        return tell_metrics(probe, connection, arena);
    }
    return (struct told){MHD_HTTP_NOT_FOUND, plain, "/metrics, /healthz and /readyz are here\n"};
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_bytes, void **looked_at)
{
    static const char once = 0;
    ARENA(arena);

    (void)version;
    (void)upload;
    if (*looked_at == NULL && (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0)) {
        /* Its head has come: a reply now would close the connection, which is right for others. */
        *looked_at = (void *)(uintptr_t)&once;
        return MHD_YES;
    }
    if (*upload_bytes > 0) {
        return MHD_NO;
    }
    struct told told = answer(context, connection, url, method, arena);
    struct MHD_Response *response = MHD_create_response_from_buffer(
        strlen(told.text), (void *)(uintptr_t)told.text, MHD_RESPMEM_MUST_COPY);

    if (response == NULL) {
        return MHD_NO;
    }
    (void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, told.content_type);
    (void)MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    if (told.status == MHD_HTTP_METHOD_NOT_ALLOWED) {
        (void)MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
    }
    enum MHD_Result result = MHD_queue_response(connection, told.status, response);

    MHD_destroy_response(response);
    return result;
}

static bool start(struct probe *probe, int opened, struct error *error)
{
    unsigned flags =
        MHD_USE_EPOLL |
        (probe->options.own_thread ? MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ITC : MHD_NO_FLAG);

    /* clang-format off */
    probe->daemon = MHD_start_daemon(
        flags, 0, NULL, NULL, on_request, probe,
        MHD_OPTION_LISTEN_SOCKET, opened,
        MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_S,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_BYTES_MAX,
        MHD_OPTION_END);
    /* clang-format on */
    if (probe->daemon == NULL) {
        (void)close(opened);
        return error_set(error, ERROR_UNAVAILABLE, "metrics: the server cannot be started");
    }
    return true;
}

static const char *copy(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_strdup(arena, text);
}

static struct probe *probe_new(const struct probe_options *options)
{
    struct arena *arena = arena_new();
    struct probe *probe = arena_alloc(arena, sizeof *probe);

    probe->arena = arena;
    probe->options = *options;
    probe->options.listen = copy(arena, options->listen);
    probe->options.database = copy(arena, options->database);
    probe->options.state_folder = copy(arena, options->state_folder);
    probe->ask = (struct ask){.database = probe->options.database, .limit_ms = LIMIT_MS};
    return probe;
}

static bool same_place(const struct probe *probe, const struct probe_options *options)
{
    const char *before = probe->options.listen, *now = options->listen;

    return before == NULL || now == NULL ? before == now : strcmp(before, now) == 0;
}

/* The socket; *ret_opened is −1 when nobody wants one. */
static bool open_socket(struct probe *new, struct probe *old, int *ret_opened, struct error *error)
{
    if (old != NULL && same_place(old, &new->options)) {
        *ret_opened = MHD_quiesce_daemon(old->daemon);
        new->address = arena_strdup(new->arena, old->address);
        return *ret_opened >= 0 ||
               error_set(error, ERROR_UNAVAILABLE, "metrics: the socket cannot be handed over");
    }
    return listen_metrics(new->options.listen, new->arena, ret_opened, &new->address, error);
}

bool probe_replace(struct probe **probe, const struct probe_options *options, struct error *error)
{
    struct probe *new = probe_new(options);
    int opened = -1;

    if (!open_socket(new, *probe, &opened, error)) {
        probe_stop(&new);
        return false;
    }
    probe_stop(probe); /* before its successor answers: the owner hears of one at a time */
    if (opened < 0) {
        probe_stop(&new);
        return true;
    }
    if (!start(new, opened, error)) {
        probe_stop(&new);
        return false;
    }
    *probe = new;
    return true;
}

void probe_stop(struct probe **probe)
{
    struct probe *stopped = *probe;

    if (stopped == NULL) {
        return;
    }
    if (stopped->daemon != NULL) {
        MHD_stop_daemon(stopped->daemon);
    }
    ask_close(&stopped->ask);
    arena_free(stopped->arena);
    *probe = NULL;
}

const char *probe_address(const struct probe *probe)
{
    return probe == NULL ? NULL : probe->address;
}

int probe_fd(const struct probe *probe)
{
    const union MHD_DaemonInfo *info =
        probe == NULL ? NULL : MHD_get_daemon_info(probe->daemon, MHD_DAEMON_INFO_EPOLL_FD);

    return info == NULL ? -1 : info->epoll_fd;
}

int64_t probe_wait_ms(const struct probe *probe)
{
    MHD_UNSIGNED_LONG_LONG wait_ms = 0;

    return probe == NULL || MHD_get_timeout(probe->daemon, &wait_ms) != MHD_YES ? -1
                                                                                : (int64_t)wait_ms;
}

void probe_turn(struct probe *probe)
{
    if (probe != NULL) {
        (void)MHD_run(probe->daemon);
    }
}
