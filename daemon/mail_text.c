#include "daemon/mail_text.h"

#include <string.h>

#include "daemon/utf8.h"
#include "reconcile/base/date.h"

/* A line of a mail has 76 characters at most, an encoded word 75; "=?UTF-8?Q?" and "?=" are 12, and
 * before the first stands "Subject: ". */
enum {
    LINE_MAX = 76,
    WORD_MAX = 75 - 12,
    FIRST_MAX = WORD_MAX - 9,
    ADDRESS_MAX = 254,
    LOCAL_MAX = 64,
    LABEL_MAX = 63
};

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/* "kommun.example.se": labels that neither begin nor end with a hyphen. */
static bool is_domain(const char *text)
{
    for (;;) {
        size_t length = strcspn(text, ".");

        if (length == 0 || length > LABEL_MAX || text[0] == '-' || text[length - 1] == '-') {
            return false;
        }
        for (size_t at = 0; at < length; at++) {
            if (text[at] != '-' && strchr(letters, text[at]) == NULL) {
                return false;
            }
        }
        if (text[length] == '\0') {
            return true;
        }
        text += length + 1;
    }
}

bool mail_address_right(const char *address)
{
    const char *at = strchr(address, '@');

    if (at == NULL || at == address || at - address > LOCAL_MAX || strlen(address) > ADDRESS_MAX) {
        return false;
    }
    for (const char *letter = address; letter < at; letter++) {
        if (strchr(letters, *letter) == NULL && strchr(".!#$%&'*+/=?^_`{|}~-", *letter) == NULL) {
            return false;
        }
    }
    return is_domain(at + 1);
}

/* Text that grows; `line` is how long its last line is. */
struct writing {
    struct arena *arena;
    char *text;
    size_t length, capacity, line;
};

static void put(struct writing *writing, const char *text, size_t length)
{
    writing->text =
        arena_grow(writing->arena, writing->text, &writing->capacity, writing->length + length + 1);
    memcpy(writing->text + writing->length, text, length);
    writing->length += length;
    writing->text[writing->length] = '\0';
    writing->line += length;
}

static void put_text(struct writing *writing, const char *text)
{
    put(writing, text, strlen(text));
}

static void put_line_end(struct writing *writing)
{
    put_text(writing, "\r\n");
    writing->line = 0;
}

/* One byte as it is, or as "=C3". */
static void put_byte(struct writing *writing, unsigned char byte, bool plain)
{
    static const char digits[] = "0123456789ABCDEF";
    const char as_is = (char)byte;
    const char encoded[] = {'=', digits[byte >> 4], digits[byte & 15]};

    if (plain) {
        put(writing, &as_is, 1);
    } else {
        put(writing, encoded, sizeof encoded);
    }
}

static size_t letter_bytes(const char *at)
{
    size_t length = 1;

    while (((unsigned char)at[length] & 0xC0) == 0x80) {
        length++;
    }
    return length;
}

/* Encoded words, as many as it takes, none of which ends within a letter. */
static void put_words(struct writing *writing, const char *text)
{
    size_t room = 0;

    for (const char *at = text; *at != '\0';) {
        size_t bytes = letter_bytes(at);
        bool plain = bytes == 1 && strchr(letters, *at) != NULL;
        bool blank = bytes == 1 && (unsigned char)*at <= ' ';
        size_t needs = plain || blank ? 1 : 3 * bytes;

        if (room < needs) {
            if (at != text) {
                put_text(writing, "?=\r\n ");
            }
            put_text(writing, "=?UTF-8?Q?");
            room = at == text ? FIRST_MAX : WORD_MAX;
        }
        for (size_t byte = 0; byte < bytes; byte++) {
            put_byte(writing, blank ? '_' : (unsigned char)at[byte], plain || blank);
        }
        room -= needs;
        at += bytes;
    }
    put_text(writing, *text == '\0' ? "" : "?=");
}

/* Soft line breaks ("=" at the end) keep lines short; a blank at the end of a line is encoded. */
static void put_body(struct writing *writing, const char *body)
{
    writing->line = 0;
    for (const char *at = body; *at != '\0'; at++) {
        unsigned char byte = (unsigned char)*at;
        bool last = at[1] == '\n' || at[1] == '\0';
        bool plain = (byte > ' ' && byte < 0x7F && byte != '=') || (byte == ' ' && !last);

        if (byte == '\n') {
            put_line_end(writing);
            continue;
        }
        if (writing->line + (plain ? 1 : 3) > LINE_MAX - 1) {
            put_text(writing, "=");
            put_line_end(writing);
        }
        put_byte(writing, byte, plain);
    }
    if (writing->line > 0) {
        put_line_end(writing);
    }
}

/* "Mon, 30 Nov 2026 05:30:00 +0000" */
static const char *date_text(struct arena *arena, int64_t at_s)
{
    static const char days[7][4] = {"Thu", "Fri", "Sat", "Sun",
                                    "Mon", "Tue", "Wed"}; /* 1970 began so */
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    date day = (date)(at_s / SECONDS_A_DAY);
    int second = (int)(at_s % SECONDS_A_DAY), year = 0, month_1_12 = 1, of_month = 0;

    date_to_civil(day, &year, &month_1_12, &of_month);
    return arena_printf(arena, "%s, %02d %s %d %02d:%02d:%02d +0000", days[day % 7], of_month,
                        months[month_1_12 - 1], year, second / 3600, second / 60 % 60, second % 60);
}

/* What names a mail: letters, digits and hyphens. */
static bool is_harmless(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (strchr(letters, *at) == NULL && *at != '-') {
            return false;
        }
    }
    return *text != '\0';
}

bool mail_compose(struct arena *arena, const struct mail_text *mail, const char **ret_message,
                  struct error *error)
{
    struct writing writing = {.arena = arena};

    if (!mail_address_right(mail->from) || !mail_address_right(mail->to)) {
        return error_set(error, ERROR_INPUT, "a mail is from and to an address, name@domain");
    }
    if (!is_harmless(mail->id) || mail->made_s < 0 ||
        !utf8_valid(mail->subject, strlen(mail->subject)) ||
        !utf8_valid(mail->body, strlen(mail->body))) {
        return error_set(error, ERROR_INPUT, "what the mail says cannot be written as one");
    }
    put_text(&writing, "From: ");
    put_words(&writing, "avstämd");
    put_text(&writing, arena_printf(arena,
                                    " <%s>\r\nTo: <%s>\r\nDate: %s\r\nMessage-ID: <%s@%s>\r\n"
                                    "Subject: ",
                                    mail->from, mail->to, date_text(arena, mail->made_s), mail->id,
                                    strchr(mail->from, '@') + 1));
    put_words(&writing, mail->subject);
    put_text(&writing, "\r\nAuto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n"
                       "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                       "Content-Transfer-Encoding: quoted-printable\r\n"
                       "Content-Language: sv\r\n\r\n");
    put_body(&writing, mail->body);
    *ret_message = writing.text;
    return true;
}
