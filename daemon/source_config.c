/* [source NAME] */
#include <assert.h>
#include <string.h>

#include "daemon/config_table.h"
#include "daemon/import.h"
#include "daemon/secret.h"
#include "daemon/source.h"
#include "daemon/word_among.h"

static const char takes_invoices[] = "invoices", takes_acknowledgements[] = "acknowledgements";

static bool check_takes(const char *text, struct error *error)
{
    if (strcmp(text, takes_invoices) == 0 || strcmp(text, takes_acknowledgements) == 0 ||
        import_kind_find(text) != NULL) {
        return true;
    }
    return error_set(error, ERROR_INPUT,
                     "a source takes invoices, acknowledgements, or a kind of CSV file that "
                     "'avstamd import' knows");
}

static const char *host_key_of(const char *text)
{
    static const char prefix[] = "SHA256:";

    return text != NULL && strncmp(text, prefix, strlen(prefix)) == 0 ? text + strlen(prefix)
                                                                      : text;
}

static bool check_host_key(const char *text, struct error *error)
{
    return strcspn(host_key_of(text), "=") == 43 ||
           error_set(error, ERROR_INPUT,
                     "a host's key is written as SHA256: and 43 characters, as "
                     "ssh-keyscan -t ed25519 HOST | ssh-keygen -lf - prints it");
}

static bool check_beside(const char *text, struct error *error)
{
    return (strchr(text, '/') == NULL && text[0] != '.') ||
           error_set(error, ERROR_INPUT,
                     "it stands inside the source: a name without / that does not begin with a "
                     "point");
}

static const struct config_key source_keys[] = {
    {.name = "kind",
     .type = CONFIG_WORD,
     .words = "folder sftp webdav imap",
     .needed = true,
     .help = "What it is: a folder of this machine, a folder of an SFTP server, a folder of a "
             "WebDAV server (HTTPS), or a mailbox."},
    {.name = "takes",
     .type = CONFIG_TEXT,
     .standard = "invoices",
     .check = check_takes,
     .help =
         "What its files are: invoices; acknowledgements, CSV files in which the finance system "
         "says what is paid or rejected; or CSV facts of one kind, such as visits."},
    {.name = "names",
     .type = CONFIG_TEXT,
     .help =
         "Only files with such names, as in *.xml; of a mailbox, what hangs on its mails. Names "
         "that begin with a point or end with .tmp, .part or .filepart are never taken from "
         "folders."},
    {.name = "every",
     .type = CONFIG_DURATION,
     .standard = "15 min",
     .least = 60,
     .most = 2678400,
     .help = "How long between two looks. A source that fails is tried again sooner at first, then "
             "once an hour."},
    {.name = "folder", .type = CONFIG_PATH, .help = "The folder, of the kind folder."},
    {.name = "url",
     .type = CONFIG_URL,
     .words = "sftp https http imaps imap",
     .help = "The folder or mailbox, without user and password. http only on this machine; imap "
             "only with STARTTLS."},
    {.name = "user", .type = CONFIG_TEXT, .help = "Who signs in."},
    {.name = "password", .type = CONFIG_SECRET, .help = "The password of the user."},
    {.name = "token", .type = CONFIG_SECRET, .help = "A bearer token, of webdav and imap."},
    {.name = "key",
     .type = CONFIG_SECRET,
     .help = "The private key: of sftp the user's (Ed25519, OpenSSH), else that of the "
             "certificate (PEM)."},
    {.name = "certificate", .type = CONFIG_PATH, .help = "The client's certificate, PEM."},
    {.name = "ca",
     .type = CONFIG_PATH,
     .help = "The only certificate authorities that may vouch for the peer, PEM."},
    {.name = "host_key",
     .type = CONFIG_TEXT,
     .check = check_host_key,
     .help = "The key that the SFTP server must show, as SHA256:…"},
    {.name = "after",
     .type = CONFIG_WORD,
     .words = "delete move seen",
     .help = "What is done at the source with what is stored: delete (standard), move (to move_to) "
             "or, of imap, seen (standard there)."},
    {.name = "move_to",
     .type = CONFIG_TEXT,
     .check = check_beside,
     .help = "Where after = move puts it: a folder inside the source that exists, or a mailbox."},
    {.name = "settle",
     .type = CONFIG_DURATION,
     .standard = "10 s",
     .least = 0,
     .most = 3600,
     .help = "How long a file must stay as it is to be taken as complete."},
    {.name = "most_files",
     .type = CONFIG_NUMBER,
     .standard = "1000",
     .unit = "files",
     .least = 1,
     .most = 1000000,
     .help = "How many are taken in one run; the rest follows in the next ones, at once."},
    {.name = "most_megabytes",
     .type = CONFIG_NUMBER,
     .standard = "1000",
     .unit = "MB",
     .least = 1,
     .most = 1000000,
     .help = "How much is taken in one run."},
    {.name = "timeout",
     .type = CONFIG_DURATION,
     .standard = "60 s",
     .least = 1,
     .most = 600,
     .help = "How long a peer may be silent."},
};

static const struct source_kind *kind_of(const char *name)
{
    for (size_t at = 0; at < source_kind_count; at++) {
        if (strcmp(source_kinds[at]->name, name) == 0) {
            return source_kinds[at];
        }
    }
    return NULL;
}

static bool is_after(const struct config_group *group, const char *word)
{
    const char *after = config_text(group, "after");

    return after != NULL && strcmp(after, word) == 0;
}

static bool check_place(const struct config_group *group, const struct source_kind *kind,
                        struct error *error)
{
    const char *url = config_text(group, "url");

    if (*kind->schemes == '\0') {
        return config_is_set(group, "folder") ||
               error_set(error, ERROR_INPUT, "kind = folder needs folder = /PATH");
    }
    if (url == NULL || !word_among(kind->schemes, url, strcspn(url, ":"))) {
        return error_set(error, ERROR_INPUT, "kind = %s needs url = with %s", kind->name,
                         kind->schemes);
    }
    if (strcmp(kind->name, "sftp") == 0 && !config_is_set(group, "host_key")) {
        return error_set(error, ERROR_INPUT, "kind = sftp needs host_key = SHA256:…");
    }
    return true;
}

static bool check_source(const struct config_group *group, struct error *error)
{
    const struct source_kind *kind = kind_of(config_text(group, "kind"));
    const char *name = config_name(group);

    if (kind == NULL) {
        return error_set(error, ERROR_INPUT, "a source needs kind =");
    }
    bool mailbox = strcmp(kind->name, "imap") == 0;

    if (strcmp(name, "inbox") == 0 || strcmp(name, "ingest") == 0) {
        return error_set(error, ERROR_INPUT,
                         "a source cannot be called %s: files that come by "
                         "hand are told under that name",
                         name);
    }
    if (is_after(group, "move") && !config_is_set(group, "move_to")) {
        return error_set(error, ERROR_INPUT, "after = move needs move_to =");
    }
    if (is_after(group, mailbox ? "delete" : "seen")) {
        return error_set(error, ERROR_INPUT, "kind = %s cannot be followed by after = %s",
                         kind->name, mailbox ? "delete" : "seen");
    }
    return check_place(group, kind, error);
}

extern const struct config_section config_section_source;
const struct config_section config_section_source = {
    .name = "source",
    .help = "A place from which files are fetched; any number of them, each with its own name.",
    .named = true,
    CONFIG_KEYS(source_keys),
    .check = check_source,
};

static bool read_peer(const struct config_group *group, struct arena *arena,
                      struct transfer_peer *ret_peer, struct error *error)
{
    const char *url = config_text(group, "url");
    struct transfer_peer peer = {.user = config_text(group, "user"),
                                 .ca_file = config_text(group, "ca"),
                                 .client_certificate_file = config_text(group, "certificate"),
                                 .host_key_sha256 = host_key_of(config_text(group, "host_key")),
                                 .timeout_s = config_seconds(group, "timeout")};

    if (url != NULL) {
        bool ends = url[strlen(url) - 1] == '/' || strncmp(url, "imap", 4) == 0;

        peer.url = ends ? url : arena_printf(arena, "%s/", url);
    }
    if (config_is_set(group, "key") &&
        !secret_path(config_text(group, "key"), arena, &peer.client_key_file, error)) {
        return false;
    }
    if (!config_secret(group, "password", arena, &peer.password, error) ||
        !config_secret(group, "token", arena, &peer.bearer, error)) {
        return false;
    }
    *ret_peer = peer;
    return true;
}

bool source_read(const struct config_group *group, struct arena *arena, struct source *ret_source,
                 struct error *error)
{
    static const int64_t megabyte = 1000000;
    const struct source_kind *kind = kind_of(config_text(group, "kind"));
    struct source source = {
        .name = config_name(group),
        .kind = kind,
        .takes = config_text(group, "takes"),
        .names = config_text(group, "names"),
        .folder = config_text(group, "folder"),
        .move_to = config_text(group, "move_to"),
        .every_s = config_seconds(group, "every"),
        .settle_s = config_seconds(group, "settle"),
        .most_files = config_number(group, "most_files"),
        .most_bytes = config_number(group, "most_megabytes") * megabyte,
    };

    assert(kind != NULL);
    source.rows = strcmp(source.takes, takes_invoices) != 0;
    source.facts = import_kind_find(source.takes);
    source.after = is_after(group, "move")           ? SOURCE_MOVE
                   : strcmp(kind->name, "imap") == 0 ? SOURCE_SEEN
                                                     : SOURCE_DELETE;
    if (!read_peer(group, arena, &source.peer, error)) {
        return error_in(error, "source %s", source.name);
    }
    *ret_source = source;
    return true;
}
