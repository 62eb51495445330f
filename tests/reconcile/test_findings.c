#include "tests/check.h"

#include "reconcile/findings.h"

/* A finding of 1 grain and 10 öre on line "1" of document 3, account 5, month 7. */
static struct finding *add(struct findings *found, enum code code)
{
    struct finding *finding = finding_add(found, code);

    finding->document = 3;
    finding->account = 5;
    finding->month = 7;
    finding->line_id = "1";
    finding->quantity_grains = 1;
    finding->has_quantity = true;
    finding->amount_ore = 10;
    finding->has_amount = true;
    return finding;
}

static void findings_with_one_identity_are_one(void **state)
{
    ARENA(arena);
    struct findings found = {.arena = arena};

    (void)state;
    add(&found, QT01);
    add(&found, QT01)->amount_ore = 32;
    add(&found, QT01)->quantity_grains = 5;
    findings_merge(&found);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].quantity_grains, 7);
    assert_int_equal(found.items[0].amount_ore, 52);
}

static void every_part_of_the_identity_keeps_findings_apart(void **state)
{
    ARENA(arena);
    struct findings found = {.arena = arena};

    (void)state;
    add(&found, QT01);
    add(&found, QT02);
    add(&found, QT01)->document = 4;
    add(&found, QT01)->account = 6;
    add(&found, QT01)->month = 8;
    add(&found, QT01)->line_id = "2";
    add(&found, QT01)->provider = 1;
    add(&found, QT01)->but_for_credits = true;
    findings_merge(&found);
    assert_int_equal(found.count, 8);
    for (size_t at = 0; at < found.count; at++) {
        assert_int_equal(found.items[at].amount_ore, 10);
        assert_true(at == 0 || finding_compare(&found.items[at - 1], &found.items[at]) < 0);
    }
}

/* One of them may have no numbers at all; what is out of tolerance in part is out of it. */
static void a_merged_finding_has_what_any_of_them_has(void **state)
{
    ARENA(arena);
    struct findings found = {.arena = arena};

    (void)state;
    add(&found, QT01)->within_tolerance = true;
    add(&found, QT01);
    add(&found, QT02)->within_tolerance = true;
    add(&found, QT02)->within_tolerance = true;
    struct finding *bare = add(&found, QT03);

    bare->has_amount = bare->has_quantity = false;
    bare->amount_ore = bare->quantity_grains = 0;
    add(&found, QT03);
    findings_merge(&found);
    assert_int_equal(found.count, 3);
    for (size_t at = 0; at < 3; at++) {
        assert_int_equal(found.items[at].within_tolerance, found.items[at].code == QT02);
        assert_true(found.items[at].has_amount && found.items[at].has_quantity);
    }
}

static void nothing_found_is_nothing_merged(void **state)
{
    ARENA(arena);
    struct findings found = {.arena = arena};

    (void)state;
    findings_merge(&found);
    assert_int_equal(found.count, 0);
}

static struct evidence *evidence_of(struct arena *arena, int64_t first, int64_t second)
{
    struct evidence *evidence = evidence_new(arena);

    evidence_add(arena, &evidence->visits, first);
    evidence_add(arena, &evidence->visits, second);
    evidence_add(arena, &evidence->visits, first);
    return evidence;
}

static int64_t hash_after_merge(struct arena *arena, struct evidence *one, struct evidence *other)
{
    struct findings found = {.arena = arena};

    add(&found, QT01)->evidence = one;
    if (other != NULL) {
        add(&found, QT01)->evidence = other;
    }
    findings_merge(&found);
    return evidence_hash(found.items[0].evidence);
}

static void the_evidences_hash_does_not_depend_on_the_order_of_its_rows(void **state)
{
    ARENA(arena);
    int64_t hash = hash_after_merge(arena, evidence_of(arena, 7, 9), NULL);

    (void)state;
    assert_int_equal(hash, hash_after_merge(arena, evidence_of(arena, 9, 7), NULL));
    assert_int_equal(hash,
                     hash_after_merge(arena, evidence_of(arena, 9, 9), evidence_of(arena, 7, 7)));
    assert_int_not_equal(hash, hash_after_merge(arena, evidence_of(arena, 7, 8), NULL));
    assert_int_not_equal(hash, hash_after_merge(arena, evidence_of(arena, 7, 7), NULL));
}

static void the_hash_tells_lists_and_numbers_apart(void **state)
{
    ARENA(arena);
    struct evidence *visits = evidence_new(arena);
    struct evidence *orders = evidence_new(arena);
    struct evidence *one = evidence_new(arena);
    struct evidence *two = evidence_new(arena);
    struct evidence *named = evidence_new(arena);

    (void)state;
    evidence_add(arena, &visits->visits, 7);
    evidence_add(arena, &orders->orders, 7);
    evidence_number(one, "net_ore", 1);
    evidence_number(two, "net_ore", 2);
    evidence_number(named, "net_grains", 1);
    assert_int_not_equal(evidence_hash(visits), evidence_hash(orders));
    assert_int_not_equal(evidence_hash(one), evidence_hash(two));
    assert_int_not_equal(evidence_hash(one), evidence_hash(named));
    assert_int_equal(evidence_hash(NULL), 0);
}

/* Findings of one line share their evidence: merging one of them must not change the others'. */
static void shared_evidence_is_not_changed_by_merging(void **state)
{
    ARENA(arena);
    struct findings found = {.arena = arena};
    struct evidence *shared = evidence_of(arena, 7, 9);

    (void)state;
    evidence_number(shared, "net_ore", 1);
    add(&found, QT01)->evidence = shared;
    add(&found, QT02)->evidence = shared;
    add(&found, QT02)->evidence = evidence_of(arena, 1, 2);
    findings_merge(&found);
    assert_int_equal(found.count, 2);
    for (size_t at = 0; at < 2; at++) {
        assert_int_equal(found.items[at].evidence->visits.count,
                         found.items[at].code == QT01 ? 2 : 4);
        assert_int_equal(found.items[at].evidence->numbers[0].value, 1);
    }
}

static void the_same_evidence_twice_is_one(void **state)
{
    ARENA(arena);
    struct findings found = {.arena = arena};
    struct evidence *shared = evidence_of(arena, 7, 9);

    (void)state;
    evidence_number(shared, "net_ore", 1);
    add(&found, LK05)->evidence = shared;
    add(&found, LK05)->evidence = shared;
    findings_merge(&found);
    assert_int_equal(found.items[0].evidence->visits.count, 2);
    assert_int_equal(found.items[0].evidence->numbers[0].value, 1);
}

static void numbers_of_one_name_add_up(void **state)
{
    ARENA(arena);
    struct evidence *evidence = evidence_new(arena);

    (void)state;
    evidence_number(evidence, "net_ore", 3);
    evidence_number(evidence, "net_ore", 4);
    assert_int_equal(evidence->number_count, 1);
    assert_int_equal(evidence->numbers[0].value, 7);
}

static void a_finding_flags_by_its_code_sign_and_tolerance(void **state)
{
    static const struct {
        enum code code;
        int64_t ore;
        bool within, flags;
    } cases[] = {
        {QT01, 1, false, true},   {QT01, 1, true, false},   {PR01, 1, false, true},
        {PR01, -1, false, false}, {PR04, -1, false, false}, {PR04, 1, false, true},
        {PR08, 1, true, false},   {PR08, -1, true, false},  {DC06, -1, false, true},
        {IN06, -1, false, true},  {IN06, -1, true, false},  {IN02, -1, false, true},
        {PR09, -1, false, false}, {IN03, 0, false, false},  {DC00, 0, false, true},
        {PR05, -1, false, true},
    };

    (void)state;
    for (size_t at = 0; at < sizeof cases / sizeof cases[0]; at++) {
        const struct finding finding = {.code = cases[at].code,
                                        .amount_ore = cases[at].ore,
                                        .within_tolerance = cases[at].within};

        assert_int_equal(finding_flags(&finding), cases[at].flags);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_with_one_identity_are_one),
        cmocka_unit_test(every_part_of_the_identity_keeps_findings_apart),
        cmocka_unit_test(a_merged_finding_has_what_any_of_them_has),
        cmocka_unit_test(nothing_found_is_nothing_merged),
        cmocka_unit_test(the_evidences_hash_does_not_depend_on_the_order_of_its_rows),
        cmocka_unit_test(the_hash_tells_lists_and_numbers_apart),
        cmocka_unit_test(shared_evidence_is_not_changed_by_merging),
        cmocka_unit_test(the_same_evidence_twice_is_one),
        cmocka_unit_test(numbers_of_one_name_add_up),
        cmocka_unit_test(a_finding_flags_by_its_code_sign_and_tolerance),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
