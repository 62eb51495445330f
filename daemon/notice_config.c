/* [notices]. */
#include <string.h>

#include "daemon/mail_text.h"
#include "daemon/notice.h"

enum { ADDRESSES_MAX = 20 };

static bool check_address(const char *text, struct error *error)
{
    return mail_address_right(text) ||
           error_set(error, ERROR_INPUT, "an e-mail address is like name@kommun.se");
}

/* "a@b.se, c@d.se" → its addresses; false when one is none, or there are too many. */
static bool split(struct arena *arena, const char *text, const char *const **ret_addresses,
                  size_t *ret_count)
{
    const char **addresses = arena_array(arena, const char *, ADDRESSES_MAX);
    size_t count = 0;

    for (;;) {
        text += strspn(text, " ");
        size_t length = strcspn(text, ", ");
        const char *address = arena_strndup(arena, text, length);

        if (count == ADDRESSES_MAX || !mail_address_right(address)) {
            return false;
        }
        addresses[count++] = address;
        text += length;
        text += strspn(text, " ");
        if (*text == '\0') {
            break;
        }
        if (*text++ != ',') {
            return false;
        }
    }
    *ret_addresses = addresses;
    *ret_count = count;
    return true;
}

static bool check_addresses(const char *text, struct error *error)
{
    ARENA(arena);
    const char *const *addresses = NULL;
    size_t count = 0;

    return split(arena, text, &addresses, &count) ||
           error_set(error, ERROR_INPUT,
                     "e-mail addresses with commas between, at most %d: a@kommun.se, b@kommun.se",
                     ADDRESSES_MAX);
}

static bool check_group(const struct config_group *group, struct error *error)
{
    if (config_is_set(group, "smtp") && !config_is_set(group, "from")) {
        return error_set(error, ERROR_INPUT, "smtp needs from: the address that mails come from");
    }
    if (config_is_set(group, "user") != config_is_set(group, "password")) {
        return error_set(error, ERROR_INPUT, "user and password belong together");
    }
    return true;
}

static const struct config_key keys[] = {
    {.name = "smtp",
     .type = CONFIG_URL,
     .words = "smtp smtps",
     .help = "The mail server: smtp://mail.kommun.se:587 (STARTTLS) or smtps://mail.kommun.se:465. "
             "Not set: no mails are sent."},
    {.name = "tls",
     .type = CONFIG_WORD,
     .words = "required off",
     .standard = "required",
     .help = "Whether smtp:// needs STARTTLS; off only to a server on this machine."},
    {.name = "user", .type = CONFIG_TEXT, .help = "Who signs in to it. Not set: nobody does."},
    {.name = "password", .type = CONFIG_SECRET, .help = "The password of the user."},
    {.name = "ca",
     .type = CONFIG_PATH,
     .help = "The only certificate authorities that may vouch for the server, PEM."},
    {.name = "timeout",
     .type = CONFIG_DURATION,
     .standard = "60 s",
     .least = 1,
     .most = 600,
     .help = "How long the server may be silent."},
    {.name = "from",
     .type = CONFIG_TEXT,
     .check = check_address,
     .help = "The address that mails come from, such as avstamd@kommun.se."},
    {.name = "morning",
     .type = CONFIG_TIME,
     .standard = "06:30",
     .help =
         "When people with an address are told what waits for them, Monday to Friday, if any of "
         "it is new; off: never. Links need address in [web]."},
    {.name = "operations",
     .type = CONFIG_TEXT,
     .check = check_addresses,
     .help = "Who is told of sources that fail, files in quarantine, a night that did not run and "
             "all else that somebody should look at: addresses with commas between."},
    {.name = "gather",
     .type = CONFIG_DURATION,
     .standard = "15 min",
     .least = 0,
     .most = 86400,
     .help = "How long at least between two mails to operations; what happens meanwhile is one "
             "mail."},
};

extern const struct config_section config_section_notices;
const struct config_section config_section_notices = {
    .name = "notices",
    .help = "Mails: what waits, to people; what is wrong, to operations.",
    .check = check_group,
    CONFIG_KEYS(keys),
};

/* Without a slash at its end, since pages begin with one. */
static const char *web_of(const struct config *config, struct arena *arena)
{
    const char *web = config_text(config_group(config, "web"), "address");
    size_t length = web == NULL ? 0 : strlen(web);

    while (length > 0 && web[length - 1] == '/') {
        length--;
    }
    return arena_strndup(arena, web == NULL ? "" : web, length);
}

bool notice_settings_read(struct arena *arena, const struct config *config,
                          struct notice_settings *ret_settings, struct error *error)
{
    const struct config_group *group = config_group(config, "notices");
    const char *operations = config_text(group, "operations");
    struct notice_settings settings = {.mails = config_is_set(group, "smtp"),
                                       .from = config_text(group, "from"),
                                       .web = web_of(config, arena),
                                       .morning = config_minute(group, "morning"),
                                       .gather_s = config_seconds(group, "gather")};

    settings.server = (struct transfer_peer){.url = config_text(group, "smtp"),
                                             .user = config_text(group, "user"),
                                             .ca_file = config_text(group, "ca"),
                                             .tls = strcmp(config_text(group, "tls"), "off") == 0
                                                        ? TRANSFER_TLS_NEVER
                                                        : TRANSFER_TLS_ALWAYS,
                                             .timeout_s = config_seconds(group, "timeout")};
    if (operations != NULL &&
        !split(arena, operations, &settings.operations, &settings.operation_count)) {
        return check_addresses(operations, error);
    }
    if (!config_secret(group, "password", arena, &settings.server.password, error)) {
        return error_in(error, "[notices]");
    }
    *ret_settings = settings;
    return true;
}
