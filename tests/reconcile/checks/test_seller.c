#include "tests/check.h"

#include "tests/reconcile/municipality.h"

static void an_unknown_seller_is_lk01_for_all_of_it(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_document(m)->provider = -1;
    the_document(m)->net_ore = ore("123.45");
    the_document(m)->number_seen_before = true;
    municipality_reconcile(m);
    EXPECT(m, "LK01 F1 - - 123.45");
}

static void another_currency_is_in11_for_all_of_it(void **state)
{
    static const char *const currencies[] = {"EUR", "sek", "SEKK"};

    (void)state;
    for (size_t at = 0; at < 3; at++) {
        ARENA(arena);
        struct municipality *m = municipality_with_clean_invoice(arena);

        the_document(m)->currency = currencies[at];
        municipality_reconcile(m);
        EXPECT(m, "IN11 F1 - - 400.00");
    }
}

static void an_unknown_seller_comes_before_another_currency(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)state;
    the_document(m)->provider = -1;
    the_document(m)->currency = "EUR";
    municipality_reconcile(m);
    EXPECT(m, "LK01 F1 - - 400.00");
}

static void a_credit_note_of_an_unknown_seller_is_negative(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_credit_note(m, "K1")->provider = -1;
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    municipality_reconcile(m);
    EXPECT(m, "LK01 K1 - - -400.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_seller_is_lk01_for_all_of_it),
        cmocka_unit_test(another_currency_is_in11_for_all_of_it),
        cmocka_unit_test(an_unknown_seller_comes_before_another_currency),
        cmocka_unit_test(a_credit_note_of_an_unknown_seller_is_negative),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
