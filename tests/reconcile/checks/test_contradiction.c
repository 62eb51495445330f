#include "tests/check.h"

#include "tests/reconcile/municipality.h"

static struct municipality *by_order(struct arena *arena, const char *client)
{
    struct municipality *m = municipality_with_clean_invoice(arena);

    (void)add_client(m, "berit");
    the_line(m)->order_line_reference = "O1";
    the_line(m)->attribute_count = 0;
    name_attribute(m, the_line(m), "ClientID", client);
    return m;
}

static void the_orders_own_client_is_no_contradiction(void **state)
{
    ARENA(arena);
    struct municipality *m = by_order(arena, "anna");

    (void)state;
    municipality_reconcile(m);
    expect_nothing(m);
}

static void another_client_is_lk08_and_the_line_stays_linked(void **state)
{
    ARENA(arena);
    struct municipality *m = by_order(arena, "berit");

    (void)state;
    municipality_reconcile(m);
    EXPECT(m, "LK08 F1/1 2026-10 - -");
    assert_int_equal(the_finding(m, LK08)->account, ANNAS_HOME_CARE);
    assert_int_equal(the_finding(m, LK08)->evidence->orders.items[0], 1);
    assert_true(finding_flags(the_finding(m, LK08)));
}

static void a_line_of_nothing_contradicts_nothing(void **state)
{
    ARENA(arena);
    struct municipality *m = by_order(arena, "berit");

    (void)state;
    the_line(m)->net_ore = 0;
    the_document(m)->net_ore = 0;
    municipality_reconcile(m);
    expect_nothing(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_orders_own_client_is_no_contradiction),
        cmocka_unit_test(another_client_is_lk08_and_the_line_stays_linked),
        cmocka_unit_test(a_line_of_nothing_contradicts_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
