#include "daemon/findings_save.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "daemon/copy.h"

/* One run being stored. */
struct saving {
    struct db *db;
    struct arena *arena;
    struct loaded *loaded;
    struct facts *facts;
    const struct findings *found;
    const struct linker *linker;
    int64_t run_no;
    bool everything;
    bool *withheld; /* by account: a document that breaks a law has a line on it */
    struct copy copy;
};

static struct db_value run_value(struct saving *saving)
{
    return db_int(saving->arena, saving->run_no);
}

static void withhold(struct saving *saving)
{
    const struct facts *facts = saving->facts;

    saving->withheld = arena_array(saving->arena, bool, facts->accounts.count);
    for (size_t at = 0; at < facts->lines.count; at++) {
        const struct line *line = &facts->lines.items[at];

        if (line_is_linked(line) && !facts->documents.items[line->document].lawful) {
            saving->withheld[line->account] = true;
        }
    }
}

static bool account_stored(const struct saving *saving, int32_t account)
{
    return account < 0 || !saving->withheld[account];
}

static bool document_stored(const struct saving *saving, int32_t document)
{
    return document < 0 || saving->facts->documents.items[document].lawful;
}

/* Accounts that nobody knew before this run. */
static bool save_accounts(struct saving *saving, struct error *error)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;
    DB_RESULT(result);
    int64_t rows = 0;

    if (!copy_begin(saving->db, &SQL_SAVE_ACCOUNT_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < facts->accounts.count; at++) {
        const struct account *account = &facts->accounts.items[at];

        if (account->no == 0) {
            copy_int(copy, (int64_t)at);
            copy_int(copy, facts->clients.items[account->client].no);
            copy_int(copy, facts->providers.items[account->provider].no);
            copy_int(copy, facts->services.items[account->service].no);
            copy_text(copy, account->level);
            copy_row_end(copy);
        }
    }
    if (!copy_end(copy, &rows, error)) {
        return false;
    }
    if (rows == 0) {
        return true;
    }
    if (!db_execute(saving->db, &SQL_SAVE_ACCOUNTS, DB_NO_VALUES, NULL, error) ||
        !db_run(saving->db, &SQL_SAVE_ACCOUNT_NUMBERS, DB_NO_VALUES, &result, error)) {
        return false;
    }
    for (int row = 0; row < PQntuples(result); row++) {
        facts->accounts.items[db_cell_int(result, row, 0)].no =
            (int32_t)db_cell_int(result, row, 1);
    }
    return true;
}

static bool save_scope(struct saving *saving, struct reconcile_summary *summary,
                       struct error *error)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;

    if (!copy_begin(saving->db, &SQL_SAVE_SCOPE_ACCOUNT_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < facts->accounts.count; at++) {
        if (facts->accounts.items[at].settle && !saving->withheld[at]) {
            copy_int(copy, facts->accounts.items[at].no);
            copy_row_end(copy);
        }
    }
    return copy_end(copy, &summary->accounts, error);
}

static int32_t account_no(const struct facts *facts, int32_t account)
{
    return account < 0 ? 0 : facts->accounts.items[account].no;
}

static int32_t order_no(const struct facts *facts, int32_t order)
{
    return order < 0 ? 0 : facts->orders.items[order].no;
}

/* The account of a linked line; other lines have none. */
static int32_t linked_account(const struct line *line)
{
    return line_is_linked(line) ? line->account : -1;
}

static bool as_stored(const struct facts *facts, const struct line *line,
                      const struct stored_outcome *stored)
{
    return stored->present && stored->account_no == account_no(facts, linked_account(line)) &&
           stored->order_no == order_no(facts, line->order) && stored->grains == line->grains &&
           stored->period.first == line->period.first && stored->period.last == line->period.last &&
           strcmp(stored->link, link_name(line->link)) == 0 &&
           stored->outcome.payable_ore == line->outcome.payable_ore &&
           stored->outcome.received_ore == line->outcome.received_ore &&
           stored->outcome.given_ore == line->outcome.given_ore &&
           stored->outcome.findings_ore == line->outcome.findings_ore;
}

static void optional_int(struct copy *copy, int64_t value)
{
    if (value == 0) {
        copy_text(copy, NULL);
    } else {
        copy_int(copy, value);
    }
}

static bool save_outcomes(struct saving *saving, struct error *error)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;
    int64_t rows = 0;

    if (!copy_begin(saving->db, &SQL_SAVE_OUTCOME_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < facts->lines.count; at++) {
        const struct line *line = &facts->lines.items[at];

        if (!document_stored(saving, line->document) ||
            !account_stored(saving, linked_account(line)) ||
            as_stored(facts, line, &saving->loaded->stored[at])) {
            continue;
        }
        copy_int(copy, facts->documents.items[line->document].no);
        copy_int(copy, line->position);
        optional_int(copy, account_no(facts, linked_account(line)));
        copy_text(copy, link_name(line->link));
        optional_int(copy, order_no(facts, line->order));
        copy_int(copy, line->grains);
        copy_date(copy, line->period.first);
        copy_date(copy, line->period.last);
        copy_int(copy, line->outcome.payable_ore);
        copy_int(copy, line->outcome.received_ore);
        copy_int(copy, line->outcome.given_ore);
        copy_int(copy, line->outcome.findings_ore);
        copy_row_end(copy);
    }
    return copy_end(copy, &rows, error) &&
           (rows == 0 || db_execute(saving->db, &SQL_SAVE_OUTCOMES, DB_NO_VALUES, NULL, error));
}

static bool save_tokens(struct saving *saving, struct error *error)
{
    enum { TOKEN_BYTES_MAX = 500 };
    struct copy *copy = &saving->copy;
    size_t count = 0;
    const struct extracted *extracted = linker_extracted(saving->linker, &count);
    int64_t rows = 0;

    if (!copy_begin(saving->db, &SQL_SAVE_TOKEN_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < count; at++) {
        if (strlen(extracted[at].value) <= TOKEN_BYTES_MAX) {
            copy_int(copy, saving->facts->documents.items[extracted[at].document].no);
            copy_text(copy, extracted[at].value);
            copy_row_end(copy);
        }
    }
    return copy_end(copy, &rows, error) &&
           (rows == 0 || db_execute(saving->db, &SQL_SAVE_TOKENS, DB_NO_VALUES, NULL, error));
}

static bool save_judged(struct saving *saving, struct reconcile_summary *summary,
                        struct error *error)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;

    if (!copy_begin(saving->db, &SQL_SAVE_DOCUMENT_COPY, copy, error)) {
        return false;
    }
    for (size_t at = 0; at < facts->documents.count; at++) {
        const struct document *document = &facts->documents.items[at];

        if (document->lawful) {
            copy_int(copy, document->no);
            optional_int(
                copy, document->provider < 0 ? 0 : facts->providers.items[document->provider].no);
            copy_int(copy, document->expected_vat_ore);
            copy_row_end(copy);
        }
    }
    return copy_end(copy, &summary->documents, error);
}

static void finding_row(struct saving *saving, size_t seq, const struct finding *finding)
{
    const struct facts *facts = saving->facts;
    struct copy *copy = &saving->copy;

    copy_int(copy, (int64_t)seq);
    copy_text(copy, catalogue_row(finding->code)->name);
    optional_int(copy, finding->document < 0 ? 0 : facts->documents.items[finding->document].no);
    copy_text(copy, finding->line_id);
    optional_int(copy, account_no(facts, finding->account));
    optional_int(copy, finding->provider < 0 ? 0 : facts->providers.items[finding->provider].no);
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

        if (document_stored(saving, finding->document) &&
            account_stored(saving, finding->code == LK07 ? -1 : finding->account)) {
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
        if (!saving->facts->documents.items[at].lawful) {
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
           save_evidence(saving, error);
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
    if (!save_accounts(saving, error) || !save_scope(saving, &summary, error) ||
        !save_outcomes(saving, error) || !save_tokens(saving, error) ||
        !save_judged(saving, &summary, error) || !save_findings(saving, &summary, error) ||
        !save_documents(saving, error)) {
        return error_in(error, "storing the findings");
    }
    *ret_summary = summary;
    return true;
}
