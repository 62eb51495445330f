#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/demo/write.h"
#include "parsers/parse.h"
#include "reconcile/catalogue.h"

static struct town *small_town(struct arena *arena, uint64_t seed)
{
    month from = MONTH_NONE;

    assert_true(month_parse("2026-08", strlen("2026-08"), &from));
    return town_build(arena, seed, 90, from, 3);
}

/* What a document of the town looks like as bytes. */
static char *document_bytes(struct arena *arena, const struct town *town, int document)
{
    char *bytes = NULL, *kept = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);

    assert_non_null(out);
    write_ubl(out, town, document);
    assert_int_equal(fclose(out), 0);
    kept = arena_strndup(arena, bytes, length);
    free(bytes);
    return kept;
}

static void the_same_seed_gives_the_same_bytes(void **state)
{
    ARENA(arena);
    struct town *one = small_town(arena, 7), *other = small_town(arena, 7);

    (void)state;
    assert_int_equal(one->visit_count, other->visit_count);
    assert_memory_equal(one->visits, other->visits, one->visit_count * sizeof *one->visits);
    assert_int_equal(one->document_count, other->document_count);
    for (size_t at = 0; at < one->document_count; at++) {
        assert_string_equal(document_bytes(arena, one, (int)at),
                            document_bytes(arena, other, (int)at));
    }
}

static void another_seed_gives_another_town(void **state)
{
    ARENA(arena);

    (void)state;
    assert_int_not_equal(small_town(arena, 7)->visit_count, small_town(arena, 8)->visit_count);
}

static void every_code_is_planted(void **state)
{
    ARENA(arena);
    const struct town *town = small_town(arena, 1);

    (void)state;
    for (int code = 0; code < CODE_COUNT; code++) {
        const char *name = catalogue_row((enum code)code)->name;
        bool planted = false;

        for (size_t at = 0; at < town->planted_count; at++) {
            planted = planted || strcmp(town->planteds[at].code, name) == 0;
        }
        if (!planted) {
            fail_msg("%s is not planted", name);
        }
    }
}

static void every_document_is_read_by_our_parser(void **state)
{
    ARENA(arena);
    const struct town *town = small_town(arena, 1);

    (void)state;
    for (size_t at = 0; at < town->document_count; at++) {
        const char *bytes = document_bytes(arena, town, (int)at);
        struct invoice *invoice = NULL;
        struct error error = {0};

        if (!parse_bytes(arena, bytes, strlen(bytes), &invoice, &error)) {
            fail_msg("%s: %s", town->documents[at].number, error.text);
        }
        assert_int_equal(invoice->format,
                         town->documents[at].credit ? FORMAT_UBL_CREDIT_NOTE : FORMAT_UBL_INVOICE);
        assert_string_equal(invoice->invoice_number.text, town->documents[at].number);
        assert_int_equal(invoice->line_count, town->documents[at].line_count);
        assert_non_null(invoice->lines[0].net.text);
        assert_non_null(invoice->payable.text);
    }
}

static void staff_are_in_two_places_only_where_planted(void **state)
{
    ARENA(arena);
    const struct town *town = small_town(arena, 1);
    int clashes = 0;

    (void)state;
    for (size_t one = 0; one < town->visit_count; one++) {
        const struct demo_visit *visit = &town->visits[one];

        for (size_t other = one + 1; other < town->visit_count && other < one + 400; other++) {
            const struct demo_visit *next = &town->visits[other];

            clashes += visit->staff != NONE && visit->staff == next->staff &&
                       visit->start_s < next->end_s && next->start_s < visit->end_s;
        }
    }
    assert_int_equal(clashes, 1); /* the planted one */
}

static void check_digits_are_right(void **state)
{
    ARENA(arena);

    (void)state;
    assert_string_equal(town_luhn(arena, "556233245"), "5562332451");
    assert_string_equal(town_luhn(arena, "202100236"), "2021002361");
    assert_string_equal(town_luhn(arena, "5402968"), "54029681");
    assert_string_equal(town_luhn(arena, "286543"), "2865434");
}

static void a_directory_that_cannot_be_made_is_told(void **state)
{
    ARENA(arena);
    struct error error = {0};

    (void)state;
    assert_false(town_write(small_town(arena, 1), "/dev/null/town", &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_non_null(strstr(error.text, "/dev/null/town"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_gives_the_same_bytes),
        cmocka_unit_test(another_seed_gives_another_town),
        cmocka_unit_test(every_code_is_planted),
        cmocka_unit_test(every_document_is_read_by_our_parser),
        cmocka_unit_test(staff_are_in_two_places_only_where_planted),
        cmocka_unit_test(check_digits_are_right),
        cmocka_unit_test(a_directory_that_cannot_be_made_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
