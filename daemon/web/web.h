/* What all requests share. */
#ifndef AVSTAMD_WEB_WEB_H
#define AVSTAMD_WEB_WEB_H

#include <semaphore.h>

#include "daemon/web/db_pool.h"
#include "daemon/web/render.h"
#include "daemon/web/rows_xml.h"

struct traffic;

struct web_options {
    const char *database;     /* libpq's connection string; NULL: as the settings say */
    const char *listen;       /* "127.0.0.1:8080"; a port of 0 is any */
    const char *socket;       /* a unix socket's path; with neither: inherited from systemd */
    const char *pages;        /* the folder of stylesheets, for those who write them; else NULL */
    const char *municipality; /* in the head of every page, below letters */
    const char *sso_header;   /* the header that says who it is; NULL: nobody is believed */
    const char *metrics;      /* probe.h: where to listen; NULL: systemd's socket, or nowhere */
    const char *state_folder; /* whose disk is told of */
    struct traffic *traffic;  /* counted here; NULL: nobody counts */
    int threads;
    bool anywhere; /* `listen` may be another address than of this machine */
};

struct web {
    struct web_options options;
    struct arena *arena;
    struct renderer *renderer;
    struct db_pool *pool;
    struct site site;
    const char *style, *script, *icon; /* texts */
    const char *nobodys_hash; /* checked for users who are none, so that they take the same time */
    sem_t hashing;            /* how many passwords may be checked at once: 64 MiB each */
};

#endif
