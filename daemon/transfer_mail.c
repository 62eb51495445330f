/* Mail to an SMTP server, one recipient at a time, with what the server made of it. */
#include <string.h>

#include "daemon/printable.h"
#include "daemon/transfer_parts.h"

static bool starts_with(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* How far the talk with a mail server came, and its last words. */
struct mail_talk {
    enum { MAIL_GREETING, MAIL_FROM, MAIL_RECIPIENT, MAIL_TEXT } stage;
    bool over; /* what comes then is only goodbye */
    char reply[512];
};

static int listen_in(CURL *curl, curl_infotype type, char *bytes, size_t length, void *user)
{
    struct mail_talk *talk = user;

    (void)curl;
    talk->over =
        talk->over || (type == CURLINFO_HEADER_OUT && length >= 4 && memcmp(bytes, "QUIT", 4) == 0);
    if (talk->over) {
        return 0;
    }
    if (type == CURLINFO_HEADER_OUT || type == CURLINFO_DATA_OUT) {
        talk->reply[0] = '\0';
    }
    if (type == CURLINFO_HEADER_OUT && length > 5) {
        talk->stage = memcmp(bytes, "MAIL ", 5) == 0    ? MAIL_FROM
                      : memcmp(bytes, "RCPT ", 5) == 0  ? MAIL_RECIPIENT
                      : memcmp(bytes, "DATA\r", 5) == 0 ? MAIL_TEXT
                                                        : talk->stage;
    } else if (type == CURLINFO_HEADER_IN && length > 0) {
        size_t end = length < sizeof talk->reply ? length : sizeof talk->reply - 1;

        memcpy(talk->reply, bytes, end);
        talk->reply[end] = '\0';
        talk->reply[strcspn(talk->reply, "\r\n")] = '\0';
    }
    return 0;
}

/* What is not about this mail ends with false. */
static bool judge_mail(const struct passing *passing, const struct mail_talk *talk, CURLcode code,
                       enum transfer_mail *ret_mail, struct error *error)
{
    char first = talk->reply[0];
    bool closing = starts_with(talk->reply, "421");

    if (code == CURLE_OK) {
        *ret_mail = TRANSFER_MAIL_TAKEN;
    } else if (talk->stage >= MAIL_RECIPIENT && (first == '4' || first == '5') && !closing) {
        *ret_mail = first == '5' ? TRANSFER_MAIL_REFUSED : TRANSFER_MAIL_AGAIN;
    } else if (talk->stage == MAIL_TEXT && passing->sent == passing->request->body_bytes &&
               !closing) {
        *ret_mail = TRANSFER_MAIL_DOUBT;
    } else {
        (void)transfer_failed(passing, passing->transfer->peer.url, code, error);
        if (first == '4' || first == '5') {
            struct error why = *error;

            (void)error_set(error, first == '5' ? ERROR_INPUT : why.kind, "%s; the server said: %s",
                            why.text, printable_text(passing->arena, talk->reply));
        }
        return false;
    }
    return true;
}

bool transfer_mail(struct transfer *transfer, struct arena *arena,
                   const struct transfer_envelope *envelope, enum transfer_mail *ret_mail,
                   const char **ret_said, struct error *error)
{
    CURL *curl = transfer->curl;
    const struct transfer_request request = {.direction = TRANSFER_SEND,
                                             .body = envelope->message,
                                             .body_bytes = strlen(envelope->message)};
    struct passing passing = {
        .transfer = transfer, .arena = arena, .request = &request, .most_bytes = BYTES_STANDARD};
    struct mail_talk talk = {0};
    CLEANUP(transfer_list_free) struct curl_slist *to = curl_slist_append(NULL, envelope->to);

    transfer_begin(transfer, transfer->peer.url, &passing, NULL, NULL);
    (void)curl_easy_setopt(curl, CURLOPT_MAIL_FROM, envelope->from);
    (void)curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
    (void)curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); /* to listen_in alone */
    (void)curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, listen_in);
    (void)curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &talk);
    CURLcode code = curl_easy_perform(curl);

    curl_easy_reset(curl); /* `talk` ends here */
    if (!judge_mail(&passing, &talk, code, ret_mail, error)) {
        return false;
    }
    *ret_said = printable_text(arena, talk.reply);
    return true;
}
