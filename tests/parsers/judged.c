#include "tests/parsers/judged.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "parsers/parse.h"
#include "parsers/validate/verdict.h"
#include "tests/check.h"

enum { FILE_BYTES = 64 * 1024 };

/* The whole file, malloc'd. */
static char *file_text(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = calloc(1, FILE_BYTES);

    if (file == NULL || text == NULL) {
        fail_msg("%s cannot be read", path);
        return NULL;
    }
    assert_true(fread(text, 1, FILE_BYTES, file) < FILE_BYTES);
    (void)fclose(file);
    return text;
}

/* malloc'd. */
static char *edited_text(const char *text, const char *from, const char *to)
{
    const char *place = strstr(text, from);

    if (place == NULL) {
        fail_msg("the document has no '%s'", from);
        return NULL;
    }
    size_t size = strlen(text) + strlen(to) + 1;
    char *edited = malloc(size);

    assert_non_null(edited);
    (void)snprintf(edited, size, "%.*s%s%s", (int)(place - text), text, to, place + strlen(from));
    return edited;
}

static int by_text(const void *left, const void *right)
{
    const char *const *first = left;
    const char *const *second = right;

    return strcmp(*first, *second);
}

static void list(const struct verdict *verdict, const char *prefix, char ret_ids[JUDGED_BYTES])
{
    const char *ids[64];
    size_t count = 0;
    size_t used = 0;

    for (size_t at = 0; at < verdict->breach_count; at++) {
        if (strncmp(verdict->breaches[at].id, prefix, strlen(prefix)) == 0) {
            assert_true(count < sizeof ids / sizeof ids[0]);
            ids[count++] = verdict->breaches[at].id;
        }
    }
    qsort(ids, count, sizeof ids[0], by_text);
    ret_ids[0] = '\0';
    for (size_t at = 0; at < count; at++) {
        if (at == 0 || strcmp(ids[at], ids[at - 1]) != 0) {
            used += (size_t)snprintf(ret_ids + used, JUDGED_BYTES - used, "%s ", ids[at]);
            assert_true(used < JUDGED_BYTES);
        }
    }
}

/* With the rules of Peppol. */
static const struct verdict *judge(struct arena *arena, const struct rulebook *rulebook,
                                   const char *document, struct parser **ret_parser)
{
    struct invoice *invoice = NULL;
    struct error error = {0};

    assert_true(parser_new(arena, &parse_limits_default, ret_parser, &error));
    parser_judge(*ret_parser, rulebook, PROFILE_PEPPOL, false);
    if (!parser_push(*ret_parser, document, strlen(document), &error) ||
        !parser_finish(*ret_parser, &invoice, &error)) {
        fail_msg("%s", error.text);
    }
    return parser_verdict(*ret_parser);
}

void judged_ids(const struct rulebook *rulebook, const char *document, const char *prefix,
                char ret_ids[JUDGED_BYTES])
{
    struct arena *arena = arena_new();
    struct parser *parser = NULL;

    list(judge(arena, rulebook, document, &parser), prefix, ret_ids);
    parser_free(&parser);
    arena_free(arena);
}

static void tell(const struct verdict *verdict, const char *id, char ret_stated[JUDGED_BYTES])
{
    for (size_t at = 0; at < verdict->breach_count; at++) {
        const struct breach *breach = &verdict->breaches[at];

        if (strcmp(breach->id, id) == 0) {
            (void)snprintf(
                ret_stated, JUDGED_BYTES, "%s%s%s", breach->line_id == NULL ? "" : breach->line_id,
                breach->line_id == NULL ? "" : ": ", breach->stated == NULL ? "-" : breach->stated);
            return;
        }
    }
    fail_msg("%s is not broken", id);
}

void judged_stated(const char *path, const struct judged_edit *edit, char ret_stated[JUDGED_BYTES])
{
    struct arena *arena = arena_new();
    struct rulebook *rulebook = rulebook_new();
    struct parser *parser = NULL;
    char *text = file_text(path);
    char *edited = edited_text(text, edit->from, edit->to);

    tell(judge(arena, rulebook, edited, &parser), edit->ids, ret_stated);
    free(edited);
    free(text);
    parser_free(&parser);
    rulebook_free(&rulebook);
    arena_free(arena);
}

/* "R001 R007 " with the prefix before each. */
static void expected(const struct judged_edit *edit, const char *prefix, char ret_ids[JUDGED_BYTES])
{
    size_t used = 0;

    ret_ids[0] = '\0';
    for (const char *at = edit->ids; *at != '\0';) {
        size_t length = strcspn(at, " ");

        used += (size_t)snprintf(ret_ids + used, JUDGED_BYTES - used, "%s%.*s ", prefix,
                                 (int)length, at);
        assert_true(used < JUDGED_BYTES);
        at += length + (at[length] == ' ' ? 1 : 0);
    }
}

void judged_table(const char *path, const char *prefix, const struct judged_edit *edits,
                  size_t count)
{
    struct rulebook *rulebook = rulebook_new();
    char *document = file_text(path);
    char found[JUDGED_BYTES];
    char wanted[JUDGED_BYTES];

    for (size_t at = 0; at < count; at++) {
        char *edited = edited_text(document, edits[at].from, edits[at].to);

        judged_ids(rulebook, edited, prefix, found);
        expected(&edits[at], prefix, wanted);
        if (strcmp(found, wanted) != 0) {
            fail_msg("row %zu, '%s' as '%s': broken are '%s', should be '%s'", at, edits[at].from,
                     edits[at].to, found, wanted);
        }
        free(edited);
    }
    free(document);
    rulebook_free(&rulebook);
}
