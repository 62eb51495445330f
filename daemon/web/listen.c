#include "daemon/web/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <systemd/sd-daemon.h>
#include <unistd.h>

enum { BACKLOG = 128, ADDRESS_BYTES_MAX = 200 };

static bool failed(int socket, const char *what, const char *where, struct error *error)
{
    error_set(error, ERROR_UNAVAILABLE, "%s %s: %s", what, where, strerror(errno));
    if (socket >= 0) {
        (void)close(socket);
    }
    return false;
}

static bool open_unix(const char *path, int *ret_socket, struct error *error)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct stat status;

    if (strlen(path) >= sizeof address.sun_path) {
        return error_set(error, ERROR_INPUT, "the path %s is too long for a socket", path);
    }
    memcpy(address.sun_path, path, strlen(path) + 1);
    if (lstat(path, &status) == 0 && S_ISSOCK(status.st_mode)) {
        (void)unlink(path);
    }
    int opened = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    mode_t before = umask(0117); /* the proxy is a member of our group */
    bool bound = opened >= 0 && bind(opened, (struct sockaddr *)&address, sizeof address) == 0;

    (void)umask(before);
    if (!bound || listen(opened, BACKLOG) != 0) {
        return failed(opened, "cannot listen on", path, error);
    }
    *ret_socket = opened;
    return true;
}

static bool is_loopback(const struct sockaddr *address)
{
    const struct sockaddr_in *four = (const struct sockaddr_in *)(const void *)address;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)(const void *)address;

    return address->sa_family == AF_INET ? (ntohl(four->sin_addr.s_addr) >> 24) == 127
                                         : IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
}

/* "127.0.0.1:8080", "[::1]:8080" */
static bool split(struct arena *arena, const char *text, char **ret_host, const char **ret_port,
                  struct error *error)
{
    const char *colon = strrchr(text, ':');

    if (colon == NULL || colon == text || strlen(text) > ADDRESS_BYTES_MAX || colon[1] == '\0' ||
        strspn(colon + 1, "0123456789") != strlen(colon + 1)) {
        return error_set(error, ERROR_INPUT, "'%s' is no ADDRESS:PORT", text);
    }
    bool brackets = text[0] == '[' && colon[-1] == ']';

    *ret_host = arena_strndup(arena, text + (brackets ? 1 : 0),
                              (size_t)(colon - text) - (brackets ? 2 : 0));
    *ret_port = colon + 1;
    return true;
}

static bool open_address(const char *text, bool anywhere, struct arena *arena, int *ret_socket,
                         struct error *error)
{
    const struct addrinfo hints = {.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE,
                                   .ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    char *host = NULL;
    const char *port = NULL;
    int yes = 1;

    if (!split(arena, text, &host, &port, error)) {
        return false;
    }
    if (getaddrinfo(host, port, &hints, &found) != 0) {
        return error_set(error, ERROR_INPUT, "'%s' is no address of numbers", host);
    }
    if (!anywhere && !is_loopback(found->ai_addr)) {
        freeaddrinfo(found);
        return error_set(error, ERROR_INPUT,
                         "%s is not an address of this machine alone: let a proxy with TLS stand "
                         "before it (for pages alone there is anywhere = yes in [web])",
                         host);
    }
    int opened = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool bound = opened >= 0 &&
                 setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
                 bind(opened, found->ai_addr, found->ai_addrlen) == 0;

    freeaddrinfo(found);
    if (!bound || listen(opened, BACKLOG) != 0) {
        return failed(opened, "cannot listen on", text, error);
    }
    *ret_socket = opened;
    return true;
}

static const char *name_of(struct arena *arena, int opened, bool *ret_unix)
{
    struct sockaddr_storage address = {0};
    socklen_t length = sizeof address;
    char host[INET6_ADDRSTRLEN + 1], port[8];

    *ret_unix = false;
    if (getsockname(opened, (struct sockaddr *)&address, &length) != 0) {
        return "?";
    }
    if (address.ss_family == AF_UNIX) {
        *ret_unix = true;
        return arena_strdup(arena, ((const struct sockaddr_un *)(const void *)&address)->sun_path);
    }
    if (getnameinfo((struct sockaddr *)&address, length, host, sizeof host, port, sizeof port,
                    NI_NUMERICHOST | NI_NUMERICSERV) != 0) {
        return "?";
    }
    return arena_printf(arena, address.ss_family == AF_INET6 ? "http://[%s]:%s/" : "http://%s:%s/",
                        host, port);
}

static const char metrics_name[] = "metrics"; /* FileDescriptorName= of avstamd-metrics.socket */

/* Of systemd's sockets the one for metrics, or the other; -1: there is none. */
static int inherited(bool metrics, int *ret_count)
{
    char **names = NULL;
    int count = sd_listen_fds_with_names(0, &names);
    int found = -1;

    *ret_count = 0;
    for (int at = 0; at < count; at++) {
        if ((strcmp(names[at], metrics_name) == 0) == metrics) {
            found = SD_LISTEN_FDS_START + at;
            (*ret_count)++;
        }
        free(names[at]);
    }
    free(names);
    return found;
}

/* One of ours beside it: what systemd gave stays open, for who asks again after a reload. */
static bool duplicate(int given, int *ret_socket, struct error *error)
{
    int opened = fcntl(given, F_DUPFD_CLOEXEC, 0);

    if (opened < 0) {
        return error_set(error, ERROR_UNAVAILABLE, "the socket that systemd gave: %s",
                         strerror(errno));
    }
    *ret_socket = opened;
    return true;
}

bool listen_open(const struct web_options *options, struct arena *arena, int *ret_socket,
                 bool *ret_by_proxy, const char **ret_address, struct error *error)
{
    int opened = -1, count = 0;

    if (options->socket != NULL) {
        if (!open_unix(options->socket, &opened, error)) {
            return false;
        }
    } else if (options->listen != NULL) {
        if (!open_address(options->listen, options->anywhere, arena, &opened, error)) {
            return false;
        }
    } else {
        int given = inherited(false, &count);

        if (count != 1) {
            return error_set(error, ERROR_INPUT,
                             count > 1 ? "systemd gives more than one socket"
                                       : "give --listen ADDRESS:PORT or --unix PATH, or start it "
                                         "by avstamd-web.socket");
        }
        if (!duplicate(given, &opened, error)) {
            return false;
        }
    }
    *ret_address = name_of(arena, opened, ret_by_proxy);
    *ret_socket = opened;
    return true;
}

bool listen_metrics(const char *address, struct arena *arena, int *ret_socket,
                    const char **ret_address, struct error *error)
{
    bool by_path = false;
    int count = 0, opened = -1;
    int given = address == NULL ? inherited(true, &count) : -1;

    if (address != NULL ? !open_address(address, false, arena, &opened, error)
                        : given >= 0 && !duplicate(given, &opened, error)) {
        return error_in(error, "metrics");
    }
    *ret_address = opened < 0 ? NULL : name_of(arena, opened, &by_path);
    *ret_socket = opened;
    return true;
}
