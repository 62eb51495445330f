#include "tests/check.h"

#include <string.h>

#include "parsers/elements/elements.h"

struct given {
    struct arena *arena;
    xmlDict *names;
    struct elements *elements;
    struct element *line; /* the last one */
};

static void take_line(void *context, struct element *line, bool *ret_forget)
{
    ((struct given *)context)->line = line;
    *ret_forget = false;
}

static void begin(struct given *given)
{
    *given = (struct given){.arena = arena_new(), .names = xmlDictCreate()};
    given->elements = elements_new(
        given->arena, &parse_limits_default,
        element_names_new(given->arena, given->names, format_cii.prefixes, elements_of_cii),
        take_line, given);
}

static void end(struct given *given)
{
    xmlDictFree(given->names);
    arena_free(given->arena);
}

static const xmlChar *intern(struct given *given, const char *text, size_t length)
{
    return xmlDictLookup(given->names, (const xmlChar *)(const void *)text, (int)length);
}

static void open_element(struct given *given, const char *name, size_t length)
{
    const char *colon = memchr(name, ':', length);
    const struct format_prefix *prefix = format_cii.prefixes;
    struct error error;

    while (strncmp(prefix->prefix, name, (size_t)(colon - name)) != 0) {
        prefix++;
    }
    assert_true(elements_open(given->elements,
                              intern(given, colon + 1, length - (size_t)(colon + 1 - name)),
                              intern(given, prefix->uri, strlen(prefix->uri)), 1, &error));
}

/* Opens the elements of a path, says a text (NULL: none), and closes them all. */
static void say(struct given *given, const char *path, const char *text)
{
    struct error error;
    int depth = 0;

    while (*path != '\0') {
        size_t length = strcspn(path, "/");

        if (*path == '@') {
            assert_true(elements_attribute(given->elements, intern(given, path + 1, length - 1),
                                           text, strlen(text), &error));
            text = NULL;
        } else {
            open_element(given, path, length);
            depth++;
        }
        path += length + (path[length] == '/' ? 1 : 0);
    }
    if (text != NULL) {
        assert_true(elements_text(given->elements, text, strlen(text), &error));
    }
    for (; depth > 0; depth--) {
        assert_true(elements_close(given->elements, &error));
    }
}

#define IN_TRANSACTION(path) "rsm:SupplyChainTradeTransaction/ram:" path

static void a_vat_breakdown_has_the_category_that_cii_leaves_out(void **state)
{
    struct given given;

    (void)state;
    begin(&given);
    say(&given,
        IN_TRANSACTION("ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax/ram:TypeCode"),
        "VAT");
    const struct element *breakdown =
        element_child(elements_invoice(given.elements), EL_VAT_BREAKDOWN);
    const struct element *category = element_child(breakdown, EL_VAT_CATEGORY);

    assert_true(element_is(element_child(category, EL_TAX_SCHEME), "VAT"));
    end(&given);
}

static void the_marks_of_a_period_stand_beside_its_dates(void **state)
{
    struct given given;

    (void)state;
    begin(&given);
    say(&given,
        IN_TRANSACTION("ApplicableHeaderTradeSettlement/ram:BillingSpecifiedPeriod/ram:EndDateTime/"
                       "udt:DateTimeString/@format"),
        "102");
    const struct element *period = element_child(elements_invoice(given.elements), EL_PERIOD);

    assert_true(element_has(period, EL_PERIOD_END_MARK));
    assert_false(element_has(period, EL_PERIOD_START_MARK));
    assert_true(
        element_is(element_child(element_child(period, EL_PERIOD_END), EL_DATE_FORMAT), "102"));
    end(&given);
}

static void what_stands_in_a_line_is_the_lines(void **state)
{
    struct given given;

    (void)state;
    begin(&given);
    say(&given,
        IN_TRANSACTION("IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeDelivery/"
                       "ram:BilledQuantity"),
        "2.5");
    assert_true(element_is(element_child(given.line, EL_QUANTITY), "2.5"));
    assert_false(element_has(elements_invoice(given.elements), EL_QUANTITY));
    end(&given);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_vat_breakdown_has_the_category_that_cii_leaves_out),
        cmocka_unit_test(the_marks_of_a_period_stand_beside_its_dates),
        cmocka_unit_test(what_stands_in_a_line_is_the_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
