/* An access point on loopback that takes answers, and does with each what the test wants. */
#ifndef AVSTAMD_TESTS_ANSWER_PEER_H
#define AVSTAMD_TESTS_ANSWER_PEER_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/types.h>

enum {
    PEER_POSTS_MAX = 32,
    PEER_SLOW = -1,
    PEER_HANGS_UP = -2,
    PEER_KILLS_SENDER = -3,
    PEER_WEB_PAGE = -4, /* 200, and asks to sign in */
    PEER_FLOODS = -5    /* 202, and a receipt without end */
};

struct answer_peer {
    struct MHD_Daemon *daemon;
    int port;
    pthread_mutex_t lock;
    int does[PEER_POSTS_MAX]; /* an HTTP status, or one of the above; 0: 202 */
    int posts;
    char ids[PEER_POSTS_MAX][64]; /* of the messages, as their cbc:ID says */
    char keys[PEER_POSTS_MAX][64], token[64], type[64];
    char last[65536];
    pid_t sender;
    atomic_bool patient; /* what is slow answers now */
};

void answer_peer_start(struct answer_peer *peer);
void answer_peer_stop(struct answer_peer *peer);

#endif
