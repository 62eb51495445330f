/* Mails as they are sent: heads that nobody gets a line into, and text that every server takes. */
#include "daemon/mail_text.h"

#include <string.h>

#include "tests/check.h"

static const struct mail_text plain = {.from = "avstamd@kommun.example",
                                       .to = "eva@kommun.example",
                                       .id = "2c5e-1",
                                       .made_s = 1796016600, /* 2026-11-30 05:30:00 UTC */
                                       .subject = "avstämd: 3 väntar",
                                       .body = "Hej\n"};

static const char *composed(struct arena *arena, struct mail_text mail)
{
    const char *message = NULL;
    struct error error = {0};

    if (!mail_compose(arena, &mail, &message, &error)) {
        fail_msg("%s", error.text);
    }
    return message;
}

static bool is_composed(struct mail_text mail)
{
    ARENA(arena);
    const char *message = NULL;
    struct error error = {0};

    return mail_compose(arena, &mail, &message, &error);
}

static void addresses_are_those_that_need_no_quotes(void **state UNUSED)
{
    static const struct {
        const char *address;
        bool right;
    } cases[] = {
        {"eva@kommun.example", true},
        {"eva.ek+avstamd@sub.kommun.se", true},
        {"root@localhost", true},
        {"eva", false},
        {"@kommun.se", false},
        {"eva@", false},
        {"eva@kommun..se", false},
        {"eva@-kommun.se", false},
        {"eva@kommun-.se", false},
        {"eva@kommun.se.", false},
        {"eva ek@kommun.se", false},
        {"\"eva ek\"@kommun.se", false},
        {"eva@kommun.se, x@y.se", false},
        {"eva@kommun.se\r\nBcc: x@y.se", false},
        {"eva\n@kommun.se", false},
        {"<eva@kommun.se>", false},
        {"åsa@kommun.se", false},
        {"eva@kommunå.se", false},
        {"", false},
    };

    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        if (mail_address_right(cases[at].address) != cases[at].right) {
            fail_msg("%s", cases[at].address);
        }
    }
}

static void a_mail_is_as_the_standards_want_it(void **state UNUSED)
{
    ARENA(arena);

    assert_string_equal(composed(arena, plain),
                        "From: =?UTF-8?Q?avst=C3=A4md?= <avstamd@kommun.example>\r\n"
                        "To: <eva@kommun.example>\r\n"
                        "Date: Mon, 30 Nov 2026 05:30:00 +0000\r\n"
                        "Message-ID: <2c5e-1@kommun.example>\r\n"
                        "Subject: =?UTF-8?Q?avst=C3=A4md=3A_3_v=C3=A4ntar?=\r\n"
                        "Auto-Submitted: auto-generated\r\n"
                        "X-Auto-Response-Suppress: All\r\n"
                        "MIME-Version: 1.0\r\n"
                        "Content-Type: text/plain; charset=UTF-8\r\n"
                        "Content-Transfer-Encoding: quoted-printable\r\n"
                        "Content-Language: sv\r\n"
                        "\r\n"
                        "Hej\r\n");
}

static void nothing_gets_a_line_into_the_head(void **state UNUSED)
{
    struct mail_text mail = plain;

    mail.to = "eva@kommun.example\r\nBcc: x@y.example";
    assert_false(is_composed(mail));
    mail = plain;
    mail.from = "avstamd@kommun.example>\r\nX: <a@b.se";
    assert_false(is_composed(mail));
    mail = plain;
    mail.id = "1>\r\nBcc: <x@y.example";
    assert_false(is_composed(mail));
    mail.id = "";
    assert_false(is_composed(mail));
    mail = plain;
    mail.subject = "3 nya\r\nBcc: x@y.example\r\n\r\nHej";
    ARENA(arena);
    const char *message = composed(arena, mail);

    assert_null(strstr(message, "\nBcc"));
    assert_non_null(
        strstr(message, "Subject: =?UTF-8?Q?3_nya__Bcc=3A_x=40y=2Eexample____Hej?=\r\n"));
    mail.subject = "inte UTF-8: \xE4";
    assert_false(is_composed(mail));
    mail = plain;
    mail.body = "inte UTF-8: \xE4";
    assert_false(is_composed(mail));
}

static void no_line_is_too_long(void **state UNUSED)
{
    ARENA(arena);
    struct mail_text mail = plain;
    const char *many = "";

    for (int at = 0; at < 60; at++) {
        many = arena_printf(arena, "%så€𝄞x ", many);
    }
    mail.subject = mail.body = many;
    const char *message = composed(arena, mail);

    for (const char *line = message; *line != '\0';) {
        size_t length = strcspn(line, "\r\n");

        if (length > 76) {
            fail_msg("%.*s", (int)length, line);
        }
        assert_true(strncmp(line + length, "\r\n", 2) == 0);
        line += length + 2;
    }
    /* No encoded word ends within a letter: each is UTF-8 by itself. */
    for (const char *at = message; (at = strstr(at, "?=\r\n =?UTF-8?Q?")) != NULL; at++) {
        assert_null(strchr("89AB", at[strlen("?=\r\n =?UTF-8?Q?") + 1]));
    }
}

static void text_is_encoded_where_it_must_be(void **state UNUSED)
{
    ARENA(arena);
    struct mail_text mail = plain;

    mail.body = "1 = 1 å \n.\n\nslut";
    const char *message = composed(arena, mail);

    assert_non_null(strstr(message, "\r\n\r\n1 =3D 1 =C3=A5=20\r\n.\r\n\r\nslut\r\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_those_that_need_no_quotes),
        cmocka_unit_test(a_mail_is_as_the_standards_want_it),
        cmocka_unit_test(nothing_gets_a_line_into_the_head),
        cmocka_unit_test(no_line_is_too_long),
        cmocka_unit_test(text_is_encoded_where_it_must_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
