/* Numbers and months as the pages show them, and as functions of the stylesheets. */
#include <libxml/parser.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "daemon/web/swedish.h"
#include "reconcile/base/arena.h"
#include "tests/check.h"

#define NB "\u00a0"

static void gives(xmlChar *text, const char *wanted)
{
    assert_string_equal((const char *)text, wanted);
    xmlFree(text);
}

static void amounts_are_kronor_in_groups(void **state)
{
    (void)state;
    gives(swedish_amount("123450", NULL), "1" NB "234,50");
    gives(swedish_amount("-271425", "kr"), "−2" NB "714,25" NB "kr");
    gives(swedish_amount("0", ""), "0,00");
    gives(swedish_amount("7", "kr"), "0,07" NB "kr");
    gives(swedish_amount("-99", "kr"), "−0,99" NB "kr");
    gives(swedish_amount("100000", NULL), "1" NB "000,00");
    gives(swedish_amount("99999", NULL), "999,99");
    gives(swedish_amount("-9223372036854775808", "kr"),
          "−92" NB "233" NB "720" NB "368" NB "547" NB "758,08" NB "kr");
}

static void numbers_keep_their_decimals(void **state)
{
    (void)state;
    gives(swedish_number("1234.5", "tim"), "1" NB "234,5" NB "tim");
    gives(swedish_number("-0.25", NULL), "−0,25");
    gives(swedish_number("999", NULL), "999");
    gives(swedish_number("1000000", "%"), "1" NB "000" NB "000" NB "%");
    gives(swedish_number("12.3456789", ""), "12,3456789");
}

static void prices_have_two_decimals_at_least(void **state)
{
    (void)state;
    gives(swedish_price("82.4"), "82,40");
    gives(swedish_price("1640"), "1" NB "640,00");
    gives(swedish_price("-394.845"), "−394,845");
    gives(swedish_price("0.05"), "0,05");
    gives(swedish_price("fritt"), "fritt");
    gives(swedish_price(""), "");
}

static void organisations_have_their_hyphen(void **state)
{
    (void)state;
    gives(swedish_organisation("5599901013"), "559990-1013");
    gives(swedish_organisation("559990-1013"), "559990-1013");
    gives(swedish_organisation("SE5599901"), "SE5599901");
    gives(swedish_organisation(""), "");
}

static void months_have_names(void **state)
{
    (void)state;
    gives(swedish_month("2026-10"), "oktober" NB "2026");
    gives(swedish_month("2026-01-31"), "januari" NB "2026");
    gives(swedish_month("2026-12-01 00:00"), "december" NB "2026");
}

/* An invoice may have anything where a number should be. */
static void what_is_no_number_stands_as_it_is(void **state)
{
    static const char *const others[] = {"",     "-",      ".5",  "5.",       "1,5", "1 234",
                                         "1e3",  "+5",     "--5", "5.5.5",    "NaN", "Infinity",
                                         "åtta", "12345x", "−5",  "2026-10-1"};
    static const char *const dates[] = {"",       "2026",     "2026-00", "2026-13",
                                        "2026-1", "2026-100", "hösten",  "20261001"};

    (void)state;
    for (size_t at = 0; at < sizeof others / sizeof others[0]; at++) {
        gives(swedish_number(others[at], "tim"), others[at]);
        gives(swedish_amount(others[at], "kr"), others[at]);
    }
    gives(swedish_amount("12.5", "kr"), "12.5");
    for (size_t at = 0; at < sizeof dates / sizeof dates[0]; at++) {
        gives(swedish_month(dates[at]), dates[at]);
    }
}

static void ignore(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

/* What `expression` is on <page><ore>123450</ore></page>; NULL when it is an error. */
static char *told(struct arena *arena, const char *expression)
{
    const char *sheet = arena_printf(
        arena,
        "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'"
        " xmlns:av='urn:avstamd'><xsl:output method='text' encoding='UTF-8'/>"
        "<xsl:template match='/page'><xsl:value-of select=\"%s\"/></xsl:template>"
        "</xsl:stylesheet>",
        expression);
    xmlDocPtr page = xmlReadDoc((const xmlChar *)"<page><ore>123450</ore></page>", NULL, NULL, 0);
    xsltStylesheetPtr stylesheet =
        xsltParseStylesheetDoc(xmlReadDoc((const xmlChar *)sheet, NULL, NULL, 0));
    xsltTransformContextPtr context = xsltNewTransformContext(stylesheet, page);
    xmlChar *text = NULL;
    char *told = NULL;
    int length = 0;

    xsltSetTransformErrorFunc(context, NULL, ignore);
    swedish_register(context);
    xmlDocPtr made = xsltApplyStylesheetUser(stylesheet, page, NULL, NULL, NULL, context);

    if (made != NULL && context->state == XSLT_STATE_OK &&
        xsltSaveResultToString(&text, &length, made, stylesheet) == 0) {
        told = arena_strdup(arena, text == NULL ? "" : (const char *)text);
    }
    xmlFree(text);
    xmlFreeDoc(made);
    xsltFreeTransformContext(context);
    xsltFreeStylesheet(stylesheet);
    xmlFreeDoc(page);
    return told;
}

static void stylesheets_call_them(void **state)
{
    (void)state;
    ARENA(arena);

    assert_string_equal(told(arena, "av:kronor(ore)"), "1" NB "234,50" NB "kr");
    assert_string_equal(told(arena, "av:amount(ore)"), "1" NB "234,50");
    assert_string_equal(told(arena, "av:amount(none)"), "");
    assert_string_equal(told(arena, "av:number(string-length(ore) * 300, 'tim')"),
                        "1" NB "800" NB "tim");
    assert_string_equal(told(arena, "av:month('2026-02')"), "februari" NB "2026");
    assert_null(told(arena, "av:kronor()"));
    assert_null(told(arena, "av:kronor(ore, 'kr')"));
    assert_null(told(arena, "av:number(1, 2, 3)"));
    assert_null(told(arena, "av:unknown(ore)"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts_are_kronor_in_groups),
        cmocka_unit_test(numbers_keep_their_decimals),
        cmocka_unit_test(prices_have_two_decimals_at_least),
        cmocka_unit_test(organisations_have_their_hyphen),
        cmocka_unit_test(months_have_names),
        cmocka_unit_test(what_is_no_number_stands_as_it_is),
        cmocka_unit_test(stylesheets_call_them),
    };

    xmlInitParser();
    xmlSetGenericErrorFunc(NULL, ignore);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
