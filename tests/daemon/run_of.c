#include "tests/daemon/run_of.h"

#include <string.h>

#include "tests/check.h"
#include "tests/daemon/fresh_database.h"

date run_day(const char *text)
{
    date result = DATE_NONE;

    assert_true(date_parse(text, strlen(text), &result));
    return result;
}

struct reconcile_summary run_of(struct db *db, date as_of, bool full)
{
    struct reconcile_options options = {.as_of = as_of, .full = full, .only_month = MONTH_NONE};
    struct reconcile_summary summary = {0};
    struct error error = {0};

    if (!reconcile_run(db, &options, &summary, &error)) {
        fail_msg("%s", error.text);
    }
    return summary;
}

char *run_stored(struct db *db, struct arena *arena)
{
    return test_text(
        db, arena,
        "select coalesce(string_agg(row, E'\\n' order by row), '') from ("
        "select 'finding ' || (to_jsonb(finding) - '{first_run,last_run,closed_at}'::text[])::text"
        " from finding union all "
        "select 'line ' || to_jsonb(line_outcome)::text from line_outcome union all "
        "select 'document ' || (to_jsonb(document_outcome) - 'run_no')::text from document_outcome"
        ") as rows (row)");
}

char *run_findings(struct db *db, struct arena *arena, const char *but)
{
    return test_text(
        db, arena,
        arena_printf(arena,
                     "select coalesce(string_agg(row, '; ' order by row), '') from ("
                     "select concat_ws(' ', code, invoice_no || '/' || line_id, client_id,"
                     " trim_scale(quantity_grains / 360000.0), trim_scale(amount_ore / 100.0),"
                     " finding.state)"
                     " from finding left join document using (document_no)"
                     " left join account using (account_no) left join client using (client_no)"
                     " where code <> all(string_to_array('%s', ' '))) as rows (row)",
                     but));
}
