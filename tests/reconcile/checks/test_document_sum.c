#include "tests/check.h"

#include "tests/reconcile/municipality.h"

/* An allowance of 30 + 20 and a charge of 15, all in the total. */
static void add_allowances(struct municipality *m)
{
    static const struct document_allowance allowances[] = {
        {3000, 0, false}, {1500, 0, true}, {2000, 0, false}};
    struct document *document = &m->facts.documents.items[m->facts.documents.count - 1];

    document->allowances = allowances;
    document->allowance_count = 3;
    document->net_ore -= 3500;
}

static void allowances_are_pr09_and_charges_pr05_each_one_row(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    add_allowances(m);
    municipality_reconcile(m);
    EXPECT(m, "PR09 F1 - - -50.00", "PR05 F1 - - 15.00");
    assert_false(finding_flags(the_finding(m, PR09)));
    assert_true(finding_flags(the_finding(m, PR05)));
}

static void on_a_credit_note_they_turn_round(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    refer_to(m, add_credit_note(m, "K1"), "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    add_allowances(m);
    municipality_reconcile(m);
    EXPECT(m, "PR09 K1 - - 50.00", "PR05 K1 - - -15.00");
}

static void a_total_that_does_not_add_up_is_in02_by_the_difference(void **state)
{
    static const struct {
        int64_t beside;
        const char *finding;
    } cases[] = {{0, NULL},
                 {1, "IN02 F1 - - 0.01"},
                 {-1, "IN02 F1 - - -0.01"},
                 {-40000, "IN02 F1 - - -400.00"}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);

        the_document(m)->net_ore += cases[at].beside;
        municipality_reconcile(m);
        expect_findings(m, (const char *const[]){cases[at].finding, NULL});
    }
}

static void the_difference_of_a_credit_note_turns_round(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    refer_to(m, add_credit_note(m, "K1"), "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    m->facts.documents.items[1].net_ore += 500;
    municipality_reconcile(m);
    EXPECT(m, "IN02 K1 - - -5.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allowances_are_pr09_and_charges_pr05_each_one_row),
        cmocka_unit_test(on_a_credit_note_they_turn_round),
        cmocka_unit_test(a_total_that_does_not_add_up_is_in02_by_the_difference),
        cmocka_unit_test(the_difference_of_a_credit_note_turns_round),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
