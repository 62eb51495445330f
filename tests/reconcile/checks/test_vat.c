#include "tests/check.h"

#include "tests/reconcile/municipality.h"

/* 400.00 at 25 % are 100.00. */
static void vat_is_that_of_the_services(void **state)
{
    static const struct {
        const char *vat;
        const char *finding; /* NULL: silence */
    } cases[] = {{"100.00", NULL},
                 {"100.05", "IN06 F1 - - 0.05 within"},
                 {"99.95", "IN06 F1 - - -0.05 within"},
                 {"100.06", "IN06 F1 - - 0.06"},
                 {"99.94", "IN06 F1 - - -0.06"},
                 {"0", "IN06 F1 - - -100.00"}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);

        home_care(m)->vat_rate_e4 = scaled("25", 4);
        the_document(m)->vat_ore = ore(cases[at].vat);
        municipality_reconcile(m);
        expect_findings(m, (const char *const[]){cases[at].finding, NULL});
    }
}

static void care_is_exempt_whatever_the_line_says(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_line(m)->vat_rate_e4 = scaled("25", 4);
    the_document(m)->vat_ore = ore("100.00");
    municipality_reconcile(m);
    EXPECT(m, "IN06 F1 - - 100.00");
}

/* Unlinked 100.02 and charge 50.00 less allowance 10.00 at 25 %: 140.02 × 0.25 = 35.005, away from
 * zero 35.01; and 400.00 at 6 %: 24.00. */
static void the_tax_of_each_rate_is_rounded_once(void **state)
{
    static const struct document_allowance allowances[] = {{5000, 250000, true},
                                                           {1000, 250000, false}};
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    home_care(m)->vat_rate_e4 = scaled("6", 4);
    add_bare_line(m, "1", "100.02")->vat_rate_e4 = scaled("25", 4);
    the_document(m)->allowances = allowances;
    the_document(m)->allowance_count = 2;
    the_document(m)->net_ore += 4000;
    the_document(m)->vat_ore = ore("59.01");
    municipality_reconcile(m);
    EXPECT(m, "LK10 F1/2 2026-10 - 100.02", "PR05 F1 - - 50.00", "PR09 F1 - - -10.00");
    assert_int_equal(the_document(m)->expected_vat_ore, 5901);
}

/* BT-110 of a credit note is written as it stands there. */
static void the_vat_of_a_credit_note_is_not_turned_round(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    home_care(m)->vat_rate_e4 = scaled("25", 4);
    the_document(m)->vat_ore = ore("100.00");
    refer_to(m, add_credit_note(m, "K1"), "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    m->facts.documents.items[1].vat_ore = ore("90.00");
    municipality_reconcile(m);
    EXPECT(m, "IN06 K1 - - -10.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vat_is_that_of_the_services),
        cmocka_unit_test(care_is_exempt_whatever_the_line_says),
        cmocka_unit_test(the_tax_of_each_rate_is_rounded_once),
        cmocka_unit_test(the_vat_of_a_credit_note_is_not_turned_round),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
