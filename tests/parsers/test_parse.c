/* Every tests/data/<format>/<case>.xml gives what stands in <case>.expected: the invoice as JSON
 * and some of its line numbers, or the kind and the line of the error.  The same however the bytes
 * are cut into pushes; and what is cut off is refused, wherever it is cut.
 *
 * To accept what the program gives now, after reading it: AVSTAMD_ACCEPT=1. */
#include "tests/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/invoice_json.h"
#include "parsers/parse.h"

enum { CUT_BYTES_MAX = 4096 };

struct bytes {
    char *start;
    size_t length;
};

static struct bytes read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct bytes bytes = {0};
    size_t capacity = 0;

    while (file != NULL && feof(file) == 0 && ferror(file) == 0) {
        bytes.start = arena_grow(arena, bytes.start, &capacity, bytes.length + 4096);
        bytes.length += fread(bytes.start + bytes.length, 1, 4096, file);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return bytes;
}

static void write_lines(FILE *out, const struct invoice *invoice)
{
    (void)fprintf(out, "lines: number %d, seller %d, net %d", invoice->invoice_number.line,
                  invoice->seller.endpoint_scheme.line, invoice->tax_exclusive.line);
    for (size_t at = 0; at < invoice->notes.count; at++) {
        (void)fprintf(out, ", note %d", invoice->notes.items[at].line);
    }
    for (size_t at = 0; at < invoice->line_count; at++) {
        const struct invoice_line *line = &invoice->lines[at];

        (void)fprintf(out, ", line %d %d %d %d %d", line->position, line->line, line->id.line,
                      line->quantity.line, line->name.line);
    }
    (void)fputc('\n', out);
}

static void write_error(FILE *out, const struct error *error)
{
    int line = 0;

    if (sscanf(error->text, "line %d:", &line) != 1) {
        line = 0;
    }
    (void)fprintf(out, "%s on line %d\n",
                  error->kind == ERROR_INPUT   ? "ERROR_INPUT"
                  : error->kind == ERROR_LIMIT ? "ERROR_LIMIT"
                                               : "an error of another kind",
                  line);
}

/* Parsed in pushes of `first` bytes, then of `piece` bytes, as text in the arena. */
static char *outcome(struct arena *arena, struct bytes bytes, size_t first, size_t piece)
{
    ARENA(own);
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct invoice *invoice = NULL;
    struct error error = {0};
    char *text = NULL;
    size_t text_length = 0;
    FILE *out = open_memstream(&text, &text_length);
    bool good = parser_new(own, &parse_limits_default, &parser, &error);

    for (size_t at = 0, length = first; good && at < bytes.length; at += length, length = piece) {
        length = length < bytes.length - at ? length : bytes.length - at;
        good = parser_push(parser, bytes.start + at, length, &error);
    }
    if (good && parser_finish(parser, &invoice, &error)) {
        struct json json = {.out = out, .indent = true};

        invoice_write_json(&json, own, NULL, invoice);
        write_lines(out, invoice);
    } else {
        assert_int_not_equal(error.kind, ERROR_NONE);
        write_error(out, &error);
    }
    (void)fclose(out);
    char *kept = arena_strndup(arena, text, text_length);

    free(text);
    return kept;
}

/* Where the root element begins to end; a file cut after that may be whole. */
static size_t root_end(struct bytes bytes)
{
    size_t end_tag = 0;
    size_t empty_tag = bytes.length;

    for (size_t at = 0; at + 1 < bytes.length; at++) {
        char next = bytes.start[at + 1];

        if (bytes.start[at] == '<' && (next == '/' || next == 0)) { /* 0: in UTF-16 */
            end_tag = at;
        } else if (bytes.start[at] == '/' && next == '>') {
            empty_tag = at;
        }
    }
    return end_tag > 0 ? end_tag : empty_tag;
}

static void gives_what_is_expected(void **state)
{
    ARENA(arena);
    const char *path = *state;
    struct bytes bytes = read_file(arena, path);
    char *expected_path =
        arena_printf(arena, "%.*s.expected", (int)(strlen(path) - strlen(".xml")), path);
    struct bytes expected = read_file(arena, expected_path);
    char *whole = outcome(arena, bytes, bytes.length, 1);

    if (getenv("AVSTAMD_ACCEPT") != NULL) {
        FILE *file = fopen(expected_path, "wb");

        assert_non_null(file);
        (void)fputs(whole, file);
        (void)fclose(file);
        return;
    }
    assert_non_null(expected.start);
    assert_string_equal(whole, arena_strndup(arena, expected.start, expected.length));
    assert_string_equal(outcome(arena, bytes, 1, 1), whole);
    for (size_t piece = 2; piece < bytes.length && piece < 40; piece++) {
        assert_string_equal(outcome(arena, bytes, piece / 2, piece), whole);
    }
    if (bytes.length > CUT_BYTES_MAX) {
        return;
    }
    for (size_t first = 1; first < bytes.length; first++) {
        assert_string_equal(outcome(arena, bytes, first, bytes.length), whole);
    }
}

static void is_refused_wherever_it_is_cut_off(void **state)
{
    ARENA(arena);
    const char *path = *state;
    struct bytes bytes = read_file(arena, path);
    size_t end = root_end(bytes);

    if (bytes.length > CUT_BYTES_MAX) {
        return;
    }
    for (size_t length = 0; length <= end; length++) {
        /* A copy, so that reading too far is seen. */
        char *copy = malloc(length + 1);

        assert_non_null(copy);
        memcpy(copy, bytes.start, length);
        struct bytes cut = {realloc(copy, length == 0 ? 1 : length), length};

        assert_int_equal(strncmp(outcome(arena, cut, length / 2, length), "ERROR_", 6), 0);
        free(cut.start);
    }
}

static int is_case(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');

    return dot != NULL && strcmp(dot, ".xml") == 0;
}

static void add_folder(struct arena *arena, const char *folder, struct CMUnitTest **tests,
                       size_t *count, size_t *capacity)
{
    struct dirent **entries = NULL;
    int found = scandir(folder, &entries, is_case, alphasort);

    for (int at = 0; at < found; at++) {
        char *path = arena_printf(arena, "%s/%s", folder, entries[at]->d_name);

        *tests = arena_grow(arena, *tests, capacity, *count + 2);
        (*tests)[(*count)++] =
            (struct CMUnitTest){.name = arena_printf(arena, "%s_gives_what_is_expected", path),
                                .test_func = gives_what_is_expected,
                                .initial_state = path};
        (*tests)[(*count)++] = (struct CMUnitTest){
            .name = arena_printf(arena, "%s_is_refused_wherever_it_is_cut_off", path),
            .test_func = is_refused_wherever_it_is_cut_off,
            .initial_state = path};
        free(entries[at]);
    }
    free(entries);
}

int main(void)
{
    ARENA(arena);
    struct CMUnitTest *tests = NULL;
    size_t count = 0;
    size_t capacity = 0;

    static const char *const folders[] = {"tests/data/ubl", "tests/data/cii",
                                          "tests/data/svefaktura"};

    for (size_t at = 0; at < sizeof folders / sizeof folders[0]; at++) {
        size_t before = count;

        add_folder(arena, folders[at], &tests, &count, &capacity);
        if (count == before) {
            (void)fprintf(stderr, "no %s: run from the top folder\n", folders[at]);
            return 1;
        }
    }
    return _cmocka_run_group_tests("parse", tests, count, NULL, NULL);
}
