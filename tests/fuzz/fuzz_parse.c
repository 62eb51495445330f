/* Any bytes give an invoice or a sentence, in whatever pieces they come: libFuzzer's entry.
 *
 * The first byte says how large the pushes are.  What this finds becomes a file in tests/data/. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/invoice_json.h"
#include "parsers/invoice_text.h"
#include "parsers/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static bool pushed(struct parser *parser, const uint8_t *bytes, size_t length, size_t piece,
                   struct error *error)
{
    for (size_t at = 0; at < length; at += piece) {
        if (!parser_push(parser, bytes + at, piece < length - at ? piece : length - at, error)) {
            return false;
        }
    }
    return true;
}

static void write_everything(struct arena *arena, const struct invoice *invoice)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    struct json json = {.out = out};

    invoice_write_json(&json, arena, "file", invoice);
    invoice_write_text(out, NULL, invoice);
    (void)fclose(out);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    ARENA(arena);
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct invoice *invoice = NULL;
    struct error error = {0};
    struct parse_limits limits = parse_limits_default;

    if (length == 0) {
        return 0;
    }
    limits.text_bytes = 1000;
    limits.memory_bytes = 100000;
    if (parser_new(arena, &limits, &parser, &error) &&
        pushed(parser, bytes + 1, length - 1, (size_t)bytes[0] + 1, &error) &&
        parser_finish(parser, &invoice, &error)) {
        write_everything(arena, invoice);
    } else if (error.kind == ERROR_NONE || error.text[0] == '\0' ||
               error.text[strlen(error.text) - 1] == '\n') {
        abort(); /* refused without a sentence */
    }
    return 0;
}
