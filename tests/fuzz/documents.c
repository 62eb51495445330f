#include "tests/fuzz/documents.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/attachment.h"
#include "parsers/invoice_json.h"
#include "parsers/invoice_text.h"
#include "parsers/parse.h"
#include "parsers/validate/rulebook.h"
#include "parsers/validate/verdict.h"

/* The dictionary of a rulebook grows with every name that it meets. */
enum { ROUNDS_A_RULEBOOK = 20000 };

static struct rulebook *rulebook_of_round(void)
{
    static struct rulebook *rulebook;
    static int rounds;

    if (rounds++ % ROUNDS_A_RULEBOOK == 0) {
        rulebook_free(&rulebook);
        rulebook = rulebook_new();
    }
    return rulebook;
}

static void must_say(const struct error *error)
{
    if (error->kind == ERROR_NONE || error->text[0] == '\0' ||
        error->text[strlen(error->text) - 1] == '\n') {
        abort(); /* refused without a sentence */
    }
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

static bool on_document(void *context, struct parsed *parsed, struct error *error)
{
    (void)context;
    (void)error;
    if (parsed->invoice == NULL) {
        must_say(&parsed->error);
    } else {
        write_everything(parsed->arena, parsed->invoice);
        if (verdict_severity(parsed->verdict) > SEVERITY_FATAL) {
            abort();
        }
    }
    arena_free(parsed->arena);
    return true;
}

static bool on_attachment(void *context, const struct supporting_document *about,
                          struct error *error)
{
    int64_t *size = context;

    (void)error;
    (void)attachment_is_accepted(about);
    *size = 0;
    return true;
}

static bool on_bytes(void *context, const void *bytes, size_t length, struct error *error)
{
    int64_t *size = context;

    (void)bytes;
    (void)error;
    *size += (int64_t)length;
    return true;
}

static bool on_attachment_end(void *context, const struct supporting_document *about,
                              struct error *error)
{
    int64_t *size = context;

    (void)error;
    if (*size != about->size_bytes) {
        abort();
    }
    return true;
}

static bool push(struct parser *parser, const uint8_t *bytes, size_t length, size_t piece,
                 struct error *error)
{
    for (size_t at = 0; at < length; at += piece) {
        if (!parser_push(parser, bytes + at, piece < length - at ? piece : length - at, error)) {
            return false;
        }
    }
    return true;
}

static bool push_text(struct parser *parser, const char *text, struct error *error)
{
    return text == NULL || parser_push(parser, text, strlen(text), error);
}

void fuzz_documents(const char *before, const uint8_t *bytes, size_t length, const char *after)
{
    ARENA(arena);
    CLEANUP(parser_free) struct parser *parser = NULL;
    int64_t size = 0;
    const struct attachment_sink attachments = {&size, on_attachment, on_bytes, on_attachment_end};
    const struct parse_sink sink = {NULL, on_document, &attachments};
    struct invoice *none = NULL;
    struct error error = {0};
    struct parse_limits limits = parse_limits_default;

    if (length == 0) {
        return;
    }
    limits.text_bytes = 1000;
    limits.memory_bytes = 100000;
    limits.documents = 20;
    if (!parser_new(arena, &limits, &parser, &error)) {
        abort();
    }
    parser_judge(parser, rulebook_of_round(), bytes[0] % 2 == 0 ? PROFILE_PEPPOL : PROFILE_EN16931,
                 true);
    parser_deliver(parser, &sink);
    if (!push_text(parser, before, &error) ||
        !push(parser, bytes + 1, length - 1, (size_t)bytes[0] + 1, &error) ||
        !push_text(parser, after, &error) || !parser_finish(parser, &none, &error)) {
        must_say(&error);
    }
}
