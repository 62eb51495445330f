#include "tests/check.h"

#include "tests/reconcile/municipality.h"

/* October has ended the day before. */
static struct municipality *after_october(struct arena *arena)
{
    struct municipality *m = municipality_new(arena);

    m->facts.as_of = day("2026-11-01");
    return m;
}

static void what_nobody_invoiced_is_qt06_at_each_days_price(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "31", PER_MONTH);
    add_price(m, HOME_CARE, "2026-10-01", "2026-10-10", "100.0050");
    add_price(m, HOME_CARE, "2026-10-20", "", "200.0100");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-15 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-25 08:00", 90);
    municipality_reconcile(m);
    /* 100.005 + 0 + 300.015, rounded once */
    EXPECT(m, "QT06 anna 2026-10 3.5000 400.02");
}

static void what_was_invoiced_is_not_qt06(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "31", PER_MONTH);
    add_price(m, HOME_CARE, "2026-10-01", "", "400");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-25 08:00", 90);
    add_invoice(m, "F1");
    add_line(m, ANNAS_HOME_CARE, "2", "800.00");
    municipality_reconcile(m);
    EXPECT(m, "QT06 anna 2026-10 0.5000 200.00");
}

/* What was purged is not missing: only months that are all there are asked. */
static void months_that_were_purged_are_not_asked_what_is_missing(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-01-01", "", "2", PER_MONTH);
    add_price(m, HOME_CARE, "2026-01-01", "", "400");
    add_visit(m, ANNAS_HOME_CARE, "2026-09-05 08:00", 180);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 180);
    m->facts.kept_from = day("2026-10-01");
    municipality_reconcile(m);
    EXPECT(m, "QT03 anna 2026-10 1.0000 -", "QT06 anna 2026-10 2.0000 800.00");
}

static void care_that_was_purged_has_begun(void **state)
{
    ARENA(arena);

    (void)state;
    for (int kept = 0; kept < 2; kept++) {
        struct municipality *m = after_october(arena);

        add_order(m, ANNAS_HOME_CARE, "2026-07-15", "", "1", PER_MONTH);
        m->facts.accounts.items[ANNAS_HOME_CARE].care_until =
            day(kept == 0 ? "2026-07-14" : "2026-07-15");
        municipality_reconcile(m);
        if (kept == 0) {
            EXPECT(m, "ND01 anna/O1 2026-11 - -", "ND02 anna/O1 2026-11 - -");
        } else {
            EXPECT(m, "ND02 anna/O1 2026-11 - -");
        }
    }
}

static void without_price_qt06_is_there_at_nothing(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "31", PER_MONTH);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    municipality_reconcile(m);
    EXPECT(m, "QT06 anna 2026-10 1.0000 0.00");
}

/* 4 h are ordered, 5 performed: one above, 4 not invoiced; care outside the order is neither. */
static void qt03_is_what_was_performed_above_the_order(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-02", "2026-10-05", "1", PER_DAY);
    add_price(m, HOME_CARE, "2026-10-01", "", "400");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 300);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 08:00", 60);
    municipality_reconcile(m);
    EXPECT(m, "QT03 anna 2026-10 1.0000 -", "QT06 anna 2026-10 4.0000 1600.00");
}

static void qt03_is_silent_at_exactly_the_order(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "5", PER_MONTH);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 300);
    municipality_reconcile(m);
    EXPECT(m, "QT06 anna 2026-10 5.0000 0.00");
}

static void a_month_that_has_not_ended_is_not_asked(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t house =
        add_account(m, ANNA, CARE_AB, add_service(m, "house", UNIT_DAY, BASIS_PRESENCE), "");

    (void)state;
    add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "4", PER_MONTH);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 300);
    add_stay(m, house, "2026-10-01", "");
    add_stay(m, house, "2026-10-01", "");
    m->facts.manual_shares.items = arena_array(arena, struct manual_share, 1);
    m->facts.manual_shares.items[0] =
        (struct manual_share){CARE_AB, month_of(day("2026-10-01")), 1, 1};
    m->facts.manual_shares.count = 1;
    municipality_reconcile(m);
    expect_nothing(m);
}

/* Nights of the later stay that the client has elsewhere already: 10/20–11/02 and 10/25–11/05 share
 * 25–31 (7) and 1 (1). */
static void nights_in_two_stays_are_pl06_on_the_later_one(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);
    int32_t house = add_service(m, "house", UNIT_DAY, BASIS_PRESENCE);
    int32_t first = add_account(m, ANNA, CARE_AB, house, "1");
    int32_t second = add_account(m, ANNA, CARE_AB, house, "2");

    (void)state;
    m->facts.as_of = day("2026-12-01");
    add_stay(m, second, "2026-10-25", "2026-11-05");
    add_stay(m, first, "2026-10-20", "2026-11-02");
    add_stay(m, first, "2026-11-05", "2026-11-06");
    municipality_reconcile(m);
    EXPECT(m, "PL06 anna/2 2026-10 7.0000 -", "PL06 anna/2 2026-11 1.0000 -");
    assert_int_equal(m->found.items[0].evidence->stays.count, 2);
}

/* Three stays: the third shares the night of the 11th with the first though the second lies between
 * them; of two that begin together the larger stay_id is the later. */
static void an_earlier_stay_is_any_that_began_before(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);
    int32_t house = add_service(m, "house", UNIT_DAY, BASIS_PRESENCE);
    int32_t accounts[] = {add_account(m, ANNA, CARE_AB, house, "1"),
                          add_account(m, ANNA, CARE_AB, house, "2"),
                          add_account(m, ANNA, CARE_AB, house, "3")};

    (void)state;
    add_stay(m, accounts[0], "2026-10-01", "2026-10-12");
    add_stay(m, accounts[1], "2026-10-01", "2026-10-03");
    add_stay(m, accounts[2], "2026-10-11", "2026-10-20");
    municipality_reconcile(m);
    EXPECT(m, "PL06 anna/2 2026-10 2.0000 -", "PL06 anna/3 2026-10 1.0000 -");
}

/* Strictly inside: not on the days of moving in and out; what is lost to another visit does not
 * count, what is outside the order does. */
static void hours_of_care_during_a_stay_are_pl07(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);
    int32_t house =
        add_account(m, ANNA, CARE_AB, add_service(m, "house", UNIT_DAY, BASIS_PRESENCE), "");

    (void)state;
    add_stay(m, house, "2026-10-05", "2026-10-08");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 08:30", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-07 23:59", 120);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-08 08:00", 60);
    municipality_reconcile(m);
    EXPECT(m, "PL07 anna 2026-10 3.5000 -");
}

static void pl07_is_asked_of_every_basis_but_only_of_hours(void **state)
{
    ARENA(arena);
    struct municipality *m = after_october(arena);
    int32_t house =
        add_account(m, ANNA, CARE_AB, add_service(m, "house", UNIT_DAY, BASIS_PRESENCE), "");
    int32_t alarm =
        add_account(m, ANNA, CARE_AB, add_service(m, "alarm", UNIT_HOUR, BASIS_ORDERED), "a");
    int32_t trips =
        add_account(m, ANNA, CARE_AB, add_service(m, "trip", UNIT_EACH, BASIS_PERFORMED), "t");

    (void)state;
    add_stay(m, house, "2026-10-05", "");
    add_visit(m, alarm, "2026-10-06 08:00", 60);
    add_visit(m, trips, "2026-10-06 12:00", 60);
    municipality_reconcile(m);
    EXPECT(m, "PL07 anna/a 2026-10 1.0000 -");
}

struct order_case {
    const char *from;
    const char *to;
    const char *finding; /* NULL: silence */
};

/* As of 2026-11-22: 90 days before is 2026-08-24. */
static void an_order_without_care_for_90_days_is_nd01(void **state)
{
    static const struct order_case cases[] = {
        {"2026-08-25", "", NULL},
        {"2026-08-24", "", "ND01 anna/O1 2026-11 - -"},
        {"2026-08-24", "2027-11-22", "ND01 anna/O1 2026-11 - -"},
        {"2026-08-24", "2026-11-21", NULL},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        m->facts.as_of = day("2026-11-22");
        /* not under half: nothing is ordered in whole months */
        add_order(m, ANNAS_HOME_CARE, cases[at].from, cases[at].to, "0", PER_DAY);
        municipality_reconcile(m);
        expect_findings(m, (const char *const[]){cases[at].finding, NULL});
    }
}

/* Care before the order does not count, nor care that was disqualified; any of its days does. */
static void any_care_under_the_account_silences_nd01(void **state)
{
    static const struct {
        const char *visit;
        const char *finding;
    } cases[] = {{"2026-08-23 08:00", "ND01 anna/O1 2026-11 - -"},
                 {"2026-08-24 08:00", NULL},
                 {"2026-11-22 08:00", NULL},
                 {"2026-11-23 08:00", "ND01 anna/O1 2026-11 - -"},
                 {"2026-11-12 08:00", "ND01 anna/O1 2026-11 - -"}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        m->facts.as_of = day("2026-11-22");
        home_care(m)->basis = BASIS_PERFORMED;
        add_absence(m, ANNA, "2026-11-11", "2026-11-13");
        add_order(m, ANNAS_HOME_CARE, "2026-08-24", "", "0", PER_DAY);
        add_visit(m, ANNAS_HOME_CARE, cases[at].visit, 60);
        municipality_reconcile(m);
        bool found = false;

        for (size_t finding = 0; finding < m->found.count; finding++) {
            found = found || m->found.items[finding].code == ND01;
        }
        assert_int_equal(found, cases[at].finding != NULL);
    }
}

static void a_basis_that_is_not_measured_knows_no_nd01_or_nd02(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    home_care(m)->basis = BASIS_ORDERED;
    m->facts.as_of = day("2026-11-22");
    m->facts.clients.items[ANNA].died_on = DATE_NONE;
    add_order(m, ANNAS_HOME_CARE, "2026-01-01", "", "0", PER_DAY);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60);
    municipality_reconcile(m);
    expect_nothing(m);
}

/* 10 h a month; 5 h are half. */
static void under_half_in_two_ended_months_is_nd02(void **state)
{
    static const struct {
        int september, october; /* minutes */
        const char *from, *to;
        bool found;
    } cases[] = {
        {299, 299, "2026-09-01", "", true},
        {300, 299, "2026-09-01", "", false},
        {299, 300, "2026-09-01", "", false},
        {299, 299, "2026-09-01", "2026-10-31", true},
        {299, 299, "2026-09-02", "", false}, /* does not cover September wholly */
        {299, 299, "2026-09-01", "2026-10-30", false},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);
        bool found = false;

        m->facts.as_of = day("2026-11-30");
        add_order(m, ANNAS_HOME_CARE, cases[at].from, cases[at].to, "10", PER_MONTH);
        add_visit(m, ANNAS_HOME_CARE, "2026-09-05 08:00", cases[at].september);
        add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", cases[at].october);
        municipality_reconcile(m);
        for (size_t finding = 0; finding < m->found.count; finding++) {
            found = found || m->found.items[finding].code == ND02;
        }
        assert_int_equal(found, cases[at].found);
    }
}

/* As of 2026-11-22. */
static void an_order_after_death_is_nd05(void **state)
{
    static const struct {
        const char *died, *to;
        bool found;
    } cases[] = {
        {"2026-11-21", "", true},
        {"2026-11-22", "", false}, /* not before the as-of date */
        {"2026-11-20", "2026-11-20", false},
        {"2026-11-20", "2026-11-21", true},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        m->facts.as_of = day("2026-11-22");
        anna(m)->died_on = day(cases[at].died);
        add_order(m, ANNAS_HOME_CARE, "2026-11-01", cases[at].to, "1", PER_DAY);
        municipality_reconcile(m);
        expect_findings(
            m, (const char *const[]){cases[at].found ? "ND05 anna/O1 2026-11 - -" : NULL, NULL});
    }
}

static void a_review_that_is_overdue_is_nd07(void **state)
{
    static const struct {
        const char *review_by, *from, *to;
        bool found;
    } cases[] = {
        {"2026-11-21", "2026-11-01", "", true},
        {"2026-11-22", "2026-11-01", "", false},
        {"2026-11-21", "2026-11-22", "2027-11-22", true},
        {"2026-11-21", "2026-11-23", "", false},
        {"2026-11-21", "2026-11-01", "2026-11-21", false},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        m->facts.as_of = day("2026-11-22");
        add_order(m, ANNAS_HOME_CARE, cases[at].from, cases[at].to, "1", PER_DAY)->review_by =
            day(cases[at].review_by);
        municipality_reconcile(m);
        expect_findings(
            m, (const char *const[]){cases[at].found ? "ND07 anna/O1 2026-11 - -" : NULL, NULL});
    }
}

/* As of 2026-11-22: 30 days after is 2026-12-22. */
static void an_order_that_soon_ends_is_nd08(void **state)
{
    static const struct {
        const char *to;
        bool found;
    } cases[] = {{"2026-11-21", false},
                 {"2026-11-22", true},
                 {"2026-12-22", true},
                 {"2026-12-23", false},
                 {"", false}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        m->facts.as_of = day("2026-11-22");
        add_order(m, ANNAS_HOME_CARE, "2026-11-01", cases[at].to, "1", PER_DAY);
        municipality_reconcile(m);
        expect_findings(
            m, (const char *const[]){cases[at].found ? "ND08 anna/O1 2026-11 - -" : NULL, NULL});
    }
}

/* A partly paid absent day is care; one that is not paid at all is none. */
static void a_paid_absent_day_is_care(void **state)
{
    (void)state;
    for (int paid = 0; paid < 2; paid++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);
        int32_t house =
            add_account(m, ANNA, CARE_AB, add_service(m, "house", UNIT_DAY, BASIS_PRESENCE), "");
        bool found = false;

        m->facts.as_of = day("2026-11-22");
        m->facts.services.items[1].absence_paid_days = paid;
        m->facts.services.items[1].absence_paid_pct_e4 = scaled("10", 4);
        add_order(m, house, "2026-08-01", "", "0", PER_DAY);
        add_absence(m, ANNA, "2026-08-01", "2026-12-01");
        add_stay(m, house, "2026-08-02", "2026-08-05");
        municipality_reconcile(m);
        for (size_t finding = 0; finding < m->found.count; finding++) {
            found = found || m->found.items[finding].code == ND01;
        }
        assert_int_equal(found, paid == 0);
    }
}

static void more_than_a_fifth_by_hand_is_ve01(void **state)
{
    static const struct {
        int64_t performed, manual;
        const char *finding;
    } cases[] = {{5, 1, NULL},
                 {1000, 200, NULL},
                 {1000, 201, "VE01 5560001111 2026-10 20.1000 -"},
                 {3, 1, "VE01 5560001111 2026-10 33.3333 -"},
                 {3, 2, "VE01 5560001111 2026-10 66.6667 -"},
                 {1, 1, "VE01 5560001111 2026-10 100.0000 -"},
                 {0, 0, NULL}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = after_october(arena);
        struct manual_share share = {CARE_AB, month_of(day("2026-10-01")), cases[at].performed,
                                     cases[at].manual};

        m->facts.manual_shares.items = &share;
        m->facts.manual_shares.count = 1;
        municipality_reconcile(m);
        expect_findings(m, (const char *const[]){cases[at].finding, NULL});
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_invoiced_is_qt06_at_each_days_price),
        cmocka_unit_test(what_was_invoiced_is_not_qt06),
        cmocka_unit_test(without_price_qt06_is_there_at_nothing),
        cmocka_unit_test(months_that_were_purged_are_not_asked_what_is_missing),
        cmocka_unit_test(care_that_was_purged_has_begun),
        cmocka_unit_test(qt03_is_what_was_performed_above_the_order),
        cmocka_unit_test(qt03_is_silent_at_exactly_the_order),
        cmocka_unit_test(a_month_that_has_not_ended_is_not_asked),
        cmocka_unit_test(nights_in_two_stays_are_pl06_on_the_later_one),
        cmocka_unit_test(an_earlier_stay_is_any_that_began_before),
        cmocka_unit_test(hours_of_care_during_a_stay_are_pl07),
        cmocka_unit_test(pl07_is_asked_of_every_basis_but_only_of_hours),
        cmocka_unit_test(an_order_without_care_for_90_days_is_nd01),
        cmocka_unit_test(any_care_under_the_account_silences_nd01),
        cmocka_unit_test(a_basis_that_is_not_measured_knows_no_nd01_or_nd02),
        cmocka_unit_test(under_half_in_two_ended_months_is_nd02),
        cmocka_unit_test(an_order_after_death_is_nd05),
        cmocka_unit_test(a_review_that_is_overdue_is_nd07),
        cmocka_unit_test(an_order_that_soon_ends_is_nd08),
        cmocka_unit_test(a_paid_absent_day_is_care),
        cmocka_unit_test(more_than_a_fifth_by_hand_is_ve01),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
