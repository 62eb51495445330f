/* [web]: the review pages. */
#include "daemon/config_table.h"

static const struct config_key keys[] = {
    {.name = "municipality",
     .type = CONFIG_TEXT,
     .variable = "AVSTAMD_MUNICIPALITY",
     .help = "The name in the head of every page, and below letters to providers."},
    {.name = "address",
     .type = CONFIG_URL,
     .words = "https http",
     .help =
         "What people call the pages, such as https://avstamd.kommun.se: the beginning of links "
         "in mails and webhooks."},
    {.name = "listen",
     .type = CONFIG_ADDRESS,
     .variable = "AVSTAMD_WEB_LISTEN",
     .help = "Where 'avstamd web' listens, such as 127.0.0.1:8080. Without it, it takes the socket "
             "that systemd opened (avstamd-web.socket)."},
    {.name = "anywhere",
     .type = CONFIG_FLAG,
     .standard = "no",
     .variable = "AVSTAMD_WEB_ANYWHERE",
     .help = "May 'listen' be an address that others than this machine reach? There is no TLS: "
             "a reverse proxy should stand between."},
    {.name = "metrics_listen",
     .type = CONFIG_ADDRESS,
     .variable = "AVSTAMD_WEB_METRICS",
     .help = "Where /metrics, /healthz and /readyz are, such as 127.0.0.1:9464: an address of this "
             "machine alone, never behind the proxy. Without it, the socket that systemd opened "
             "(avstamd-metrics.socket), or nowhere."},
    {.name = "sso_header",
     .type = CONFIG_TEXT,
     .variable = "AVSTAMD_WEB_SSO_HEADER",
     .help = "The header by which the proxy says who it is, such as X-Remote-User. It is believed "
             "on a unix socket only."},
    {.name = "threads",
     .type = CONFIG_NUMBER,
     .unit = "threads",
     .least = 1,
     .most = 64,
     .help = "How many requests are answered at the same time, each with a connection to the "
             "database. Without it, two for each core."},
};

const struct config_section config_section_web = {
    .name = "web",
    .help = "The review pages, 'avstamd web'.",
    CONFIG_KEYS(keys),
};
