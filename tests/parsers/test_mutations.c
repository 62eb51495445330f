/* Documents with random damage give an invoice or a sentence, never a crash: a short sample of what
 * tests/fuzz/ does for hours.  The same damage every time; AVSTAMD_SEED and AVSTAMD_ROUNDS change
 * it. */
#include "tests/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/invoice_json.h"
#include "parsers/invoice_text.h"
#include "parsers/parse.h"

enum { DOCUMENT_BYTES_MAX = 16 * 1024, DAMAGES_MAX = 8, ROUNDS = 200 };

struct document {
    char bytes[DOCUMENT_BYTES_MAX];
    size_t length;
};

static uint64_t next(uint64_t *random)
{
    *random = *random * 6364136223846793005U + 1442695040888963407U;
    return *random >> 33;
}

static size_t below(uint64_t *random, size_t limit)
{
    return limit == 0 ? 0 : (size_t)next(random) % limit;
}

/* Moves what follows `at` by putting in or taking out bytes. */
static void replace(struct document *document, size_t at, size_t removed, const char *added,
                    size_t length)
{
    if (document->length - removed + length > sizeof document->bytes) {
        return;
    }
    memmove(document->bytes + at + length, document->bytes + at + removed,
            document->length - at - removed);
    memcpy(document->bytes + at, added, length);
    document->length = document->length - removed + length;
}

static void damage(struct document *document, uint64_t *random)
{
    static const char *const words[] = {
        "<",
        ">",
        "</",
        "/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&",
        "&amp;",
        "&#x10FFFF;",
        "&#0;",
        "\"",
        "'",
        "=",
        "<?",
        "?>",
        "<!DOCTYPE ",
        "xmlns:x=\"\"",
        "cac:",
        "cbc:",
        "\xff",
        "\xfe",
        "\xc3",
        "\xef\xbf\xbe",
        "\xed\xa0\x80",
        "encoding=\"",
        "UTF-16",
        "<cbc:ID>",
        "</cbc:ID>",
        "<cac:InvoiceLine>",
        "</cac:InvoiceLine>",
        "\n",
        "\r",
        "\t",
    };
    size_t at = below(random, document->length + 1);
    size_t rest = document->length - at;
    size_t span = below(random, rest < 200 ? rest + 1 : 200);
    char copy[200];

    switch (below(random, 5)) {
    case 0:
        if (rest > 0) {
            document->bytes[at] = (char)next(random);
        }
        break;
    case 1:
        replace(document, at, span, "", 0);
        break;
    case 2: {
        const char *word = words[below(random, sizeof words / sizeof words[0])];

        replace(document, at, 0, word, strlen(word));
        break;
    }
    case 3: /* a piece again, somewhere else */
        memcpy(copy, document->bytes + at, span);
        replace(document, below(random, document->length + 1), 0, copy, span);
        break;
    default:
        replace(document, at, 0, "\0", 1);
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
    assert_true(length > 0);
    free(text);
}

static void parse(const struct document *document, size_t piece)
{
    ARENA(arena);
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct invoice *invoice = NULL;
    struct error error = {0};
    bool good = parser_new(arena, &parse_limits_default, &parser, &error);

    for (size_t at = 0; good && at < document->length; at += piece) {
        size_t rest = document->length - at;

        good = parser_push(parser, document->bytes + at, piece < rest ? piece : rest, &error);
    }
    if (good && parser_finish(parser, &invoice, &error)) {
        write_everything(arena, invoice);
        return;
    }
    assert_true(error.kind == ERROR_INPUT || error.kind == ERROR_LIMIT);
    assert_true(strlen(error.text) > 10);
}

static long setting(const char *name, long usual)
{
    const char *text = getenv(name);

    return text == NULL ? usual : strtol(text, NULL, 10);
}

static void damage_and_parse(const char *path, uint64_t *random)
{
    FILE *file = fopen(path, "rb");
    struct document whole = {.length = 0};
    long rounds = setting("AVSTAMD_ROUNDS", ROUNDS);

    assert_non_null(file);
    whole.length = fread(whole.bytes, 1, sizeof whole.bytes, file);
    (void)fclose(file);
    for (long round = 0; round < rounds; round++) {
        struct document document = whole;

        for (size_t times = 1 + below(random, DAMAGES_MAX); times > 0; times--) {
            damage(&document, random);
        }
        parse(&document, 1 + below(random, document.length + 1));
    }
}

static int is_document(const struct dirent *entry)
{
    return strstr(entry->d_name, ".xml") != NULL;
}

static void damaged_documents_give_an_invoice_or_a_sentence(void **state)
{
    ARENA(arena);
    uint64_t random = (uint64_t)setting("AVSTAMD_SEED", 1);
    struct dirent **entries = NULL;
    int count = scandir("tests/data/ubl", &entries, is_document, alphasort);

    (void)state;
    assert_true(count > 0);
    for (int at = 0; at < count; at++) {
        damage_and_parse(arena_printf(arena, "tests/data/ubl/%s", entries[at]->d_name), &random);
        free(entries[at]);
    }
    free(entries);
}

/* As it arrives when a connection is lost: whole, or a sentence, at every byte. */
static void a_document_that_ends_at_any_byte_is_a_sentence(void **state)
{
    static const char *const paths[] = {"tests/data/ubl/small.xml", "tests/data/cii/valid.xml",
                                        "tests/data/svefaktura/full.xml"};

    (void)state;
    for (size_t at = 0; at < sizeof paths / sizeof paths[0]; at++) {
        FILE *file = fopen(paths[at], "rb");
        struct document document = {.length = 0};

        assert_non_null(file);
        size_t length = fread(document.bytes, 1, sizeof document.bytes, file);

        (void)fclose(file);
        assert_true(length > 100 && length < sizeof document.bytes);
        for (document.length = 0; document.length < length; document.length++) {
            parse(&document, 4096);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_that_ends_at_any_byte_is_a_sentence),
        cmocka_unit_test(damaged_documents_give_an_invoice_or_a_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
