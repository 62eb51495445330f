#include "tests/check.h"

#include <stdio.h>
#include <string.h>

#include "parsers/name_map.h"
#include "parsers/parse.h"
#include "parsers/validate/rulebook.h"
#include "parsers/validate/verdict.h"
#include "tests/parsers/judged.h"

static const xmlChar *name(xmlDict *dictionary, const char *text)
{
    return xmlDictLookup(dictionary, (const xmlChar *)(const void *)text, -1);
}

static void a_name_of_the_tables_is_theirs_and_any_other_keeps_its_address(void **state)
{
    xmlDict *known = xmlDictCreate();
    const xmlChar *ours = name(known, "ID");
    struct name_map *map = name_map_new(known);
    const xmlChar *other = name(map->names, "Other");

    (void)state;
    for (int again = 0; again < 2; again++) {
        assert_ptr_equal(name_map_known(map, name(map->names, "ID")), ours);
        assert_ptr_equal(name_map_known(map, other), other);
    }
    assert_null(xmlDictExists(known, other, -1));
    name_map_release(map);
    xmlDictFree(known);
}

static void a_name_is_found_when_a_table_has_it_later(void **state)
{
    xmlDict *known = xmlDictCreate();
    struct name_map *map = name_map_new(known);
    const xmlChar *said = name(map->names, "Later");

    (void)state;
    assert_ptr_equal(name_map_known(map, said), said);
    const xmlChar *ours = name(known, "Later");

    assert_ptr_equal(name_map_known(map, said), ours);
    name_map_release(map);
    xmlDictFree(known);
}

static void many_names_are_found(void **state)
{
    xmlDict *known = xmlDictCreate();
    struct name_map *map = name_map_new(known);
    char text[16];

    (void)state;
    for (int at = 0; at < 5000; at++) {
        (void)snprintf(text, sizeof text, "N%d", at);
        const xmlChar *ours = name(known, text);

        assert_ptr_equal(name_map_known(map, name(map->names, text)), ours);
        assert_ptr_equal(name_map_known(map, name(map->names, text)), ours);
    }
    assert_int_equal(map->count, 5000);
    name_map_release(map);
    xmlDictFree(known);
}

static void after_many_names_a_new_map_begins_and_who_holds_the_old_one_keeps_it(void **state)
{
    struct rulebook *rulebook = rulebook_new();
    struct name_map *map = rulebook_hold_names(rulebook);
    struct name_map *same = rulebook_hold_names(rulebook);
    char text[16];

    (void)state;
    assert_ptr_equal(same, map);
    for (int at = 0; at < 20000; at++) {
        (void)snprintf(text, sizeof text, "N%d", at);
        (void)name(map->names, text);
    }
    struct name_map *next = rulebook_hold_names(rulebook);

    assert_ptr_not_equal(next, map);
    assert_ptr_equal(name_map_known(map, name(map->names, "N7")), name(map->names, "N7"));
    name_map_release(map);
    name_map_release(same);
    name_map_release(next);
    rulebook_free(&rulebook);
}

static char *file_text(struct arena *arena, const char *path)
{
    enum { BYTES = 64 * 1024 };
    FILE *file = fopen(path, "r");
    char *text = arena_alloc(arena, BYTES);

    assert_non_null(file);
    assert_true(fread(text, 1, BYTES, file) < BYTES);
    (void)fclose(file);
    return text;
}

/* How much is wrong with a document. */
static size_t wrong(const struct rulebook *rulebook, const char *document)
{
    ARENA(arena);
    CLEANUP(parser_free) struct parser *parser = NULL;
    struct invoice *none = NULL;
    struct error error = {0};

    assert_true(parser_new(arena, &parse_limits_default, &parser, &error));
    parser_judge(parser, rulebook, PROFILE_PEPPOL, false);
    assert_true(parser_push(parser, document, strlen(document), &error));
    assert_true(parser_finish(parser, &none, &error));
    return parser_verdict(parser)->breach_count + parser_verdict(parser)->problem_total;
}

/* All names of the second are said by the first, when there are no tables of them yet. */
static void what_one_document_names_does_not_change_the_verdict_of_the_next(void **state)
{
    ARENA(arena);
    CLEANUP(rulebook_free) struct rulebook *rulebook = rulebook_new();
    const char *cii = file_text(arena, JUDGED_CII);
    const char *odd = arena_printf(
        arena,
        "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>%s</Invoice>",
        cii);

    (void)state;
    assert_true(wrong(rulebook, odd) > 0);
    assert_int_equal(wrong(rulebook, cii), 0);
    assert_int_equal(wrong(rulebook, file_text(arena, JUDGED_UBL)), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_of_the_tables_is_theirs_and_any_other_keeps_its_address),
        cmocka_unit_test(a_name_is_found_when_a_table_has_it_later),
        cmocka_unit_test(many_names_are_found),
        cmocka_unit_test(after_many_names_a_new_map_begins_and_who_holds_the_old_one_keeps_it),
        cmocka_unit_test(what_one_document_names_does_not_change_the_verdict_of_the_next),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
