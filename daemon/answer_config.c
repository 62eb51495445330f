/* [answers]. */
#include <string.h>

#include "daemon/answer.h"
#include "daemon/config.h"
#include "daemon/word_among.h"
#include "parsers/validate/checksum.h"
#include "parsers/validate/codes.h"

static bool check_endpoint(const char *text, struct error *error)
{
    const char *colon = strchr(text, ':');

    if (colon == NULL || colon[1] == '\0' ||
        !code_is_in(CODES_PEPPOL_ADDRESS_SCHEME, text, (size_t)(colon - text))) {
        return error_set(error, ERROR_INPUT,
                         "an endpoint is a scheme of Peppol, a colon and an identifier, such as "
                         "0007:2120000142");
    }
    if (strncmp(text, "0007:", 5) == 0 &&
        !checksum_swedish_organisation(colon + 1, strlen(colon + 1))) {
        return error_set(error, ERROR_INPUT,
                         "an organisation number is ten digits, of which the "
                         "last is a check digit");
    }
    return true;
}

static bool check_statuses(const char *text, struct error *error)
{
    static const char known[] = "AB,IP,UQ,CA,RE,AP,PD";

    for (const char *at = text;; at++) {
        size_t length = strcspn(at, ",");

        if (!word_among(known, at, length)) {
            return error_set(error, ERROR_INPUT,
                             "the statuses are %s, with commas and no spaces between", known);
        }
        at += length;
        if (*at == '\0') {
            break;
        }
    }
    if (!word_among(text, "RE", 2) || !word_among(text, "AP", 2)) {
        return error_set(error, ERROR_INPUT, "who answers tells at least RE and AP");
    }
    return true;
}

static bool check_group(const struct config_group *group, struct error *error)
{
    if ((config_is_set(group, "url") || config_is_set(group, "outbox")) &&
        (!config_is_set(group, "endpoint_id") || !config_is_set(group, "name"))) {
        return error_set(error, ERROR_INPUT,
                         "answers need endpoint_id and name: who it is that answers");
    }
    return true;
}

static const struct config_key keys[] = {
    {.name = "endpoint_id",
     .type = CONFIG_TEXT,
     .check = check_endpoint,
     .help =
         "The municipality's own electronic address, from which answers come: scheme, colon and "
         "identifier, such as 0007:2120000142. 0007 is the organisation number."},
    {.name = "name",
     .type = CONFIG_TEXT,
     .help = "The municipality's name in answers and letters."},
    {.name = "url",
     .type = CONFIG_URL,
     .words = "https http",
     .help = "Where the access point takes answers: each is a POST of the XML. http only on this "
             "machine. Not set: they are written to the outbox."},
    {.name = "bearer", .type = CONFIG_SECRET, .help = "The token for the access point."},
    {.name = "ca_file",
     .type = CONFIG_PATH,
     .help = "The certificate authority of the access point (PEM), in the place of the system's."},
    {.name = "timeout",
     .type = CONFIG_DURATION,
     .standard = "30 s",
     .least = 1,
     .most = 600,
     .help = "How long the access point may be silent; then the answer is sent again later."},
    {.name = "envelope",
     .type = CONFIG_WORD,
     .words = "none sbdh",
     .standard = "none",
     .help = "What stands around an answer, for the access point: none, or sbdh, Peppol's Standard "
             "Business Document Header."},
    {.name = "outbox",
     .type = CONFIG_PATH,
     .help =
         "The folder for letters of disputes and their annexes, and without url for the answers, "
         "too: avstamd-svar-000007.xml, .txt and .csv. The unit needs ReadWritePaths= for it."},
    {.name = "deadline",
     .type = CONFIG_NUMBER,
     .standard = "3",
     .unit = "working days",
     .least = 1,
     .most = 60,
     .help = "When a provider has an answer at the latest: AB is sent then, even when it is not "
             "among the statuses."},
    {.name = "wait",
     .type = CONFIG_DURATION,
     .standard = "1 h",
     .least = 0,
     .most = 2678400,
     .help = "How long a decision stands before it is told: one that is taken back within it never "
             "reaches the provider."},
    {.name = "statuses",
     .type = CONFIG_TEXT,
     .standard = "AB,IP,UQ,CA,RE,AP,PD",
     .check = check_statuses,
     .help =
         "What is told: AB received, IP in review, UQ disputed, CA approved in part, RE stopped, "
         "AP approved, PD paid. RE and AP are always among them."},
};

extern const struct config_section config_section_answers;
const struct config_section config_section_answers = {
    .name = "answers",
    .help = "What providers are told of their invoices (Peppol Invoice Response).",
    .check = check_group,
    CONFIG_KEYS(keys),
};

static enum answer_envelope envelope_of(const struct config_group *group)
{
    return strcmp(config_text(group, "envelope"), "sbdh") == 0 ? ANSWER_SBDH : ANSWER_BARE;
}

bool answer_settings_read(struct arena *arena, struct answer_settings *ret_settings,
                          struct error *error)
{
    const struct config *config = NULL;
    const char *bearer = NULL;

    if (!config_read(arena, &config, error)) {
        return false;
    }
    const struct config_group *group = config_group(config, "answers");

    if (!config_secret(group, "bearer", arena, &bearer, error)) {
        return false;
    }
    *ret_settings = (struct answer_settings){.wanted = config_is_set(group, "url") ||
                                                       config_is_set(group, "outbox"),
                                             .endpoint = config_text(group, "endpoint_id"),
                                             .name = config_text(group, "name"),
                                             .url = config_text(group, "url"),
                                             .bearer = bearer,
                                             .ca_file = config_text(group, "ca_file"),
                                             .outbox = config_text(group, "outbox"),
                                             .envelope = envelope_of(group),
                                             .statuses = config_text(group, "statuses"),
                                             .deadline_days = config_number(group, "deadline"),
                                             .wait_s = config_seconds(group, "wait"),
                                             .timeout_s = config_seconds(group, "timeout")};
    return true;
}
