#include "tests/check.h"

#include "tests/reconcile/municipality.h"

/* Ordered 40 h a month without end, at 400 kronor an hour, and as many minutes performed on the
 * 5th. */
static struct municipality *performed(struct arena *arena, int minutes)
{
    struct municipality *m = municipality_new(arena);

    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "40", PER_MONTH);
    add_price(m, HOME_CARE, "2026-01-01", "", "400.00");
    if (minutes > 0) {
        add_visit(m, ANNAS_HOME_CARE, "2026-10-05 00:00", minutes);
    }
    return m;
}

struct tolerance_case {
    const char *tolerance; /* hours */
    const char *percent;
    const char *quantity; /* of 400 kronor; 36 h were performed */
    const char *net;
    const char *finding;
};

static void too_little_performed_is_tolerated_up_to_the_limit(void **state)
{
    static const struct tolerance_case cases[] = {
        {"0", "0", "36.0001", "14400.04", "QT01 F1/1 2026-10 0.0001 0.04"},
        {"1", "0", "37", "14800.00", "QT01 F1/1 2026-10 1.0000 400.00 within"},
        {"1", "0", "37.0001", "14800.04", "QT01 F1/1 2026-10 1.0001 400.04"},
        {"0", "10", "40", "16000.00", "QT01 F1/1 2026-10 4.0000 1600.00 within"},
        {"0", "10", "40.0001", "16000.04", "QT01 F1/1 2026-10 4.0001 1600.04"},
        {"4.0001", "10", "40.0001", "16000.04", "QT01 F1/1 2026-10 4.0001 1600.04 within"},
        {"1", "10", "40", "16000.00", "QT01 F1/1 2026-10 4.0000 1600.00 within"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = performed(arena, 36 * 60);

        home_care(m)->tolerance_grains = grains(cases[at].tolerance);
        home_care(m)->tolerance_pct_e4 = scaled(cases[at].percent, 4);
        add_invoice(m, "F1");
        add_line(m, ANNAS_HOME_CARE, cases[at].quantity, cases[at].net);
        municipality_reconcile(m);
        EXPECT(m, cases[at].finding);
    }
}

/* 41 h performed, 40 ordered, 42 invoiced: one hour too much and one that never was. */
static void qt01_and_qt02_are_tolerated_together(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 41 * 60);

    (void)state;
    home_care(m)->tolerance_grains = grains("2");
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "42", "16800.00");
    municipality_reconcile(m);
    EXPECT(m, "QT02 F1/1 2026-10 1.0000 400.00 within", "QT01 F1/1 2026-10 1.0000 400.00 within");

    home_care(m)->tolerance_grains = grains("2") - 1;
    municipality_reconcile(m);
    EXPECT(m, "QT02 F1/1 2026-10 1.0000 400.00", "QT01 F1/1 2026-10 1.0000 400.00");
}

static void the_lines_of_a_month_share_its_tolerance(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 60);

    (void)state;
    home_care(m)->tolerance_grains = grains("1.5");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-20 08:00", 60);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "2", "800.00")->stated = days("2026-10-01", "2026-10-15");
    add_line(m, ANNAS_HOME_CARE, "2", "800.00")->stated = days("2026-10-16", "2026-10-31");
    municipality_reconcile(m);
    EXPECT(m, "QT01 F1/1 2026-10 1.0000 400.00", "QT01 F1/2 2026-10 1.0000 400.00");
}

/* The line over the end of October belongs to October, by the first day of its period. */
static void each_month_has_a_tolerance_of_its_own(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 60);

    (void)state;
    home_care(m)->tolerance_grains = grains("1.5");
    add_visit(m, ANNAS_HOME_CARE, "2026-11-01 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-11-02 08:00", 60);
    add_invoice(m, "F1")->issued = day("2026-12-01");
    add_line(m, ANNAS_HOME_CARE, "3", "1200.00")->stated = days("2026-10-01", "2026-11-01");
    add_line(m, ANNAS_HOME_CARE, "2", "800.00")->stated = days("2026-11-01", "2026-11-30");
    municipality_reconcile(m);
    EXPECT(m, "QT01 F1/1 2026-10 1.0000 400.00 within", "QT01 F1/2 2026-11 1.0000 400.00 within");
}

static void only_qt01_and_qt02_are_tolerated(void **state)
{
    ARENA(arena);
    struct municipality *m = performed(arena, 0);

    (void)state;
    home_care(m)->tolerance_grains = grains("100");
    home_care(m)->tolerance_pct_e4 = scaled("100", 4);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    add_line(m, ANNAS_HOME_CARE, "1", "400.00");
    municipality_reconcile(m);
    EXPECT(m, "QT04 F1/1 2026-10 1.0000 400.00", "DC01 F1/2 2026-10 1.0000 400.00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(too_little_performed_is_tolerated_up_to_the_limit),
        cmocka_unit_test(qt01_and_qt02_are_tolerated_together),
        cmocka_unit_test(the_lines_of_a_month_share_its_tolerance),
        cmocka_unit_test(each_month_has_a_tolerance_of_its_own),
        cmocka_unit_test(only_qt01_and_qt02_are_tolerated),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
