#include "tests/check.h"

#include "reconcile/price.h"
#include "tests/reconcile/municipality.h"

/* The price of a day for the account's level "2" at CARE_AB; −1: none. */
static int32_t chosen(struct municipality *m, int32_t account, const char *on)
{
    struct accounts accounts = {0};
    struct price_list list = {0};

    accounts_collect(m->arena, &m->facts, &accounts);
    price_list_collect(m->arena, &m->facts, &accounts, account, &list);
    const struct price *price = price_on(&list, day(on));

    return price == NULL ? -1 : price->no;
}

/* The best last; each that is added is chosen before those that were there. */
static void own_provider_then_exact_level_then_the_latest(void **state)
{
    static const struct {
        int32_t provider;
        const char *level;
        const char *from;
    } better[] = {
        {ANY_PROVIDER, "", "2026-01-01"},  {ANY_PROVIDER, "", "2026-10-01"},
        {ANY_PROVIDER, "2", "2025-01-01"}, {ANY_PROVIDER, "2", "2026-10-05"},
        {CARE_AB, "", "2024-01-01"},       {CARE_AB, "", "2026-02-01"},
        {CARE_AB, "2", "2023-01-01"},      {CARE_AB, "2", "2026-10-05"},
    };
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t second = add_account(m, ANNA, CARE_AB, HOME_CARE, "2");
    int32_t other_ab = add_provider(m, "5560002222");
    int32_t cleaning = add_service(m, "cleaning", UNIT_HOUR, BASIS_PERFORMED);

    (void)state;
    add_price(m, HOME_CARE, "2026-01-01", "", "1")->provider = other_ab;
    add_price(m, HOME_CARE, "2026-01-01", "", "1")->level = "3";
    add_price(m, cleaning, "2026-01-01", "", "1");
    assert_int_equal(chosen(m, second, "2026-10-05"), -1);
    for (size_t at = 0; at < sizeof better / sizeof better[0]; at++) {
        struct price *price = add_price(m, HOME_CARE, better[at].from, "", "1");

        price->provider = better[at].provider;
        price->level = better[at].level;
        int32_t no = price->no;

        assert_int_equal(chosen(m, second, "2026-10-05"), no);
    }
}

static void only_prices_that_cover_the_day_count(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_price(m, HOME_CARE, "2026-01-01", "2026-10-15", "1");
    add_price(m, HOME_CARE, "2026-10-05", "2026-10-10", "2");
    add_price(m, HOME_CARE, "2026-10-20", "", "3");
    assert_int_equal(chosen(m, ANNAS_HOME_CARE, "2025-12-31"), -1);
    assert_int_equal(chosen(m, ANNAS_HOME_CARE, "2026-10-04"), 1);
    assert_int_equal(chosen(m, ANNAS_HOME_CARE, "2026-10-05"), 2);
    assert_int_equal(chosen(m, ANNAS_HOME_CARE, "2026-10-10"), 2);
    assert_int_equal(chosen(m, ANNAS_HOME_CARE, "2026-10-11"), 1);
    assert_int_equal(chosen(m, ANNAS_HOME_CARE, "2026-10-16"), -1);
    assert_int_equal(chosen(m, ANNAS_HOME_CARE, "2026-10-20"), 3);
}

/* An account without a level has the price without one, never another level's. */
static void the_empty_level_is_a_level_of_its_own(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_price(m, HOME_CARE, "2026-01-01", "", "1")->level = "2";
    assert_int_equal(chosen(m, ANNAS_HOME_CARE, "2026-10-05"), -1);
    add_price(m, HOME_CARE, "2026-01-01", "", "1");
    assert_int_equal(chosen(m, ANNAS_HOME_CARE, "2026-10-05"), 2);
}

/* Grains × price in 1/10 000 kronor: an hour at 0.0050 is half an öre. */
static void a_sum_is_rounded_once_half_away_from_zero(void **state)
{
    const int128 hour = GRAINS_PER_UNIT;

    (void)state;
    assert_int_equal(price_sum_ore(0), 0);
    assert_int_equal(price_sum_ore(hour * 4000000), 40000);
    assert_int_equal(price_sum_ore(hour * 50), 1);
    assert_int_equal(price_sum_ore(hour * 50 - 1), 0);
    assert_int_equal(price_sum_ore(hour * 150), 2);
    assert_int_equal(price_sum_ore(-hour * 50), -1);
    /* a hundred years of hours at a million kronor */
    assert_int_equal(price_sum_ore(hour * 876600 * 10000000000), INT64_C(87660000000000));
    /* and what nobody can mean stays in 64 bits */
    assert_int_equal(price_sum_ore(hour * 10000000 * 10000000000000), PRICE_SUM_ORE_MOST);
    assert_int_equal(price_sum_ore(-hour * 10000000 * 10000000000000), -PRICE_SUM_ORE_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own_provider_then_exact_level_then_the_latest),
        cmocka_unit_test(only_prices_that_cover_the_day_count),
        cmocka_unit_test(the_empty_level_is_a_level_of_its_own),
        cmocka_unit_test(a_sum_is_rounded_once_half_away_from_zero),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
