#include "tests/check.h"

#include <string.h>

#include "tests/reconcile/municipality.h"

static struct decimal decimal(const char *text)
{
    struct decimal parsed = {0};

    assert_true(decimal_parse(text, strlen(text), &parsed));
    return parsed;
}

/* Of one hour for 400.00; 0.02 beside is the most. */
static void quantity_times_price_makes_the_line(void **state)
{
    static const struct {
        const char *quantity, *price, *base, *beside;
        bool found;
    } cases[] = {
        {"1", "400", NULL, "0", false},
        {"1", "400.02", NULL, "0", false},
        {"1", "399.98", NULL, "0", false},
        {"1", "400.0200000001", NULL, "0", true},
        {"1", "399.9799999999", NULL, "0", true},
        {"1", "400.03", NULL, "0", true},
        {"1", "399.97", NULL, "0", true},
        {"1", "350", NULL, "50", false},
        {"1", "450", NULL, "-50", false},
        {"1", "450", NULL, "-49.97", true},
        {"1", "4000", "10", "0", false},
        {"1", "4000.20", "10", "0", false},
        {"1", "4000.21", "10", "0", true},
        {"1", "1200", "3", "0", false},
        {"1", "1200.06", "3", "0", false},
        {"1", "1200.07", "3", "0", true},
        {"1", "100", "0.25", "0", false},
        {"1", "400", "0", "0", false}, /* no base to divide by: taken as 1 */
        {"1", "-400", NULL, "0", true},
        {"1", "0", NULL, "400", false},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);
        struct line *line = the_line(m);

        line->has_price = true;
        line->price = decimal(cases[at].price);
        line->has_base_quantity = cases[at].base != NULL;
        line->base_quantity = decimal(cases[at].base == NULL ? "0" : cases[at].base);
        line->allowance_ore = ore(cases[at].beside);
        municipality_reconcile(m);
        if (m->found.count != (cases[at].found ? 1 : 0)) {
            fail_msg("%s × %s / %s beside %s", cases[at].quantity, cases[at].price,
                     cases[at].base == NULL ? "-" : cases[at].base, cases[at].beside);
        }
        if (cases[at].found) {
            EXPECT(m, "IN02 F1/1 2026-10 - -");
        }
    }
}

static void without_a_price_nothing_is_asked(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_line(m)->price = decimal("1");
    municipality_reconcile(m);
    expect_nothing(m);
}

static void an_unlinked_line_is_asked_too(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);
    struct line *line = add_bare_line(m, "2", "400.00");

    (void)state;
    line->has_price = true;
    line->price = decimal("400");
    municipality_reconcile(m);
    EXPECT(m, "IN02 F1/2 2026-10 - -", "LK10 F1/2 2026-10 - 400.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantity_times_price_makes_the_line),
        cmocka_unit_test(without_a_price_nothing_is_asked),
        cmocka_unit_test(an_unlinked_line_is_asked_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
