/* Runs against a real database: what changed is looked at again, and nothing else is lost.
 *
 * ROUNDS and SEED ask for more towns, or others; a failure names its seed. */
#include "daemon/reconcile_run.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/check.h"
#include "tests/daemon/changing_town.h"
#include "tests/daemon/fresh_database.h"
#include "tests/daemon/run_of.h"

enum { ROUNDS_USUAL = 2, STEPS = 10 };

static uint64_t asked_for(const char *name, uint64_t usual)
{
    const char *text = getenv(name);

    return text == NULL || text[0] == '\0' ? usual : strtoull(text, NULL, 10);
}

/* What people read: open findings with what was compared, and invoices. */
static char *told(struct db *db, struct arena *arena)
{
    return test_text(
        db, arena,
        "select coalesce(string_agg(row, E'\\n' order by row), '') from ("
        "select concat_ws('|', code, seller_id, invoice_no, document.document_no, line_id,"
        " client_id, owner.provider_id, provider.provider_id, service_id, level, month,"
        " quantity_grains, amount_ore, within_tolerance, numbers)"
        " from finding left join document using (document_no)"
        " left join account using (account_no) left join client using (client_no)"
        " left join service using (service_no)"
        " left join provider owner on owner.provider_no = account.provider_no"
        " left join provider on provider.provider_no = finding.provider_no"
        " left join finding_evidence using (finding_no)"
        " where finding.state = 'open' union all "
        "select concat_ws('|', 'line', document_no, position, link, grains, payable_ore,"
        " received_ore, given_ore, findings_ore) from line_outcome union all "
        "select concat_ws('|', 'document', document_no, payable_ore, suggested_ore,"
        " expected_vat_ore, state) from document_outcome"
        ") as rows (row)");
}

/* Prints the lines of one text that the other has not. */
static void print_missing(const char *mark, const char *text, const char *other)
{
    ARENA(arena);
    const char *surrounded = arena_printf(arena, "\n%s\n", other);
    char *rest = NULL;

    for (char *line = strtok_r(arena_strdup(arena, text), "\n", &rest); line != NULL;
         line = strtok_r(NULL, "\n", &rest)) {
        if (strstr(surrounded, arena_printf(arena, "\n%s\n", line)) == NULL) {
            print_error("%s %s\n", mark, line);
        }
    }
}

static void same(const char *changed_only, const char *full, uint64_t seed, int step)
{
    if (strcmp(changed_only, full) != 0) {
        print_missing("-", changed_only, full);
        print_missing("+", full, changed_only);
        fail_msg("a full run differs (+) from one of what changed (-): SEED=%" PRIu64
                 " ROUNDS=1, step %d",
                 seed, step);
    }
}

static date later(struct changing_town *town, date as_of)
{
    static const int steps[] = {0, 0, 0, 0, 0, 0, 1, 5, 31, -10};

    return as_of + steps[changing_town_below(town, 10)];
}

static void one_town_step_by_step(uint64_t seed)
{
    ARENA(arena);
    struct fresh_database fresh;
    struct changing_town *town = changing_town_new(arena, seed);
    date as_of = run_day("2026-09-20");

    fresh_database_create(&fresh);
    changing_town_found(town, fresh.db);
    for (int step = 0; step < STEPS; step++) {
        changing_town_step(town, fresh.db);
        as_of = later(town, as_of);
        (void)run_of(fresh.db, as_of, false);
        const char *before = run_stored(fresh.db, arena);
        struct reconcile_summary full = run_of(fresh.db, as_of, true);

        same(before, run_stored(fresh.db, arena), seed, step);
        assert_int_equal(full.opened + full.changed + full.closed, 0);
    }
    fresh_database_drop(&fresh);
}

static void what_changed_alone_gives_what_everything_gives(void **state)
{
    uint64_t seed = asked_for("SEED", 1);

    (void)state;
    for (uint64_t at = 0; at < asked_for("ROUNDS", ROUNDS_USUAL); at++) {
        one_town_step_by_step(seed + at);
    }
}

static void one_town_to_its_end(uint64_t seed)
{
    ARENA(arena);
    struct fresh_database fresh;
    struct fresh_database other;
    struct changing_town *town = changing_town_new(arena, seed);
    date as_of = run_day("2026-09-20");

    fresh_database_create(&fresh);
    changing_town_found(town, fresh.db);
    for (int step = 0; step < STEPS; step++) {
        date next = later(town, as_of);

        changing_town_step(town, fresh.db);
        as_of = next < as_of ? as_of : next; /* going back is a full run */
        (void)run_of(fresh.db, as_of, false);
    }
    fresh_database_create(&other);
    changing_town_retell(town, other.db);
    (void)run_of(other.db, as_of, true);
    same(told(fresh.db, arena), told(other.db, arena), seed, STEPS);
    fresh_database_drop(&other);
    fresh_database_drop(&fresh);
}

static void a_history_of_changes_ends_as_its_last_state_told_at_once(void **state)
{
    uint64_t seed = asked_for("SEED", 1);

    (void)state;
    for (uint64_t at = 0; at < asked_for("ROUNDS", ROUNDS_USUAL); at++) {
        one_town_to_its_end(seed + at);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_changed_alone_gives_what_everything_gives),
        cmocka_unit_test(a_history_of_changes_ends_as_its_last_state_told_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
