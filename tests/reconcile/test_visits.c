#include "tests/check.h"

#include <string.h>
#include <time.h>

#include "reconcile/visits.h"
#include "tests/reconcile/municipality.h"

static void judge(struct municipality *m)
{
    struct accounts accounts = {0};

    accounts_collect(m->arena, &m->facts, &accounts);
    visits_judge(m->arena, &m->facts, &accounts);
}

/* Minutes that each visit, in order of adding, lost to others: "0 30 15". */
static void expect_lost(struct municipality *m, const char *to_client, const char *to_staff)
{
    char *client = arena_strdup(m->arena, "");
    char *staff = arena_strdup(m->arena, "");

    judge(m);
    for (size_t at = 0; at < m->facts.visits.count; at++) {
        const struct visit *visit = &m->facts.visits.items[at];
        const char *blank = at == 0 ? "" : " ";

        client = arena_printf(m->arena, "%s%s%d", client, blank, visit->lost_client_s / 60);
        staff = arena_printf(m->arena, "%s%s%d", staff, blank, visit->lost_staff_s / 60);
    }
    assert_string_equal(client, to_client);
    assert_string_equal(staff, to_staff);
}

struct moment {
    const char *start; /* on 2026-10-05 */
    int minutes;
};

struct overlap_case {
    struct moment visits[5];
    const char *lost;
};

/* All at Anna, who is to have one at a time. */
static void the_later_visit_loses_the_time_they_share(void **state)
{
    static const struct overlap_case cases[] = {
        {{{"08:00", 60}, {"09:00", 60}}, "0 0"},
        {{{"08:00", 61}, {"09:00", 60}}, "0 1"},
        {{{"08:00", 60}, {"08:30", 60}}, "0 30"},
        {{{"08:30", 60}, {"08:00", 60}}, "30 0"},
        {{{"08:00", 120}, {"08:30", 30}}, "0 30"},
        /* a chain: the second still runs, though it has lost its beginning */
        {{{"08:00", 60}, {"08:30", 60}, {"09:15", 60}}, "0 30 15"},
        /* a visit without time left runs all the same */
        {{{"08:00", 120}, {"09:00", 60}, {"09:30", 60}}, "0 60 30"},
        {{{"08:00", 60}, {"08:10", 10}, {"08:15", 75}}, "0 10 45"},
        /* ties: the larger visit_id loses, however long */
        {{{"08:00", 60}, {"08:00", 90}}, "0 60"},
        {{{"08:00", 90}, {"08:00", 60}}, "0 60"},
        {{{"08:00", 60}, {"08:00", 60}, {"08:00", 90}}, "0 60 60"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        for (size_t visit = 0; cases[at].visits[visit].start != NULL; visit++) {
            add_visit(m, ANNAS_HOME_CARE,
                      arena_printf(arena, "2026-10-05 %s", cases[at].visits[visit].start),
                      cases[at].visits[visit].minutes);
        }
        const char *nothing = m->facts.visits.count == 2 ? "0 0" : "0 0 0";

        expect_lost(m, cases[at].lost, nothing);
    }
}

static void two_may_run_at_once_where_two_are_ordered(void **state)
{
    static const struct overlap_case cases[] = {
        {{{"08:00", 60}, {"08:15", 60}, {"08:30", 90}}, "0 0 30"},
        /* 9:15 is when only one of the three earlier ones is left */
        {{{"08:00", 60}, {"08:15", 60}, {"08:30", 90}, {"08:45", 45}}, "0 0 30 30"},
        {{{"08:00", 60}, {"08:00", 60}, {"08:00", 60}}, "0 0 60"},
        {{{"08:00", 60}, {"08:00", 60}, {"09:00", 60}}, "0 0 0"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        add_order(m, ANNAS_HOME_CARE, "2026-10-01", "", "1", PER_DAY);
        add_order(m, ANNAS_HOME_CARE, "2026-10-05", "2026-10-05", "1", PER_DAY)->staff_count = 2;
        add_order(m, ANNAS_HOME_CARE, "2026-10-06", "", "1", PER_DAY)->staff_count = 3;
        for (size_t visit = 0; cases[at].visits[visit].start != NULL; visit++) {
            add_visit(m, ANNAS_HOME_CARE,
                      arena_printf(arena, "2026-10-05 %s", cases[at].visits[visit].start),
                      cases[at].visits[visit].minutes);
        }
        expect_lost(m, cases[at].lost, m->facts.visits.count == 3 ? "0 0 0" : "0 0 0 0");
    }
}

/* A night over the change of the order: 23:00–02:00, 23:30–01:00 and 00:30–01:30. */
static void the_order_of_the_later_visits_day_counts(void **state)
{
    static const struct {
        int32_t first, then;
        const char *lost;
    } cases[] = {{2, 1, "0 0 60"}, {1, 2, "0 90 30"}, {1, 1, "0 90 60"}, {2, 2, "0 0 30"}};

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = municipality_new(arena);

        add_order(m, ANNAS_HOME_CARE, "2026-10-01", "2026-10-04", "1", PER_DAY)->staff_count =
            cases[at].first;
        add_order(m, ANNAS_HOME_CARE, "2026-10-05", "", "1", PER_DAY)->staff_count = cases[at].then;
        add_visit(m, ANNAS_HOME_CARE, "2026-10-04 23:00", 180);
        add_visit(m, ANNAS_HOME_CARE, "2026-10-04 23:30", 90);
        add_visit(m, ANNAS_HOME_CARE, "2026-10-05 00:30", 60);
        expect_lost(m, cases[at].lost, "0 0 0");
    }
}

static void another_account_of_the_client_may_run_at_once(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:00", 60)->staff = 7;
    add_visit(m, add_account(m, ANNA, CARE_AB, HOME_CARE, "2"), "2026-10-05 08:00", 60)->staff = 7;
    expect_lost(m, "0 0", "0 0");
}

static void death_comes_before_absence(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);

    (void)state;
    anna(m)->died_on = day("2026-10-05");
    add_absence(m, ANNA, "2026-10-03", "2026-10-07");
    add_visit(m, ANNAS_HOME_CARE, "2026-10-03 08:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 23:59", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-06 00:00", 60);
    add_visit(m, ANNAS_HOME_CARE, "2026-10-08 00:00", 60);
    judge(m);
    assert_int_equal(m->facts.visits.items[0].lost_to, LOST_TO_NOTHING);
    assert_int_equal(m->facts.visits.items[1].lost_to, LOST_ABSENT);
    assert_int_equal(m->facts.visits.items[2].lost_to, LOST_DECEASED);
    assert_int_equal(m->facts.visits.items[3].lost_to, LOST_DECEASED);
    assert_int_equal(visit_left_s(&m->facts.visits.items[0]), 3600);
    assert_int_equal(visit_left_s(&m->facts.visits.items[1]), 0);
}

struct staff_moment {
    char who; /* 'a' Anna, 'b' Berit, … */
    const char *start;
    int minutes;
};

struct staff_case {
    struct staff_moment visits[5];
    const char *to_client;
    const char *to_staff;
};

static struct municipality *four_clients(struct arena *arena)
{
    static const char *const names[] = {"berit", "carin", "doris"};
    struct municipality *m = municipality_new(arena);

    for (size_t at = 0; at < 3; at++) {
        (void)add_account(m, add_client(m, names[at]), CARE_AB, HOME_CARE, "");
    }
    return m;
}

/* All by the same staff, on 2026-10-05. */
static void the_later_client_loses_the_time_of_shared_staff(void **state)
{
    static const struct staff_case cases[] = {
        {{{'a', "08:00", 60}, {'b', "09:00", 60}}, "0 0", "0 0"},
        {{{'a', "08:00", 60}, {'b', "08:30", 60}}, "0 0", "0 30"},
        {{{'b', "08:30", 60}, {'a', "08:00", 60}}, "0 0", "30 0"},
        {{{'a', "08:00", 60}, {'b', "08:00", 90}}, "0 0", "0 60"},
        {{{'a', "08:00", 90}, {'b', "08:00", 60}}, "0 0", "0 60"},
        /* A–B–C: what B lost to A it takes from C all the same */
        {{{'a', "08:00", 60}, {'b', "08:30", 60}, {'c', "09:15", 45}}, "0 0 0", "0 30 15"},
        {{{'a', "08:00", 120}, {'b', "08:30", 60}, {'a', "09:00", 30}}, "0 0 30", "0 60 0"},
        /* no moment is lost twice: 08:50–09:10 is under both */
        {{{'a', "08:00", 60}, {'b', "08:30", 60}, {'c', "08:50", 20}}, "0 0 0", "0 30 20"},
        {{{'a', "08:00", 10}, {'b', "08:00", 60}, {'c', "08:05", 60}}, "0 0 0", "0 10 55"},
        /* of what is left after the account's own: 09:00–09:30 of the second at Anna */
        {{{'a', "08:00", 60}, {'a', "08:30", 60}, {'b', "08:40", 30}}, "0 30 0", "0 0 30"},
        {{{'b', "08:00", 20}, {'a', "07:50", 40}, {'a', "08:10", 40}}, "0 0 20", "20 0 0"},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        ARENA(arena);
        struct municipality *m = four_clients(arena);

        for (const struct staff_moment *one = cases[at].visits; one->start != NULL; one++) {
            add_visit(m, one->who - 'a', arena_printf(arena, "2026-10-05 %s", one->start),
                      one->minutes)
                ->staff = 7;
        }
        expect_lost(m, cases[at].to_client, cases[at].to_staff);
    }
}

/* Of 08:30–09:30 at Anna the first half hour is another's; what is left is from 09:00. */
static void staff_is_busy_only_where_time_is_left(void **state)
{
    ARENA(arena);
    struct municipality *m = four_clients(arena);

    (void)state;
    add_visit(m, 0, "2026-10-05 08:00", 60)->staff = 5;
    add_visit(m, 0, "2026-10-05 08:30", 60)->staff = 7;
    add_visit(m, 1, "2026-10-05 08:40", 30)->staff = 7;
    expect_lost(m, "0 30 0", "0 0 10");
}

static void the_later_visit_loses_to_staff_only_what_is_left_of_it(void **state)
{
    ARENA(arena);
    struct municipality *m = four_clients(arena);

    (void)state;
    add_visit(m, 1, "2026-10-05 08:00", 75)->staff = 7;
    add_visit(m, 0, "2026-10-05 08:15", 45)->staff = 5;
    add_visit(m, 0, "2026-10-05 08:30", 60)->staff = 7;
    expect_lost(m, "0 0 30", "0 0 15");
}

static void unknown_or_other_staff_is_nobody_shared(void **state)
{
    ARENA(arena);
    struct municipality *m = four_clients(arena);

    (void)state;
    add_visit(m, 0, "2026-10-05 08:00", 60);
    add_visit(m, 1, "2026-10-05 08:00", 60);
    add_visit(m, 2, "2026-10-05 08:00", 60)->staff = 7;
    add_visit(m, 3, "2026-10-05 08:00", 60)->staff = 8;
    expect_lost(m, "0 0 0 0", "0 0 0 0");
}

static void a_visit_on_an_absent_day_does_not_occupy_staff(void **state)
{
    ARENA(arena);
    struct municipality *m = four_clients(arena);

    (void)state;
    add_absence(m, ANNA, "2026-10-04", "2026-10-06");
    m->facts.clients.items[1].died_on = day("2026-10-04");
    add_visit(m, 0, "2026-10-05 08:00", 60)->staff = 7;
    add_visit(m, 1, "2026-10-05 08:00", 60)->staff = 7;
    add_visit(m, 2, "2026-10-05 08:30", 60)->staff = 7;
    expect_lost(m, "0 0 0", "0 0 0");
}

static void visits_of_every_basis_occupy_staff(void **state)
{
    ARENA(arena);
    struct municipality *m = municipality_new(arena);
    int32_t escort = add_service(m, "escort", UNIT_HOUR, BASIS_ORDERED);

    (void)state;
    add_visit(m, add_account(m, add_client(m, "berit"), CARE_AB, escort, ""), "2026-10-05 08:00",
              60)
        ->staff = 7;
    add_visit(m, ANNAS_HOME_CARE, "2026-10-05 08:30", 60)->staff = 7;
    expect_lost(m, "0 0", "0 30");
}

/* A staff identifier that stands for everybody, and one visit whose end somebody mistyped by a
 * year.  Each minute a visit of 5 minutes at the next of four clients: all are lost to the long
 * one. */
static void one_identifier_for_all_staff_is_judged_fast(void **state)
{
    enum { VISITS = 40000, SECONDS_AT_MOST = 2 };
    ARENA(arena);
    struct municipality *m = four_clients(arena);
    int64_t lost_s = 0;

    (void)state;
    add_visit(m, 3, "2026-10-01 00:00", 525600)->staff = 7;
    for (int at = 0; at < VISITS; at++) {
        struct visit *visit = add_visit(m, at % 3, "2026-10-01 00:00", 5);

        visit->staff = 7;
        visit->start_s += at * 60;
        visit->day = local_day(visit->start_s);
    }
    clock_t began = clock();

    judge(m);
    assert_true((clock() - began) / CLOCKS_PER_SEC < SECONDS_AT_MOST);
    for (size_t at = 0; at < m->facts.visits.count; at++) {
        lost_s += m->facts.visits.items[at].lost_client_s + m->facts.visits.items[at].lost_staff_s;
    }
    assert_int_equal(lost_s, (int64_t)VISITS * 300);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_later_visit_loses_the_time_they_share),
        cmocka_unit_test(two_may_run_at_once_where_two_are_ordered),
        cmocka_unit_test(the_order_of_the_later_visits_day_counts),
        cmocka_unit_test(another_account_of_the_client_may_run_at_once),
        cmocka_unit_test(death_comes_before_absence),
        cmocka_unit_test(the_later_client_loses_the_time_of_shared_staff),
        cmocka_unit_test(staff_is_busy_only_where_time_is_left),
        cmocka_unit_test(the_later_visit_loses_to_staff_only_what_is_left_of_it),
        cmocka_unit_test(unknown_or_other_staff_is_nobody_shared),
        cmocka_unit_test(a_visit_on_an_absent_day_does_not_occupy_staff),
        cmocka_unit_test(visits_of_every_basis_occupy_staff),
        cmocka_unit_test(one_identifier_for_all_staff_is_judged_fast),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
