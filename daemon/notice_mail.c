/* Mails are sent: marked as begun, handed to the server, marked as what became of it. */
#include <inttypes.h>
#include <sodium.h>

#include "daemon/clock.h"
#include "daemon/log.h"
#include "daemon/mail_text.h"
#include "daemon/notice.h"
#include "daemon/printable.h"

enum { ANSWER_BYTES = 900 };

struct sending {
    const struct job_run *run;
    const struct notice_settings *settings;
    struct transfer *transfer; /* opened with the first mail */
};

static bool tell(struct db *db, struct arena *arena, int64_t mail_no, const char *what,
                 const char *said, struct error *error)
{
    const char *answer = masked_text_within(arena, said, ANSWER_BYTES);

    return db_execute(db, &SQL_MAIL_TOLD,
                      DB_VALUES(db_int(arena, mail_no), db_text(what), db_text(answer)), NULL,
                      error);
}

static bool compose(struct db *db, struct arena *arena, const struct notice_settings *settings,
                    int64_t mail_no, struct transfer_envelope *ret_envelope, struct error *error)
{
    struct notice_text text = {0};
    DB_RESULT(result);

    if (!db_run(db, &SQL_MAIL_READ, DB_VALUES(db_int(arena, mail_no)), &result, error) ||
        !notice_text(db, arena, db_cell(result, 0, 0), db_cell(result, 0, 4), settings->web, &text,
                     error)) {
        return false;
    }
    ret_envelope->from = settings->from;
    ret_envelope->to = db_cell_copy(arena, result, 0, 1);
    return mail_compose(arena,
                        &(struct mail_text){.from = settings->from,
                                            .to = ret_envelope->to,
                                            .id = db_cell(result, 0, 2),
                                            .made_s = db_cell_int(result, 0, 3),
                                            .subject = text.subject,
                                            .body = text.body},
                        &ret_envelope->message, error);
}

/* The server's words name the recipient: the log has their number alone. */
static void log_trouble(const struct sending *sending, int64_t mail_no, enum transfer_mail mail,
                        const char *said)
{
    const struct log_about about = {.error = mail == TRANSFER_MAIL_REFUSED ? LOG_MAIL_REFUSED
                                                                           : LOG_MAIL_LATER,
                                    .job_no = sending->run->job->job_no};

    if (mail == TRANSFER_MAIL_REFUSED) {
        log_line(LOG_LINE_ERROR, &about,
                 "mail %" PRId64
                 ": the server refused it (%.3s); 'avstamd notices list' tells more",
                 mail_no, said);
    } else if (mail == TRANSFER_MAIL_AGAIN) {
        log_line(LOG_LINE_WARNING, &about, "mail %" PRId64 ": not now (%.3s); it is sent later",
                 mail_no, said);
    } else if (mail == TRANSFER_MAIL_DOUBT) {
        log_line(LOG_LINE_WARNING, &about,
                 "mail %" PRId64 ": the connection was lost before the server's answer; it is sent "
                 "at most once more, with the same Message-ID",
                 mail_no);
    }
}

static bool send_one(struct sending *sending, struct arena *arena, int64_t mail_no,
                     struct error *error)
{
    static const char *const outcome[] = {[TRANSFER_MAIL_TAKEN] = "taken",
                                          [TRANSFER_MAIL_REFUSED] = "refused",
                                          [TRANSFER_MAIL_AGAIN] = "again",
                                          [TRANSFER_MAIL_DOUBT] = "doubt"};
    struct db *db = sending->run->db;
    struct transfer_envelope envelope = {0};
    enum transfer_mail mail = TRANSFER_MAIL_TAKEN;
    const char *said = "";
    struct error why = {0};

    if (!compose(db, arena, sending->settings, mail_no, &envelope, &why)) {
        if (!db_alive(db)) {
            *error = why;
            return false;
        }
        log_line(
            LOG_LINE_ERROR,
            &(struct log_about){.error = LOG_MAIL_REFUSED, .job_no = sending->run->job->job_no},
            "mail %" PRId64 " cannot be written: %s", mail_no, why.text);
        return tell(db, arena, mail_no, "refused", why.text, error); /* the others go on */
    }
    if ((sending->transfer == NULL &&
         !transfer_open(&sending->settings->server, &sending->transfer, &why)) ||
        !transfer_mail(sending->transfer, arena, &envelope, &mail, &said, &why)) {
        /* What cannot be spoken to waits; whoever lost the database finds it begun. */
        *error = why;
        return tell(db, arena, mail_no, "none", why.text, error) &&
               error_set(error, why.kind, "%s", why.text);
    }
    log_trouble(sending, mail_no, mail, said);
    return tell(db, arena, mail_no, outcome[mail], said, error);
}

static bool send_next(struct sending *sending, bool *ret_more, struct error *error)
{
    ARENA(arena);
    DB_RESULT(result);

    if (!db_run(sending->run->db, &SQL_MAIL_BEGIN, DB_NO_VALUES, &result, error)) {
        return false;
    }
    *ret_more = !db_null(result, 0, 0);
    job_progress(sending->run, "mails");
    return !*ret_more || send_one(sending, arena, db_cell_int(result, 0, 0), error);
}

bool notice_mail_all(const struct job_run *run, const struct notice_settings *settings,
                     struct error *error)
{
    struct sending sending = {.run = run, .settings = settings};
    DB_RESULT(locked);
    bool fine = db_run(run->db, &SQL_NOTICE_LOCK, DB_VALUES(db_text("mail")), &locked, error);
    bool more = fine && db_cell_bool(locked, 0, 0); /* else somebody is at it */

    while (fine && more) {
        fine = send_next(&sending, &more, error);
    }
    transfer_close(&sending.transfer);
    return fine;
}

const char *notice_new_id(struct arena *arena)
{
    unsigned char random[16];
    char *id = arena_alloc(arena, 2 * sizeof random + 1);

    randombytes_buf(random, sizeof random);
    return sodium_bin2hex(id, 2 * sizeof random + 1, random, sizeof random);
}

bool notice_mail_test(struct arena *arena, const struct notice_settings *settings, const char *to,
                      const char **ret_said, struct error *error)
{
    CLEANUP(transfer_close) struct transfer *transfer = NULL;
    struct transfer_envelope envelope = {.from = settings->from, .to = to};
    enum transfer_mail mail = TRANSFER_MAIL_TAKEN;
    const struct mail_text text = {.from = settings->from,
                                   .to = to,
                                   .id = notice_new_id(arena),
                                   .made_s = clock_now_s(),
                                   .subject = "avstämd: prov av mejl",
                                   .body =
                                       "Det här är ett prov. Inställningarna för mejl fungerar.\n"};

    if (!mail_compose(arena, &text, &envelope.message, error) ||
        !transfer_open(&settings->server, &transfer, error) ||
        !transfer_mail(transfer, arena, &envelope, &mail, ret_said, error)) {
        return false;
    }
    if (mail == TRANSFER_MAIL_DOUBT) {
        return error_set(error, ERROR_UNAVAILABLE,
                         "the connection was lost before the server's answer: it may have the mail "
                         "or not");
    }
    return mail == TRANSFER_MAIL_TAKEN ||
           error_set(error, mail == TRANSFER_MAIL_REFUSED ? ERROR_INPUT : ERROR_UNAVAILABLE,
                     "the server takes no mail to %s: %s", to, *ret_said);
}
