#include "daemon/answer.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "daemon/json_member.h"
#include "daemon/log.h"
#include "daemon/printable.h"
#include "daemon/put_file.h"
#include "daemon/transfer.h"

enum { RECEIPT_BYTES = 2048, POST_TOO_EARLY = 425 };

bool answer_make(struct db *db, const struct answer_settings *settings, int64_t *ret_made,
                 struct error *error)
{
    ARENA(arena);
    DB_RESULT(result);

    if (!db_execute(db, &SQL_RESPONSE_FORGET, DB_NO_VALUES, NULL, error)) {
        return false;
    }
    if (!settings->wanted) {
        *ret_made = 0;
        return true;
    }
    if (!db_run(db, &SQL_RESPONSE_MAKE,
                DB_VALUES(db_text(settings->endpoint), db_text(settings->name),
                          db_text(settings->statuses), db_int(arena, settings->deadline_days),
                          db_int(arena, settings->wait_s)),
                &result, error)) {
        return false;
    }
    *ret_made = db_cell_int(result, 0, 0);
    return true;
}

/* What became of an attempt. */
struct attempt {
    const char *way, *outcome; /* as response_attempt has them */
    long status;               /* 0: no answer came */
    const char *answer;
};

/* The peer's words: harmless, without personal numbers, and no longer than a receipt. */
static const char *receipt_text(struct arena *arena, const char *bytes, size_t length)
{
    return masked_text_within(arena, printable(arena, bytes, length), RECEIPT_BYTES);
}

/* A web page is nobody's receipt: something stands between us, or asks us to sign in. */
static bool is_web_page(const struct transfer_answer *answer)
{
    return answer->content_type != NULL &&
           strncasecmp(answer->content_type, "text/html", strlen("text/html")) == 0;
}

/* 409: it has it already, from an attempt whose answer we never saw. */
static const char *outcome_of(const struct transfer_answer *answer)
{
    long status = answer->status;

    if ((status >= 200 && status < 300 && !is_web_page(answer)) || status == 409) {
        return "done";
    }
    bool later = status == 408 || status == POST_TOO_EARLY || status == 429;

    return status >= 400 && status < 500 && !later ? "aside" : "again";
}

static bool post(struct arena *arena, const struct answer_settings *settings, const json_t *content,
                 struct attempt *ret_attempt, struct error *error)
{
    CLEANUP(transfer_close) struct transfer *transfer = NULL;
    struct transfer_answer answer = {0};
    const char *xml = answer_xml(arena, content, settings->envelope);
    const char *headers[] = {
        "Content-Type: application/xml",
        arena_printf(arena, "Idempotency-Key: %s", json_member_text(content, "id")), NULL};
    const struct transfer_peer peer = {.url = settings->url,
                                       .bearer = settings->bearer,
                                       .ca_file = settings->ca_file,
                                       .timeout_s = settings->timeout_s};

    if (!transfer_open(&peer, &transfer, error) ||
        !transfer_run(transfer, arena,
                      &(struct transfer_request){.method = "POST",
                                                 .direction = TRANSFER_SEND,
                                                 .headers = headers,
                                                 .body = xml,
                                                 .body_bytes = strlen(xml)},
                      &answer, error)) {
        return false;
    }
    *ret_attempt = (struct attempt){.way = "post",
                                    .outcome = outcome_of(&answer),
                                    .status = answer.status,
                                    .answer = receipt_text(arena, answer.body, answer.bytes)};
    return true;
}

static bool put(struct arena *arena, const char *outbox, int64_t response_no, const char *extension,
                const char *text, struct error *error)
{
    const char *name = arena_printf(arena, "avstamd-svar-%06" PRId64 ".%s", response_no, extension);

    return *text == '\0' || put_file(outbox, name, text, strlen(text), error);
}

/* The letter stands there before the message says that there is one. */
static bool deliver(struct arena *arena, const struct answer_settings *settings,
                    const json_t *content, int64_t response_no, bool electronic,
                    struct attempt *ret_attempt, struct error *error)
{
    const char *outbox = settings->outbox;

    if (outbox != NULL &&
        (!put(arena, outbox, response_no, "csv", answer_annex(arena, content), error) ||
         !put(arena, outbox, response_no, "txt", answer_letter(arena, content, response_no),
              error))) {
        return false;
    }
    if (electronic && settings->url != NULL) {
        return post(arena, settings, content, ret_attempt, error);
    }
    if (outbox == NULL) {
        return error_set(error, ERROR_INPUT,
                         "[answers] has no outbox for it: set one, or print the letter by "
                         "'avstamd answer show %" PRId64 " --letter'",
                         response_no);
    }
    if (electronic && !put(arena, outbox, response_no, "xml",
                           answer_xml(arena, content, settings->envelope), error)) {
        return false;
    }
    *ret_attempt = (struct attempt){.way = "file", .outcome = "done"};
    return true;
}

static bool keep_receipt(struct db *db, struct arena *arena, int64_t response_no,
                         const struct attempt *attempt, struct error *error)
{
    return db_execute(
        db, &SQL_RESPONSE_TOLD,
        DB_VALUES(db_int(arena, response_no), db_text(attempt->way),
                  attempt->status == 0 ? db_text(NULL) : db_int(arena, attempt->status),
                  db_text(attempt->outcome), db_text(attempt->answer)),
        NULL, error);
}

static bool settle(int64_t response_no, int64_t job_no, const struct attempt *attempt,
                   const json_t *content, struct error *error)
{
    if (strcmp(attempt->outcome, "again") == 0) {
        return error_set(error, ERROR_UNAVAILABLE, "the access point answered %ld: %s",
                         attempt->status, attempt->answer);
    }
    if (strcmp(attempt->outcome, "aside") == 0) {
        log_line(LOG_LINE_ERROR,
                 &(struct log_about){
                     .error = LOG_ANSWER_REFUSED,
                     .job_no = job_no,
                     .invoice = json_member_text(json_object_get(content, "invoice"), "id")},
                 "answer %" PRId64 " (%s) is put aside, the access point refused it with %ld: %s; "
                 "then 'avstamd answer retry %" PRId64 "'",
                 response_no, json_member_text(content, "status"), attempt->status, attempt->answer,
                 response_no);
    }
    return true;
}

bool answer_send(struct db *db, struct arena *arena, const struct answer_settings *settings,
                 int64_t response_no, int64_t job_no, struct error *error)
{
    CLEANUP(json_decrefp) json_t *content = NULL;
    struct attempt attempt = {0};
    struct error why = {0};
    DB_RESULT(result);

    if (!db_run(db, &SQL_RESPONSE_SHOW, DB_VALUES(db_int(arena, response_no)), &result, error)) {
        return false;
    }
    if (PQntuples(result) == 0) {
        return error_set(error, ERROR_LAW, "there is no answer %" PRId64, response_no);
    }
    if (db_cell_bool(result, 0, 2) || db_cell_bool(result, 0, 3)) {
        return true; /* done, or put aside */
    }
    if (!answer_content(db_cell(result, 0, 0), &content, error)) {
        return false;
    }
    if (!deliver(arena, settings, content, response_no, db_cell_bool(result, 0, 1), &attempt,
                 &why)) {
        attempt = (struct attempt){
            .way = settings->url != NULL && db_cell_bool(result, 0, 1) ? "post" : "file",
            .outcome = "again",
            .answer = receipt_text(arena, why.text, strlen(why.text))};
        *error = why;
        return keep_receipt(db, arena, response_no, &attempt, error) &&
               error_set(error, why.kind, "%s", why.text);
    }
    return keep_receipt(db, arena, response_no, &attempt, error) &&
           settle(response_no, job_no, &attempt, content, error);
}
