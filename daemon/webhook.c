/* [webhook NAME]: signed events to other systems, by POST. */
#include <inttypes.h>
#include <jansson.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/clock.h"
#include "daemon/notice.h"
#include "daemon/printable.h"
#include "daemon/word_among.h"

enum { REASON_BYTES = 500 };

static const char events_all[] = "invoice.quarantined,night.finished,night.failed,source.failing,"
                                 "source.recovered,export.made,answer.failed";

static bool check_events(const char *text, struct error *error)
{
    for (const char *at = text;; at++) {
        size_t length = strcspn(at, ",");

        if (!word_among(events_all, at, length)) {
            return error_set(error, ERROR_INPUT,
                             "the events are, with commas and no blanks between: %s", events_all);
        }
        at += length;
        if (*at == '\0') {
            return true;
        }
    }
}

static const struct config_key keys[] = {
    {.name = "url",
     .type = CONFIG_URL,
     .words = "https http",
     .needed = true,
     .help = "Where events are sent, each a POST of JSON. http only on this machine."},
    {.name = "secret",
     .type = CONFIG_SECRET,
     .needed = true,
     .help = "What events are signed with, known to the receiver alone."},
    {.name = "events",
     .type = CONFIG_TEXT,
     .standard = events_all,
     .check = check_events,
     .help = "Which events are told, with commas between."},
    {.name = "ca",
     .type = CONFIG_PATH,
     .help = "The only certificate authorities that may vouch for the receiver, PEM."},
    {.name = "timeout",
     .type = CONFIG_DURATION,
     .standard = "10 s",
     .least = 1,
     .most = 60,
     .help = "How long the receiver may take to answer."},
    {.name = "give_up",
     .type = CONFIG_DURATION,
     .standard = "1 day",
     .least = 60,
     .most = 604800,
     .help = "How long an event that is not taken is tried again."},
};

extern const struct config_section config_section_webhook;
const struct config_section config_section_webhook = {
    .name = "webhook",
    .help = "A system that is told of events, signed; any number of them, each with its own name.",
    .named = true,
    CONFIG_KEYS(keys),
};

bool webhook_read(const struct config_group *group, struct arena *arena, struct webhook *ret_hook,
                  struct error *error)
{
    struct webhook hook = {.name = config_name(group),
                           .events = config_text(group, "events"),
                           .peer = {.url = config_text(group, "url"),
                                    .ca_file = config_text(group, "ca"),
                                    .timeout_s = config_seconds(group, "timeout")},
                           .give_up_s = config_seconds(group, "give_up")};

    if (!config_secret(group, "secret", arena, &hook.secret, error)) {
        return error_in(error, "webhook %s", hook.name);
    }
    *ret_hook = hook;
    return true;
}

static const char *to_text(struct arena *arena, json_t *json, size_t flags)
{
    char *dumped = json_dumps(json, flags);
    const char *text = arena_strdup(arena, dumped == NULL ? "" : dumped);

    free(dumped);
    json_decref(json);
    return text;
}

const char *webhook_list(struct arena *arena, const struct config *config)
{
    const struct config_group *group = NULL;
    json_t *hooks = json_array();

    while ((group = config_next(config, "webhook", group)) != NULL) {
        json_t *events = json_array();

        for (const char *at = config_text(group, "events"); *at != '\0'; at += strspn(at, ",")) {
            size_t length = strcspn(at, ",");

            (void)json_array_append_new(events, json_stringn(at, length));
            at += length;
        }
        (void)json_array_append_new(
            hooks, json_pack("{s:s, s:o}", "name", config_name(group), "events", events));
    }
    return to_text(arena, hooks, JSON_COMPACT);
}

bool webhook_body(struct arena *arena, const struct webhook_event *event, const char *web,
                  const char **ret_body, struct error *error)
{
    json_error_t why;
    json_t *data = json_loads(event->content, 0, &why);

    if (data == NULL) {
        return error_set(error, ERROR_LAW, "what the event says cannot be read: %s", why.text);
    }
    json_t *body = json_pack("{s:s, s:s, s:s, s:o}", "id", event->id, "event", event->kind, "at",
                             event->at, "data", data);

    if (body == NULL) {
        return error_set(error, ERROR_LAW, "what the event says is no JSON");
    }
    if (*web != '\0') {
        (void)json_object_set_new(body, "link",
                                  json_string(arena_printf(arena, "%s%s", web, event->path)));
    }
    *ret_body = to_text(arena, body, JSON_COMPACT);
    return true;
}

const char *webhook_signature(struct arena *arena, const char *secret, int64_t at_s,
                              const char *body)
{
    const char *at = arena_printf(arena, "%" PRId64, at_s);
    unsigned char digest[crypto_auth_hmacsha256_BYTES];
    char hex[2 * sizeof digest + 1];
    crypto_auth_hmacsha256_state state;

    (void)crypto_auth_hmacsha256_init(&state, (const unsigned char *)secret, strlen(secret));
    (void)crypto_auth_hmacsha256_update(&state, (const unsigned char *)at, strlen(at));
    (void)crypto_auth_hmacsha256_update(&state, (const unsigned char *)".", 1);
    (void)crypto_auth_hmacsha256_update(&state, (const unsigned char *)body, strlen(body));
    (void)crypto_auth_hmacsha256_final(&state, digest);
    sodium_memzero(&state, sizeof state);
    (void)sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    return arena_printf(arena, "t=%s,v1=%s", at, hex);
}

bool webhook_send(struct arena *arena, const struct webhook *hook,
                  const struct webhook_event *event, const char *web, long *ret_status,
                  struct error *error)
{
    CLEANUP(transfer_close) struct transfer *transfer = NULL;
    struct transfer_answer answer = {0};
    const char *body = "";

    *ret_status = 0;
    if (!webhook_body(arena, event, web, &body, error)) {
        return false;
    }
    const char *signature = webhook_signature(arena, hook->secret, clock_now_s(), body);
    const char *headers[] = {"Content-Type: application/json",
                             arena_printf(arena, "Avstamd-Signature: %s", signature),
                             arena_printf(arena, "Idempotency-Key: %s", event->id), NULL};

    if (!transfer_open(&hook->peer, &transfer, error) ||
        !transfer_run(transfer, arena,
                      &(struct transfer_request){.method = "POST",
                                                 .direction = TRANSFER_SEND,
                                                 .headers = headers,
                                                 .body = body,
                                                 .body_bytes = strlen(body)},
                      &answer, error)) {
        return false;
    }
    *ret_status = answer.status;
    return (answer.status >= 200 && answer.status < 300) ||
           error_set(error, ERROR_UNAVAILABLE, "it answered %ld", answer.status);
}

static bool tell_one(const struct job_run *run, struct arena *arena, const struct webhook *hook,
                     const char *web, const PGresult *row, struct error *error)
{
    const struct webhook_event event = {.id = db_cell(row, 0, 1),
                                        .kind = db_cell(row, 0, 2),
                                        .at = db_cell(row, 0, 3),
                                        .path = db_cell(row, 0, 4),
                                        .content = db_cell(row, 0, 5)};
    struct error why = {0};
    long status = 0;
    bool taken = webhook_send(arena, hook, &event, web, &status, &why);
    const char *reason = taken ? NULL : masked_text_within(arena, why.text, REASON_BYTES);

    if (!db_execute(run->db, &SQL_WEBHOOK_TOLD,
                    DB_VALUES(db_text(hook->name), db_text(db_cell(row, 0, 0)),
                              status == 0 ? db_text(NULL) : db_int(arena, status), db_text(reason)),
                    NULL, error)) {
        return false;
    }
    return taken || error_set(error, why.kind, "%s", why.text);
}

static bool tell_next(const struct job_run *run, const struct webhook *hook, const char *web,
                      bool *ret_more, struct error *error)
{
    ARENA(arena);
    DB_RESULT(next);

    if (!db_run(run->db, &SQL_WEBHOOK_NEXT,
                DB_VALUES(db_text(hook->name), db_int(arena, hook->give_up_s)), &next, error)) {
        return false;
    }
    *ret_more = PQntuples(next) == 1;
    job_progress(run, hook->name);
    return !*ret_more || tell_one(run, arena, hook, web, next, error);
}

bool webhook_tell_all(const struct job_run *run, const struct webhook *hook, const char *web,
                      struct error *error)
{
    ARENA(arena);
    DB_RESULT(locked);

    if (!db_run(run->db, &SQL_NOTICE_LOCK,
                DB_VALUES(db_text(arena_printf(arena, "webhook.%s", hook->name))), &locked,
                error)) {
        return false;
    }
    bool more = db_cell_bool(locked, 0, 0); /* else somebody is at it */

    while (more) {
        if (!tell_next(run, hook, web, &more, error)) {
            return false;
        }
    }
    return true;
}
