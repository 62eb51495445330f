/* avstamd web: the review pages. */
#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "daemon/command.h"
#include "daemon/config.h"
#include "daemon/health/probe.h"
#include "daemon/log.h"
#include "daemon/notify.h"
#include "daemon/printable.h"
#include "daemon/web/pages.h"
#include "daemon/web/serve.h"
#include "daemon/web/session.h"
#include "daemon/web/traffic.h"

enum { THREADS_MIN = 2, THREADS_MAX = 32 };

/* Pages wait for the database more than they compute. */
static int threads_wanted(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    long threads = 2 * cores;

    return threads < THREADS_MIN ? THREADS_MIN : threads > THREADS_MAX ? THREADS_MAX : (int)threads;
}

static bool from_settings(struct arena *arena, struct web_options *ret_options, struct error *error)
{
    const struct config *config = NULL;
    const char *database = NULL;

    if (!config_read(arena, &config, error) || !config_database(config, arena, &database, error)) {
        return false;
    }
    const struct config_group *web = config_group(config, "web");
    const char *municipality = config_text(web, "municipality");
    bool threads_set = config_is_set(web, "threads");

    *ret_options = (struct web_options){
        .database = database == NULL ? "" : database,
        .listen = config_text(web, "listen"),
        .municipality = municipality == NULL ? "" : municipality,
        .sso_header = config_text(web, "sso_header"),
        .metrics = config_text(web, "metrics_listen"),
        .state_folder = config_text(config_group(config, "inbox"), "folder"),
        .threads = threads_set ? (int)config_number(web, "threads") : threads_wanted(),
        .anywhere = config_flag(web, "anywhere")};
    return true;
}

static void print_address(const char *kind, const char *path, unsigned who)
{
    (void)printf("%s\t%s\t", kind, path);
    for (size_t at = 0, told = 0; role_name(at) != NULL; at++) {
        if ((who & 1u << at) != 0) {
            (void)printf("%s%s", told++ == 0 ? "" : ",", role_name(at));
        }
    }
    (void)puts("");
}

static void print_files(const struct page *page)
{
    static const char *const endings[] = {".csv", ".xlsx"};
    char path[256];

    for (size_t at = 0; at < sizeof endings / sizeof endings[0]; at++) {
        (void)snprintf(path, sizeof path, "%s%s", page->path, endings[at]);
        print_address("file", path, page->who);
    }
}

static void print_addresses(void)
{
    for (size_t at = 0; at < page_count; at++) {
        print_address(page_all[at]->make == NULL ? "page" : "file", page_all[at]->path,
                      page_all[at]->who);
        if (page_all[at]->table != NULL) {
            print_files(page_all[at]);
        }
    }
    for (size_t at = 0; at < action_count; at++) {
        print_address("action", action_all[at]->path, action_all[at]->who);
    }
}

static bool read_options(int argc, char **argv, struct arena *arena,
                         struct web_options *ret_options, bool *ret_addresses, struct error *error)
{
    static const struct option known[] = {{"listen", required_argument, NULL, 'l'},
                                          {"unix", required_argument, NULL, 'u'},
                                          {"pages", required_argument, NULL, 'p'},
                                          {"addresses", no_argument, NULL, 'a'},
                                          {0}};
    struct web_options options = {0};

    if (!from_settings(arena, &options, error)) {
        return false;
    }
    opterr = 0;
    for (int option; (option = getopt_long(argc, argv, "", known, NULL)) != -1;) {
        switch (option) {
        case 'l':
            options.listen = optarg;
            break;
        case 'u':
            options.socket = optarg;
            break;
        case 'p':
            options.pages = optarg;
            break;
        case 'a':
            *ret_addresses = true;
            break;
        default:
            return error_set(error, ERROR_INPUT,
                             "'%s' is no option here, or lacks its value; 'avstamd web --help' "
                             "tells more",
                             printable_text(arena, argv[optind - 1]));
        }
    }
    if (optind < argc) {
        return error_set(error, ERROR_INPUT, "'%s' is one argument too many",
                         printable_text(arena, argv[optind]));
    }
    *ret_options = options;
    return true;
}

/* Blocked before the server's threads are made, so that none of them gets one. */
static void hold_signals(sigset_t *signals)
{
    (void)sigemptyset(signals);
    (void)sigaddset(signals, SIGTERM);
    (void)sigaddset(signals, SIGINT);
    (void)sigaddset(signals, SIGHUP);
    (void)sigprocmask(SIG_BLOCK, signals, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
}

/* The command's words are read again with the settings: they win over them. */
struct reading {
    int argc;
    char **argv;
    struct arena *arena; /* of the options that hold */
    struct web_options options;
    struct traffic traffic;
    struct server *server;
    struct probe *probe;
};

static bool is_alive(void *context, struct error *error)
{
    const struct reading *reading = context;

    return !atomic_load(&reading->traffic.hangs) ||
           error_set(error, ERROR_UNAVAILABLE, "requests are not being answered");
}

static void print_traffic(void *context, const struct openmetrics *to)
{
    struct reading *reading = context;

    traffic_print(&reading->traffic, to);
}

static bool read_again(struct reading *reading, struct error *error)
{
    struct arena *arena = arena_new();
    struct web_options options = {0};
    bool addresses = false;

    optind = 0; /* getopt begins anew */
    if (!read_options(reading->argc, reading->argv, arena, &options, &addresses, error)) {
        arena_free(arena);
        return false;
    }
    options.traffic = &reading->traffic;
    if (!server_replace(&reading->server, &options, error)) {
        arena_free(arena);
        return false;
    }
    arena_free(reading->arena);
    reading->arena = arena;
    reading->options = options;
    return true;
}

static bool start_probe(struct reading *reading, struct error *error)
{
    const struct web_options *options = &reading->options;
    const struct probe_options probe = {.listen = options->metrics,
                                        .database = options->database,
                                        .state_folder = options->state_folder,
                                        .own_thread = true,
                                        .alive = is_alive,
                                        .metrics = print_traffic,
                                        .context = reading};

    if (!probe_replace(&reading->probe, &probe, error)) {
        return false;
    }
    if (probe_address(reading->probe) != NULL) {
        log_line(LOG_LINE_INFO, NULL, "metrics are at %smetrics", probe_address(reading->probe));
    }
    return true;
}

/* False when there is no server any more. */
static bool reload(struct reading *reading, struct error *error)
{
    notify_reloading();
    if (read_again(reading, error)) {
        log_line(LOG_LINE_INFO, NULL, "the settings were read anew; the pages are at %s",
                 server_address(reading->server));
        if (!start_probe(reading, error)) {
            log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_METRICS_AWAY}, "%s",
                     error->text);
        }
    } else if (reading->server != NULL) {
        log_line(LOG_LINE_ERROR, &(struct log_about){.error = LOG_SETTINGS_WRONG},
                 "the settings stay as they were: %s", error->text);
        *error = (struct error){0};
    } else {
        return false;
    }
    notify_ready();
    return true;
}

/* The watchdog hears of us only while requests get their answers. */
static bool serve_until_stopped(const sigset_t *signals, struct reading *reading,
                                struct error *error)
{
    int64_t watchdog_ms = notify_watchdog_ms();
    const struct timespec turn = {.tv_sec = watchdog_ms > 0 ? watchdog_ms / 1000 : 60};

    for (;;) {
        int heard = sigtimedwait(signals, NULL, &turn);

        if (heard == SIGHUP) {
            if (!reload(reading, error)) {
                return false;
            }
        } else if (heard > 0) {
            return true;
        } else if (errno == EAGAIN) {
            bool alive = server_alive(reading->server);

            atomic_store(&reading->traffic.hangs, !alive);
            if (alive) {
                notify_alive();
            }
        }
    }
}

static int run(int argc, char **argv, struct arena *arena, struct error *error)
{
    struct web_options options = {0};
    struct reading reading = {.argc = argc, .argv = argv};
    bool addresses = false;
    sigset_t signals;

    if (!read_options(argc, argv, arena, &options, &addresses, error)) {
        return EXIT_ERROR;
    }
    if (addresses) {
        print_addresses();
        return EXIT_OK;
    }
    hold_signals(&signals);
    bool started = read_again(&reading, error) && start_probe(&reading, error);

    if (started) {
        notify_ready();
        log_line(LOG_LINE_INFO, NULL, "the pages are at %s", server_address(reading.server));
    }
    bool stopped = started && serve_until_stopped(&signals, &reading, error);

    notify_stopping();
    probe_stop(&reading.probe);
    server_stop(&reading.server);
    arena_free(reading.arena);
    return stopped ? EXIT_OK : EXIT_ERROR;
}

const struct command command_web = {
    .name = "web",
    .arguments = "[--listen ADDRESS:PORT | --unix PATH]",
    .summary = "The review pages (granskningen)",
    .help =
        "Serves the pages to browsers; whoever signs in is made by 'avstamd user add'.  Connects\n"
        "to the database as a member of the role avstamd_web.\n"
        "\n"
        "  --listen ADDRESS:PORT  such as 127.0.0.1:8080; default: listen in [web] of the\n"
        "                         settings, else the socket that systemd opened\n"
        "  --unix PATH            a unix socket, for a reverse proxy with TLS before it\n"
        "  --pages DIR            reads stylesheets from DIR, anew each time, for who writes them\n"
        "  --addresses            only prints every page, file and action, and the roles that may\n"
        "\n"
        "SIGHUP reads the settings anew, and turns nobody away; wrong ones are told, and the old\n"
        "ones go on to hold.  SIGTERM and SIGINT end it when what is being answered is done.\n",
    .run = run,
};
