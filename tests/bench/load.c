/* Asks an HTTP server for pages at a steady rate, and says how long it took:
 *
 *   load ADDRESS:PORT COOKIE RATE SECONDS CONNECTIONS PATH…
 *
 * prints requests, p50, p99 and the longest in ms, and requests a second.  Requests start when
 * their time has come whether or not the earlier ones are answered, so that waiting is counted;
 * RATE 0 asks as fast as the connections are answered.  Ends with an error when an answer is not
 * 200.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { CONNECTIONS_MAX = 64, REQUESTS_MAX = 1 << 20, ANSWER_BYTES = 1 << 23 };

struct load {
    struct sockaddr_in address;
    const char *cookie;
    char **paths;
    int path_count;
    int64_t interval_ns, start_ns, end_ns;
    atomic_long next;
    atomic_int failed;
    int32_t *took_us; /* by request */
};

static int64_t now_ns(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int connected(const struct load *load)
{
    const int yes = 1;
    int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (connection < 0 ||
        connect(connection, (const struct sockaddr *)&load->address, sizeof load->address) != 0) {
        perror("load: connect");
        exit(2);
    }
    (void)setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return connection;
}

/* The whole answer, by its Content-Length; false when it is not 200. */
static bool answered(int connection, char *answer)
{
    size_t got = 0, wanted = SIZE_MAX;

    while (got < wanted) {
        ssize_t more = recv(connection, answer + got, ANSWER_BYTES - 1 - got, 0);

        if (more <= 0) {
            return false;
        }
        got += (size_t)more;
        answer[got] = '\0';
        char *end = strstr(answer, "\r\n\r\n");

        if (wanted == SIZE_MAX && end != NULL) {
            char *length = strcasestr(answer, "\r\nContent-Length:");

            if (length == NULL || length > end) {
                return false;
            }
            wanted = (size_t)(end + 4 - answer) + strtoul(length + 17, NULL, 10);
        }
    }
    return strncmp(answer, "HTTP/1.1 200", 12) == 0;
}

static void *ask(void *context)
{
    struct load *load = context;
    char *answer = malloc(ANSWER_BYTES), request[2048];
    int connection = connected(load);

    for (;;) {
        long at = atomic_fetch_add(&load->next, 1);
        int64_t due = load->start_ns + at * load->interval_ns;

        if (at >= REQUESTS_MAX || due >= load->end_ns || now_ns() >= load->end_ns + 20000000000) {
            break;
        }
        if (load->interval_ns == 0 && now_ns() >= load->end_ns) {
            break;
        }
        while (load->interval_ns > 0 && now_ns() < due) {
            int64_t left = due - now_ns();
            struct timespec pause = {left / 1000000000, left % 1000000000};

            (void)nanosleep(&pause, NULL);
        }
        int64_t began = load->interval_ns > 0 ? due : now_ns();
        int length = snprintf(
            request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n\r\n",
            load->paths[at % load->path_count], ntohs(load->address.sin_port), load->cookie);

        if (send(connection, request, (size_t)length, MSG_NOSIGNAL) != length ||
            !answered(connection, answer)) {
            if (atomic_fetch_add(&load->failed, 1) == 0) {
                (void)fprintf(stderr, "load: %.600s\n", answer);
            }
            (void)close(connection);
            connection = connected(load);
        }
        load->took_us[at] = (int32_t)((now_ns() - began) / 1000);
    }
    (void)close(connection);
    free(answer);
    return NULL;
}

static int by_size(const void *one, const void *other)
{
    int32_t a = *(const int32_t *)one, b = *(const int32_t *)other;

    return a < b ? -1 : a > b;
}

static int told(struct load *load, int64_t ended_ns)
{
    size_t count = 0;

    for (size_t at = 0; at < REQUESTS_MAX; at++) {
        if (load->took_us[at] > 0) {
            load->took_us[count++] = load->took_us[at];
        }
    }
    if (count == 0) {
        (void)fputs("load: no request was answered\n", stderr);
        return 2;
    }
    qsort(load->took_us, count, sizeof *load->took_us, by_size);
    (void)printf("%zu %d.%d %d.%d %d.%d %lld\n", count, load->took_us[count / 2] / 1000,
                 load->took_us[count / 2] / 100 % 10, load->took_us[count * 99 / 100] / 1000,
                 load->took_us[count * 99 / 100] / 100 % 10, load->took_us[count - 1] / 1000,
                 load->took_us[count - 1] / 100 % 10,
                 (long long)((int64_t)count * 1000000000 / (ended_ns - load->start_ns)));
    return load->failed > 0 ? 1 : 0;
}

int main(int argc, char **argv)
{
    struct load load = {.address = {.sin_family = AF_INET}};
    pthread_t threads[CONNECTIONS_MAX];

    if (argc < 7) {
        (void)fputs("usage: load ADDRESS:PORT COOKIE RATE SECONDS CONNECTIONS PATH…\n", stderr);
        return 2;
    }
    char *colon = strrchr(argv[1], ':');
    long rate = strtol(argv[3], NULL, 10), seconds = strtol(argv[4], NULL, 10),
         connections = strtol(argv[5], NULL, 10);

    if (colon == NULL || seconds < 1 || connections < 1 || connections > CONNECTIONS_MAX) {
        (void)fputs("load: what is asked for is not possible\n", stderr);
        return 2;
    }
    *colon = '\0';
    load.address.sin_port = htons((uint16_t)strtoul(colon + 1, NULL, 10));
    (void)inet_pton(AF_INET, argv[1], &load.address.sin_addr);
    load.cookie = argv[2];
    load.paths = argv + 6;
    load.path_count = argc - 6;
    load.interval_ns = rate == 0 ? 0 : 1000000000 / rate;
    load.took_us = calloc(REQUESTS_MAX, sizeof *load.took_us);
    load.start_ns = now_ns();
    load.end_ns = load.start_ns + seconds * 1000000000;
    for (long at = 0; at < connections; at++) {
        if (pthread_create(&threads[at], NULL, ask, &load) != 0) {
            return 2;
        }
    }
    for (long at = 0; at < connections; at++) {
        (void)pthread_join(threads[at], NULL);
    }
    return told(&load, now_ns());
}
