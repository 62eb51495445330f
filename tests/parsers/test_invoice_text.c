#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/invoice_json.h"
#include "parsers/invoice_text.h"

/* What a provider may write to command a terminal: escape, C1 control, newline, tab. */
#define COMMAND                                                                                    \
    "a\x1b[2J\xc2\x9b"                                                                             \
    "b\nc\td\x7f"

static void nothing_that_a_provider_writes_commands_a_terminal(void **state)
{
    struct invoice invoice = {.invoice_number = {COMMAND, 1}, .seller.name = {COMMAND, 2}};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    (void)state;
    invoice_write_text(out, NULL, &invoice);
    (void)fclose(out);
    assert_non_null(strstr(text, "a [2J b c d "));
    assert_null(strchr(text, 0x1b));
    assert_null(strchr(text, 0x7f));
    assert_null(strstr(text, "\xc2\x9b"));
    free(text);
}

static void json_escapes_what_json_forbids_and_keeps_the_rest(void **state)
{
    ARENA(arena);
    struct invoice invoice = {.invoice_number = {"\"\\/\b\x1f å😀\n\t\x7f", 1}};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    struct json json = {.out = out};

    (void)state;
    invoice_write_json(&json, arena, "a\"b", &invoice);
    (void)fclose(out);
    assert_string_equal(text, "{\"file\":\"a\\\"b\",\"format\":\"unknown\",\"invoice_number\":"
                              "\"\\\"\\\\/\\u0008\\u001f å😀\\n\\t\\u007f\"}\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_that_a_provider_writes_commands_a_terminal),
        cmocka_unit_test(json_escapes_what_json_forbids_and_keeps_the_rest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
