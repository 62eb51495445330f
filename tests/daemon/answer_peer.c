#include "tests/daemon/answer_peer.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "reconcile/base/attributes.h"
#include "tests/check.h"

enum { FLOOD_BYTES = 3 << 20 };

struct upload {
    size_t length;
    char bytes[65536];
};

static enum MHD_Result reply(struct MHD_Connection *connection, int does)
{
    static const char receipt[] = "Tack å tack, 191212121212";
    bool page = does == PEER_WEB_PAGE;
    size_t bytes = does == PEER_FLOODS ? FLOOD_BYTES : strlen(receipt);
    char *text = calloc(1, bytes + 1);

    assert_non_null(text);
    memset(text, 'x', bytes);
    memcpy(text, receipt, strlen(receipt));
    struct MHD_Response *response =
        MHD_create_response_from_buffer(bytes, text, MHD_RESPMEM_MUST_FREE);

    (void)MHD_add_response_header(response, "Content-Type",
                                  page ? "Text/HTML; charset=utf-8" : "text/plain");
    enum MHD_Result queued = MHD_queue_response(connection,
                                                (unsigned)(does > 0 ? does
                                                           : page   ? 200
                                                                    : 202),
                                                response);

    MHD_destroy_response(response);
    return queued;
}

static void copy_header(struct MHD_Connection *connection, const char *name, char *to, size_t bytes)
{
    const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);

    (void)snprintf(to, bytes, "%s", value == NULL ? "" : value);
}

/* What the test wants done with this one. */
static int note(struct answer_peer *peer, struct MHD_Connection *connection,
                const struct upload *upload)
{
    (void)pthread_mutex_lock(&peer->lock);
    int at = peer->posts++;
    const char *id = strstr(upload->bytes, "<cbc:ID>");

    (void)snprintf(peer->ids[at], sizeof peer->ids[at], "%.36s", id == NULL ? "" : id + 8);
    copy_header(connection, "Idempotency-Key", peer->keys[at], sizeof peer->keys[at]);
    copy_header(connection, "Authorization", peer->token, sizeof peer->token);
    copy_header(connection, "Content-Type", peer->type, sizeof peer->type);
    memcpy(peer->last, upload->bytes, sizeof peer->last);
    int does = peer->does[at];

    (void)pthread_mutex_unlock(&peer->lock);
    return does;
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection,
                              const char *url UNUSED, const char *method,
                              const char *version UNUSED, const char *bytes, size_t *length,
                              void **state)
{
    struct answer_peer *peer = context;
    struct upload *upload = *state;

    if (upload == NULL) {
        *state = calloc(1, sizeof *upload);
        return *state == NULL ? MHD_NO : MHD_YES;
    }
    if (*length > 0) {
        assert_true(upload->length + *length < sizeof upload->bytes);
        memcpy(upload->bytes + upload->length, bytes, *length);
        upload->length += *length;
        *length = 0;
        return MHD_YES;
    }
    int does = strcmp(method, "POST") == 0 ? note(peer, connection, upload) : 405;

    if (does == PEER_SLOW) {
        for (int tenths = 0; tenths < 600 && !atomic_load(&peer->patient); tenths++) {
            (void)usleep(100000);
        }
    } else if (does == PEER_HANGS_UP) {
        return MHD_NO;
    } else if (does == PEER_KILLS_SENDER) {
        (void)kill(peer->sender, SIGKILL);
    }
    return reply(connection, does);
}

static void completed(void *context UNUSED, struct MHD_Connection *connection UNUSED, void **state,
                      enum MHD_RequestTerminationCode code UNUSED)
{
    free(*state);
    *state = NULL;
}

void answer_peer_start(struct answer_peer *peer)
{
    struct sockaddr_in address = {.sin_family = AF_INET};

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    (void)pthread_mutex_init(&peer->lock, NULL);
    peer->daemon =
        MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION, 0, NULL,
                         NULL, handle, peer, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
                         MHD_OPTION_NOTIFY_COMPLETED, completed, NULL, MHD_OPTION_END);
    assert_non_null(peer->daemon);
    peer->port = MHD_get_daemon_info(peer->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
}

void answer_peer_stop(struct answer_peer *peer)
{
    MHD_stop_daemon(peer->daemon);
    (void)pthread_mutex_destroy(&peer->lock);
}
