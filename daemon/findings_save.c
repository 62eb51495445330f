#include "daemon/findings_save.h"

#include <inttypes.h>

#include "daemon/outcomes_save.h"

static struct db_value run_value(struct saving *saving)
{
    return db_int(saving->arena, saving->run_no);
}

static void withhold(struct saving *saving)
{
    const struct facts *facts = saving->facts;

    saving->withheld = arena_array(saving->arena, bool, facts->accounts.count);
    saving->left_out = arena_array(saving->arena, bool, facts->documents.count);
    for (size_t at = 0; at < facts->documents.count; at++) {
        saving->left_out[at] = !facts->documents.items[at].lawful;
    }
    for (size_t at = 0; at < facts->lines.count; at++) {
        const struct line *line = &facts->lines.items[at];

        if (line_is_linked(line) && !facts->documents.items[line->document].lawful) {
            saving->withheld[line->account] = true;
        }
    }
    for (size_t at = 0; at < facts->lines.count; at++) {
        const struct line *line = &facts->lines.items[at];

        if (line_is_linked(line) && saving->withheld[line->account]) {
            saving->left_out[line->document] = true;
        }
    }
}

static void finding_row(struct saving *saving, size_t seq, const struct finding *finding)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;

    copy_int(copy, (int64_t)seq);
    copy_text(copy, catalogue_row(finding->code)->name);
    copy_number(copy, finding->document < 0 ? 0 : facts->documents.items[finding->document].no);
    copy_text(copy, finding->line_id);
    copy_number(copy, account_number(facts, finding->account));
    copy_number(copy, finding->provider < 0 ? 0 : facts->providers.items[finding->provider].no);
    copy_date(copy, finding->month == MONTH_NONE ? DATE_NONE : month_first(finding->month));
    if (finding->has_quantity) {
        copy_int(copy, finding->quantity_grains);
    } else {
        copy_text(copy, NULL);
    }
    if (finding->has_amount) {
        copy_int(copy, finding->amount_ore);
    } else {
        copy_text(copy, NULL);
    }
    copy_text(copy, finding->within_tolerance ? "t" : "f");
    copy_text(copy, finding->but_for_credits ? "t" : "f");
    copy_int(copy, evidence_hash(finding->evidence));
    copy_row_end(copy);
}

static bool copy_findings(struct saving *saving, struct error *error)
{
    if (!copy_begin(saving->db, &SQL_SAVE_FINDING_COPY, &saving->copy, error)) {
        return false;
    }
    for (size_t at = 0; at < saving->found->count; at++) {
        const struct finding *finding = &saving->found->items[at];

        bool of_account = finding->account >= 0 && finding->code != LK07;

        if (of_account ? account_stored(saving, finding->account)
                       : document_stored(saving, finding->document)) {
            finding_row(saving, at, finding);
        }
    }
    return copy_end(&saving->copy, NULL, error) &&
           db_execute(saving->db, &SQL_SAVE_ANALYZE, DB_NO_VALUES, NULL, error);
}

static void list_cell(struct copy *copy, struct arena *arena, const struct evidence_list *list)
{
    copy_text(copy, db_int_array(arena, list->items, list->count).text);
}

/* {"name": value, …}; the names are ours and need no escapes. */
static const char *numbers_json(struct arena *arena, const struct evidence *evidence)
{
    const char *json = "{";

    for (size_t at = 0; at < evidence->number_count; at++) {
        json = arena_printf(arena, "%s%s\"%s\": %" PRId64, json, at == 0 ? "" : ", ",
                            evidence->numbers[at].name, evidence->numbers[at].value);
    }
    return arena_printf(arena, "%s}", json);
}

static void evidence_row(struct saving *saving, int64_t finding_no, const struct evidence *evidence)
{
    ARENA(arena);
    struct copy *copy = &saving->copy;

    copy_int(copy, finding_no);
    list_cell(copy, arena, &evidence->visits);
    list_cell(copy, arena, &evidence->orders);
    list_cell(copy, arena, &evidence->prices);
    list_cell(copy, arena, &evidence->stays);
    list_cell(copy, arena, &evidence->absences);
    list_cell(copy, arena, &evidence->documents);
    copy_text(copy, numbers_json(arena, evidence));
    copy_row_end(copy);
}

static bool save_evidence(struct saving *saving, struct error *error)
{
    DB_RESULT(wanted);

    if (!db_run(saving->db, &SQL_SAVE_EVIDENCE_WANTED, DB_NO_VALUES, &wanted, error) ||
        !db_execute(saving->db, &SQL_SAVE_EVIDENCE_CLEAR, DB_NO_VALUES, NULL, error) ||
        !copy_begin(saving->db, &SQL_SAVE_EVIDENCE_COPY, &saving->copy, error)) {
        return false;
    }
    for (int row = 0; row < PQntuples(wanted); row++) {
        const struct finding *finding = &saving->found->items[db_cell_int(wanted, row, 0)];

        if (finding->evidence != NULL) {
            evidence_row(saving, db_cell_int(wanted, row, 1), finding->evidence);
        }
    }
    return copy_end(&saving->copy, NULL, error);
}

/* What a law's failure keeps from being closed. */
static struct db_value withheld_accounts(struct saving *saving)
{
    int64_t *list = arena_array(saving->arena, int64_t, saving->facts->accounts.count);
    size_t count = 0;

    for (size_t at = 0; at < saving->facts->accounts.count; at++) {
        if (saving->withheld[at]) {
            list[count++] = saving->facts->accounts.items[at].no;
        }
    }
    return db_int_array(saving->arena, list, count);
}

static struct db_value withheld_documents(struct saving *saving)
{
    int64_t *list = arena_array(saving->arena, int64_t, saving->facts->documents.count);
    size_t count = 0;

    for (size_t at = 0; at < saving->facts->documents.count; at++) {
        if (saving->left_out[at]) {
            list[count++] = saving->facts->documents.items[at].no;
        }
    }
    return db_int_array(saving->arena, list, count);
}

static bool save_findings(struct saving *saving, struct reconcile_summary *summary,
                          struct error *error)
{
    struct db *db = saving->db;
    struct db_value run = run_value(saving);

    return copy_findings(saving, error) &&
           db_execute(db, &SQL_SAVE_MATCH, DB_NO_VALUES, NULL, error) &&
           db_execute(db, &SQL_SAVE_CHANGED, DB_VALUES(run), &summary->changed, error) &&
           db_execute(db, &SQL_SAVE_OPENED, DB_VALUES(run), &summary->opened, error) &&
           db_execute(db, &SQL_SAVE_CLOSED,
                      DB_VALUES(run, db_bool(saving->everything), withheld_accounts(saving),
                                withheld_documents(saving)),
                      &summary->closed, error) &&
           save_evidence(saving, error) &&
           db_execute(db, &SQL_SAVE_WITHHELD,
                      DB_VALUES(withheld_accounts(saving), withheld_documents(saving)), NULL,
                      error);
}

/* Names of the catalogue's rows of which `wanted` is true, as an array. */
static struct db_value codes(struct arena *arena, bool (*wanted)(const struct catalogue_row *))
{
    const char *list = "";

    for (int code = 0; code < CODE_COUNT; code++) {
        const struct catalogue_row *row = catalogue_row((enum code)code);

        if (wanted(row)) {
            list = arena_printf(arena, "%s%s%s", list, list[0] == '\0' ? "" : ",", row->name);
        }
    }
    return db_text(arena_printf(arena, "{%s}", list));
}

static bool never_flags(const struct catalogue_row *row)
{
    return row->flags == FLAGS_NEVER;
}

static bool flags_above_zero(const struct catalogue_row *row)
{
    return row->flags == FLAGS_ABOVE_ZERO;
}

static bool is_net(const struct catalogue_row *row)
{
    return row->net;
}

static bool save_documents(struct saving *saving, struct error *error)
{
    struct arena *arena = saving->arena;

    return db_execute(saving->db, &SQL_SAVE_DOCUMENTS,
                      DB_VALUES(run_value(saving), codes(arena, never_flags),
                                codes(arena, flags_above_zero), codes(arena, is_net)),
                      NULL, error);
}

bool findings_save(struct db *db, int64_t run_no, bool everything, struct loaded *loaded,
                   const struct findings *found, const struct linker *linker,
                   struct reconcile_summary *ret_summary, struct error *error)
{
    ARENA(arena);
    struct saving *saving = arena_alloc(arena, sizeof *saving); /* its buffer is large */
    struct reconcile_summary summary = {.run_no = run_no};

    saving->db = db;
    saving->arena = arena;
    saving->loaded = loaded;
    saving->facts = &loaded->facts;
    saving->found = found;
    saving->linker = linker;
    saving->run_no = run_no;
    saving->everything = everything;
    withhold(saving);
    if (!outcomes_save(saving, &summary, error) || !save_findings(saving, &summary, error) ||
        !save_documents(saving, error)) {
        return error_in(error, "storing the findings");
    }
    *ret_summary = summary;
    return true;
}
