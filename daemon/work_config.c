/* [inbox] and [work]: the daemon. */
#include "daemon/config_table.h"

static const struct config_key inbox_keys[] = {
    {.name = "folder",
     .type = CONFIG_PATH,
     .standard = "/var/lib/avstamd/inbox",
     .variable = "AVSTAMD_INBOX",
     .help = "The folder that 'avstamd work' watches. Where it is not below /var/lib/avstamd, the "
             "unit needs ReadWritePaths= for it."},
};

const struct config_section config_section_inbox = {
    .name = "inbox",
    .help = "Where invoices arrive as files.",
    CONFIG_KEYS(inbox_keys),
};

static const struct config_key work_keys[] = {
    {.name = "metrics_listen",
     .type = CONFIG_ADDRESS,
     .variable = "AVSTAMD_WORK_METRICS",
     .help = "Where the daemon itself answers /metrics, /healthz and /readyz, such as "
             "127.0.0.1:9465: an address of this machine alone. Without it, nowhere; the pages "
             "tell the same of the database."},
    {.name = "night",
     .type = CONFIG_TIME,
     .standard = "04:45",
     .help = "When everything is reconciled anew, by the clock in Sweden, if "
             "avstamd-reconcile.timer has not done it already; off: never."},
    {.name = "stuck_after",
     .type = CONFIG_DURATION,
     .standard = "15 min",
     .least = 60,
     .most = 86400,
     .help = "A job that tells of no progress for so long is ended, and done again later."},
};

const struct config_section config_section_work = {
    .name = "work",
    .help = "The daemon, 'avstamd work'.",
    CONFIG_KEYS(work_keys),
};
